import { countOf, parseFraction, type Rational } from './rational.js';
import { refuse } from './refusals.js';
import { ballotFigures } from './elect.js';
import type { Ballots, Base, Comparison, ConsentRule, Quorum, TallyFacts, TallyResult, Threshold, YesNoRule } from './types.js';

/**
 * Yes or no, by a share of a stated base. With 30 for, 15 against and 15 abstaining of 60 present, two thirds of the votes
 * cast is reached and two thirds of the members present is not: hence the base is named, and printed with the result.
 */
export interface YesNoCounts {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  /** Cast by somebody entitled, for neither side: part of the votes cast (RONR), of nothing else. */
  readonly unlawful?: number;
}

export const BASES: readonly Base[] = ['votesCast', 'membersPresent', 'entireMembership', 'weightForPlusAbstain'];

/** Undefined where a fact is missing. */
export function baseOf(base: Base, counts: YesNoCounts, facts: TallyFacts): bigint | undefined {
  switch (base) {
    case 'votesCast':
      return BigInt(counts.yes) + BigInt(counts.no) + BigInt(counts.unlawful ?? 0);
    case 'membersPresent':
      return facts.present === undefined ? undefined : BigInt(facts.present);
    case 'entireMembership':
      return facts.members === undefined ? undefined : BigInt(facts.members);
    case 'weightForPlusAbstain':
      return BigInt(counts.yes) + BigInt(counts.abstain);
  }
}

/** `amount cmp fraction × base`, by cross-multiplication. Nothing of nothing reaches no threshold. */
function reaches(amount: bigint, cmp: Comparison, { p, q }: Rational, base: bigint): boolean {
  if (base === 0n) return false;
  return cmp === '>' ? amount * q > p * base : amount * q >= p * base;
}

export function thresholdReached(threshold: Threshold, counts: YesNoCounts, facts: TallyFacts): boolean {
  const base = baseOf(threshold.base, counts, facts) ?? refuse('FACTS_MISSING', threshold.base === 'membersPresent' ? 'facts.present' : 'facts.members');
  return reaches(BigInt(counts.yes), threshold.cmp, parseFraction(threshold.fraction)!, base);
}

export function quorumMet(quorum: Quorum, counts: YesNoCounts, facts: TallyFacts): boolean {
  const counted = quorum.base === 'entireMembership' ? 'membersPresent' : quorum.base;
  const amount = baseOf(counted, counts, facts) ?? refuse('FACTS_MISSING', 'facts.present');
  if ('value' in quorum) return quorum.cmp === '>' ? amount > BigInt(quorum.value) : amount >= BigInt(quorum.value);
  const members = baseOf('entireMembership', counts, facts) ?? refuse('FACTS_MISSING', 'facts.members');
  return reaches(amount, quorum.cmp, parseFraction(quorum.fraction)!, members);
}

export function countYesNo(rule: YesNoRule, ballots: readonly Ballots[], facts: TallyFacts): TallyResult {
  checkFacts(facts);
  const counts = yesNoCounts(ballots);
  const met = rule.quorum ? quorumMet(rule.quorum, counts, facts) : undefined;
  const passed = thresholdReached(rule.threshold, counts, facts) && met !== false;
  const totals = { yes: counts.yes, no: counts.no, abstain: counts.abstain, unlawful: counts.unlawful };
  return {
    method: 'yes-no',
    winners: [passed ? 'yes' : 'no'],
    totals,
    rounds: [{ round: 1, action: 'count', tally: totals, threshold: countOf(baseOf(rule.threshold.base, counts, facts)!) }],
    tieBreaks: [],
    ballots: ballotFigures(ballots),
    sentence: `${thresholdWords(rule.threshold)}${rule.quorum ? `; ${quorumWords(rule.quorum)}` : '; no quorum is asked for'}.`,
    passed,
    ...(met === undefined ? {} : { quorumMet: met }),
  };
}

export function yesNoCounts(ballots: readonly Ballots[]): Required<YesNoCounts> {
  const counts = { yes: 0, no: 0, abstain: 0, unlawful: 0 };
  for (const { choice, count } of ballots) {
    // A blank ballot is not a vote: it is among those who abstain.
    const side = choice === null ? 'abstain' : (choice as keyof typeof counts);
    counts[side] += count;
  }
  return counts;
}

export function checkFacts(facts: TallyFacts): void {
  for (const name of ['members', 'present'] as const) {
    const value: unknown = facts[name];
    if (value !== undefined && (!Number.isSafeInteger(value) || (value as number) < 0)) refuse('FACTS_MISSING', `facts.${name}`);
  }
}

/** The same votes under every denominator; `undefined` where a number is missing. */
export function underOtherDenominators(rule: YesNoRule, counts: YesNoCounts, facts: TallyFacts): readonly { readonly base: Base; readonly passed: boolean | undefined }[] {
  const met = rule.quorum === undefined || quorumMet(rule.quorum, counts, facts);
  return BASES.map((base) => {
    const size = baseOf(base, counts, facts);
    return { base, passed: size === undefined ? undefined : met && reaches(BigInt(counts.yes), rule.threshold.cmp, parseFraction(rule.threshold.fraction)!, size) };
  });
}

export const BASE_WORDS: Readonly<Record<Base, string>> = {
  votesCast: 'the votes cast, abstentions and blanks left out',
  membersPresent: 'the members present, so that an abstention works like a vote against',
  entireMembership: 'the entire membership, so that absence and abstention work like votes against',
  weightForPlusAbstain: 'those for and those who abstain',
};

export function thresholdWords({ base, fraction, cmp }: Threshold): string {
  return `Passes with ${cmp === '>' ? 'more than' : 'at least'} ${fraction} of ${BASE_WORDS[base]}${cmp === '>' && fraction === '1/2' ? '; a tie fails' : ''}`;
}

export function quorumWords(quorum: Quorum): string {
  const what = { votesCast: 'votes for and against', membersPresent: 'members present', entireMembership: 'members present', weightForPlusAbstain: 'votes for and abstentions' };
  const least = `${quorum.cmp === '>' ? 'more than' : 'at least'} `;
  return `quorum: ${what[quorum.base]}, ${least}${'value' in quorum ? String(quorum.value) : `${quorum.fraction} of the entire membership`}`;
}

/**
 * Consent: not unanimity and not a veto. Passes when no reasoned objection stands, that is, one with reasons, not found
 * invalid by its test, and not resolved by a change of the text. How many objected is printed and decides nothing.
 */
export function countConsent(rule: ConsentRule, ballots: readonly Ballots[], facts: TallyFacts): TallyResult {
  checkFacts(facts);
  const totals = { consent: 0, abstain: 0, object: 0 };
  for (const { choice, count } of ballots) totals[choice === null ? 'abstain' : (choice as keyof typeof totals)] += count;
  const objections = facts.objections ?? (totals.object > 0 ? refuse('FACTS_MISSING', 'facts.objections') : []);
  const standing = objections.filter(({ reasoned, tested, resolved }) => reasoned && tested !== 'invalid' && !resolved);
  const met = rule.quorum ? quorumMet(rule.quorum, { yes: totals.consent, no: totals.object, abstain: totals.abstain }, facts) : undefined;
  const passed = standing.length === 0 && met !== false;
  return {
    method: 'consent',
    winners: [passed ? 'consent' : 'object'],
    totals,
    rounds: objections.map(({ id, reasoned, tested, resolved }, i) => ({
      round: i + 1,
      action: `objection ${id}: ${reasoned ? `reasoned, ${tested === 'untested' ? 'not yet tested' : `found ${tested}`}` : 'without reasons'}, ${resolved ? 'resolved' : 'not resolved'}`,
      tally: totals,
    })),
    tieBreaks: [],
    ballots: ballotFigures(ballots),
    sentence: `Passes when no reasoned objection stands; one falls when its test finds it invalid or a change resolves it, and one not yet tested stands${rule.quorum ? `; ${quorumWords(rule.quorum)}` : ''}.`,
    passed,
    ...(met === undefined ? {} : { quorumMet: met }),
    details: { standing: standing.map(({ id }) => id) },
  };
}
