import type { ExclusionReason } from './volunteer-state.js';

/**
 * Looks at what a volunteer said about his ties beside the names of the parties, and of those who stand with them in the record. It
 * proposes, and never excludes: a steward reads and decides, the volunteer may appeal.
 *
 *     screenTies('My wife works for Acme Screening.', ['Acme Screening'])   // { names: ['Acme Screening'], reason: 'family-of-party' }
 *     screenTies('I like ants.', ['Ant'])                                   // { names: [], reason: null }: names are whole words
 */
export interface Screened {
  readonly names: readonly string[];
  /** Only where a name was found and the words around it say of what kind the tie is. */
  readonly reason: ExclusionReason | null;
}

/** In this order: family of an employee is family, and a lawsuit about wages is a lawsuit. */
const SIGNS: readonly (readonly [ExclusionReason, RegExp])[] = [
  ['family-of-party', /\b(wife|husband|partner|father|mother|parents?|brother|sister|son|daughter|cousin|aunt|uncle|family)\b/],
  ['litigant', /\b(sue[sd]?|suing|lawsuit|court|plaintiff|defendant|claim against)\b/],
  ['employed-by-party', /\b(work(s|ed|ing)?|employ(s|ed|ee|er|ment)?|job|staff|contractor|intern)\b/],
  ['funded-by-party', /\b(paid|pays|fund(s|ed|ing)?|grant|shares?|shareholder|invest(s|ed|or|ment)?|sponsor(s|ed)?|consult(s|ed|ant|ing)?)\b/],
];

const LEAST_NAME = 3;

export function screenTies(ties: string | null, names: readonly string[]): Screened {
  const said = ` ${plain(ties ?? '')} `;
  const found = names.filter((name) => plain(name).length >= LEAST_NAME && said.includes(` ${plain(name)} `));
  const reason = found.length === 0 ? undefined : SIGNS.find(([, sign]) => sign.test(said))?.[0];
  return { names: [...new Set(found)], reason: reason ?? null };
}

/** Words alone, so that a full stop or a capital hides nothing. */
function plain(text: string): string {
  return text.toLowerCase().normalize('NFKC').replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
