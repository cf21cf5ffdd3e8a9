import type { Refused, TallyRefusal } from './types.js';

/** What a person is told. A code without words does not compile. */
export const TALLY_REFUSAL_WORDS: Readonly<Record<TallyRefusal, string>> = {
  UNKNOWN_METHOD: 'There is no such method of counting.',
  RULE_MALFORMED: 'This part of the rule is missing or has a form that the method does not know.',
  NO_OPTIONS: 'There is nothing to choose from.',
  DUPLICATE_OPTION: 'Two options have the same id.',
  NO_SEATS: 'At least one seat must be filled.',
  MORE_SEATS_THAN_OPTIONS: 'There are more seats than options.',
  TIE_ORDER_INCOMPLETE: 'The order that resolves ties must name each option once.',
  ONE_PERSON_NOT_ASSURED: 'Quadratic voting needs a rule under which each voter is known to be one person: otherwise splitting a budget over names buys more votes.',
  NO_BALLOTS: 'There are no ballots.',
  NO_VALID_BALLOTS: 'No ballot expresses a preference that could be counted.',
  TOO_MANY_BALLOTS: 'There are more ballots than can be counted exactly.',
  COUNT_MALFORMED: 'The number of identical ballots must be a whole number of at least 1.',
  CHOICE_MALFORMED: 'The choice does not have the form that the method counts.',
  UNKNOWN_OPTION: 'The ballot names an option that does not stand.',
  OPTION_TWICE: 'The ballot names an option twice, and the rule does not say what that means.',
  PLACE_SKIPPED: 'The ballot leaves a place empty, and the rule does not say what that means.',
  SEVERAL_IN_ONE_PLACE: 'The ballot puts several options in one place, and the rule does not say what that means.',
  TOO_MANY_APPROVALS: 'The ballot approves more options than the rule allows.',
  SCORE_OUT_OF_RANGE: 'The ballot gives a score that the rule does not have.',
  OPTION_NOT_GRADED: 'The ballot leaves an option without a grade.',
  OVER_BUDGET: 'The ballot spends more than its budget.',
  BUDGET_NOT_SPENT: 'The ballot does not spend its whole budget.',
  FACTS_MISSING: 'The rule asks for a number that was not given.',
};

/** Leaves a count that cannot be made; `tally` turns it into a value. Nothing outside this folder sees it thrown. */
export class CountRefused extends Error {
  constructor(
    readonly refusal: TallyRefusal,
    readonly field: string,
  ) {
    super(`${refusal} at ${field}`);
  }

  value(): Refused {
    return { ok: false, refusal: this.refusal, field: this.field };
  }
}

export function refuse(refusal: TallyRefusal, field: string): never {
  throw new CountRefused(refusal, field);
}

/** Runs a count and makes its refusal a value. */
export function refusedOr<T>(count: () => T): { readonly ok: true; readonly result: T } | Refused {
  try {
    return { ok: true, result: count() };
  } catch (error) {
    if (error instanceof CountRefused) return error.value();
    throw error;
  }
}
