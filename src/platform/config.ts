import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, join, resolve } from 'node:path';

export const ROLES = ['web', 'sequencer', 'worker'] as const;
export type Role = (typeof ROLES)[number];
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Everything the environment may say, read once. A class, so that it is its own injection token. */
export class Config {
  readonly port: number;
  readonly host: string;
  /** Absolute path of the folder that holds keys and embedded database, and the roll-back guard where no other place was given. */
  readonly dataDir: string;
  /** The file with the last signed checkpoint: on storage of its own, a restored backup of the data folder does not take it along. */
  readonly guardFile: string;
  /** Address of a given PostgreSQL, as the owner of the tables; without it the embedded one runs. */
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  /** Origin line of the log; without it the ledger decides at first start and keeps it in the data folder. */
  readonly origin: string | undefined;
  /** Where people reach the node; no slash at the end. Its host name is the passkeys' relying party. */
  readonly publicUrl: string;
  readonly rpId: string;
  readonly roles: ReadonlySet<Role>;
  readonly rateLimits: boolean;
  /** Believe X-Forwarded-For from a proxy on this machine: only where nobody else can reach the port. */
  readonly trustProxy: boolean;
  /** Time within which a promised entry must be in the log. */
  readonly maxMergeDelaySeconds: number;
  readonly witnessPolicyFile: string | undefined;
  readonly witnessedLogsFile: string | undefined;
  /** Bytes of evidence that one report, and that all reports within twenty-four hours, may bring. */
  readonly evidenceReportBytes: number;
  readonly evidenceDayBytes: number;
  /** Name server (`127.0.0.1:5353`) that is asked for the domains of labs; without it those of the machine. */
  readonly dns: string | undefined;
  /** Look for domains of labs at private addresses too: for tests, and for a node within one network. */
  readonly privateDomains: boolean;
  /** The server that takes mail, and in whose name it is sent; without it people are not written to. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
  /** Webhooks may go to this machine and without encryption: for tests. */
  readonly localWebhooks: boolean;
  /** Relays of the drand network, asked for beacon rounds while a draw waits for one. */
  readonly beaconRelays: readonly string[];
  /** A folder with beacon rounds as files, for a node without a network. */
  readonly beaconDir: string | undefined;
  readonly logLevel: LogLevel;
}

/** The environment is wrong: the message names the variable and the remedy, and repeats no secret. */
export class ConfigError extends Error {
  constructor(
    readonly variable: string,
    remedy: string,
  ) {
    super(`${variable}: ${remedy}`);
    this.name = 'ConfigError';
  }
}

const MEGABYTE = 1_000_000;

type Environment = Readonly<Record<string, string | undefined>>;

export function loadConfig(environment: Environment = process.env): Config {
  // An empty variable counts as unset: that is what `VARIABLE= npm start` and empty lines of compose files mean.
  const text = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const host = parseHost(text('HOST') ?? '127.0.0.1');
  const port = parseInteger('PORT', text('PORT') ?? '3000', 0, 65_535);
  const publicUrl = parsePublicUrl(text('FOLKMOOT_PUBLIC_URL') ?? `http://localhost:${port}`);
  const dataDir = resolve(text('FOLKMOOT_DATA') ?? 'var');
  const roles = parseRoles(text('FOLKMOOT_ROLES') ?? ROLES.join(','));
  const values: Config = {
    port,
    host,
    dataDir,
    guardFile: parseGuard(text('FOLKMOOT_GUARD'), roles.has('sequencer')) ?? join(dataDir, 'guard', 'checkpoint'),
    databaseUrl: parseUrl('DATABASE_URL', text('DATABASE_URL'), ['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/database'),
    redisUrl: parseUrl('REDIS_URL', text('REDIS_URL'), ['redis:', 'rediss:'], 'redis://host:6379'),
    origin: parseOrigin(text('FOLKMOOT_ORIGIN')),
    publicUrl: publicUrl.origin,
    rpId: publicUrl.hostname,
    roles,
    trustProxy: oneOf('FOLKMOOT_TRUST_PROXY', text('FOLKMOOT_TRUST_PROXY') ?? 'off', ['off', 'loopback']) === 'loopback',
    rateLimits: parseRateLimits(text('FOLKMOOT_RATE_LIMITS') ?? 'on', host),
    maxMergeDelaySeconds: parseInteger('FOLKMOOT_MAX_MERGE_DELAY', text('FOLKMOOT_MAX_MERGE_DELAY') ?? '60', 1, 86_400),
    witnessPolicyFile: parseFile('FOLKMOOT_WITNESS_POLICY', text('FOLKMOOT_WITNESS_POLICY')),
    witnessedLogsFile: parseFile('FOLKMOOT_WITNESSED_LOGS', text('FOLKMOOT_WITNESSED_LOGS')),
    evidenceReportBytes: MEGABYTE * parseInteger('FOLKMOOT_EVIDENCE_PER_REPORT', text('FOLKMOOT_EVIDENCE_PER_REPORT') ?? '200', 1, 1_000_000),
    evidenceDayBytes: MEGABYTE * parseInteger('FOLKMOOT_EVIDENCE_PER_DAY', text('FOLKMOOT_EVIDENCE_PER_DAY') ?? '5000', 1, 1_000_000),
    dns: parseDns(text('FOLKMOOT_DNS')),
    privateDomains: oneOf('FOLKMOOT_PRIVATE_DOMAINS', text('FOLKMOOT_PRIVATE_DOMAINS') ?? 'off', ['on', 'off']) === 'on',
    mail: parseMail(parseUrl('FOLKMOOT_SMTP_URL', text('FOLKMOOT_SMTP_URL'), ['smtp:', 'smtps:'], 'smtps://user:password@mail.example:465'), text('FOLKMOOT_MAIL_FROM')),
    localWebhooks: parseLocalWebhooks(text('FOLKMOOT_LOCAL_WEBHOOKS') ?? 'off', host),
    beaconRelays: parseRelays(text('FOLKMOOT_BEACON_RELAYS') ?? 'https://api.drand.sh,https://drand.cloudflare.com'),
    beaconDir: parseFolder('FOLKMOOT_BEACON_DIR', text('FOLKMOOT_BEACON_DIR')),
    logLevel: oneOf('FOLKMOOT_LOG_LEVEL', text('FOLKMOOT_LOG_LEVEL') ?? 'info', LOG_LEVELS),
  };
  return Object.freeze(Object.assign(new Config(), values));
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function parseHost(text: string): string {
  if (isIP(text) !== 0 || /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text)) return text;
  throw new ConfigError('HOST', 'give the address to listen on, for example 127.0.0.1 or 0.0.0.0, without port and scheme.');
}

function parseInteger(variable: string, text: string, least: number, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1;
  if (value < least || value > most) throw new ConfigError(variable, `give a whole number from ${least} to ${most}.`);
  return value;
}

function parseUrl(variable: string, text: string | undefined, schemes: readonly string[], example: string): string | undefined {
  if (text === undefined) return undefined;
  // The value may hold a password, so the message shows an example instead of it.
  if (!URL.canParse(text) || !schemes.includes(new URL(text).protocol)) throw new ConfigError(variable, `give an address such as ${example}`);
  return text;
}

function parsePublicUrl(text: string): URL {
  const remedy = 'give scheme and host, for example https://folkmoot.example, without path, query or password.';
  if (!URL.canParse(text)) throw new ConfigError('FOLKMOOT_PUBLIC_URL', remedy);
  const url = new URL(text);
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  if (!['http:', 'https:'].includes(url.protocol) || !bare) throw new ConfigError('FOLKMOOT_PUBLIC_URL', remedy);
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0) {
    // WebAuthn wants a domain as relying party; `localhost` is one, 127.0.0.1 is not.
    throw new ConfigError('FOLKMOOT_PUBLIC_URL', 'give a host name, since passkeys do not work on a bare address; on this machine use http://localhost:<port>.');
  }
  return url;
}

/** `off`: no relay is asked, and rounds come from files alone. */
function parseRelays(text: string): readonly string[] {
  if (text === 'off') return [];
  const relays = text.split(',').map((one) => one.trim()).filter((one) => one !== '');
  const good = (relay: string): boolean => {
    if (!URL.canParse(relay)) return false;
    const url = new URL(relay);
    return url.protocol === 'https:' && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  };
  if (relays.length > 0 && relays.every(good)) return relays;
  throw new ConfigError('FOLKMOOT_BEACON_RELAYS', 'give addresses such as https://api.drand.sh, with commas between them, or off.');
}

function parseFolder(variable: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const folder = resolve(text);
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder;
  throw new ConfigError(variable, 'give the path of a folder that exists.');
}

/** C2SP tlog-checkpoint: a URL without scheme, not empty, without spaces and plus signs. */
function parseOrigin(text: string | undefined): string | undefined {
  if (text === undefined || (/^[A-Za-z0-9][A-Za-z0-9._~:/-]{0,254}$/.test(text) && !text.includes('//'))) return text;
  throw new ConfigError('FOLKMOOT_ORIGIN', 'give a name such as folkmoot.example/log: no scheme, spaces or plus signs.');
}

function parseRoles(text: string): ReadonlySet<Role> {
  const names = text.split(',').map((name) => name.trim()).filter((name) => name !== '');
  if (names.length === 0) throw new ConfigError('FOLKMOOT_ROLES', `give one or more of ${ROLES.join(',')}.`);
  return new Set(names.map((name) => oneOf('FOLKMOOT_ROLES', name, ROLES)));
}

function parseRateLimits(text: string, host: string): boolean {
  const limited = oneOf('FOLKMOOT_RATE_LIMITS', text, ['on', 'off']) === 'on';
  if (!limited && !isLoopback(host)) {
    throw new ConfigError('FOLKMOOT_RATE_LIMITS', 'may be off only while HOST is this machine alone (127.0.0.1, ::1 or localhost).');
  }
  return limited;
}

function parseMail(smtpUrl: string | undefined, from: string | undefined): Config['mail'] {
  if (smtpUrl === undefined && from === undefined) return undefined;
  if (smtpUrl === undefined) throw new ConfigError('FOLKMOOT_SMTP_URL', 'give the mail server too, for example smtps://user:password@mail.example:465, or leave FOLKMOOT_MAIL_FROM out.');
  if (from === undefined || !/^[^\s@<>"]{1,64}@[^\s@<>"]{1,189}$/.test(from)) throw new ConfigError('FOLKMOOT_MAIL_FROM', 'give the address in whose name mail is sent, for example moot@folkmoot.example.');
  return { smtpUrl, from };
}

function parseLocalWebhooks(text: string, host: string): boolean {
  const local = oneOf('FOLKMOOT_LOCAL_WEBHOOKS', text, ['on', 'off']) === 'on';
  if (local && !isLoopback(host)) throw new ConfigError('FOLKMOOT_LOCAL_WEBHOOKS', 'may be on only while HOST is this machine alone (127.0.0.1, ::1 or localhost).');
  return local;
}

function parseDns(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const [, bracketed, plain, port] = /^(?:\[([0-9a-f:.]+)\]|([0-9.]+)):(\d{1,5})$/i.exec(text) ?? [];
  if (isIP(bracketed ?? plain ?? '') === 0 || Number(port) > 65_535) throw new ConfigError('FOLKMOOT_DNS', 'give address and port of a name server, for example 127.0.0.1:5353 or [::1]:5353.');
  return text;
}

function parseFile(variable: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const path = resolve(text);
  try {
    readFileSync(path);
  } catch {
    throw new ConfigError(variable, `${path} cannot be read. Give the path of an existing file.`);
  }
  return path;
}

/**
 * The folder is not made here: where storage of its own is not mounted, a folder made in its place would be the very thing to avoid.
 * Only who signs writes there. Files are replaced whole, so the folder must be writable, not the file alone.
 */
function parseGuard(text: string | undefined, signs: boolean): string | undefined {
  if (text === undefined) return undefined;
  const file = resolve(text);
  if (!signs) return file;
  const problem = (words: string): ConfigError => new ConfigError('FOLKMOOT_GUARD', words);
  const folder = dirname(file);
  if (!existsSync(folder)) throw problem(`the folder ${folder} does not exist. Make it, or mount its storage, and start again.`);
  if (existsSync(file) && !statSync(file).isFile()) throw problem(`${file} is not a file. Give the path of the file itself, for example ${join(file, 'checkpoint')}.`);
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    if (existsSync(file)) accessSync(file, constants.R_OK);
  } catch {
    throw problem(`${file} cannot be written. Give this account the right to read and write the folder ${folder}.`);
  }
  return file;
}

function oneOf<T extends string>(variable: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found === undefined) throw new ConfigError(variable, `${JSON.stringify(text)} is not known. Give one of ${allowed.join(', ')}.`);
  return found;
}
