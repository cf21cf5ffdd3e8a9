/** What stands in an address, read strictly: it comes from outside and may be anything, repeated or missing. */
export type Query = Readonly<Record<string, unknown>>;

export class BadAddress extends Error {
  readonly statusCode = 400;

  constructor() {
    super('bad address');
    this.name = 'BadAddress';
  }
}

const MOST_VALUES = 50;
const LONGEST = 600;

/** All values of a parameter; an empty one is none, as a form sends it. */
export function many(query: Query, name: string): readonly string[] {
  const value = query[name];
  const values: readonly unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (values.length > MOST_VALUES) throw new BadAddress();
  const texts = values.map((one) => {
    if (typeof one !== 'string' || one.length > LONGEST) throw new BadAddress();
    return one;
  });
  return [...new Set(texts.filter((one) => one !== ''))];
}

export function one(query: Query, name: string): string | undefined {
  const [value, ...more] = many(query, name);
  if (more.length > 0) throw new BadAddress();
  return value;
}

export function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^(0|[1-9]\d{0,8})$/.test(text)) throw new BadAddress();
  return Number(text);
}

/** A word of a closed list. */
export function choice<T extends string>(text: string | undefined, choices: readonly T[]): T | undefined {
  if (text === undefined) return undefined;
  const known = choices.find((one) => one === text);
  if (known === undefined) throw new BadAddress();
  return known;
}

/** Path and parameters, the empty ones left out, in the order given. */
export function address(path: string, parameters: Readonly<Record<string, string | number | readonly string[] | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined || value === '') continue;
    for (const part of typeof value === 'object' ? value : [String(value)]) search.append(name, part);
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
