import { isPublicId } from '../../../kernel/ids.js';
import { parseInstant } from '../../../kernel/instant.js';
import { badInput, parseCursor } from '../../../graphql/index.js';
import { COUNTRIES } from '../domain/index.js';
import { type IncidentSearch, LONGEST_SEARCH, searchText } from '../queries/incident-search.js';
import type { IncidentFilter } from './incident-input.js';

const MOST_VALUES = 50;

/** Every value that reaches a statement is checked here: what PostgreSQL would refuse must be the asker's 4xx. */
export function parseSearch(search: string | null | undefined, filter: IncidentFilter | null | undefined, editor: boolean): IncidentSearch {
  const { severity, harmType, country, entity, status, yearFrom, yearTo, origin } = filter ?? {};
  const wanted = few('status', status) as readonly string[];
  if (wanted.includes('draft') && !editor) throw badInput('status', 'drafts are seen by editors alone.');
  const countries = few('country', country);
  if (countries.some((code) => !(COUNTRIES as readonly string[]).includes(code))) throw badInput('country', 'give ISO 3166-1 alpha-2 codes such as DE.');
  return {
    text: parseText('search', search),
    severity: few('severity', severity),
    harmType: few('harmType', harmType),
    country: countries,
    entity: few('entity', entity),
    yearFrom: parseYear('yearFrom', yearFrom),
    yearTo: parseYear('yearTo', yearTo),
    origin: origin ?? null,
    status: wanted.length === 0 ? ['published'] : wanted,
  };
}

export function parseText(field: string, text: string | null | undefined): string {
  const clean = searchText(text);
  if (clean === undefined) throw badInput(field, `give at most ${LONGEST_SEARCH} characters.`);
  return clean;
}

function few<T>(field: string, values: readonly T[] | null | undefined): readonly T[] {
  const given = values ?? [];
  if (given.length > MOST_VALUES) throw badInput(field, `give at most ${MOST_VALUES} values.`);
  return [...new Set(given)];
}

function parseYear(field: string, year: number | null | undefined): number | null {
  if (year === null || year === undefined) return null;
  if (year < 1 || year > 9999) throw badInput(field, 'give a year such as 2026.');
  return year;
}

const CURSORS = {
  relevance: (key: string | number) => typeof key === 'number' && Number.isInteger(key) && Math.abs(key) <= 2_147_483_647,
  incidents: (key: string | number) => typeof key === 'number' && Number.isInteger(key) && Math.abs(key) <= 2_147_483_647,
  occurred: (key: string | number) => /^[\d-]{0,10}$/.test(String(key)),
  published: (key: string | number) => key === '-infinity' || parseInstant(key) !== undefined,
  name: (key: string | number) => typeof key === 'string' && !key.includes('\u0000'),
} as const;

/** A cursor comes back from outside: its parts are checked like any input. */
export function parsePosition(after: string | null | undefined, sort: keyof typeof CURSORS): (string | number)[] | undefined {
  const numeric = sort === 'relevance' || sort === 'incidents';
  const position = parseCursor(after, [numeric ? 'number' : 'string', 'string']);
  if (position && (!CURSORS[sort](position[0]!) || !isPublicId(position[1]))) throw badInput('after', 'this is not a cursor of this list. Begin without it.');
  return position;
}
