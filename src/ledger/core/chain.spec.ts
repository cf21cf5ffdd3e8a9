import { describe, expect, it } from '@jest/globals';
import { toHex, utf8 } from '../../kernel/bytes.js';
import { instantOf } from '../../kernel/instant.js';
import { Chain, type ChainFindingKind } from './chain.js';
import { sealBody, stageBody, type Place } from './entry.js';
import { sha256, ZERO_HASH_HEX } from './hash.js';

interface Change extends Partial<Place> {
  readonly at?: string;
  readonly id?: string;
  readonly request?: string;
  readonly bytes?: Uint8Array;
}

const uuid = (n: number): string => `019ab1c2-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** A log of ten entries in streams a and b by turns, with one entry changed; those behind it follow the log as it is. */
function findings(changed: number, change: Change): ChainFindingKind[] {
  const chain = new Chain();
  const ends = new Map<string, { n: number; hash: string }>();
  let prev = ZERO_HASH_HEX;
  const found: ChainFindingKind[] = [];
  for (let seq = 0; seq < 10; seq++) {
    const id = seq % 2 === 0 ? 'a' : 'b';
    const end = ends.get(id);
    const c = seq === changed ? change : {};
    const at = c.at ?? instantOf(1_800_000_000_000 + seq * 1000);
    const staged = stageBody({
      id: c.id ?? uuid(seq),
      at,
      rules: 'x/1',
      stream: { kind: 'x', id },
      actor: { kind: 'member', id: '3k7w9qzp04tn', roles: [] },
      authorization: { method: 'ed25519', key: 'k', request: c.request ?? uuid(100 + seq), signature: `${'A'.repeat(86)}==` },
      command: { type: 'Do' },
      events: [{ type: 'Done' }],
    });
    const place = { seq, prev, sequencedAt: instantOf(1_800_000_000_000 + seq * 1000), n: end ? end.n + 1 : 0, streamPrev: end?.hash ?? ZERO_HASH_HEX };
    const bytes = c.bytes ?? sealBody(staged, { ...place, ...c });
    for (const finding of chain.append(bytes)) {
      expect(finding.seq).toBe(changed);
      found.push(finding.kind);
    }
    prev = toHex(sha256(bytes));
    if (!c.bytes) ends.set(id, { n: place.n, hash: prev });
  }
  expect(chain.size).toBe(10);
  expect(chain.prev).toBe(prev);
  return found;
}

describe('the chain', () => {
  it('finds nothing in a good log', () => expect(findings(-1, {})).toEqual([]));

  it.each<[ChainFindingKind, Change]>([
    ['MALFORMED_ENTRY', { bytes: utf8('{}') }],
    ['WRONG_SEQ', { seq: 7 }],
    ['WRONG_PREV', { prev: 'ab'.repeat(32) }],
    ['WRONG_STREAM_PREV', { streamPrev: 'ab'.repeat(32) }],
    ['SEQUENCED_BEFORE_JUDGED', { at: instantOf(1_800_000_004_001) }],
    ['JUDGED_BACKWARDS', { at: instantOf(1_800_000_000_000) }],
    ['REPEATED_ID', { id: uuid(3) }],
    ['REPEATED_REQUEST', { request: uuid(103) }],
  ])('finds just %s', (kind, change) => expect(findings(4, change)).toEqual([kind]));

  it('finds a stream number left out, in the entry and in its successor', () => {
    const chain = new Chain();
    const staged = stageBody({
      id: uuid(1),
      at: instantOf(0),
      rules: 'x/1',
      stream: { kind: 'x', id: 'a' },
      actor: { kind: 'anonymous' },
      authorization: { method: 'anonymous' },
      command: { type: 'Do' },
      events: [{ type: 'Done' }],
    });
    const place = { seq: 0, prev: ZERO_HASH_HEX, sequencedAt: instantOf(0), n: 1, streamPrev: ZERO_HASH_HEX };
    expect(chain.append(sealBody(staged, place))).toEqual([{ seq: 0, kind: 'WRONG_STREAM_NUMBER' }]);
  });

  it('finds the log’s clock going back', () => {
    expect(findings(4, { at: instantOf(1_800_000_002_000), sequencedAt: instantOf(1_800_000_002_999) })).toEqual(['SEQUENCED_BACKWARDS']);
  });
});
