import { either, exactly, listOf, matching, oneOf, uuid, type Check } from './shape.js';

/**
 * What the log knows of people's words: salted commitments (docs/spec/entry.md), and which of them nobody can open any more.
 *
 *     sha256:9f2c…64 hex digits…
 *     { "entry": "019ab1c2-0000-7000-8000-000000000001", "paths": ["/command/note"] }   or   "paths": "all"
 */
export const commitment: Check = matching(/^sha256:[0-9a-f]{64}$/, 71);

/** Lower-case hex SHA-256, of something that is public. */
export const sha256Hex: Check = matching(/^[0-9a-f]{64}$/, 64);

export interface ErasedOpenings {
  readonly entry: string;
  readonly paths: 'all' | readonly string[];
}

export const ERASURE_GROUNDS = ['data-protection', 'court-order', 'personal-data', 'unlawful', 'entered-in-error'] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

const MOST_ENTRIES = 100;

/** `paths` is closed: a free path would be a place to write in. */
export function erasableAt(paths: readonly string[]): Check {
  const one = exactly({ entry: uuid, paths: either((value) => value === 'all', listOf(oneOf(paths), 1, paths.length)) });
  return (value) => Array.isArray(value) && value.length >= 1 && value.length <= MOST_ENTRIES && value.every(one);
}

/** True where nothing would be erased that is not erased already. */
export function nothingToErase(erased: readonly ErasedOpenings[], asked: readonly ErasedOpenings[]): boolean {
  return asked.every(({ entry, paths }) => {
    const gone = erased.find((one) => one.entry === entry)?.paths;
    return gone === 'all' || (gone !== undefined && paths !== 'all' && paths.every((path) => gone.includes(path)));
  });
}

export function withErasures(erased: readonly ErasedOpenings[], more: readonly ErasedOpenings[]): readonly ErasedOpenings[] {
  return more.reduce<readonly ErasedOpenings[]>((list, { entry, paths }) => {
    const gone = list.find((one) => one.entry === entry)?.paths;
    if (gone === undefined) return [...list, { entry, paths }];
    const joined = gone === 'all' || paths === 'all' ? 'all' : [...new Set([...gone, ...paths])];
    return list.map((one) => (one.entry === entry ? { entry, paths: joined } : one));
  }, erased);
}
