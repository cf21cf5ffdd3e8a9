import { cleanText } from '../domain/index.js';
import { entitiesUnder } from '../store/merged-entities.js';

/** What somebody looks for among the incidents, checked. */
export interface IncidentSearch {
  /** Empty where nothing is searched for. */
  readonly text: string;
  readonly severity: readonly string[];
  readonly harmType: readonly string[];
  readonly country: readonly string[];
  readonly entity: readonly string[];
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
  readonly origin: 'own' | 'imported' | null;
  readonly status: readonly string[];
}

export const LONGEST_SEARCH = 200;

/** Undefined where it is too long. Characters that no text column takes are gone. */
export function searchText(text: string | null | undefined): string | undefined {
  const clean = cleanText((text ?? '').slice(0, 4 * LONGEST_SEARCH), 'one-line');
  return clean.length > LONGEST_SEARCH ? undefined : clean;
}

/** Collects the values of a statement while its text is written. */
export class Values {
  readonly list: unknown[] = [];

  put(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

export const FACETS = ['severity', 'harmType', 'country', 'year', 'origin', 'entity'] as const;
export type Facet = (typeof FACETS)[number];

/** One condition per filter that is set, over `incident i`. */
export function conditions(search: IncidentSearch, values: Values): Readonly<Partial<Record<Facet, string>>> {
  const out: Partial<Record<Facet, string>> = {};
  const { severity, harmType, country, entity, yearFrom, yearTo, origin } = search;
  if (severity.length > 0) out.severity = `i.severity = ANY(${values.put(severity)}::text[])`;
  if (harmType.length > 0) out.harmType = `i.harm_types && ${values.put(harmType)}::text[]`;
  if (country.length > 0) out.country = `i.countries && ${values.put(country)}::text[]`;
  // Merged entities count for the one they were merged into.
  if (entity.length > 0) {
    out.entity = `i.entities && ARRAY(SELECT e.id FROM entity e WHERE e.shown AND e.id IN ${entitiesUnder(`${values.put(entity)}::text[]`)})`;
  }
  if (yearFrom !== null || yearTo !== null) out.year = `i.year BETWEEN ${values.put(yearFrom ?? 0)} AND ${values.put(yearTo ?? 9999)}`;
  if (origin !== null) out.origin = origin === 'own' ? 'i.source_name IS NULL' : 'i.source_name IS NOT NULL';
  return out;
}

/** How the text is looked for: words and phrases first; where none is found, titles that are spelled alike. */
export type Matching = 'none' | 'words' | 'alike';

/** Condition that every answer fulfils: status and text. */
export function base(search: IncidentSearch, matching: Matching, values: Values): string {
  // One status as `=`, so that the index gives the list in its order.
  const status = search.status.length === 1 ? `i.status = ${values.put(search.status[0])}` : `i.status = ANY(${values.put(search.status)}::text[])`;
  if (matching === 'none') return status;
  if (matching === 'words') return `${status} AND i.search @@ websearch_to_tsquery('english', ${values.put(search.text)})`;
  return [status, ...wordsOf(search.text).map((word) => `${values.put(word)} <% i.title`)].join(' AND ');
}

/** Each word may be misspelled, and each must be there. Very short ones say nothing about likeness. */
function wordsOf(text: string): readonly string[] {
  const words = [...new Set(text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''))].slice(0, 8);
  const long = words.filter((word) => word.length > 3);
  return long.length > 0 ? long : words.length > 0 ? words : [text];
}

/** A whole number, so that a cursor can hold it exactly. */
export function score(search: IncidentSearch, matching: Matching, values: Values): string {
  if (matching === 'words') return `(ts_rank(i.search, websearch_to_tsquery('english', ${values.put(search.text)}), 1) * 1000000)::int`;
  return `((${wordsOf(search.text)
    .map((word) => `word_similarity(${values.put(word)}, i.title)`)
    .join(' + ')}) * 1000000)::int`;
}
