import type { Json } from '../../kernel/json.js';

/**
 * How the answers of a ballot's form become the choice that is signed. The server reads open ballots by it and the voter's own browser
 * those that are sealed, so both make the same of the same answers. Nothing is guessed: where a method leaves no room, the form says so.
 *
 *     readChoice({ method: 'approval', options: ['a', 'b'] }, answers)      // { ok: true, choice: ['a'] }
 */
export interface TallyOfForm {
  readonly method: string;
  readonly options?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly grades?: readonly number[];
  readonly ungraded?: string;
  readonly budget?: number;
  readonly spend?: string;
  readonly maxApprovals?: number;
  readonly ballots?: { readonly overvote: string; readonly maxRanks?: number };
}

/** All values of a field of the form. */
export type Answers = (name: string) => readonly string[];

export const PROBLEMS = ['choose', 'number', 'grade', 'budget', 'spendAll', 'tooMany', 'rank', 'sameRank', 'gap'] as const;
export type Problem = (typeof PROBLEMS)[number];
export type ReadChoice = { readonly ok: true; readonly choice: Json } | { readonly ok: false; readonly field: string; readonly problem: Problem };

export const CHOICE = 'choice';
export const fieldOf = (option: string): string => `of-${option}`;

/** What stands in the form: one of few, several of many, a number for each option, or places. */
export type Asked = 'one' | 'several' | 'numbers' | 'places';

export function askedBy({ method }: TallyOfForm): Asked {
  switch (method) {
    case 'yes-no':
    case 'consent':
    case 'plurality':
      return 'one';
    case 'approval':
      return 'several';
    case 'score':
    case 'star':
    case 'majority-judgment':
    case 'cumulative':
    case 'quadratic':
      return 'numbers';
    default:
      return 'places';
  }
}

/** What `one` chooses from. An abstention is last wherever it stands. */
export function singleChoices({ method, options = [] }: TallyOfForm): readonly string[] {
  if (method === 'yes-no') return ['yes', 'no', 'abstain'];
  return method === 'consent' ? ['consent', 'object', 'abstain'] : options;
}

export function readChoice(tally: TallyOfForm, answers: Answers): ReadChoice {
  switch (askedBy(tally)) {
    case 'one': {
      const chosen = answers(CHOICE)[0];
      return chosen !== undefined && singleChoices(tally).includes(chosen) ? { ok: true, choice: chosen } : wrong('choose');
    }
    case 'several': {
      const { options = [], maxApprovals = options.length } = tally;
      const chosen = options.filter((option) => answers(CHOICE).includes(option));
      if (chosen.length === 0) return wrong('choose');
      return chosen.length > maxApprovals ? wrong('tooMany') : { ok: true, choice: chosen };
    }
    case 'numbers':
      return readNumbers(tally, answers);
    case 'places':
      return readPlaces(tally, answers);
  }
}

function readNumbers(tally: TallyOfForm, answers: Answers): ReadChoice {
  const { method, options = [], budget = 0 } = tally;
  const choice: Record<string, number> = {};
  for (const option of options) {
    const typed = (answers(fieldOf(option))[0] ?? '').trim();
    if (typed === '') {
      if (method === 'majority-judgment' && tally.ungraded === 'refused') return wrong('grade', fieldOf(option));
      continue;
    }
    const number = /^-?\d{1,9}$/.test(typed) ? Number(typed) : NaN;
    if (!takes(tally, number)) return wrong('number', fieldOf(option));
    if (number !== 0 || !spends(method)) choice[option] = number;
  }
  const given = Object.values(choice);
  if (given.length === 0) return wrong('choose', fieldOf(options[0] ?? ''));
  if (!spends(method)) return { ok: true, choice };
  const spent = given.reduce((sum, n) => sum + (method === 'quadratic' ? n * n : n), 0);
  if (spent > budget) return wrong('budget', fieldOf(options[0] ?? ''));
  return tally.spend === 'exactly' && spent < budget ? wrong('spendAll', fieldOf(options[0] ?? '')) : { ok: true, choice };
}

function spends(method: string): boolean {
  return method === 'cumulative' || method === 'quadratic';
}

function takes({ method, min = 0, max = 0, grades = [], budget = 0 }: TallyOfForm, number: number): boolean {
  if (!Number.isInteger(number)) return false;
  if (method === 'majority-judgment') return grades.includes(number);
  return spends(method) ? number >= 0 && number <= budget : number >= min && number <= max;
}

function readPlaces({ options = [], ballots }: TallyOfForm, answers: Answers): ReadChoice {
  const places: string[][] = [];
  for (const option of options) {
    const typed = (answers(fieldOf(option))[0] ?? '').trim();
    if (typed === '') continue;
    const place = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
    if (place < 1 || place > (ballots?.maxRanks ?? options.length)) return wrong('rank', fieldOf(option));
    const shared = (places[place - 1] ??= []);
    if (shared.length > 0 && ballots?.overvote !== 'all-count') return wrong('sameRank', fieldOf(option));
    shared.push(option);
  }
  if (places.length === 0) return wrong('choose', fieldOf(options[0] ?? ''));
  // `Array.from` makes holes undefined, which `some` alone would pass over.
  if (Array.from(places).some((place) => place === undefined)) return wrong('gap', fieldOf(options[0] ?? ''));
  return { ok: true, choice: places };
}

function wrong(problem: Problem, field: string = CHOICE): ReadChoice {
  return { ok: false, field, problem };
}
