import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, parseCanonical } from './canonical-json.js';
import { bodyBytes, parseEntry, sealBody, stageBody } from './entry.js';
import { fromUtf8, toHex } from '../../kernel/bytes.js';
import { instantOf } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { sha256 } from './hash.js';

/** Any Unicode; the library's own `binary` strings take a second to set up. */
const codePoint = fc.oneof(fc.nat(0x7f), fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff }));
const text = fc.array(codePoint, { maxLength: 20 }).map((points) => String.fromCodePoint(...points));
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

/** JSON as strangers may spell it: canonical about half of the time, and near to it else. */
const spelling = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('null', 'true', 'false', '{}', '[]'),
    fc.oneof(
      fc.maxSafeInteger().map(String),
      fc.integer({ min: -2000, max: 2000 }).map(String),
      fc.constantFrom('-0', '1.0', '1e2', '100', '1E2', '10e1', '-1e2', '2e3', '0e1', '0.0', '1.5', '1e-400', '-1e-400', '9.99e2', '1e400', '01'),
      fc.constantFrom('9007199254740992', '9007199254740990.6', '-9007199254740993', '4.9999999999999999999', '123456789e1'),
    ),
    fc.oneof(
      text.map((value) => JSON.stringify(value)),
      fc.string({ unit: fc.constantFrom('a', '/', '\\/', '\\n', '\\u000a', '\\u000A', '\\u0041', '\\ud800', '\ud800', '\udc00', '😀', '\\ud83d\\ude00', 'é', '\u2028', '\n'), maxLength: 3 }).map((inner) => `"${inner}"`),
    ),
    fc.tuple(blank(), fc.array(tie('value'), { maxLength: 4 })).map(([space, values]) => `[${space}${values.join(',')}]`),
    fc.tuple(blank(), fc.boolean(), fc.array(fc.tuple(spelledKey(), tie('value')), { maxLength: 4 })).map(
      ([space, sorted, members]) => `{${(sorted ? inOrder(members) : members).map((member) => member.join(`:${space}`)).join(',')}}`,
    ),
  ),
})).value;

function blank(): fc.Arbitrary<string> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(' ', '\n', '\t') });
}

/** Whole numbers, which objects give out of their turn, names that mean something to JavaScript, and several spellings. */
function spelledKey(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom('', 'a', 'b', 'B', '_', 'é', '😀', '\ufb33', '0', '1', '9', '10', '01', '-1', '4294967294', '4294967295', 'toJSON', 'length', 'constructor').map((key) => JSON.stringify(key)) },
    { weight: 1, arbitrary: fc.constantFrom('"__proto__"', '"\\u005f_proto__"', '"\\u0061"', '"\\ud800"', '"\ud800"', '"x__proto__"') },
  );
}

function inOrder(members: readonly [string, string][]): [string, string][] {
  const valueOf = (key: string): string => JSON.parse(key) as string;
  return [...new Map(members)].sort(([a], [b]) => (valueOf(a) < valueOf(b) ? -1 : 1));
}

describe('parseCanonical', () => {
  /** What it means, without the shorter way. */
  const strict = (spelled: string): Json => {
    const value = JSON.parse(spelled) as Json;
    if (canonicalJson(value) !== spelled) throw new Error('another spelling');
    return value;
  };
  const taken = (read: (spelled: string) => Json, spelled: string): boolean => {
    try {
      read(spelled);
      return true;
    } catch {
      return false;
    }
  };

  it('takes exactly the texts that are formatted back to themselves', () => {
    const answers = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(spelling, (spelled) => {
        const answer = taken(parseCanonical, spelled);
        answers[answer ? 'taken' : 'refused']++;
        return answer === taken(strict, spelled);
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(answers.taken, answers.refused)).toBeGreaterThan(200);
  });

  it('takes a canonical text, and no other text that is one character away', () => {
    const changed = fc.tuple(json, fc.nat(), fc.constantFrom('', ' ', '0', 'e', '.', '-', '"', '\\', ',', 'a', '\ud800'), fc.boolean()).map(([value, at, character, over]) => {
      const canonical = canonicalJson(value);
      const place = at % (canonical.length + 1);
      return canonical.slice(0, place) + character + canonical.slice(over ? place + 1 : place);
    });
    fc.assert(fc.property(changed, (spelled) => taken(parseCanonical, spelled) === taken(strict, spelled)), { numRuns: 500 });
  });

  it('knows every spelling of short numbers', () => {
    const characters = [...'015.eE+-'];
    let spellings = [''];
    for (let length = 1; length <= 4; length++) {
      spellings = spellings.flatMap((spelled) => characters.map((character) => spelled + character));
      for (const spelled of spellings) if (taken(parseCanonical, spelled) !== taken(strict, spelled)) throw new Error(spelled);
    }
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
