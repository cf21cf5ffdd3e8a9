/** A posted form: names and values as they came. Both are the sender's. */
export type Posted = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The value of a field, of several the first; without one the empty text. */
export function first(posted: Posted, name: string): string {
  const value = Object.hasOwn(posted, name) ? posted[name] : undefined;
  return (typeof value === 'string' ? value : value?.[0]) ?? '';
}

export function all(posted: Posted, name: string): readonly string[] {
  const value = Object.hasOwn(posted, name) ? posted[name] : undefined;
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
