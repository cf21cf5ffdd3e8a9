import type { Json, JsonObject } from '../../kernel/json.js';

/**
 * One value, one text: RFC 8785 for plain data with integers, and a refusal for whatever has no single form. Two people
 * who agree on a value agree on its bytes, so a fingerprint of the bytes is a fingerprint of the value.
 *
 *     canonicalJson({ b: 1, a: ['é'] })   // '{"a":["é"],"b":1}'
 *     canonicalJson({ a: undefined })     // throws: a lenient writer would print what is not JSON
 *
 * Rules and vectors: docs/spec/canonical-json.md.
 */
export class CanonicalJsonError extends Error {
  constructor(reason: string) {
    super(`not canonical JSON: ${reason}`);
    this.name = 'CanonicalJsonError';
  }
}

/** Values nested deeper than this are refused; the outermost array or object is level 1. */
export const DEPTH_LIMIT = 64;

/** `depth` counts the levels that stand around the value already, where its text is to be put into a larger one. */
export function canonicalJson(value: unknown, depth = 0): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new CanonicalJsonError('number');
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= DEPTH_LIMIT) throw new CanonicalJsonError('too deep');
      return Array.isArray(value) ? formatArray(value, depth + 1) : formatObject(value, depth + 1);
    default:
      throw new CanonicalJsonError(typeof value);
  }
}

/** Reads a text that is its value's canonical form, and nothing else: no second spelling, no duplicate key, no byte-order mark. */
export function parseCanonical(text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CanonicalJsonError('syntax');
  }
  // Parsers keep the last of two equal keys and drop white space; formatting back shows both.
  if (!isSurelyCanonical(value, text) && canonicalJson(value) !== text) throw new CanonicalJsonError('another spelling');
  return value as Json;
}

const SURROGATE = /[\ud800-\udfff]/;

/**
 * True only where `canonicalJson(value)` is certainly `text`; false says nothing. Nothing is formatted, so an auditor, who asks this
 * for every entry, is done three times as soon.
 *
 * The shortest text of a value has no white space, escape, duplicate key or exponent. All of these make it longer, so a text of just
 * that length, with its members in order, is the canonical one. The exceptions are left in doubt: 1e2 is no longer than 100.
 */
function isSurelyCanonical(value: unknown, text: string): boolean {
  return shortestLength(value, 0) === text.length && !text.includes('"__proto__"') && !SURROGATE.test(text);
}

/** Length of a value's shortest text, for what JSON.parse made; NaN where the canonical form may be another, or there is none. */
function shortestLength(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && (value % 100 !== 0 || value === 0) ? String(value).length : Number.NaN;
  }
  if (typeof value !== 'object' || value === null) return value === false ? 5 : 4;
  if (depth >= DEPTH_LIMIT) return Number.NaN;
  if (Array.isArray(value)) {
    let length = Math.max(value.length, 1) + 1;
    for (let i = 0; i < value.length; i++) length += shortestLength(value[i], depth + 1);
    return length;
  }
  const keys = Object.keys(value);
  // Objects give whole numbers among their keys first, wherever those stood in the text, and other keys as they stood.
  if (keys.length > 0 && /^[0-9]/.test(keys[0]!)) return Number.NaN;
  let length = Math.max(keys.length, 1) + 1;
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (i > 0 && keys[i - 1]! >= key) return Number.NaN;
    length += key.length + 3 + shortestLength((value as Record<string, unknown>)[key], depth + 1);
  }
  return length;
}

/** True for a JSON object; for values that came from `parseCanonical`. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function formatArray(array: readonly unknown[], depth: number): string {
  if (!isPlain(Object.getPrototypeOf(Object.getPrototypeOf(array)))) throw new CanonicalJsonError('class instance');
  // Fewer keys than elements is a hole, more is a named property: neither would appear in the text.
  if (Object.keys(array).length !== array.length) throw new CanonicalJsonError('array with holes or names');
  let out = '[';
  for (let i = 0; i < array.length; i++) out += (i === 0 ? '' : ',') + canonicalJson(array[i], depth);
  return out + ']';
}

function formatObject(object: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && !isPlain(prototype)) throw new CanonicalJsonError('class instance');
  if (Object.getOwnPropertySymbols(object).length > 0) throw new CanonicalJsonError('symbol');
  const keys = Object.keys(object);
  for (let i = 1; i < keys.length; i++) {
    if (keys[i - 1]! > keys[i]!) {
      keys.sort(); // By UTF-16 code units, as RFC 8785 section 3.2.3 wants.
      break;
    }
  }
  let out = '{';
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    if (key === '__proto__') throw new CanonicalJsonError('__proto__');
    out += (i === 0 ? '' : ',') + quote(key) + ':' + canonicalJson((object as Record<string, unknown>)[key], depth);
  }
  return out + '}';
}

/** `Object.prototype` of this or of another realm (worker, frame, test sandbox). */
function isPlain(prototype: unknown): boolean {
  return (
    prototype === Object.prototype ||
    (typeof prototype === 'object' &&
      prototype !== null &&
      Object.getPrototypeOf(prototype) === null &&
      Object.hasOwn(prototype, 'isPrototypeOf'))
  );
}

function quote(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e || unit === 0x22 || unit === 0x5c) return quoteUnusual(text, i);
  }
  return '"' + text + '"';
}

/** Escapes and other scripts: ECMAScript's own form is that of RFC 8785 once lone surrogates are refused. */
function quoteUnusual(text: string, from: number): string {
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = text.charCodeAt(i + 1);
    if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) throw new CanonicalJsonError('lone surrogate');
    i++;
  }
  return JSON.stringify(text);
}
