import { describe, expect, it } from '@jest/globals';
import { toBase64, utf8 } from '../../kernel/bytes.js';
import { addSeconds, instantOf, type Instant } from '../../kernel/instant.js';
import { caseKey, newCaseCode, parseCaseCode } from './case-key.js';
import { formatCheckpoint } from './checkpoint.js';
import { commit, type Opening } from './commitment.js';
import { signCosignature } from './cosignature.js';
import { MalformedEntry, parseEntry, sealBody, stageBody } from './entry.js';
import { Frontier } from './frontier.js';
import { ZERO_HASH_HEX } from './hash.js';
import { signNote } from './note.js';
import { ed25519Signer } from './note-signer.js';
import { formatPolicy, MalformedPolicy, parsePolicy, quorumMet } from './policy.js';
import { checkPromise, formatPromise, MalformedPromise, parsePromise } from './promise.js';
import { checkTlogProof, formatTlogProof, MalformedProof, parseTlogProof } from './proof.js';
import { checkReceipt, formatReceipt, MalformedReceipt, parseReceipt } from './receipt.js';
import { leafHash, proveInclusion } from './tree.js';
import { formatVerifierKey } from './verifier-key.js';

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const log = ed25519Signer(seed(1), 'log.example');
const stranger = ed25519Signer(seed(2), 'stranger.example');
const promiser = ed25519Signer(seed(3), 'log.example/promises');
const [w1, w2, w3] = [4, 5, 6].map((n) => ed25519Signer(seed(n), `w${n}.example`, 'cosignature')) as [typeof log, typeof log, typeof log];
const time = 1_800_000_000;
const at = instantOf(time * 1000);

const salt = seed(9);
const id = '019ab1c2-0000-7000-8000-000000000001';
const staged = stageBody({
  id,
  at,
  rules: 'reports/1',
  stream: { kind: 'report', id: '5m0c8xk2h7rd' },
  actor: { kind: 'anonymous' },
  authorization: { method: 'anonymous' },
  command: { type: 'FileReport', content: { title: commit(salt, '/command/content/title', 'A title') } },
  events: [{ type: 'ReportFiled' }],
});
const opening: Opening = { entry: id, path: '/command/content/title', salt: toBase64(salt), value: 'A title' };
const sealAt = (seq: number, sequencedAt: Instant = at): Uint8Array => sealBody(staged, { seq, prev: seq ? 'ab'.repeat(32) : ZERO_HASH_HEX, sequencedAt, n: 0, streamPrev: ZERO_HASH_HEX });

/** A log of three entries; ours is the second. */
const entry = sealAt(1);
const leaves = [utf8('a'), entry, utf8('c')].map(leafHash);
const frontier = Frontier.empty();
leaves.forEach((leaf) => frontier.append(leaf));
const hashes = proveInclusion(1, 3, (level, index) => {
  if (level !== 0) throw new Error('not needed');
  return leaves[index]!;
});
const body = formatCheckpoint({ origin: 'log.example', size: 3, root: frontier.root() });
const checkpoint = signNote(body, [log]) + [w1, w2].map((witness) => `${signCosignature(body, time, witness)}\n`).join('');
const proof = { index: 1, hashes, checkpoint };

const policyText = [
  `log ${formatVerifierKey(log)} https://log.example/`,
  ...[w1, w2, w3].map((witness, i) => `witness W${i + 1} ${formatVerifierKey(witness)}`),
  'group first 2 W1 W2',
  'group both 2 first W3',
].join('\n');
const policy = (quorum: string) => parsePolicy(`${policyText}\nquorum ${quorum}\n`);

describe('a policy', () => {
  it('reads comments, tabs, all and any, and is written in one form', () => {
    const loose = parsePolicy(`# who\n\n \tlog\t${formatVerifierKey(log)} \nwitness W ${formatVerifierKey(w1)}\ngroup G any W\nquorum G`);
    expect(formatPolicy(loose)).toBe(`log ${formatVerifierKey(log)}\nwitness W ${formatVerifierKey(w1)}\ngroup G 1 W\nquorum G\n`);
    expect(formatPolicy(parsePolicy(formatPolicy(loose)))).toBe(formatPolicy(loose));
  });

  it.each<[string, string[], boolean]>([
    ['none', [], true],
    ['W1', ['W1'], true],
    ['W1', ['W2', 'W3'], false],
    ['first', ['W1'], false],
    ['first', ['W1', 'W2'], true],
    ['both', ['W1', 'W2'], false],
    ['both', ['W1', 'W3'], false],
    ['both', ['W1', 'W2', 'W3'], true],
    ['first', ['W1', 'W1'], false],
    ['both', ['first', 'W3'], false],
  ])('quorum %s with %j: %s', (quorum, cosigners, met) => {
    expect(quorumMet(policy(quorum), cosigners)).toBe(met);
  });

  const w = formatVerifierKey(w1);
  it.each([
    '',
    'quorum W',
    'quorum none\nquorum none',
    'Quorum none',
    'quorum',
    `log\nquorum none`,
    `log ${w}\nquorum none`,
    `witness W ${formatVerifierKey(log)}\nquorum none`,
    `witness none ${w}\nquorum none`,
    `witness W ${w}\nwitness V ${w}\nquorum none`,
    `witness W ${w}\nwitness W ${formatVerifierKey(w2)}\nquorum none`,
    `witness W ${w}\ngroup G 0 W\nquorum G`,
    `witness W ${w}\ngroup G 2 W\nquorum G`,
    `witness W ${w}\ngroup G 01 W\nquorum G`,
    `witness W ${w}\ngroup G any\nquorum none`,
    `witness W ${w}\ngroup G 2 W W\nquorum G`,
    `witness W ${w}\ngroup G any W\ngroup H any W\nquorum H`,
    `group G any G\nquorum G`,
    `quorum G\nwitness G ${w}`,
    'quorum none\u0000',
  ])('malformed %#', (text) => {
    expect(() => parsePolicy(text)).toThrow(MalformedPolicy);
  });
});

describe('a proof file', () => {
  it('reads back, with and without extra', () => {
    for (const each of [proof, { ...proof, extra: utf8('{}') }, { ...proof, extra: new Uint8Array(0) }, { ...proof, hashes: [] }]) {
      expect(parseTlogProof(formatTlogProof(each))).toEqual(each);
    }
  });

  const good = formatTlogProof(proof);
  it.each([
    ['', ''],
    ['@v1', '@v2'],
    ['index 1', 'index 01'],
    ['index 1', 'index -1'],
    ['index 1', 'Index 1'],
    ['index 1\n', ''],
    ['index 1', 'extra ?\nindex 1'],
    ['index 1', 'extra YQ==\nextra YQ==\nindex 1'],
    ['index 1', 'index 1\nAAAA'],
    ['index 1', 'index 1\r'],
    ['index 1', `index 1\n${`${toBase64(seed(1))}\n`.repeat(63)}`.trimEnd()],
    ['\n\n', '\n'],
  ])('malformed: %j becomes %j', (from, to) => {
    expect(() => parseTlogProof(from === '' ? '' : good.replaceAll(from, to))).toThrow(MalformedProof);
  });

  it('passes all its steps or names the one that fails', () => {
    const check = (quorum: string, changed: Partial<typeof proof> = {}, bytes = entry) => checkTlogProof({ ...proof, ...changed }, bytes, { policy: policy(quorum) });
    expect(check('first')).toMatchObject({ ok: true, origin: 'log.example', size: 3, index: 1, witnesses: [{ name: 'w4.example', time }, { name: 'w5.example', time }] });
    expect(checkTlogProof(proof, entry, { vkeys: [formatVerifierKey(log)] })).toMatchObject({ ok: true, witnesses: [] });
    expect(check('both')).toEqual({ ok: false, step: 'WITNESS_QUORUM' });
    expect(check('first', {}, sealAt(2))).toEqual({ ok: false, step: 'INCLUSION' });
    expect(check('first', { index: 0 })).toEqual({ ok: false, step: 'INCLUSION' });
    expect(check('first', { hashes: hashes.slice(1) })).toEqual({ ok: false, step: 'INCLUSION' });
    expect(check('first', { checkpoint: checkpoint.replace('\n3\n', '\n4\n') })).toEqual({ ok: false, step: 'CHECKPOINT_SIGNATURE' });
    expect(check('first', { checkpoint: signNote(body, [stranger]) })).toEqual({ ok: false, step: 'CHECKPOINT_SIGNATURE' });
    expect(check('first', { checkpoint: `${body}\n${signCosignature(body, time, w1)}\n` })).toEqual({ ok: false, step: 'CHECKPOINT_SIGNATURE' });
    expect(check('first', { checkpoint: body })).toEqual({ ok: false, step: 'CHECKPOINT_MALFORMED' });
    expect(check('none', { checkpoint: signNote('log.example\nthree\n', [log]) })).toEqual({ ok: false, step: 'CHECKPOINT_MALFORMED' });
    const foreign = signNote(body, [stranger]);
    expect(checkTlogProof({ ...proof, checkpoint: foreign }, entry, { vkeys: [formatVerifierKey(stranger)] })).toEqual({ ok: false, step: 'CHECKPOINT_ORIGIN' });
  });
});

describe('a promise', () => {
  const promise = { origin: 'log.example', entryId: id, bodyHash: staged.bodyHash, stagedAt: at, maxMergeDelaySeconds: 60 };
  const note = formatPromise(promise, promiser);
  const entryAt = (seconds: number) => parseEntry(sealAt(1, addSeconds(at, seconds)));

  it('is kept, late, of another entry or body, or not the log’s', () => {
    expect(parsePromise(note)).toEqual(promise);
    expect(checkPromise(note, [promiser], entryAt(60))).toBe('KEPT');
    expect(checkPromise(note, [promiser], entryAt(61))).toBe('LATE');
    expect(checkPromise(note, [stranger], entryAt(0))).toBe('BAD_SIGNATURE');
    expect(checkPromise(note.replace('\n60\n', '\n61\n'), [promiser], entryAt(61))).toBe('BAD_SIGNATURE');
    expect(checkPromise(note, [promiser], { ...entryAt(0), id: id.replace(/1$/, '2') })).toBe('OTHER_ENTRY');
    expect(checkPromise(note, [promiser], { ...entryAt(0), command: { type: 'Other' } })).toBe('OTHER_BODY');
  });

  it.each([
    ['folkmoot/promise/v1', 'folkmoot/promise/v2'],
    [id, id.toUpperCase()],
    ['\n60\n', '\n060\n'],
    ['\n60\n', '\n60\nmore\n'],
    ['.000Z', 'Z'],
    [staged.bodyHash, 'ab'],
  ])('malformed: %j becomes %j', (from, to) => {
    expect(() => parsePromise(note.replace(from, to))).toThrow(MalformedPromise);
  });
});

describe('a reporter’s receipt', () => {
  const promise = formatPromise({ origin: 'log.example', entryId: id, bodyHash: staged.bodyHash, stagedAt: at, maxMergeDelaySeconds: 60 }, promiser);
  const receipt = { entry, openings: [opening], promise, proof };
  const trust = { policy: policy('first'), promiseKeys: [promiser] };

  it('is a proof file that carries its entry and openings, and is checked step by step', () => {
    expect(parseReceipt(formatReceipt(receipt))).toEqual(receipt);
    expect(checkReceipt(formatReceipt(receipt), trust)).toMatchObject({
      ok: true,
      placeMatches: true,
      promise: 'KEPT',
      proof: { ok: true, witnesses: [{ name: 'w4.example' }, { name: 'w5.example' }] },
      openings: [{ matches: true }],
      entry: { id },
    });
    expect(checkReceipt(formatReceipt({ ...receipt, promise: undefined }), trust)).toMatchObject({ ok: true });
  });

  it('says which step is wrong', () => {
    const words = checkReceipt(formatReceipt({ ...receipt, openings: [{ ...opening, value: 'Other words' }] }), trust);
    expect(words).toMatchObject({ ok: false, proof: { ok: true }, openings: [{ matches: false }] });
    expect(checkReceipt(formatReceipt({ ...receipt, entry: sealAt(2) }), trust)).toMatchObject({ ok: false, placeMatches: false, proof: { ok: false, step: 'INCLUSION' } });
    expect(checkReceipt(formatReceipt(receipt), { ...trust, promiseKeys: [stranger] })).toMatchObject({ ok: false, promise: 'BAD_SIGNATURE' });
    expect(checkReceipt(formatReceipt(receipt), { ...trust, policy: policy('both') })).toMatchObject({ ok: false, proof: { step: 'WITNESS_QUORUM' } });
    expect(() => checkReceipt(formatReceipt({ ...receipt, entry: utf8('{}') }), trust)).toThrow(MalformedEntry);
  });

  it.each(['{}', '[]', '{"entry":"","openings":{}}', '{"entry":"?","openings":[]}', '{"entry":"","openings":[{}]}', '{"entry":"","openings":[],"more":1}', '{"openings":[],"entry":""}', '{"entry":"","openings":[],"promise":1}', '{"entry":"","openings":[],"promise":"x"}', 'x'])(
    'malformed extra %j',
    (extra) => expect(() => parseReceipt(formatTlogProof({ ...proof, extra: utf8(extra) }))).toThrow(MalformedReceipt),
  );
  it('is malformed without extra', () => expect(() => parseReceipt(formatTlogProof(proof))).toThrow(MalformedReceipt));
});

describe('a case code', () => {
  const code = newCaseCode(Uint8Array.from({ length: 16 }, (_, i) => i * 17));
  it('reads however it was typed, and always gives the same key', () => {
    expect(code).toMatch(/^([0-9a-z]{5}-){4}[0-9a-z]{5}$/);
    const typed = code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l');
    expect(parseCaseCode(` ${typed}\n`)).toBe(code);
    expect(caseKey(typed)).toEqual(caseKey(code));
    expect(caseKey(code).publicKey).toHaveLength(44);
  });

  it.each(['', '-', code.slice(1), `${code}0`, code.replace(/.$/, 'u'), code.replace(/.$/, 'é'), 'x'.repeat(10_000)])('refuses %j', (text) => {
    expect(parseCaseCode(text)).toBeUndefined();
    expect(() => caseKey(text)).toThrow('not a case code');
  });
  it('is not made of too few random bytes', () => expect(() => newCaseCode(new Uint8Array(15))).toThrow());
});
