import { describe, expect, it } from '@jest/globals';
import { clearSessionCookie, formatSessionCookie, readSessionCookie } from './session-cookie.js';

const HTTP = 'http://localhost:3000';
const HTTPS = 'https://moot.example';
const token = 'A'.repeat(43);

describe('the session cookie', () => {
  it('is read back from what was set', () => {
    for (const url of [HTTP, HTTPS]) {
      const pair = formatSessionCookie(url, { token, maxAge: 60 }).split(';')[0]!;
      expect(readSessionCookie(url, `a=b; ${pair}; c=d`)).toBe(token);
    }
  });

  it('is kept from scripts and other sites, and over https from neighbouring hosts', () => {
    expect(formatSessionCookie(HTTPS, { token, maxAge: 60 })).toBe(`__Host-folkmoot-session=${token}; Path=/; Max-Age=60; HttpOnly; SameSite=Strict; Secure`);
    expect(formatSessionCookie(HTTP, { token, maxAge: 60 })).toBe(`folkmoot-session=${token}; Path=/; Max-Age=60; HttpOnly; SameSite=Strict`);
    expect(clearSessionCookie(HTTP)).toBe('folkmoot-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict');
  });

  it('is not read from a cookie that a neighbouring host could set, nor in another form', () => {
    expect(readSessionCookie(HTTPS, `folkmoot-session=${token}`)).toBeUndefined();
    for (const header of [undefined, '', ';;', `xfolkmoot-session=${token}`, 'folkmoot-session=', `folkmoot-session=${token}A`, `folkmoot-session="${token}"`]) {
      expect(readSessionCookie(HTTP, header)).toBeUndefined();
    }
  });
});
