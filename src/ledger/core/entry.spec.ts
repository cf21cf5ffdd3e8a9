import { describe, expect, it } from '@jest/globals';
import { fromUtf8, toHex, utf8 } from '../../kernel/bytes.js';
import type { Json } from '../../kernel/json.js';
import { canonicalJson, parseCanonical } from './canonical-json.js';
import { bodyBytes, ENTRY_LIMIT, EntryTooLong, MalformedEntry, parseEntry, sealBody, stageBody, type BodyInput } from './entry.js';
import { sha256, ZERO_HASH_HEX } from './hash.js';

const body: BodyInput = {
  id: '019ab1c2-0000-7000-8000-000000000001',
  at: '2026-11-22T07:00:00.000Z',
  rules: 'reports/1',
  stream: { kind: 'report', id: '5m0c8xk2h7rd' },
  actor: { kind: 'member', id: '3k7w9qzp04tn', roles: ['editor', 'steward'] },
  authorization: { method: 'session' },
  command: { type: 'ClaimReport', note: 'ä"\\\n' },
  events: [{ type: 'ReportClaimed', by: '3k7w9qzp04tn' }],
};
const place = { seq: 4711, prev: 'ab'.repeat(32), sequencedAt: '2026-11-22T07:00:00.120Z', n: 3, streamPrev: 'cd'.repeat(32) };

describe('an entry', () => {
  it('is sealed into exactly its canonical form', () => {
    const bytes = sealBody(stageBody(body), place);
    const text = fromUtf8(bytes);
    expect(canonicalJson(JSON.parse(text))).toBe(text);
    const { v, ...entry } = parseEntry(bytes);
    expect(v).toBe(1);
    expect(entry).toEqual({
      ...body,
      seq: 4711,
      prev: place.prev,
      sequencedAt: place.sequencedAt,
      stream: { ...body.stream, n: 3, prev: place.streamPrev },
    });
  });

  it('keeps the hash of its body through sealing', () => {
    const staged = stageBody(body);
    expect(toHex(sha256(bodyBytes(parseEntry(sealBody(staged, place)))))).toBe(staged.bodyHash);
  });

  it('is refused while staged when it could become too long at any place of the log', () => {
    const last = { seq: Number.MAX_SAFE_INTEGER, n: Number.MAX_SAFE_INTEGER, prev: ZERO_HASH_HEX, streamPrev: ZERO_HASH_HEX, sequencedAt: body.at };
    const empty = sealBody(stageBody({ ...body, command: { type: 'ClaimReport', note: '' } }), last).length;
    const longest = { ...body, command: { type: 'ClaimReport', note: 'x'.repeat(ENTRY_LIMIT - empty) } };
    expect(sealBody(stageBody(longest), last).length).toBe(ENTRY_LIMIT);
    const longer = { ...body, command: { type: 'ClaimReport', note: 'x'.repeat(ENTRY_LIMIT - empty + 1) } };
    expect(() => stageBody(longer)).toThrow(EntryTooLong);
  });

  it('is not staged in a form that could not be read back', () => {
    for (const [member, value] of badMembers().filter(([name]) => name in body)) {
      expect(() => stageBody({ ...body, [member]: value } as BodyInput)).toThrow(MalformedEntry);
    }
  });
});

function badMembers(): (readonly [string, Json])[] {
  return [
    ['id', 'x'],
    ['id', '019AB1C2-0000-7000-8000-000000000001'],
    ['at', '2026-11-22T07:00:00Z'],
    ['at', '2026-02-30T07:00:00.000Z'],
    ['rules', 'reports/01'],
    ['rules', 'reports'],
    ['actor', { kind: 'member', id: '3k7w9qzp04tn' }],
    ['actor', { kind: 'member', id: '3k7w9qzp04tn', roles: ['steward', 'editor'] }],
    ['actor', { kind: 'member', id: '3k7w9qzp04tn', roles: ['editor', 'editor'] }],
    ['actor', { kind: 'reporter', key: 'AAAA' }],
    ['actor', { kind: 'toString' }],
    ['actor', null],
    ['authorization', { method: 'session', key: 'x' }],
    ['authorization', { method: 'constructor' }],
    ['authorization', { method: 'ed25519', key: 'x', request: 'y', signature: 'z' }],
    ['command', { type: 7 }],
    ['command', []],
    ['events', []],
    ['events', [{ by: 'x' }]],
    ['events', {}],
    ['stream', { kind: 'Report', id: '5m0c8xk2h7rd' }],
    ['v', 2],
    ['seq', -1],
    ['seq', '1'],
    ['prev', 'AB'.repeat(32)],
    ['prev', 'ab'.repeat(31)],
    ['sequencedAt', ''],
    ['extra', 1],
  ];
}

describe('parseEntry', () => {
  const good = parseCanonical(fromUtf8(sealBody(stageBody(body), place))) as Record<string, Json>;

  it.each(badMembers())('refuses %s %j', (member, value) => {
    expect(() => parseEntry(utf8(canonicalJson({ ...good, [member]: value })))).toThrow(MalformedEntry);
  });

  it('refuses an entry without any of its members', () => {
    for (const member of Object.keys(good)) {
      const { [member]: _, ...rest } = good;
      expect(() => parseEntry(utf8(canonicalJson(rest)))).toThrow(MalformedEntry);
    }
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['not UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
    ['a byte-order mark', utf8('\ufeff' + canonicalJson(good))],
    ['white space', utf8(JSON.stringify(good, null, 1))],
    ['another order of keys', utf8(JSON.stringify({ v: 1, ...good }))],
    ['a duplicate key', utf8(canonicalJson(good).replace(',"v":1', ',"v":1,"v":1'))],
    ['a newline after it', utf8(canonicalJson(good) + '\n')],
    ['an array', utf8('[]')],
    ['too many bytes', utf8(canonicalJson({ ...good, command: { type: 'A', x: 'x'.repeat(ENTRY_LIMIT) } }))],
  ])('refuses %s', (_name, bytes) => {
    expect(() => parseEntry(bytes)).toThrow(MalformedEntry);
  });
});
