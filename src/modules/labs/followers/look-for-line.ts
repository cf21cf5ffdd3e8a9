import { createHash } from 'node:crypto';
import { type Guard, guardedRequest, recordsOrNone, resolverFor } from '../../../platform/guarded-request.js';
import { recordName, verificationLine, WELL_KNOWN_PATH, type DomainWay } from '../domain/index.js';

/** Looks whether a domain carries the line of a claim. `unknown`: nobody answered as he should, which says nothing about the line. */
export type Sight = { readonly found: boolean; readonly observed: string } | 'unknown';

const MOST_BYTES = 64 * 1024;

export async function lookForLine(domain: string, way: DomainWay, claim: string, guard: Guard = {}): Promise<Sight> {
  const line = verificationLine(claim);
  try {
    const texts = way === 'dns' ? await txtRecords(domain, guard) : await wellKnownLines(domain, guard);
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

async function txtRecords(domain: string, guard: Guard): Promise<readonly string[]> {
  return (await recordsOrNone(resolverFor(guard).resolveTxt(recordName(domain)))).map((chunks) => chunks.join(''));
}

async function wellKnownLines(domain: string, guard: Guard): Promise<readonly string[] | 'unknown'> {
  const answer = await guardedRequest(new URL(`https://${domain}${WELL_KNOWN_PATH}`), { method: 'GET', headers: { accept: 'text/plain' }, mostBytes: MOST_BYTES }, guard);
  // No address at all, or none that may be asked: the line is not to be seen there.
  if (answer === 'no-address') return [];
  const { status, body } = answer;
  if (status === 200) return body === undefined ? [] : body.toString('utf8').split(/\r?\n/);
  // A server in trouble says nothing; one that sends us elsewhere, or away, says no.
  return status >= 500 || status === 429 ? 'unknown' : [];
}
