import { Resolver } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '../kernel/public-address.js';

/**
 * Asks a server that somebody else named. Whoever owns the name decides where it leads, and may be after this node's own network: names
 * are resolved here, once, by our resolver; only public addresses are connected to, and just the one that was judged, however the name
 * resolves a moment later; redirects are not followed; little is read and not for long.
 */
export interface Guard {
  /** Name server, `address:port`; without it the machine's own. */
  readonly dns?: string | undefined;
  /** Private addresses too, and names as this machine knows them: for tests, and for a node within one network. */
  readonly privateAddresses?: boolean;
  /** For tests: where the server listens, and whom its certificate comes from. */
  readonly port?: number;
  readonly ca?: string;
}

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** What is read of an answer; with 0 nothing but its status matters. */
  readonly mostBytes: number;
}

/** `no-address`: there is none, or none that may be asked. `body` is undefined where it was longer than asked for. */
export type Answer = { readonly status: number; readonly body: Buffer | undefined } | 'no-address';

const MOST_MS = 10_000;
const DNS_MS = 3_000;
const GONE = new Set(['ENOTFOUND', 'ENODATA']);

export function resolverFor({ dns }: Guard): Resolver {
  const resolver = new Resolver({ timeout: DNS_MS, tries: 2 });
  if (dns !== undefined) resolver.setServers([dns]);
  return resolver;
}

/** That there is no such name or record is an answer; that nobody told us is none, and throws. */
export async function recordsOrNone<T>(asked: Promise<T[]>): Promise<readonly T[]> {
  try {
    return await asked;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && GONE.has(String(error.code))) return [];
    throw error;
  }
}

/** Throws where nobody answered as he should. */
export async function guardedRequest(url: URL, question: Question, guard: Guard = {}): Promise<Answer> {
  const address = await addressOf(url.hostname.replace(/^\[|\]$/g, ''), guard);
  return address === undefined ? 'no-address' : ask(url, address, question, guard);
}

async function addressOf(host: string, guard: Guard): Promise<string | undefined> {
  const allowed = (address: string): boolean => guard.privateAddresses === true || isPublicAddress(address);
  if (isIP(host) !== 0) return allowed(host) ? host : undefined;
  if (host === 'localhost') return guard.privateAddresses === true ? '127.0.0.1' : undefined;
  const resolver = resolverFor(guard);
  const [four, six] = await Promise.all([recordsOrNone(resolver.resolve4(host)), recordsOrNone(resolver.resolve6(host))]);
  return [...four, ...six].find(allowed);
}

function ask(url: URL, address: string, { method, headers, body, mostBytes }: Question, { port, ca }: Guard): Promise<Answer> {
  const lookup: LookupFunction = (_name, options, give) => {
    const family = address.includes(':') ? 6 : 4;
    if (options.all === true) give(null, [{ address, family }]);
    else give(null, address, family);
  };
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  const options = { method, lookup, agent: false as const, headers: { 'user-agent': 'folkmoot', ...headers, ...length }, signal: AbortSignal.timeout(MOST_MS), ...(port === undefined ? {} : { port }), ...(ca === undefined ? {} : { ca }) };
  return new Promise((resolve, reject) => {
    const asked = url.protocol === 'http:' ? requestHttp(url, options) : requestHttps(url, options);
    asked.on('error', reject);
    asked.on('response', (response) => {
      const status = response.statusCode ?? 500;
      const parts: Buffer[] = [];
      let bytes = 0;
      const end = (content: Buffer | undefined): void => {
        response.destroy();
        resolve({ status, body: content });
      };
      if (mostBytes === 0) return end(undefined);
      response.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > mostBytes) end(undefined);
        else parts.push(part);
      });
      response.on('end', () => end(Buffer.concat(parts)));
      response.on('error', reject);
    });
    asked.end(body);
  });
}
