import { describe, expect, it } from '@jest/globals';
import { concat, toBase64, utf8 } from '../../kernel/bytes.js';
import { formatAddCheckpoint, MalformedAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.js';
import { formatCheckpoint, MalformedCheckpoint, parseCheckpoint } from './checkpoint.js';
import { signCosignature } from './cosignature.js';
import { formatNote, NOTE_LIMIT, openNote, parseNote, signNote } from './note.js';
import { ed25519Signer } from './note-signer.js';
import { signNoteLine } from './signature-line.js';
import { EMPTY_ROOT } from './tree.js';
import { formatVerifierKey, MalformedVerifierKey, parseVerifierKey } from './verifier-key.js';

const log = ed25519Signer(new Uint8Array(32).fill(1), 'log.example/one');
const other = ed25519Signer(new Uint8Array(32).fill(2), 'other.example');
const witness = ed25519Signer(new Uint8Array(32).fill(3), 'witness.example', 'cosignature');
const body = formatCheckpoint({ origin: 'log.example/one', size: 7, root: EMPTY_ROOT });
const time = 1_800_000_000;

describe('a note', () => {
  it('opens for whom it was signed, grease around it or not', () => {
    const note = signNote('A text.\n\nWith an empty line.\n', [log]);
    const greased = formatNote(parseNote(note).text, [
      signNoteLine('other.example', '00000000', utf8('?')),
      signNoteLine(log.name, '00000000', new Uint8Array(2420)),
      note.trimEnd().split('\n').at(-1)!,
      signNoteLine('new.example', 'ffffffff', new Uint8Array(2420)),
    ]);
    for (const each of [note, greased]) {
      expect(openNote(each, [log, other])).toMatchObject({ ok: true, text: 'A text.\n\nWith an empty line.\n', verified: [{ name: log.name }] });
    }
    expect(openNote(note, [other])).toEqual({ ok: false, reason: 'NO_KNOWN_SIGNATURE' });
    expect(openNote(note, [])).toEqual({ ok: false, reason: 'NO_KNOWN_SIGNATURE' });
  });

  it('counts a key once, and is spoilt by one bad line of a known key', () => {
    const line = signNote(body, [log]).trimEnd().split('\n').at(-1)!;
    const twice = openNote(formatNote(body, [line, line]), [log]);
    expect(twice.ok && twice.verified).toHaveLength(1);
    const bad = signNoteLine(log.name, log.keyId, new Uint8Array(64));
    expect(openNote(formatNote(body, [line, bad]), [log])).toEqual({ ok: false, reason: 'BAD_SIGNATURE' });
    expect(openNote(formatNote(body, [signNoteLine(log.name, log.keyId, utf8('short'))]), [log])).toEqual({ ok: false, reason: 'BAD_SIGNATURE' });
  });

  it('holds 64 post-quantum signatures, and not one line more', () => {
    const lines = Array.from({ length: 63 }, (_, i) => signNoteLine(`pq.example/${i}`, '00000006', new Uint8Array(2420)));
    const line = signNote(body, [log]).trimEnd().split('\n').at(-1)!;
    expect(openNote(formatNote(body, [...lines, line]), [log]).ok).toBe(true);
    expect(openNote(formatNote(body, [...lines, line, line]), [log])).toEqual({ ok: false, reason: 'MALFORMED_NOTE' });
  });

  it('tells when a witness saw it', () => {
    const note = signNote(body, [log]) + signCosignature(body, time, witness) + '\n';
    expect(openNote(note, [log, witness])).toMatchObject({ ok: true, verified: [{ name: log.name }, { name: witness.name, time }] });
    const moved = note.replace(body, formatCheckpoint({ origin: 'log.example/one', size: 8, root: EMPTY_ROOT }));
    expect(openNote(moved, [witness])).toEqual({ ok: false, reason: 'BAD_SIGNATURE' });
    expect(() => signNote(body, [witness])).toThrow();
    expect(() => signCosignature(body, time, log)).toThrow();
  });

  const sig = toBase64(concat(new Uint8Array(4), new Uint8Array(64)));
  it.each([
    '',
    '\n',
    '\n\n',
    'text\n\n',
    `text\n— a ${sig}\n`,
    `text\n\n— a ${sig}`,
    `text\n\n- a ${sig}\n`,
    `text\n\n—a ${sig}\n`,
    `text\n\n—  a ${sig}\n`,
    `text\n\n— a  ${sig}\n`,
    `text\n\n— a ${sig} \n`,
    `text\n\n— a ${sig}\r\n`,
    `text\n\n— a+b ${sig}\n`,
    `text\n\n— a\u00a0b ${sig}\n`,
    `text\n\n— a AAAA\n`,
    `text\n\n— a AAAAAAA\n`,
    `text\n\n— a AAAAAB==\n`,
    `text\n\n— a ${sig}\nmore\n`,
    `te\u0000xt\n\n— a ${sig}\n`,
    `te\ud800xt\n\n— a ${sig}\n`,
    `${'x'.repeat(NOTE_LIMIT)}\n\n— a ${sig}\n`,
  ])('malformed %#', (note) => {
    expect(openNote(note, [log])).toEqual({ ok: false, reason: 'MALFORMED_NOTE' });
  });
});

describe('a verifier key', () => {
  const vkey = formatVerifierKey(log);
  it('reads back', () => expect(formatVerifierKey(parseVerifierKey(vkey))).toBe(vkey));

  it.each(['', 'a', 'a+b+c', vkey.slice(0, -1), `${vkey} `, vkey.replace('log', 'lag'), vkey.toUpperCase(), vkey.replace('+', '++'), `+${vkey}`, 'x+00000000+AQ=='])(
    'refuses %j',
    (text) => expect(() => parseVerifierKey(text)).toThrow(MalformedVerifierKey),
  );
});

describe('a checkpoint', () => {
  it.each([{ origin: 'a', size: 0, root: EMPTY_ROOT }, { origin: 'log.example/é', size: Number.MAX_SAFE_INTEGER, root: EMPTY_ROOT, extensions: ['x y', 'z'] }])('reads back', (checkpoint) => {
    expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual(checkpoint);
    expect(parseCheckpoint(signNote(formatCheckpoint(checkpoint), [log]))).toEqual(checkpoint);
  });

  const root = toBase64(EMPTY_ROOT);
  it.each([
    '', 'a\n', 'a\n7\n', `a\n7\n${root}`, `a\n07\n${root}\n`, `a\n+7\n${root}\n`, `a\n-7\n${root}\n`, `a\n7 \n${root}\n`, `a\n\n${root}\n`, `a\n7.0\n${root}\n`, `a\n9007199254740992\n${root}\n`,
    `\n7\n${root}\n`, `a b\n7\n${root}\n`, `a+b\n7\n${root}\n`, `a\n7\n${root.slice(0, -1)}\n`, `a\n7\n${root.slice(0, -4)}\n`, `a\n7\nAAAA\n`, `a\n7\n${root}\n\n`, `a\n7\n${root}\nx\n\n`,
    `a\n7\n${root}\n\ny\n`, `a\r\n7\n${root}\n`, `a\n7\n${root}\n\tx\n`,
  ])('malformed %j', (text) => {
    expect(() => parseCheckpoint(text)).toThrow(MalformedCheckpoint);
  });

  it('is not made malformed', () => {
    expect(() => formatCheckpoint({ origin: 'a', size: -1, root: EMPTY_ROOT })).toThrow(MalformedCheckpoint);
    expect(() => formatCheckpoint({ origin: 'a', size: 1, root: new Uint8Array(31) })).toThrow(MalformedCheckpoint);
  });
});

describe('add-checkpoint', () => {
  const checkpoint = signNote(body, [log]);
  it.each([0, 63])('reads back with %d hashes', (hashes) => {
    const request = { oldSize: 5, proof: Array.from({ length: hashes }, () => EMPTY_ROOT), checkpoint };
    expect(parseAddCheckpoint(formatAddCheckpoint(request))).toEqual(request);
  });

  it.each(['', 'old 5', 'old 5\n', `old 05\n\n${checkpoint}`, `old -1\n\n${checkpoint}`, `Old 5\n\n${checkpoint}`, `old 5\nAAAA\n\n${checkpoint}`, `old  5\n\n${checkpoint}`, `old 5\n${`${toBase64(EMPTY_ROOT)}\n`.repeat(64)}\n${checkpoint}`])(
    'malformed %#',
    (text) => expect(() => parseAddCheckpoint(text)).toThrow(MalformedAddCheckpoint),
  );
});
