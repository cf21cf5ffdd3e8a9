/**
 * Makes the vectors in this folder: node testdata/vectors/make.js
 *
 * Written a second time, from the specifications in docs/spec and with Node's own crypto, so that the vectors do not repeat
 * a mistake of the code they test. All keys are trivial (32 equal bytes): never trust them anywhere.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';

const sha = (...parts) => createHash('sha256').update(Buffer.concat(parts.map((part) => Buffer.from(part)))).digest();
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const b64 = (bytes) => Buffer.from(bytes).toString('base64');
const save = (name, data) => writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(data, null, 1)}\n`);

/** RFC 8785 for integers; keys by UTF-16 code units. */
const canonical = (value) =>
  Array.isArray(value)
    ? `[${value.map(canonical).join(',')}]`
    : value && typeof value === 'object'
      ? `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
      : JSON.stringify(value);

const keyOf = (byte) => createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, byte)]), format: 'der', type: 'pkcs8' });
const keyOfSeed = (seed) => createPrivateKey({ key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]), format: 'der', type: 'pkcs8' });
const publicOf = (key) => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);

function signer(byte, name, type = 1) {
  const key = keyOf(byte);
  const id = sha(name, [0x0a, type], publicOf(key)).subarray(0, 4);
  const line = (blob) => `— ${name} ${b64(Buffer.concat([id, blob]))}\n`;
  return {
    vkey: `${name}+${hex(id)}+${b64(Buffer.concat([Buffer.from([type]), publicOf(key)]))}`,
    line: (text) => line(sign(null, Buffer.from(text), key)),
    cosign(text, time) {
      const seconds = Buffer.alloc(8);
      seconds.writeBigUInt64BE(BigInt(time));
      return line(Buffer.concat([seconds, sign(null, Buffer.from(`cosignature/v1\ntime ${time}\n${text}`), key)]));
    },
  };
}

const ORIGIN = 'vectors.example/log';
const log = signer(1, ORIGIN);
const promiser = signer(2, `${ORIGIN}/promises`);
const witness = signer(3, 'witness.example', 4);
const ZERO = '0'.repeat(64);

// canonical-json.json
const values = [{ b: 1, a: ['é'] }, { 10: 1, 9: 2, '': 3 }, { '\ufb33': 1, '😀': 2, '€': 3 }, '\u0000\b\t\n\f\r"\\/\u007f\u2028', [9007199254740991, -9007199254740991, 0], [null, true, false, {}, []]];
save('canonical-json.json', {
  description: 'valid: texts that are their value in canonical form. invalid: texts that a strict parser must refuse.',
  valid: values.map(canonical),
  invalid: [
    ['', 'nothing'], [' {}', 'white space'], ['\ufeff{}', 'byte-order mark'], ['{"b":1,"a":2}', 'order of keys'], ['{"a":1,"a":1}', 'duplicate key'], ['{"a":1,"\\u0061":2}', 'duplicate key'],
    ['1.0', 'second spelling'], ['1e2', 'second spelling'], ['0.5', 'not an integer'], ['-0', 'negative zero'], ['9007199254740993', 'unsafe integer'], ['"\\u0061"', 'needless escape'],
    ['"\\/"', 'needless escape'], ['"\\u000A"', 'upper-case escape'], ['"\\ud800"', 'lone surrogate'], ['{"__proto__":1}', '__proto__'], ['NaN', 'not JSON'], [`${'['.repeat(65)}${']'.repeat(65)}`, 'deeper than 64'],
  ].map(([text, why]) => ({ text, why })),
});

// commitments.json
const lp = (part) => {
  const bytes = Buffer.from(part);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const commit = (salt, path, value) => `sha256:${hex(sha(lp('folkmoot/commitment/v1'), lp(salt), lp(path), lp(canonical(value))))}`;
const salt = Buffer.from(Array.from({ length: 32 }, (_, i) => i));
const TITLE = '/command/content/title';
const c = commit(salt, TITLE, 'A title');
save('commitments.json', {
  description: 'opens: whether salt, path and value give the commitment',
  cases: [
    ...[[TITLE, 'A title'], [TITLE, ''], [TITLE, null], [TITLE, ['ä', { b: 1, a: 2 }]], ['/command/a~1b', 0]].map(([path, value]) => ({ salt: b64(salt), path, value, commitment: commit(salt, path, value), opens: true })),
    { salt: b64(salt), path: TITLE, value: 'a title', commitment: c, opens: false },
    { salt: b64(salt), path: '/command/content', value: 'A title', commitment: c, opens: false },
    { salt: b64(Buffer.alloc(32)), path: TITLE, value: 'A title', commitment: c, opens: false },
  ],
});

// entries.json and chain.json
const uuid = (n) => `019ab1c2-0000-7000-8000-${String(n).padStart(12, '0')}`;
const instant = (seconds) => new Date((1_800_000_000 + seconds) * 1000).toISOString();
const body = (n, over = {}) => ({
  actor: { kind: 'anonymous' },
  at: instant(n),
  authorization: { method: 'anonymous' },
  command: { type: 'FileReport', content: { title: c } },
  events: [{ type: 'ReportFiled' }],
  id: uuid(n),
  rules: 'reports/1',
  stream: { id: n % 2 ? '5m0c8xk2h7rd' : '3k7w9qzp04tn', kind: 'report' },
  v: 1,
  ...over,
});

function buildLog(size, change = () => ({})) {
  const entries = [];
  const ends = {};
  let prev = ZERO;
  for (let seq = 0; seq < size; seq++) {
    const b = body(seq);
    const end = ends[b.stream.id];
    const entry = { ...b, prev, seq, sequencedAt: instant(seq), stream: { ...b.stream, n: end ? end.n + 1 : 0, prev: end ? end.hash : ZERO } };
    const changed = change(seq, entry) ?? entry;
    const text = canonical({ ...entry, ...changed });
    entries.push(text);
    prev = hex(sha(text));
    ends[b.stream.id] = { n: entry.stream.n, hash: prev };
  }
  return entries;
}
const good = buildLog(7);
const leafOf = (text) => sha([0], text);
const bodyHash = (text) => {
  const { seq, prev, sequencedAt, stream, ...rest } = JSON.parse(text);
  return hex(sha(canonical({ ...rest, stream: { id: stream.id, kind: stream.kind } })));
};
const parsed = JSON.parse(good[3]);
const without = (name) => Object.fromEntries(Object.entries(parsed).filter(([key]) => key !== name));
save('entries.json', {
  description: 'valid: entry, SHA-256 of its bytes, RFC 6962 leaf hash, hash of its body. invalid: entries that must be refused.',
  valid: good.map((entry) => ({ entry, hash: hex(sha(entry)), leafHash: hex(leafOf(entry)), bodyHash: bodyHash(entry) })),
  invalid: [
    ...Object.keys(parsed).map((name) => ({ entry: canonical(without(name)), why: `${name} missing` })),
    { entry: canonical({ ...parsed, extra: 1 }), why: 'unknown member' },
    { entry: canonical({ ...parsed, v: 2 }), why: 'unknown version' },
    { entry: canonical({ ...parsed, at: '2026-11-22T07:00:00Z' }), why: 'instant without milliseconds' },
    { entry: canonical({ ...parsed, prev: parsed.prev.toUpperCase() }), why: 'upper-case hex' },
    { entry: canonical({ ...parsed, events: [] }), why: 'no events' },
    { entry: JSON.stringify(parsed, null, 1), why: 'white space' },
    { entry: `${good[3]}\n`, why: 'newline behind it' },
  ],
});
save('chain.json', {
  description: 'Whole logs with the findings of a walk from the first entry: [seq, finding].',
  cases: [
    { what: 'good', entries: good, findings: [] },
    { what: 'entry 3 names another predecessor', entries: buildLog(7, (seq) => (seq === 3 ? { prev: ZERO } : undefined)), findings: [[3, 'WRONG_PREV']] },
    { what: 'entry 4 names another predecessor in its stream', entries: buildLog(7, (seq, e) => (seq === 4 ? { stream: { ...e.stream, prev: ZERO } } : undefined)), findings: [[4, 'WRONG_STREAM_PREV']] },
    { what: 'entry 4 has the id of entry 2', entries: buildLog(7, (seq) => (seq === 4 ? { id: uuid(2) } : undefined)), findings: [[4, 'REPEATED_ID']] },
    { what: 'the last entry was exchanged for one that is not JSON', entries: [...good.slice(0, 6), '{'], findings: [[6, 'MALFORMED_ENTRY']] },
    { what: 'entry 5 was taken out', entries: good.filter((_, i) => i !== 5), findings: [[5, 'WRONG_SEQ'], [5, 'WRONG_PREV']] },
  ],
});

// tree.json
const split = (n) => 2 ** Math.ceil(Math.log2(n) - 1);
const mth = (l) => (l.length === 0 ? sha() : l.length === 1 ? l[0] : sha([1], mth(l.slice(0, split(l.length))), mth(l.slice(split(l.length)))));
const path = (m, l) => {
  if (l.length === 1) return [];
  const k = split(l.length);
  return m < k ? [...path(m, l.slice(0, k)), mth(l.slice(k))] : [...path(m - k, l.slice(k)), mth(l.slice(0, k))];
};
const subproof = (m, l, whole) => {
  if (m === l.length) return whole ? [] : [mth(l)];
  const k = split(l.length);
  return m <= k ? [...subproof(m, l.slice(0, k), whole), mth(l.slice(k))] : [...subproof(m - k, l.slice(k), false), mth(l.slice(0, k))];
};
const leaves = good.map(leafOf);
const root = (size) => hex(mth(leaves.slice(0, size)));
const sizes = leaves.map((_, i) => i + 1);
const flip = (h) => h.replace(/.$/, (d) => (d === '0' ? '1' : '0'));
const inclusion = sizes.flatMap((size) => leaves.slice(0, size).map((leaf, index) => ({ index, size, leafHash: hex(leaf), proof: path(index, leaves.slice(0, size)).map(hex), root: root(size), ok: true })));
const consistency = sizes.flatMap((size) => sizes.slice(0, size).map((old) => ({ oldSize: old, size, oldRoot: root(old), root: root(size), proof: subproof(old, leaves.slice(0, size), true).map(hex), ok: true })));
const i5 = inclusion.find((v) => v.index === 5 && v.size === 7);
const c37 = consistency.find((v) => v.oldSize === 3 && v.size === 7);
save('tree.json', {
  description: 'RFC 6962 over the entries of chain.json "good"; hashes in hex.',
  roots: [0, ...sizes].map((size) => ({ size, root: root(size) })),
  inclusion: [
    ...inclusion,
    { ...i5, root: flip(i5.root), ok: false },
    { ...i5, leafHash: flip(i5.leafHash), ok: false },
    { ...i5, index: 4, ok: false },
    { ...i5, index: 7, ok: false },
    { ...i5, proof: i5.proof.slice(1), ok: false },
    { ...i5, proof: [...i5.proof, root(1)], ok: false },
    { ...i5, proof: [i5.proof[0].slice(2), ...i5.proof.slice(1)], ok: false },
  ],
  consistency: [
    ...consistency,
    { ...c37, oldRoot: flip(c37.oldRoot), ok: false },
    { ...c37, root: flip(c37.root), ok: false },
    { ...c37, proof: [...c37.proof].reverse(), ok: false },
    { ...c37, proof: c37.proof.slice(1), ok: false },
    { oldSize: 0, size: 7, oldRoot: root(0), root: root(7), proof: [], ok: false },
    { oldSize: 7, size: 3, oldRoot: root(7), root: root(3), proof: [], ok: false },
  ],
});

// tiles.json
const u16 = (n) => Buffer.from([n >> 8, n & 255]);
save('tiles.json', {
  description: 'paths: level, index and width (0 = full). invalidPaths must not be served. bundle: the entries of chain.json "good" as a bundle, in base64.',
  paths: [['tile/0/000', 0, 0, 0], ['tile/1/000.p/17', 1, 0, 17], ['tile/entries/x001/x234/067.p/255', 'entries', 1234067, 255]].map(([text, level, index, width]) => ({ path: text, level, index, width })),
  invalidPaths: ['tile/0/01', 'tile/00/000', 'tile/64/000', 'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/001/000', 'tile/0/x000/001', 'tile/0/x001'],
  bundle: b64(Buffer.concat(good.flatMap((entry) => [u16(Buffer.byteLength(entry)), Buffer.from(entry)]))),
  tile: b64(Buffer.concat(leaves)),
});

// notes.json: checkpoints, witnesses, promises
const checkpointBody = `${ORIGIN}\n7\n${b64(mth(leaves))}\n`;
const checkpoint = `${checkpointBody}\n${log.line(checkpointBody)}${witness.cosign(checkpointBody, 1_800_000_010)}`;
const promiseText = (delay) => `folkmoot/promise/v1\n${ORIGIN}\n${uuid(3)}\n${bodyHash(good[3])}\n${instant(3)}\n${delay}\n`;
const promise = `${promiseText(60)}\n${promiser.line(promiseText(60))}`;
const forged = `${checkpointBody}\n${log.line(`${checkpointBody}x`)}`;
/** The time is in the blob but the signature is over another. */
const lateWitness = witness.cosign(checkpointBody, 1_800_000_010).replace(/ ([^ ]+)\n$/, (_, blob) => {
  const bytes = Buffer.from(blob, 'base64');
  bytes[11] ^= 1;
  return ` ${b64(bytes)}\n`;
});
save('notes.json', {
  description: 'expected: ok, BAD_SIGNATURE, NO_KNOWN_SIGNATURE or MALFORMED_NOTE when opened with verifierKeys. promises: the finding for an entry.',
  notes: [
    { what: 'checkpoint', verifierKeys: [log.vkey], note: checkpoint, expected: 'ok' },
    { what: 'checkpoint with its witness', verifierKeys: [log.vkey, witness.vkey], note: checkpoint, expected: 'ok' },
    { what: 'signature over another text', verifierKeys: [log.vkey], note: forged, expected: 'BAD_SIGNATURE' },
    { what: 'witness signed another time', verifierKeys: [witness.vkey], note: `${checkpointBody}\n${lateWitness}`, expected: 'BAD_SIGNATURE' },
    { what: 'nobody known', verifierKeys: [promiser.vkey], note: checkpoint, expected: 'NO_KNOWN_SIGNATURE' },
    { what: 'carriage return', verifierKeys: [log.vkey], note: checkpoint.replace('\n7\n', '\r\n7\n'), expected: 'MALFORMED_NOTE' },
  ],
  promises: [
    { promise, verifierKeys: [promiser.vkey], entry: good[3], finding: 'KEPT' },
    { promise, verifierKeys: [promiser.vkey], entry: canonical({ ...parsed, sequencedAt: instant(64) }), finding: 'LATE' },
    { promise, verifierKeys: [promiser.vkey], entry: good[4], finding: 'OTHER_ENTRY' },
    { promise, verifierKeys: [promiser.vkey], entry: canonical({ ...parsed, events: [{ type: 'OtherHappened' }] }), finding: 'OTHER_BODY' },
    { promise: promise.replace('\n60\n', '\n61\n'), verifierKeys: [promiser.vkey], entry: good[3], finding: 'BAD_SIGNATURE' },
  ],
});

// receipts.json
const receipt = (over = {}) => {
  const { openings = [{ entry: uuid(5), path: TITLE, salt: b64(salt), value: 'A title' }], entry = good[5], index = 5, note = checkpoint } = over;
  const extra = canonical({ entry: b64(entry), openings });
  return `c2sp.org/tlog-proof@v1\nextra ${b64(extra)}\nindex ${index}\n${path(5, leaves).map((h) => `${b64(h)}\n`).join('')}\n${note}`;
};
const policy = `log ${log.vkey}\nwitness W ${witness.vkey}\nquorum W\n`;
save('receipts.json', {
  description: 'Receipts checked under the policy. ok: everything matches; otherwise step is the failing step of the proof, or "OPENING".',
  policy,
  cases: [
    { what: 'good', receipt: receipt(), ok: true },
    { what: 'no openings left', receipt: receipt({ openings: [] }), ok: true },
    { what: 'opening with other words', receipt: receipt({ openings: [{ entry: uuid(5), path: TITLE, salt: b64(salt), value: 'Other words' }] }), ok: false, step: 'OPENING' },
    { what: 'another entry', receipt: receipt({ entry: good[4] }), ok: false, step: 'INCLUSION' },
    { what: 'another index', receipt: receipt({ index: 4 }), ok: false, step: 'INCLUSION' },
    { what: 'no witness', receipt: receipt({ note: `${checkpointBody}\n${log.line(checkpointBody)}` }), ok: false, step: 'WITNESS_QUORUM' },
    { what: 'bad signature', receipt: receipt({ note: forged }), ok: false, step: 'CHECKPOINT_SIGNATURE' },
  ],
});

// acts.json
const act = (over = {}) => canonical({ act: 'folkmoot/act/v1', command: { type: 'ClaimReport' }, origin: ORIGIN, request: uuid(99), rules: 'reports/1', stream: { id: '5m0c8xk2h7rd', kind: 'report' }, ...over });
const member = keyOf(7);
const signature = b64(sign(null, Buffer.from(act()), member));
save('acts.json', {
  description: 'Ed25519 signatures over act bytes; publicKey and signature in base64.',
  cases: [
    { act: act(), publicKey: b64(publicOf(member)), signature, ok: true },
    { act: act({ command: { type: 'CloseReport' } }), publicKey: b64(publicOf(member)), signature, ok: false },
    { act: act({ origin: 'other.example' }), publicKey: b64(publicOf(member)), signature, ok: false },
    { act: act(), publicKey: b64(publicOf(keyOf(8))), signature, ok: false },
    { act: act(), publicKey: b64(Buffer.alloc(32)), signature: b64(Buffer.alloc(64)), ok: false },
  ],
});

// case-codes.json
const code = '3k7w9-qzp04-tnh5x-c2m8r-dv6bj';
const seed = sha('folkmoot/case-code/v1', code);
save('case-codes.json', {
  description: 'What people type, the code it is (null: none), and the key that follows from it.',
  cases: [code, code.toUpperCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `, code.replace('0', 'O')].map((typed) => ({ typed, code, seedHex: hex(seed), publicKey: b64(publicOf(keyOfSeed(seed))) })).concat(
    ['', code.slice(1), `${code}0`, code.replace('3', 'u'), code.replace('3', '!')].map((typed) => ({ typed, code: null }))),
});
