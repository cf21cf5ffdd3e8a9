import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a posted form comes from another site. Browsers say so themselves (Fetch Metadata), older ones by `Origin`. Our own pages
 * are sent with `Referrer-Policy: no-referrer`, under which a browser writes `Origin: null` on a form of the same site (Fetch,
 * section 3.2.2): `null` alone is therefore no sign of an attack.
 */
export function isCrossSite(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin, host } = headers;
  if (origin === undefined || origin === 'null' || origin === publicUrl) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

/**
 * What every form of a signed-in person carries beside the cookie. It is made from the session's secret, which no other site can read; from
 * it nobody gets back to the session. It needs no store, and holds over restarts.
 */
export function formToken(session: string): string {
  return createHash('sha256').update(`folkmoot/form-token/v1\n${session}`).digest('base64url');
}

export function isFormToken(session: string, given: unknown): boolean {
  const wanted = Buffer.from(formToken(session));
  const had = Buffer.from(typeof given === 'string' ? given : '');
  return wanted.length === had.length && timingSafeEqual(wanted, had);
}
