import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { SecretBox } from './secret-box.js';

describe('a secret box', () => {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-box-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const box = new SecretBox(join(folder, 'keys', 'a.secret'));
  const other = new SecretBox(join(folder, 'keys', 'b.secret'));

  it('opens what it sealed, in its place alone', () => {
    const sealed = box.seal('whsec_abc', 'webhook 1');
    expect(box.open(sealed, 'webhook 1')).toBe('whsec_abc');
    expect(new SecretBox(join(folder, 'keys', 'a.secret')).open(sealed, 'webhook 1')).toBe('whsec_abc');
    expect(box.open(sealed, 'webhook 2')).toBeUndefined();
    expect(other.open(sealed, 'webhook 1')).toBeUndefined();
    sealed[20]! ^= 1;
    expect(box.open(sealed, 'webhook 1')).toBeUndefined();
    expect(box.open(sealed.subarray(0, 10), 'webhook 1')).toBeUndefined();
  });

  it('knows its own signature, for one purpose', () => {
    const token = box.sign('3k7w9qzp04tn', 'stop');
    expect(box.signed(token, 'stop')).toBe('3k7w9qzp04tn');
    expect(box.signed(token, 'confirm')).toBeUndefined();
    expect(other.signed(token, 'stop')).toBeUndefined();
    for (const forged of ['', '.', 'x', '3k7w9qzp04tn.', token.replace('3', '4'), `${token}a`, 'a'.repeat(500)]) expect(box.signed(forged, 'stop')).toBeUndefined();
  });
});
