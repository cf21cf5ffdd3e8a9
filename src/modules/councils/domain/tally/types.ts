/**
 * What a count is told, what it is given and what it answers: plain JSON throughout, so that a rule can be hashed when
 * voting opens and an auditor can count again.
 *
 *     rule     { method: 'approval', options: ['a', 'b'], seats: 1, tie: [] }
 *     ballots  [{ choice: ['a'], count: 3 }, { choice: ['a', 'b'], count: 1 }]
 *     result   { winners: ['a'], totals: { a: 4, b: 1 }, sentence: 'Approval: …', … }
 *
 * Rules by method: docs/spec/tally.md.
 */

/** 1 to 100 characters, none of them a control character, the first not `!`. */
export type OptionId = string;

/** A rational in text: `2/3`, `51/100`, `1`. Compared by cross-multiplication, never divided. */
export type Fraction = string;

/** A count: a JSON number while it is a safe integer, otherwise decimal digits, a decimal fraction or `p/q` in text. */
export type Count = number | string;

/**
 * How a tie is resolved: steps tried in order until one of them tells the options apart. The empty list resolves nothing:
 * the tie is reported.
 */
export type TieRule = readonly TieStep[];
export type TieStep =
  /** The latest earlier round in which the tied options differed decides (counts in rounds only). */
  | { readonly by: 'earlier-rounds' }
  /** First in this order wins, last is excluded. Every option must be named. */
  | { readonly by: 'order'; readonly order: readonly OptionId[] }
  /** As `order`, with the order drawn by SHA-256 from a seed: see seed-order.ts. */
  | { readonly by: 'seed'; readonly seed: string };

/* ------------------------------------------------------------------ rules */

/** What a share is a share of. */
export type Base = 'votesCast' | 'membersPresent' | 'entireMembership' | 'weightForPlusAbstain';
export type Comparison = '>' | '>=';

/** `{ base: 'votesCast', fraction: '1/2', cmp: '>' }` is a majority; `'2/3'` with `'>='` is two thirds. */
export interface Threshold {
  readonly base: Base;
  readonly fraction: Fraction;
  readonly cmp: Comparison;
}

/**
 * Who must take part. What is counted is named by `base`: the present (`membersPresent`, `entireMembership`), the votes for
 * and against (`votesCast`), or those for and abstaining (`weightForPlusAbstain`). It is compared with `value`, or with
 * `fraction` of the entire membership.
 */
export type Quorum = { readonly base: Base; readonly cmp: Comparison } & ({ readonly fraction: Fraction } | { readonly value: number });

export interface YesNoRule {
  readonly method: 'yes-no';
  readonly threshold: Threshold;
  readonly quorum?: Quorum;
}

/** Passes when no reasoned objection stands: one that was given reasons, was not found invalid and was not resolved. */
export interface ConsentRule {
  readonly method: 'consent';
  readonly quorum?: Quorum;
}

interface OptionsRule {
  readonly options: readonly OptionId[];
  readonly tie: TieRule;
  /** How many win; 1 where absent. */
  readonly seats?: number;
}

export interface PluralityRule extends OptionsRule {
  readonly method: 'plurality';
}
export interface ApprovalRule extends OptionsRule {
  readonly method: 'approval';
  readonly maxApprovals?: number;
}
export interface ScoreRule extends OptionsRule {
  readonly method: 'score';
  readonly min: number;
  readonly max: number;
  readonly aggregate: 'sum' | 'mean';
  /** What an option gets from a ballot that does not score it. `left-out` is for the mean: over those who scored it. */
  readonly unscored: 'zero' | 'minimum' | 'left-out';
}
export interface MajorityJudgmentRule extends OptionsRule {
  readonly method: 'majority-judgment';
  /** Worst first. Ballots name these. */
  readonly grades: readonly number[];
  readonly ungraded: 'lowest' | 'refused';
}
export interface CumulativeRule extends OptionsRule {
  readonly method: 'cumulative';
  readonly budget: number;
  readonly spend: 'at-most' | 'exactly';
}
/** n votes for one option cost n² credits. Refused unless the rule says that each voter is known to be one person. */
export interface QuadraticRule extends OptionsRule {
  readonly method: 'quadratic';
  readonly budget: number;
  readonly assurance: 'one-person' | 'none';
}
export interface StarRule extends OptionsRule {
  readonly method: 'star';
  readonly min: number;
  readonly max: number;
}

/** What becomes of ranked ballots that break a rule. `refuse` refuses the contest and names the ballot. */
export interface RankingRules {
  /** Several options in one place. `all-count` is for pairwise methods: equal rank is no fault there. */
  readonly overvote: 'refuse' | 'exhaust' | 'skip' | 'exhaust-if-several-continue' | 'all-count';
  /** How many consecutive empty places are passed over before the ballot is exhausted; `any` number, or `refuse`. */
  readonly skipped: 'refuse' | 'any' | number;
  /** An option named twice: the later mention is passed over, or the ballot is exhausted there. */
  readonly duplicate: 'refuse' | 'pass-over' | 'exhaust';
  /** Places beyond this one do not count. */
  readonly maxRanks?: number;
}

interface RankedRule extends OptionsRule {
  readonly ballots: RankingRules;
  /** Out before the count. */
  readonly excluded?: readonly OptionId[];
  /** Buckets of undeclared write-ins: excluded first, before anybody else. */
  readonly writeIns?: readonly OptionId[];
}

export interface IrvRule extends RankedRule {
  readonly method: 'irv';
  /**
   * `majority`: more than half of the continuing votes. `bottoms-up`: exclude until `seats` are left.
   * `bottoms-up-percentage`: exclude until all who are left have `percentage` of the votes. `sequential`: one majority count
   * for each seat, without those who have won.
   */
  readonly until: 'majority' | 'bottoms-up' | 'bottoms-up-percentage' | 'sequential';
  /** For `bottoms-up-percentage`, for example `15/100`. */
  readonly percentage?: Fraction;
  /** The percentage is one of the first round's votes; otherwise of each round's. */
  readonly fixedThreshold?: boolean;
  /** Exclude together the largest set of lowest options which have less, taken together, than the next one. */
  readonly batch?: boolean;
}

export interface StvRule extends RankedRule {
  readonly method: 'stv';
  readonly seats: number;
  /**
   * `scottish`: SSI 2007/42 rules 45-52. `wigm-prf`: the reference WIGM rule of the Proportional Representation Foundation.
   * `wigm-rctab`: all at the threshold are elected in one round and their surpluses move together, 4 decimals.
   * `wigm-exact`: the same in exact rationals. `meek`: keep factors, 9 decimals.
   */
  readonly family: 'scottish' | 'wigm-prf' | 'wigm-rctab' | 'wigm-exact' | 'meek';
  /** For `wigm-rctab` and `wigm-exact` only; `droop` where absent. */
  readonly quota?: 'droop' | 'droop-fractional' | 'hare' | 'hagenbach-bischoff';
}

interface PairwiseRule extends RankedRule {
  /** Options that a ballot does not rank share the last place, or are not compared with any other. */
  readonly unranked: 'last' | 'not-compared';
}
export interface SchulzeRule extends PairwiseRule {
  readonly method: 'schulze';
  readonly strength: 'winning' | 'margin' | 'ratio';
}
export interface RankedPairsRule extends PairwiseRule {
  readonly method: 'ranked-pairs';
  readonly strength: 'winning' | 'margin';
}
export interface CopelandRule extends PairwiseRule {
  readonly method: 'copeland';
}
export interface MinimaxRule extends PairwiseRule {
  readonly method: 'minimax';
  readonly strength: 'winning' | 'margin' | 'opposition';
}

export type CondorcetRule = SchulzeRule | RankedPairsRule | CopelandRule | MinimaxRule;
export type RatedRule = PluralityRule | ApprovalRule | ScoreRule | MajorityJudgmentRule | CumulativeRule | QuadraticRule | StarRule;
export type TallyRule = YesNoRule | ConsentRule | RatedRule | IrvRule | StvRule | CondorcetRule;
export type Method = TallyRule['method'];

/* ---------------------------------------------------------------- ballots */

/**
 * Places, best first. A place holds one option, several (equal, or an overvote), or none (a skipped place). One option may stand
 * without its list: `['a', ['b', 'c']]` and `[['a'], ['b', 'c']]` are the same ballot.
 */
export type Ranking = readonly Place[];
export type Place = OptionId | readonly OptionId[];
/** Stands alone in a place of a ranking where the paper has several marks and nobody can say for whom. */
export const UNREADABLE_OVERVOTE = '!overvote';

/**
 * One choice. `null` is a blank ballot in every method.
 * yes-no: `yes`, `no`, `abstain`, or `unlawful` (a vote by somebody entitled which cannot be counted for either side).
 * consent: `consent`, `abstain`, `object`. plurality: an option. approval: a list of options.
 * score, majority-judgment, cumulative, quadratic (votes, not credits), star: option to number. All others: a ranking.
 */
export type Choice = null | string | readonly OptionId[] | Ranking | { readonly [option: OptionId]: number };

/** `count` identical ballots. Order and grouping never matter. */
export interface Ballots {
  readonly choice: Choice;
  readonly count: number;
}

/** What a count must know besides the ballots. */
export interface TallyFacts {
  /** Entire membership, as the council's own rules define it (all seats, or filled seats). */
  readonly members?: number;
  readonly present?: number;
  /** Consent: what was brought forward and what came of it. */
  readonly objections?: readonly Objection[];
}
export interface Objection {
  readonly id: string;
  /** It argues harm to the aim. Without reasons it is heard and does not stand in the way. */
  readonly reasoned: boolean;
  /** What the test said. An untested reasoned objection stands. */
  readonly tested: 'valid' | 'invalid' | 'untested';
  readonly resolved: boolean;
}

/* ---------------------------------------------------------------- results */

/** One round, stage or pass. What a method has no use for is absent. */
export interface Round {
  readonly round: number;
  /** In words: `first preferences`, `surplus of a (12)`, `b is excluded`. */
  readonly action: string;
  readonly tally: { readonly [option: OptionId]: Count };
  /** Exact rationals, where the tally shows decimals cut off for reading. */
  readonly exact?: { readonly [option: OptionId]: string };
  readonly threshold?: Count;
  readonly elected?: readonly OptionId[];
  readonly eliminated?: readonly OptionId[];
  /** Ballots that no longer count for anybody, by reason. */
  readonly inactive?: { readonly [reason: string]: Count };
  /** What moved, from whom to whom; the key `!exhausted` stands for nobody. */
  readonly transfers?: readonly Transfer[];
  /** Sequential counts: which pass. */
  readonly pass?: number;
}
export interface Transfer {
  readonly from: OptionId;
  readonly to: { readonly [option: OptionId]: Count };
  /** What each ballot's value is multiplied with, where it is not moved whole. */
  readonly value?: Count;
}

export interface TieBreak {
  readonly among: readonly OptionId[];
  readonly chosen: OptionId;
  /** Chosen to win or to be excluded. */
  readonly to: 'win' | 'be-excluded' | 'go-first';
  readonly by: TieStep['by'];
  readonly round?: number;
}

export interface TallyResult {
  readonly method: Method;
  /** In order of election. Empty where a tie is unresolved: half a result is none. */
  readonly winners: readonly OptionId[];
  /** An unresolved tie: among whom. */
  readonly tied?: readonly OptionId[];
  /** All options, best first, in tie groups. */
  readonly order?: readonly (readonly OptionId[])[];
  readonly totals?: { readonly [option: OptionId]: Count };
  readonly rounds: readonly Round[];
  readonly tieBreaks: readonly TieBreak[];
  readonly ballots: { readonly cast: number; readonly blank: number };
  /** The rule that was applied, in one sentence for people. */
  readonly sentence: string;
  /** yes-no and consent. */
  readonly passed?: boolean;
  readonly quorumMet?: boolean;
  /** What only this method has: pairwise sums, path strengths, medians, worst defeats, quota, standing objections. */
  readonly details?: { readonly [name: string]: unknown };
}

export type TallyRefusal =
  | 'UNKNOWN_METHOD'
  | 'RULE_MALFORMED'
  | 'NO_OPTIONS'
  | 'DUPLICATE_OPTION'
  | 'NO_SEATS'
  | 'MORE_SEATS_THAN_OPTIONS'
  | 'TIE_ORDER_INCOMPLETE'
  | 'ONE_PERSON_NOT_ASSURED'
  | 'NO_BALLOTS'
  | 'NO_VALID_BALLOTS'
  | 'TOO_MANY_BALLOTS'
  | 'COUNT_MALFORMED'
  | 'CHOICE_MALFORMED'
  | 'UNKNOWN_OPTION'
  | 'OPTION_TWICE'
  | 'PLACE_SKIPPED'
  | 'SEVERAL_IN_ONE_PLACE'
  | 'TOO_MANY_APPROVALS'
  | 'SCORE_OUT_OF_RANGE'
  | 'OPTION_NOT_GRADED'
  | 'OVER_BUDGET'
  | 'BUDGET_NOT_SPENT'
  | 'FACTS_MISSING';

/** `field` is where: `seats`, `ballots[3].choice[1]`, `facts.members`. */
export interface Refused {
  readonly ok: false;
  readonly refusal: TallyRefusal;
  readonly field: string;
}
export type Tally = { readonly ok: true; readonly result: TallyResult } | Refused;
