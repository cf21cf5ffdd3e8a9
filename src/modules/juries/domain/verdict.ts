import { formatRational, type Rational } from './draw/rational.js';
import { type Measure, MEASURES, rungOf } from './measures.js';
import { ordinalAlpha, pairsAgreeing } from './verdict-alpha.js';

/**
 * What a jury decided, counted from the opened votes. Anybody who has the votes counts them again.
 *
 * A question of fact is answered where more than half of the opened votes answer it alike. The measure is the one in the middle of those
 * that were named, in the order of the ladder; of two in the middle it is the milder. Nobody can move the middle by exaggerating.
 *
 *     none, notice, correction, recall, recall   →  correction
 *     none, notice, recall, recall               →  notice
 */
export const ANSWERS = ['no', 'unsure', 'yes'] as const;
export type Answer = (typeof ANSWERS)[number];

export interface VoteChoice {
  /** One answer to each question of the charge, in its order. */
  readonly findings: readonly Answer[];
  readonly measure: Measure;
}

/** Opened votes of one seat; null where it did not vote, or did not open what it had sealed. */
export interface OpenedVotes {
  readonly seat: number;
  readonly first: VoteChoice | null;
  readonly second: VoteChoice | null;
}

export interface Finding {
  readonly yes: number;
  readonly no: number;
  readonly unsure: number;
  readonly outcome: 'yes' | 'no' | 'unresolved';
}

export interface Verdict {
  readonly findings: readonly Finding[];
  readonly measure: Measure;
  /** Second votes opened: those that decide. */
  readonly opened: number;
  /** By measure, only those that somebody named. */
  readonly counts: { readonly first: Readonly<Partial<Record<Measure, number>>>; readonly second: Readonly<Partial<Record<Measure, number>>> };
  /** Of all pairs of jurors, the part that said the same: fractions; null where there is one juror only. */
  readonly agreement: { readonly findings: string | null; readonly measure: string | null };
  /** Krippendorff's alpha over the questions of fact; null with one question, or where all answers everywhere are the same. */
  readonly alpha: string | null;
  /** Of those whose votes before and after the discussion are both open. `steps`: rungs moved in sum, milder ones negative. */
  readonly shift: { readonly both: number; readonly milder: number; readonly same: number; readonly stricter: number; readonly steps: number; readonly findings: number };
  /** Seats that named another measure. */
  readonly minority: readonly number[];
}

/** At least one second vote must be open. */
export function countVerdict(questions: number, votes: readonly OpenedVotes[]): Verdict {
  const second = votes.flatMap(({ seat, second: vote }) => (vote === null ? [] : [{ seat, ...vote }]));
  const measure = medianMeasure(second.map((vote) => vote.measure));
  const units = Array.from({ length: questions }, (_, i) => second.map(({ findings }) => findings[i]!));
  const ranked = units.map((unit) => unit.map((answer) => ANSWERS.indexOf(answer)));
  return {
    findings: units.map(findingOf),
    measure,
    opened: second.length,
    counts: { first: countsOf(votes.flatMap(({ first }) => (first === null ? [] : [first.measure]))), second: countsOf(second.map((vote) => vote.measure)) },
    agreement: { findings: text(pairsAgreeing(units)), measure: text(pairsAgreeing([second.map((vote) => vote.measure)])) },
    alpha: questions < 2 ? null : text(ordinalAlpha(ranked)),
    shift: shiftOf(votes),
    minority: second.filter((vote) => vote.measure !== measure).map(({ seat }) => seat),
  };
}

/** Of an even number the milder of the two in the middle. */
export function medianMeasure(measures: readonly Measure[]): Measure {
  const rungs = measures.map(rungOf).sort((a, b) => a - b);
  const middle = rungs[(rungs.length - 1) >> 1];
  if (middle === undefined) throw new Error('there is no middle of nothing');
  return MEASURES[middle]!;
}

function findingOf(answers: readonly Answer[]): Finding {
  const count = (answer: Answer): number => answers.filter((one) => one === answer).length;
  const [yes, no, unsure] = [count('yes'), count('no'), count('unsure')];
  return { yes, no, unsure, outcome: 2 * yes > answers.length ? 'yes' : 2 * no > answers.length ? 'no' : 'unresolved' };
}

function countsOf(measures: readonly Measure[]): Partial<Record<Measure, number>> {
  const counts: Partial<Record<Measure, number>> = {};
  for (const measure of MEASURES) {
    const count = measures.filter((one) => one === measure).length;
    if (count > 0) counts[measure] = count;
  }
  return counts;
}

function shiftOf(votes: readonly OpenedVotes[]): Verdict['shift'] {
  const both = votes.flatMap(({ first, second }) => (first === null || second === null ? [] : [{ first, second }]));
  const steps = both.map(({ first, second }) => rungOf(second.measure) - rungOf(first.measure));
  return {
    both: both.length,
    milder: steps.filter((step) => step < 0).length,
    same: steps.filter((step) => step === 0).length,
    stricter: steps.filter((step) => step > 0).length,
    steps: steps.reduce((sum, step) => sum + step, 0),
    findings: both.filter(({ first, second }) => first.findings.some((answer, i) => answer !== second.findings[i])).length,
  };
}

function text(value: Rational | undefined): string | null {
  return value === undefined ? null : formatRational(value);
}
