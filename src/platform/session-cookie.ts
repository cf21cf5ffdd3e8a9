/**
 * The cookie that carries a member's session between browser and portal. Reporters never get one.
 *
 * Over https its name begins with `__Host-`: the browser then takes it only with Secure, for this host alone and the whole
 * site, so that no neighbouring subdomain can plant one (RFC 6265bis section 4.1.3.2). On http://localhost that is impossible.
 */
export interface SessionCookie {
  readonly token: string;
  /** Seconds from now. */
  readonly maxAge: number;
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}

export function sessionCookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-folkmoot-session' : 'folkmoot-session';
}

/** Value of a `Set-Cookie` header. */
export function formatSessionCookie(publicUrl: string, { token, maxAge }: SessionCookie): string {
  const secure = isSecure(publicUrl) ? '; Secure' : '';
  return `${sessionCookieName(publicUrl)}=${token}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Strict${secure}`;
}

/** `Set-Cookie` that takes the cookie away. */
export function clearSessionCookie(publicUrl: string): string {
  return formatSessionCookie(publicUrl, { token: '', maxAge: 0 });
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The session token in a `Cookie` header. */
export function readSessionCookie(publicUrl: string, header: string | undefined): string | undefined {
  const name = `${sessionCookieName(publicUrl)}=`;
  for (const part of header?.split(';') ?? []) {
    const pair = part.trim();
    if (pair.startsWith(name)) return isSessionToken(pair.slice(name.length)) ? pair.slice(name.length) : undefined;
  }
  return undefined;
}

/** 32 random bytes in base64url. */
export function isSessionToken(text: string): boolean {
  return TOKEN.test(text);
}
