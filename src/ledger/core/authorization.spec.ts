import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { concat, toBase64, toBase64Url, utf8 } from '../../kernel/bytes.js';
import { checkActSignature, checkEntrySignature, type ActKey } from './authorization.js';
import { ed25519PublicKey, signEd25519 } from './ed25519.js';
import { actBytes, type Authorization, type Entry } from './entry.js';

const request = '019ab1c2-0000-4000-8000-000000000009';
const act = actBytes({ origin: 'log.example', stream: { kind: 'report', id: 'a' }, rules: 'reports/1', command: { type: 'Do' }, request });
const sha = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

/** An authenticator: platform crypto on this side, plain JavaScript on the checking side. */
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const point = new Uint8Array(p256.publicKey.export({ format: 'der', type: 'spki' })).slice(-65);
const ed = generateKeyPairSync('ed25519');
const edPublic = new Uint8Array(ed.publicKey.export({ format: 'der', type: 'spki' })).slice(-32);
const es256: ActKey = { alg: 'ES256', publicKey: toBase64(point), rpId: 'moot.example', origins: ['https://moot.example'] };
const eddsa: ActKey = { ...es256, alg: 'EdDSA', publicKey: toBase64(edPublic) };

type Passkey = Extract<Authorization, { method: 'passkey' }>;
interface Ceremony {
  client?: Record<string, unknown>;
  clientText?: string;
  rpId?: string;
  flags?: number;
  key?: typeof p256.privateKey;
}

function assertion({ client = {}, clientText, rpId = 'moot.example', flags = 0x05, key = p256.privateKey }: Ceremony = {}): Passkey {
  const data = utf8(clientText ?? JSON.stringify({ type: 'webauthn.get', challenge: toBase64Url(sha(act)), origin: 'https://moot.example', crossOrigin: false, ...client }));
  const authenticatorData = concat(sha(utf8(rpId)), Uint8Array.of(flags, 0, 0, 0, 0));
  const signature = new Uint8Array(sign(key.asymmetricKeyType === 'ed25519' ? null : 'sha256', concat(authenticatorData, sha(data)), key));
  return { method: 'passkey', key: 'AAAA', request, authenticatorData: toBase64Url(authenticatorData), clientDataJSON: toBase64Url(data), signature: toBase64Url(signature) };
}

describe('a passkey’s signature', () => {
  it('passes for both algorithms, whichever half s lies in', () => {
    for (let i = 0; i < 8; i++) expect(checkActSignature(assertion(), act, es256)).toBe('ok');
    expect(checkActSignature(assertion({ key: ed.privateKey }), act, eddsa)).toBe('ok');
  });

  it.each<[string, Ceremony, string]>([
    ['another act', { client: { challenge: toBase64Url(sha(utf8('x'))) } }, 'WRONG_CHALLENGE'],
    ['no challenge', { client: { challenge: 7 } }, 'WRONG_CHALLENGE'],
    ['registration', { client: { type: 'webauthn.create' } }, 'WRONG_TYPE'],
    ['another site', { client: { origin: 'https://moot.example.evil' } }, 'WRONG_ORIGIN'],
    ['a frame of another site', { client: { crossOrigin: true } }, 'CROSS_ORIGIN'],
    ['another relying party', { rpId: 'evil.example' }, 'WRONG_RELYING_PARTY'],
    ['nobody there', { flags: 0x04 }, 'USER_NOT_PRESENT'],
    ['nobody verified', { flags: 0x01 }, 'USER_NOT_VERIFIED'],
    ['another key', { key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey }, 'BAD_SIGNATURE'],
    ['no JSON', { clientText: '{' }, 'CLIENT_DATA_MALFORMED'],
    ['an array', { clientText: '[]' }, 'CLIENT_DATA_MALFORMED'],
  ])('fails for %s', (_name, ceremony, finding) => {
    expect(checkActSignature(assertion(ceremony), act, es256)).toBe(finding);
  });

  it('fails, and does not crash, on hostile bytes', () => {
    const good = assertion();
    for (const wrong of ['', 'A', '?', 'MAYCAQACAQA', 'MAYCAQECAQE', toBase64Url(new Uint8Array(64)), good.signature.slice(0, -4)]) {
      expect(checkActSignature({ ...good, signature: wrong }, act, es256)).toBe('BAD_SIGNATURE');
    }
    expect(checkActSignature({ ...good, authenticatorData: 'AAAA' }, act, es256)).toBe('CLIENT_DATA_MALFORMED');
    for (const publicKey of ['', '?', toBase64(new Uint8Array(65)), toBase64(new Uint8Array(65).fill(4)), toBase64(new Uint8Array(33).fill(2)), toBase64(edPublic)]) {
      expect(checkActSignature(good, act, { ...es256, publicKey })).toBe('BAD_SIGNATURE');
    }
    expect(checkActSignature(good, act, { alg: 'ES256', publicKey: es256.publicKey })).toBe('WRONG_KIND_OF_KEY');
  });
});

describe('an API client’s signature', () => {
  const seed = new Uint8Array(32).fill(7);
  const key: ActKey = { alg: 'EdDSA', publicKey: toBase64(ed25519PublicKey(seed)) };
  const signed = (message: Uint8Array): Authorization => ({ method: 'ed25519', key: key.publicKey, request, signature: toBase64(signEd25519(message, seed)) });

  it('passes over the act and over nothing else', () => {
    expect(checkActSignature(signed(act), act, key)).toBe('ok');
    expect(checkActSignature(signed(utf8('x')), act, key)).toBe('BAD_SIGNATURE');
    expect(checkActSignature(signed(act), act, es256)).toBe('WRONG_KIND_OF_KEY');
    expect(checkActSignature(signed(act), act, eddsa)).toBe('WRONG_KIND_OF_KEY');
    expect(checkActSignature({ method: 'session' }, act, key)).toBe('NOT_SIGNED');
  });

  it('is strict: keys of small order and s beyond the group’s order fail (RFC 8032 section 5.1.7)', () => {
    const zero = { ...key, publicKey: toBase64(new Uint8Array(32)) };
    expect(checkActSignature({ method: 'ed25519', key: 'x', request, signature: toBase64(new Uint8Array(64)) }, act, zero)).toBe('BAD_SIGNATURE');
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const bytes = signEd25519(act, seed);
    let s = order;
    for (let i = 0; i < 32; i++) s += BigInt(bytes[32 + i]!) << BigInt(8 * i);
    const second = Uint8Array.from(bytes, (byte, i) => (i < 32 ? byte : Number((s >> BigInt(8 * (i - 32))) & 255n)));
    expect(checkActSignature({ method: 'ed25519', key: 'x', request, signature: toBase64(second) }, act, key)).toBe('BAD_SIGNATURE');
  });

  it('of an entry covers its own command, stream and rules, with the reporter’s own key', () => {
    const entry = {
      stream: { kind: 'report', id: 'a', n: 1, prev: '' },
      rules: 'reports/1',
      command: { type: 'Do' },
      actor: { kind: 'reporter', key: key.publicKey },
      authorization: signed(act),
    } as unknown as Entry;
    expect(checkEntrySignature(entry, 'log.example', key)).toBe('ok');
    expect(checkEntrySignature(entry, 'other.example', key)).toBe('BAD_SIGNATURE');
    expect(checkEntrySignature({ ...entry, command: { type: 'DoMore' } }, 'log.example', key)).toBe('BAD_SIGNATURE');
    expect(checkEntrySignature({ ...entry, rules: 'reports/2' }, 'log.example', key)).toBe('BAD_SIGNATURE');
    expect(checkEntrySignature({ ...entry, actor: { kind: 'reporter', key: toBase64(edPublic) } }, 'log.example', key)).toBe('WRONG_KIND_OF_KEY');
    expect(checkEntrySignature({ ...entry, authorization: { method: 'system' } }, 'log.example', key)).toBe('NOT_SIGNED');
  });

  it('is the one that other implementations make', () => {
    const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
    const node = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    expect(new Uint8Array(createPublicKey(node).export({ format: 'der', type: 'spki' })).slice(-32)).toEqual(ed25519PublicKey(seed));
    expect(new Uint8Array(sign(null, act, node))).toEqual(signEd25519(act, seed));
  });
});
