import { type ClaimWay, recordName, verificationLine, WELL_KNOWN_PATH } from '../domain/index.js';

/** What the member must put where. */
export function lookedFor(way: ClaimWay, name: string, claim: string): { readonly place: string | null; readonly line: string | null } {
  if (way === 'key') return { place: null, line: null };
  return { place: way === 'dns' ? recordName(name) : `https://${name}${WELL_KNOWN_PATH}`, line: verificationLine(claim) };
}
