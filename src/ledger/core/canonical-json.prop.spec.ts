import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, parseCanonical } from './canonical-json.js';
import { bodyBytes, parseEntry, sealBody, stageBody } from './entry.js';
import { fromUtf8, toHex } from '../../kernel/bytes.js';
import { instantOf } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { sha256 } from './hash.js';

const text = fc.string({ unit: 'binary', maxLength: 20 });
const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(null, true, false),
    fc.maxSafeInteger().map((n) => (n === 0 ? 0 : n)),
    text,
    fc.array(tie('value'), { maxLength: 4 }) as fc.Arbitrary<Json>,
    fc.dictionary(text.filter((key) => key !== '__proto__'), tie('value'), { maxKeys: 5, noNullPrototype: true }) as fc.Arbitrary<Json>,
  ),
})).value;

describe('canonical JSON', () => {
  it('gives every value one text, which reads back to the same text', () => {
    fc.assert(fc.property(json, (value) => canonicalJson(parseCanonical(canonicalJson(value))) === canonicalJson(value)));
  });

  it('does not depend on the order in which members were set', () => {
    const record = fc.dictionary(text.filter((key) => key !== '__proto__'), fc.integer(), { noNullPrototype: true });
    fc.assert(
      fc.property(record, (value) => canonicalJson(Object.fromEntries(Object.entries(value).reverse())) === canonicalJson(value)),
    );
  });
});

describe('entries', () => {
  const member = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), json, { maxKeys: 4, noNullPrototype: true });
  const count = fc.nat({ max: 2 ** 31 - 1 });

  it('seal into exactly the canonical form of what they parse to, with the body hash that was staged', () => {
    fc.assert(
      fc.property(member, fc.array(member, { minLength: 1, maxLength: 3 }), count, count, fc.nat(), (command, events, seq, n, ms) => {
        const at = instantOf(1_790_000_000_000 + ms);
        const staged = stageBody({
          id: '019ab1c2-0000-7000-8000-000000000001',
          at,
          rules: 'reports/1',
          stream: { kind: 'report', id: '5m0c8xk2h7rd' },
          actor: { kind: 'anonymous' },
          authorization: { method: 'anonymous' },
          command: { ...command, type: 'DoIt' },
          events: events.map((event) => ({ ...event, type: 'Done' })),
        });
        const bytes = sealBody(staged, { seq, prev: 'ab'.repeat(32), sequencedAt: at, n, streamPrev: 'cd'.repeat(32) });
        const entry = parseEntry(bytes);
        return canonicalJson(entry) === fromUtf8(bytes) && toHex(sha256(bodyBytes(entry))) === staged.bodyHash;
      }),
    );
  });
});
