import { isPublicId } from '../../../kernel/ids.js';
import { address, BadAddress, choice, many, one, type Query, wholeNumber } from '../record/asked.js';
import { codeKey } from '../record/entry-words.js';
import type { Facet } from './operations.js';

const ORDERS = ['relevance', 'occurred', 'published'] as const;
const ORIGINS = ['own', 'imported'] as const;

/** What a reader asks of the list, as it stands in the address: `/incidents?q=chatbot&country=SE&year=2024`. */
export interface AskedFor {
  readonly q: string | undefined;
  readonly severity: readonly string[];
  readonly harm: readonly string[];
  readonly country: readonly string[];
  readonly entity: readonly string[];
  readonly year: number | undefined;
  readonly origin: (typeof ORIGINS)[number] | undefined;
  readonly order: (typeof ORDERS)[number] | undefined;
  readonly after: string | undefined;
}

export function readAskedFor(query: Query): AskedFor {
  const entity = many(query, 'entity');
  if (!entity.every(isPublicId)) throw new BadAddress();
  const codes = (name: string, form: RegExp): readonly string[] => {
    const values = many(query, name);
    if (!values.every((value) => form.test(value))) throw new BadAddress();
    return values;
  };
  return {
    q: one(query, 'q'),
    severity: codes('severity', /^[a-z-]{1,40}$/),
    harm: codes('harm', /^[a-z-]{1,40}$/),
    country: codes('country', /^[A-Z]{2}$/),
    entity,
    year: wholeNumber(one(query, 'year')),
    origin: choice(one(query, 'origin'), ORIGINS),
    order: choice(one(query, 'order'), ORDERS),
    after: one(query, 'after'),
  };
}

/** For the operation. Codes that are on no list are refused by the API itself. */
export function variablesOf({ q, severity, harm, country, entity, year, origin, order, after }: AskedFor): Record<string, unknown> {
  return {
    search: q,
    filter: {
      severity: severity.map(codeKey),
      harmType: harm.map(codeKey),
      country,
      entity,
      yearFrom: year,
      yearTo: year,
      origin: origin?.toUpperCase(),
    },
    orderBy: order?.toUpperCase(),
    after,
  };
}

export function addressOf(asked: AskedFor): string {
  return address('/incidents', { ...asked });
}

export function isNarrowed({ severity, harm, country, entity, year, origin }: AskedFor): boolean {
  return [severity, harm, country, entity].some((list) => list.length > 0) || year !== undefined || origin !== undefined;
}

/** Whether a value of a facet is chosen, and the address that chooses it or takes the choice back. Always leads to the first page. */
export function toggle(asked: AskedFor, facet: Facet, value: string): { readonly chosen: boolean; readonly href: string } {
  const fresh = { ...asked, after: undefined };
  if (facet === 'year' || facet === 'origin') {
    const chosen = String(asked[facet] ?? '') === value;
    const next = chosen ? undefined : facet === 'year' ? Number(value) : value;
    return { chosen, href: addressOf({ ...fresh, [facet]: next }) };
  }
  const name = facet === 'harmType' ? 'harm' : facet;
  const chosen = asked[name].includes(value);
  const values = chosen ? asked[name].filter((one) => one !== value) : [...asked[name], value];
  return { chosen, href: addressOf({ ...fresh, [name]: values }) };
}
