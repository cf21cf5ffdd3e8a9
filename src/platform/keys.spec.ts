import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ed25519 } from '@noble/curves/ed25519.js';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromHex, utf8 } from '../kernel/bytes.js';
import { openKey, publicKeyOf, signingKeyOf } from './keys.js';
import { readOrCreateSecret } from './secret-file.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-keys-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('signing keys', () => {
  it('agree with RFC 8032 section 7.1, test 1', () => {
    const key = signingKeyOf(fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')!);
    expect(Buffer.from(key.publicKey).toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(Buffer.from(key.sign(new Uint8Array())).toString('hex')).toBe(
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    );
  });

  it('are made once, closed to others, and found again', () => {
    const inside = join(folder, 'keys');
    const first = openKey(inside, 'log');
    const second = openKey(inside, 'log');
    expect(second.publicKey).toEqual(first.publicKey);
    expect(ed25519.verify(second.sign(utf8('x')), utf8('x'), first.publicKey)).toBe(true);
    expect(readdirSync(inside)).toEqual(['log.seed']);
    expect(statSync(inside).mode & 0o777).toBe(0o700);
    expect(statSync(join(inside, 'log.seed')).mode & 0o777).toBe(0o600);
  });

  it('have the same public half by the shorter way', () => {
    const seeds = Array.from({ length: 20 }, (_, i) => new Uint8Array(32).fill(i));
    for (const seed of seeds) expect(Buffer.from(publicKeyOf(seed))).toEqual(Buffer.from(ed25519.getPublicKey(seed)));
  });

  it('are refused while others may read the file, with the remedy', () => {
    openKey(folder, 'open');
    chmodSync(join(folder, 'open.seed'), 0o644);
    expect(() => openKey(folder, 'open')).toThrow(/chmod 600/);
  });

  it('are never replaced when the file is damaged', () => {
    writeFileSync(join(folder, 'damaged.seed'), 'zz\n', { mode: 0o600 });
    expect(() => openKey(folder, 'damaged')).toThrow(/does not hold a key/);
  });

  it('are the winner\'s when two processes make one at once', () => {
    const path = join(folder, 'race.secret');
    const loser = readOrCreateSecret(path, () => {
      writeFileSync(path, 'winner\n', { mode: 0o600 });
      return 'loser';
    });
    expect(loser).toBe('winner');
  });
});
