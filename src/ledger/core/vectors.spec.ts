import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fromBase64, fromHex, toBase64, toHex, utf8 } from '../../kernel/bytes.js';
import type { Json } from '../../kernel/json.js';
import { caseKey, parseCaseCode } from './case-key.js';
import { parseCanonical } from './canonical-json.js';
import { Chain } from './chain.js';
import { commit } from './commitment.js';
import { checkEd25519 } from './ed25519.js';
import { actBytes, bodyBytes, MalformedEntry, parseEntry } from './entry.js';
import { sha256 } from './hash.js';
import { openNote } from './note.js';
import { parsePolicy } from './policy.js';
import { checkPromise } from './promise.js';
import { checkReceipt } from './receipt.js';
import { formatBundle, parseBundle, parseTilePath } from './tile.js';
import { checkConsistency, checkInclusion, leafHash } from './tree.js';
import { Frontier } from './frontier.js';

/** The vectors that we publish for other implementations, made by testdata/vectors/make.js without this code. */
function vectors<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../testdata/vectors/${name}`, import.meta.url), 'utf8')) as T;
}
const hash = (hex: string): Uint8Array => fromHex(hex)!;

describe('published vectors', () => {
  it('canonical-json', () => {
    const { valid, invalid } = vectors<{ valid: string[]; invalid: { text: string; why: string }[] }>('canonical-json.json');
    for (const text of valid) parseCanonical(text);
    for (const { text } of invalid) expect(() => parseCanonical(text)).toThrow('not canonical JSON');
  });

  it('commitments', () => {
    const { cases } = vectors<{ cases: { salt: string; path: string; value: Json; commitment: string; opens: boolean }[] }>('commitments.json');
    for (const c of cases) expect(commit(fromBase64(c.salt)!, c.path, c.value) === c.commitment).toBe(c.opens);
  });

  it('entries', () => {
    const { valid, invalid } = vectors<{ valid: { entry: string; hash: string; leafHash: string; bodyHash: string }[]; invalid: { entry: string; why: string }[] }>('entries.json');
    for (const v of valid) {
      expect(toHex(sha256(bodyBytes(parseEntry(utf8(v.entry)))))).toBe(v.bodyHash);
      expect([toHex(sha256(utf8(v.entry))), toHex(leafHash(utf8(v.entry)))]).toEqual([v.hash, v.leafHash]);
    }
    for (const { entry } of invalid) expect(() => parseEntry(utf8(entry))).toThrow(MalformedEntry);
  });

  it('chain', () => {
    const { cases } = vectors<{ cases: { what: string; entries: string[]; findings: [number, string][] }[] }>('chain.json');
    for (const { what, entries, findings } of cases) {
      const chain = new Chain();
      expect([what, entries.flatMap((entry) => chain.append(utf8(entry))).map(({ seq, kind }) => [seq, kind])]).toEqual([what, findings]);
    }
  });

  it('tree', () => {
    interface Tree {
      roots: { size: number; root: string }[];
      inclusion: { index: number; size: number; leafHash: string; proof: string[]; root: string; ok: boolean }[];
      consistency: { oldSize: number; size: number; oldRoot: string; root: string; proof: string[]; ok: boolean }[];
    }
    const { roots, inclusion, consistency } = vectors<Tree>('tree.json');
    const leaves = vectors<{ valid: { leafHash: string }[] }>('entries.json').valid.map((v) => hash(v.leafHash));
    for (const { size, root } of roots) {
      const frontier = Frontier.empty();
      for (const leaf of leaves.slice(0, size)) frontier.append(leaf);
      expect(toHex(frontier.root())).toBe(root);
    }
    for (const v of inclusion) expect(checkInclusion(v.index, v.size, hash(v.leafHash), v.proof.map(hash), hash(v.root))).toBe(v.ok);
    for (const v of consistency) expect(checkConsistency(v.oldSize, v.size, hash(v.oldRoot), hash(v.root), v.proof.map(hash))).toBe(v.ok);
  });

  it('tiles', () => {
    const { paths, invalidPaths, bundle } = vectors<{ paths: { path: string }[]; invalidPaths: string[]; bundle: string }>('tiles.json');
    for (const { path, ...tile } of paths) expect(parseTilePath(path)).toEqual(tile);
    for (const path of invalidPaths) expect(parseTilePath(path)).toBeUndefined();
    expect(toBase64(formatBundle(parseBundle(fromBase64(bundle)!)))).toBe(bundle);
  });

  it('notes and promises', () => {
    const { notes, promises } = vectors<{
      notes: { what: string; verifierKeys: string[]; note: string; expected: string }[];
      promises: { promise: string; verifierKeys: string[]; entry: string; finding: string }[];
    }>('notes.json');
    for (const { note, verifierKeys, expected } of notes) {
      const opened = openNote(note, verifierKeys);
      expect(opened.ok ? 'ok' : opened.reason).toBe(expected);
    }
    for (const { promise, verifierKeys, entry, finding } of promises) expect(checkPromise(promise, verifierKeys, parseEntry(utf8(entry)))).toBe(finding);
  });

  it('receipts', () => {
    const { policy, cases } = vectors<{ policy: string; cases: { what: string; receipt: string; ok: boolean; step?: string }[] }>('receipts.json');
    for (const { what, receipt, ok, step } of cases) {
      const result = checkReceipt(receipt, { policy: parsePolicy(policy) });
      const failed = result.proof.ok ? (result.openings.every(({ matches }) => matches) ? undefined : 'OPENING') : result.proof.step;
      expect([what, result.ok, failed]).toEqual([what, ok, step]);
    }
  });

  it('acts', () => {
    const { cases } = vectors<{ cases: { act: string; publicKey: string; signature: string; ok: boolean }[] }>('acts.json');
    for (const { act, publicKey, signature, ok } of cases) {
      const parts = parseCanonical(act) as unknown as Parameters<typeof actBytes>[0];
      expect(checkEd25519(fromBase64(signature)!, actBytes(parts), fromBase64(publicKey)!)).toBe(ok);
    }
  });

  it('case-codes', () => {
    const { cases } = vectors<{ cases: { typed: string; code: string | null; seedHex?: string; publicKey?: string }[] }>('case-codes.json');
    for (const { typed, code, seedHex, publicKey } of cases) {
      expect(parseCaseCode(typed) ?? null).toBe(code);
      if (code !== null) expect([toHex(caseKey(typed).seed), caseKey(typed).publicKey]).toEqual([seedHex, publicKey]);
    }
  });
});
