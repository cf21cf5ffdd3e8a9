/**
 * Headers of every page. The policy allows this server's own style sheet and scripts and nothing written into the page itself,
 * so that a text which slipped through escaping still could not run, and no request ever goes to a third party.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Features of the browser that no page here uses; passkeys are used by this origin alone. */
const PERMISSIONS = [
  'accelerometer=()',
  'browsing-topics=()',
  'camera=()',
  'display-capture=()',
  'geolocation=()',
  'gyroscope=()',
  'microphone=()',
  'payment=()',
  'usb=()',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
].join(', ');

/** `public` pages show the record to anyone; `private` ones (filing, case, desk) hold what a person typed or may alone read. */
export type PageKind = 'public' | 'private';

export function securityHeaders(kind: PageKind): Readonly<Record<string, string>> {
  return {
    'content-security-policy': POLICY,
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'permissions-policy': PERMISSIONS,
    // A shared computer's back button must not bring back what was typed; public pages may be kept but are asked for anew.
    'cache-control': kind === 'private' ? 'no-store' : 'no-cache',
    vary: 'accept-language',
  };
}
