import { either, exactly, listOf, oneOf, uuid, type Check } from './shape.js';

/**
 * Erasing deletes the openings (salt and words) that lie beside the log; the commitments stay, and so does every proof. The
 * command names the openings by the entry and the place in it:
 *
 *     { "entry": "019ab1c2-0000-7000-8000-000000000001", "paths": ["/command/content/contact"] }   or   "paths": "all"
 */
export interface OpeningsOfEntry {
  readonly entry: string;
  readonly paths: 'all' | readonly string[];
}

const MOST_ENTRIES = 100;

/** `paths` is closed: a free path would be a place to write in. */
export function openingsShape(paths: readonly string[]): Check {
  const one = exactly({ entry: uuid, paths: either((value) => value === 'all', listOf(oneOf(paths), 1, paths.length)) });
  return (value) => Array.isArray(value) && value.length >= 1 && value.length <= MOST_ENTRIES && value.every(one);
}

/** True where nothing would be erased that is not erased already. */
export function allErased(erased: readonly OpeningsOfEntry[], asked: readonly OpeningsOfEntry[]): boolean {
  return asked.every(({ entry, paths }) => {
    const before = erased.find((one) => one.entry === entry);
    if (before === undefined) return false;
    if (before.paths === 'all') return true;
    const gone = before.paths;
    return paths !== 'all' && paths.every((path) => gone.includes(path));
  });
}

export function withErased(erased: readonly OpeningsOfEntry[], more: readonly OpeningsOfEntry[]): readonly OpeningsOfEntry[] {
  return more.reduce<readonly OpeningsOfEntry[]>((list, { entry, paths }) => {
    const before = list.find((one) => one.entry === entry);
    if (before === undefined) return [...list, { entry, paths }];
    const joined = before.paths === 'all' || paths === 'all' ? 'all' : [...new Set([...before.paths, ...paths])];
    return list.map((one) => (one.entry === entry ? { entry, paths: joined } : one));
  }, erased);
}
