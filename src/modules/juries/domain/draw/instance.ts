/**
 * What a draw starts from: the people of the pool with what they declared, how many seats there are, and the quotas. One seat
 * plan is enough to see it:
 *
 *     { size: 2,
 *       quotas: [{ category: 'age', value: 'young', min: 1, max: 2 }, { category: 'age', value: 'old', min: 1, max: 1 }],
 *       people: [{ id: 'ada', features: ['young'], household: null }, { id: 'bo', features: ['old'], household: null }] }
 *
 * A person's features stand in the order in which the quotas first name their categories. Two people with the same household may
 * not sit on one panel.
 */
export interface Quota {
  readonly category: string;
  readonly value: string;
  readonly min: number;
  readonly max: number;
}

export interface Person {
  readonly id: string;
  readonly features: readonly string[];
  readonly household: string | null;
}

export interface Instance {
  readonly size: number;
  readonly quotas: readonly Quota[];
  readonly people: readonly Person[];
}

export interface Problem {
  readonly code:
    | 'EMPTY_POOL'
    | 'SIZE_NOT_POSITIVE'
    | 'SIZE_ABOVE_POOL'
    | 'NO_QUOTAS'
    | 'QUOTA_MALFORMED'
    | 'QUOTA_TWICE'
    | 'FEATURE_MISSING'
    | 'FEATURE_WITHOUT_QUOTA'
    | 'FEATURE_WITHOUT_CATEGORY'
    | 'PERSON_TWICE'
    | 'PERSON_WITHOUT_ID'
    | 'POOL_TOO_LARGE';
  /** What is wrong, where, and what helps. */
  readonly words: string;
}

export const POOL_LIMIT = 200_000;
/** More faults than this of one kind are counted, not listed. */
const LISTED = 3;

export function categoriesOf(quotas: readonly Quota[]): string[] {
  return [...new Set(quotas.map(({ category }) => category))];
}

/** Everything that is wrong with an instance as it was written, before anybody asks whether its quotas can be met. */
export function checkInstance({ size, quotas, people }: Instance): Problem[] {
  const problems: Problem[] = [];
  const say = (code: Problem['code'], words: string) => void problems.push({ code, words });
  if (people.length === 0) say('EMPTY_POOL', 'The pool is empty: nobody can be drawn.');
  if (people.length > POOL_LIMIT) say('POOL_TOO_LARGE', `The pool has ${people.length} people; this program draws from at most ${POOL_LIMIT}.`);
  if (!Number.isSafeInteger(size) || size < 1) say('SIZE_NOT_POSITIVE', 'A panel needs at least one seat.');
  else if (size > people.length && people.length > 0) say('SIZE_ABOVE_POOL', `The panel has ${size} seats, the pool only ${people.length} people.`);
  if (quotas.length === 0) say('NO_QUOTAS', 'No quota is given. A category without limits is written with min 0 and max equal to the seats.');
  checkQuotas(quotas, say);
  if (problems.length === 0) checkPeople(quotas, people, say);
  return problems;
}

type Say = (code: Problem['code'], words: string) => void;

function checkQuotas(quotas: readonly Quota[], say: Say): void {
  const seen = new Set<string>();
  for (const { category, value, min, max } of quotas) {
    const name = `${category}: ${value}`;
    if (category === '' || value === '') say('QUOTA_MALFORMED', `A quota names no ${category === '' ? 'category' : 'value'}.`);
    if (![min, max].every((n) => Number.isSafeInteger(n) && n >= 0)) say('QUOTA_MALFORMED', `${name}: min and max must be whole numbers from 0.`);
    else if (min > max) say('QUOTA_MALFORMED', `${name}: min ${min} is above max ${max}.`);
    const key = JSON.stringify([category, value]);
    if (seen.has(key)) say('QUOTA_TWICE', `${name} has two quotas; one of them must go.`);
    seen.add(key);
  }
}

function checkPeople(quotas: readonly Quota[], people: readonly Person[], say: Say): void {
  const categories = categoriesOf(quotas);
  const values = new Map(categories.map((category) => [category, new Set<string>()]));
  for (const { category, value } of quotas) values.get(category)!.add(value);
  const found = new Map<Problem['code'], string[]>();
  const note = (code: Problem['code'], words: string) => {
    const listed = found.get(code);
    if (listed) listed.push(words);
    else found.set(code, [words]);
  };
  const ids = new Set<string>();
  for (const { id, features } of people) {
    if (id === '') note('PERSON_WITHOUT_ID', 'Somebody in the pool has an empty id.');
    else if (ids.has(id)) note('PERSON_TWICE', `${id} is in the pool twice.`);
    ids.add(id);
    // It would make a type of its own of him, and nobody would see by what.
    if (features.length > categories.length) note('FEATURE_WITHOUT_CATEGORY', `${id} has features of which no quota speaks.`);
    for (const [i, category] of categories.entries()) {
      const value = features[i];
      if (value === undefined || value === '') note('FEATURE_MISSING', `${id} has no ${category}.`);
      else if (!values.get(category)!.has(value)) note('FEATURE_WITHOUT_QUOTA', `${id} has ${category} "${value}", for which there is no quota.`);
    }
  }
  for (const [code, words] of found) {
    for (const each of words.slice(0, LISTED)) say(code, each);
    if (words.length > LISTED) say(code, `… and ${words.length - LISTED} more like this.`);
  }
}
