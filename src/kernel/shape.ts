import { isPublicId, isUuid } from './ids.js';
import { parseInstant } from './instant.js';

/**
 * The exact form of each command. A signed command comes from outside as it stands: a member that is not in the shape, or a
 * text where a code belongs, could carry a person's words into a log that forgets nothing. So the rules refuse it.
 *
 *     wellFormed({ type: 'LinkReport', incident: '3k7w9qzp04tn', claim: 'sha256:…', standing: 'alleged' }, REPORT_SHAPES)  // true
 *     wellFormed({ type: 'ClaimReport', remark: 'poor Anna' }, REPORT_SHAPES)                                            // false
 */
export type Check = (value: unknown) => boolean;

type Shape<C> = { readonly [F in Exclude<keyof C, 'type'>]-?: Check };
export type Shapes<C extends { readonly type: string }> = { readonly [T in C['type']]: Shape<Extract<C, { type: T }>> };

export function wellFormed<C extends { readonly type: string }>(command: C, shapes: Shapes<C>): boolean {
  if (!isRecord(command) || typeof command.type !== 'string' || !Object.hasOwn(shapes, command.type)) return false;
  const shape: Readonly<Record<string, Check>> = shapes[command.type as C['type']];
  return exactly({ type: (value) => value === command.type, ...shape })(command);
}

/** An object with these members and no other. A member that may be absent is absent, never `undefined`. */
export function exactly(shape: Readonly<Record<string, Check>>): Check {
  return (value) => {
    if (!isRecord(value)) return false;
    for (const name of Object.keys(value)) if (!Object.hasOwn(shape, name) || value[name] === undefined) return false;
    return Object.entries(shape).every(([name, check]) => check(Object.hasOwn(value, name) ? value[name] : undefined));
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const publicId: Check = isPublicId;
export const uuid: Check = isUuid;
export const instant: Check = (value) => parseInstant(value) !== undefined;
export const flag: Check = (value) => typeof value === 'boolean';

export function oneOf(codes: readonly string[]): Check {
  return (value) => typeof value === 'string' && codes.includes(value);
}

export function matching(form: RegExp, longest: number): Check {
  return (value) => typeof value === 'string' && value.length <= longest && form.test(value);
}

export function optional(check: Check): Check {
  return (value) => value === undefined || check(value);
}

export function either(one: Check, other: Check): Check {
  return (value) => one(value) || other(value);
}

/** Between `least` and `most` items, no text twice. */
export function listOf(check: Check, least: number, most: number): Check {
  return (value) => Array.isArray(value) && value.length >= least && value.length <= most && value.every(check) && new Set(value).size === value.length;
}

/** An integer in the range, both ends included. */
export function integer(least: number, most: number): Check {
  return (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most;
}

export function nullable(check: Check): Check {
  return (value) => value === null || check(value);
}

/** Names of the attacker's choosing: every one is checked, and there are not too many. */
export function recordOf(name: RegExp, check: Check, most: number): Check {
  return (value) => isRecord(value) && Object.keys(value).length <= most && Object.entries(value).every(([key, one]) => name.test(key) && check(one));
}

/** As `listOf`, for items that are objects: the same one may stand twice. */
export function itemsOf(check: Check, least: number, most: number): Check {
  return (value) => Array.isArray(value) && value.length >= least && value.length <= most && value.every(check);
}
