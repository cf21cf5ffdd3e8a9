import type { Base, Choice, Count, Margin, OptionId, TallyRefusal } from './tally/index.js';

/**
 * What a vote came to, as its last entry states it. Everything here is made again from the ballots by whoever doubts it.
 *
 *     { outcome: 'carried', overall: { yes: 7, no: 3, … }, robustness: { margin: { ballots: 2, exact: true }, … }, … }
 */
export const OUTCOMES = ['carried', 'failed', 'no-quorum', 'tied', 'undecided'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface Result {
  readonly outcome: Outcome;
  /** Why nothing could be counted, where nothing could: `NO_BALLOTS`. The outcome is then `undecided` or `no-quorum`. */
  readonly refusal: TallyRefusal | null;
  /** Options, in order of election; for yes-no and consent empty. */
  readonly winners: readonly OptionId[];
  readonly tied: readonly OptionId[];
  /** Of the rule that was applied. */
  readonly sentence: string;
  readonly counted: {
    /** Ballots; each seat has one at most. */
    readonly cast: number;
    readonly stale: number;
    readonly recused: number;
    readonly unopened: number;
    /** Of the cast ones, plus those that were counted by delegation. */
    readonly counted: number;
    readonly delegated: number;
  };
  /** Yes-no only. */
  readonly overall: OverallCount | null;
  /** Yes-no only. */
  readonly classes: Readonly<Record<string, ClassCount>>;
  readonly membership: { readonly quorum: number; readonly threshold: number; readonly present: number };
  readonly quorumMet: boolean;
  readonly robustness: Robustness;
  /** SHA-256 (hex) of the canonical JSON of the full count; null where nothing was counted. */
  readonly transcript: string | null;
}

/** A vote that counts, in the class of who gave it or for whom it was given. */
export interface CountedChoice {
  readonly class: string;
  readonly choice: Choice;
}

export interface YesNo {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}
export interface OverallCount extends YesNo {
  readonly passed: boolean;
}
export interface ClassCount extends YesNo {
  readonly members: number;
  readonly present: number;
  /** By the rule's double majority, or by more votes for than against where it has none. */
  readonly passed: boolean;
  /** Nobody of it may vote: what that means, the rule says. */
  readonly empty: boolean;
}

export interface Robustness {
  /** Fewest ballots whose change gives another outcome. Null: no change of ballots could, or nothing was counted. */
  readonly margin: Margin | null;
  /** The same votes under each denominator; yes-no only. */
  readonly denominators: Readonly<Partial<Record<Base, boolean>>>;
  /** Carried although one class only was for it. */
  readonly oneBlocOnly: string | null;
  /** Of all cases in which one seat turns the decision, the part that lies with each class; empty for more than 200 seats. */
  readonly banzhaf: Readonly<Record<string, Count>>;
  /** Who would have won by other methods on the same ranked ballots; empty where none would. */
  readonly otherMethods: Readonly<Record<string, readonly OptionId[]>>;
}
