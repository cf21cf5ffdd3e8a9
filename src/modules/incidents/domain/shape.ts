import { isPublicId, isUuid } from '../../../kernel/ids.js';
import { isCommitment } from './commitments.js';

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

export const commitment: Check = isCommitment;
export const publicId: Check = isPublicId;
export const uuid: Check = isUuid;
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

export function commitments(fields: readonly string[]): Check {
  return exactly(Object.fromEntries(fields.map((field) => [field, commitment])));
}
