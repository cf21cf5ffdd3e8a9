import { createHash } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress, recordName, verificationLine, WELL_KNOWN_PATH, type DomainWay } from '../domain/index.js';

/**
 * Looks whether a domain carries the line of a claim. Whoever owns the domain decides what is answered and where it leads, and may be
 * after this node's own network: names are resolved here, once, by our resolver; only public addresses are connected to; redirects are not
 * followed; little is read and not for long.
 */
export interface Looking {
  /** `address:port`; without it the machine's own name servers. */
  readonly dns?: string | undefined;
  /** Private addresses too: for tests. */
  readonly privateAddresses?: boolean;
  /** For tests: where https listens, and whom its certificate comes from. */
  readonly port?: number;
  readonly ca?: string;
}

/** `unknown`: nobody answered as he should, which says nothing about the line. */
export type Sight = { readonly found: boolean; readonly observed: string } | 'unknown';

const MOST_BYTES = 64 * 1024;
const MOST_MS = 10_000;
const DNS_MS = 3_000;
const GONE = new Set(['ENOTFOUND', 'ENODATA']);

export async function lookForLine(domain: string, way: DomainWay, claim: string, looking: Looking = {}): Promise<Sight> {
  const resolver = new Resolver({ timeout: DNS_MS, tries: 2 });
  if (looking.dns !== undefined) resolver.setServers([looking.dns]);
  const line = verificationLine(claim);
  try {
    const texts = way === 'dns' ? await txtRecords(resolver, recordName(domain)) : await wellKnownLines(resolver, domain, looking);
    if (texts === 'unknown') return 'unknown';
    return { found: texts.some((text) => text.trim() === line), observed: fingerprint(texts) };
  } catch {
    return 'unknown';
  }
}

/** Texts of any number, in any order, have one fingerprint. */
function fingerprint(texts: readonly string[]): string {
  return createHash('sha256').update([...texts].sort().join('\n')).digest('hex');
}

async function txtRecords(resolver: Resolver, name: string): Promise<readonly string[]> {
  return gone(resolver.resolveTxt(name).then((records) => records.map((chunks) => chunks.join(''))));
}

/** That there is no such name or record is an answer; that nobody told us is none. */
async function gone(asked: Promise<string[]>): Promise<readonly string[]> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && 'code' in error && GONE.has(String(error.code))) return [];
    throw error;
  }
}

async function wellKnownLines(resolver: Resolver, domain: string, looking: Looking): Promise<readonly string[] | 'unknown'> {
  const [four, six] = await Promise.all([gone(resolver.resolve4(domain)), gone(resolver.resolve6(domain))]);
  const allowed = [...four, ...six].filter((address) => looking.privateAddresses === true || isPublicAddress(address));
  const address = allowed[0];
  // No address at all, or none that may be asked: the line is not to be seen there.
  return address === undefined ? [] : fetchLines(domain, address, looking);
}

function fetchLines(domain: string, address: string, { port = 443, ca }: Looking): Promise<readonly string[] | 'unknown'> {
  // The address that was judged is the one that is connected to, however the name resolves a moment later.
  const lookup: LookupFunction = (_name, options, give) => {
    const family = address.includes(':') ? 6 : 4;
    if (options.all === true) give(null, [{ address, family }]);
    else give(null, address, family);
  };
  return new Promise((resolve) => {
    const asked = request({ host: domain, servername: domain, port, path: WELL_KNOWN_PATH, lookup, ca, agent: false, headers: { accept: 'text/plain', 'user-agent': 'folkmoot' }, signal: AbortSignal.timeout(MOST_MS) });
    asked.on('error', () => resolve('unknown'));
    asked.on('response', (response) => {
      const status = response.statusCode ?? 500;
      if (status !== 200) {
        response.destroy();
        // A server in trouble says nothing; one that sends us elsewhere, or away, says no.
        return resolve(status >= 500 || status === 429 ? 'unknown' : []);
      }
      let bytes = 0;
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > MOST_BYTES) {
          response.destroy();
          resolve([]);
        } else parts.push(part);
      });
      response.on('end', () => resolve(Buffer.concat(parts).toString('utf8').split(/\r?\n/)));
      response.on('error', () => resolve('unknown'));
    });
    asked.end();
  });
}
