import { describe, expect, it } from '@jest/globals';
import { securityHeaders } from './security-headers.js';

describe('headers of pages', () => {
  it('allow this server alone, and nothing written into the page', () => {
    const policy = securityHeaders('public')['content-security-policy'] ?? '';
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).not.toMatch(/unsafe|\*|https?:|blob:/);
    for (const directive of ["form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(directive);
  });

  it('keep private pages out of every cache', () => {
    expect(securityHeaders('private')['cache-control']).toBe('no-store');
    expect(securityHeaders('private')['referrer-policy']).toBe('no-referrer');
  });
});
