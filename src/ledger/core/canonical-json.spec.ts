import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { canonicalJson, CanonicalJsonError, DEPTH_LIMIT, parseCanonical } from './canonical-json.js';

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

describe('canonicalJson', () => {
  it.each<[unknown, string]>([
    [{ b: 1, a: ['é'] }, '{"a":["é"],"b":1}'],
    [{ '10': 1, '9': 2, é: 3, z: 4, '': 5 }, '{"":5,"10":1,"9":2,"z":4,"é":3}'],
    // RFC 8785 section 3.2.3: by UTF-16 code units, so the emoji (d83d…) stands before the ligature (fb33).
    [{ '\ufb33': 1, '😀': 2, '\u20ac': 3, '\r': 4, '1': 5, '\u0080': 6, ö: 7 }, '{"\\r":4,"1":5,"\u0080":6,"ö":7,"€":3,"😀":2,"\ufb33":1}'],
    ['\u0000\b\t\n\f\r"\\/\u001f\u007f\u2028', '"\\u0000\\b\\t\\n\\f\\r\\"\\\\/\\u001f\u007f\u2028"'],
    [[0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER], '[0,1,-1,9007199254740991,-9007199254740991]'],
    [[null, true, false, {}, [], ''], '[null,true,false,{},[],""]'],
    [Object.assign(Object.create(null) as object, { a: 1 }), '{"a":1}'],
    [runInNewContext('({ b: [1], a: { c: null } })'), '{"a":{"c":null},"b":[1]}'],
  ])('formats %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
    expect(canonicalJson(parseCanonical(text))).toBe(text);
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['an undefined element', [undefined]],
    ['a hole', Array<number>(2)],
    ['an array with a name', Object.assign([1], { a: 1 })],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a symbol as key', { [Symbol('x')]: 1 }],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a fraction', 0.5],
    ['an unsafe integer', 2 ** 53],
    ['a negative unsafe integer', -(2 ** 53)],
    ['negative zero', -0],
    ['a lone high surrogate', 'a\ud800b'],
    ['a lone low surrogate', '\udc00'],
    ['surrogates in the wrong order', '\udc00\ud800'],
    ['a lone surrogate at the end', 'é\ud800'],
    ['a lone surrogate in a key', { '\ud800': 1 }],
    ['an object with toJSON', { toJSON: () => 1 }],
    ['a class instance', new (class A {})()],
    ['an array subclass', new (class B extends Array<number> {})()],
    ['a map', new Map()],
    ['a date', new Date(0)],
    ['a boxed string', new String('x')],
    ['bytes', new Uint8Array(1)],
    ['a bigint', 1n],
    ['__proto__ as key', JSON.parse('{"__proto__":1}')],
    ['an object that inherits', Object.create({ a: 1 })],
    ['too deep a nesting', JSON.parse(nested(DEPTH_LIMIT + 1))],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow(CanonicalJsonError);
  });

  it('takes nesting up to the limit, and refuses a cycle', () => {
    expect(canonicalJson(JSON.parse(nested(DEPTH_LIMIT)))).toBe(nested(DEPTH_LIMIT));
    const cycle: unknown[] = [];
    cycle.push(cycle);
    expect(() => canonicalJson(cycle)).toThrow(CanonicalJsonError);
  });
});

describe('parseCanonical', () => {
  it.each([
    '',
    ' {}',
    '{}\n',
    '\ufeff{}',
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":1}',
    '{"a": 1}',
    '1.0',
    '-0',
    '01',
    '9007199254740993',
    '1e400',
    '"\\u0061"',
    '"\\/"',
    '"\\u000A"',
    '"\\ud83d\\ude00"',
    '"\\ud800"',
    '{"__proto__":1}',
    // As long as the canonical text, or made so by a blank.
    '1e2',
    '[1e3, 1]',
    '{"9":2,"10":1}',
    '{"a":1,"5":2}',
    '{"a":{"b":1,"0":2}}',
    '"\ud800"',
    '{"\udc00":1}',
    '9007199254740992',
    '1e21',
    '[1.5]',
    '{"a":1,"a":1,"b":2}',
    '[1,]',
    'NaN',
    nested(DEPTH_LIMIT + 1),
    nested(100_000),
  ])('refuses %s', (text) => {
    expect(() => parseCanonical(text)).toThrow(CanonicalJsonError);
  });
});
