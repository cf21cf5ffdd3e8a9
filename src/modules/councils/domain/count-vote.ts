import { toHex, utf8 } from '../../../kernel/bytes.js';
import type { Json } from '../../../kernel/json.js';
import { canonicalJson, sha256 } from '../../../ledger/core/index.js';
import type { Ballot } from './ballot-state.js';
import { isRecused, type Motion, type Vote } from './motion-state.js';
import type { ClassCount, CountedChoice, Outcome, OverallCount, Result } from './result.js';
import { robustnessOf } from './robustness.js';
import { SEED_OF_BALLOTS, type VoteRule } from './rule-object.js';
import { ruleSentence } from './rule-words.js';
import { tally, type TallyFacts, type TallyResult, type TallyRule } from './tally/index.js';
import { classCounts, type Electors, electorsOf, judge } from './threshold-vote.js';

/**
 * Makes the result from the ballots. The same for everybody who has the log:
 *
 *     countVote(motion, ballots)   // { result: { outcome: 'carried', overall: { yes: 7, no: 3, abstain: 1, passed: true }, … }, transcript: { … } }
 */
export interface Counted {
  readonly result: Result;
  /** The whole count with every round; its hash stands in the result. */
  readonly transcript: TallyResult | null;
}

export function countVote(motion: Motion, ballots: readonly Ballot[]): Counted {
  const vote = motion.vote!;
  const { rule } = vote;
  const sorted = sortBallots(motion, ballots);
  const electors = electorsOf(vote);
  const { choices } = sorted;
  const counted = {
    cast: ballots.length, stale: sorted.stale, recused: sorted.recused, unopened: sorted.unopened, counted: choices.length, delegated: sorted.delegated,
  };
  const facts: TallyFacts = {
    members: electors.threshold,
    present: choices.length,
    objections: motion.objections.map(({ id, reasoned, tested, resolved }) => ({ id, reasoned, tested, resolved })),
  };
  const quorumMet = isQuorumMet(rule, choices, electors);
  const asCounted = seeded(withoutQuorum(rule.tally), vote, sorted.salts, sorted.unopened);
  const count = tally(asCounted, choices.map(({ choice }) => ({ choice, count: 1 })), facts);
  const classes = rule.tally.method === 'yes-no' ? classCounts(rule, electors, choices) : {};
  const membership = { quorum: electors.quorum, threshold: electors.threshold, present: choices.length };
  const robustness = robustnessOf(rule, electors, choices, { quorumMet, result: count.ok ? count.result : null, classes, counted: asCounted });
  const common = { counted, classes, membership, quorumMet, robustness, sentence: ruleSentence(rule) };
  if (!count.ok) {
    const outcome = quorumMet ? 'undecided' : 'no-quorum';
    return { result: { outcome, refusal: count.refusal, winners: [], tied: [], overall: null, transcript: null, ...common }, transcript: null };
  }
  const { result } = count;
  const oneAnswer = rule.tally.method === 'yes-no' || rule.tally.method === 'consent';
  const overall = rule.tally.method === 'yes-no' ? overallOf(choices, result) : null;
  const outcome = quorumMet ? outcomeOf(rule, result, overall, classes) : 'no-quorum';
  const elected = outcome === 'carried' && !oneAnswer ? result.winners : [];
  const transcript = toHex(sha256(utf8(canonicalJson(result as unknown as Json))));
  return { result: { outcome, refusal: null, winners: elected, tied: outcome === 'tied' && !oneAnswer ? (result.tied ?? []) : [], overall, transcript, ...common }, transcript: result };
}

/** True where a sealed ballot that would count has not been opened. */
export function unopened(motion: Motion, ballots: readonly Ballot[]): boolean {
  return ballots.some((ballot) => ballot.sealed !== null && ballot.opened === null && ballot.text === motion.text && !isRecused(motion, ballot.member));
}

interface Sorted {
  readonly choices: readonly CountedChoice[];
  readonly salts: readonly string[];
  readonly stale: number;
  readonly recused: number;
  readonly unopened: number;
  readonly delegated: number;
}

function sortBallots(motion: Motion, ballots: readonly Ballot[]): Sorted {
  const { rule, roll, recusedSince } = motion.vote!;
  const choices: CountedChoice[] = [];
  const bySeat = new Map<number, CountedChoice | null>();
  const salts: string[] = [];
  let stale = 0;
  let recused = 0;
  let closed = 0;
  for (const ballot of ballots) {
    bySeat.set(ballot.seat, null);
    if (isRecused(motion, ballot.member)) recused++;
    else if (ballot.text !== motion.text) stale++;
    else {
      if (ballot.sealed !== null && ballot.opened === null) closed++;
      if (ballot.opened) salts.push(`${ballot.seat} ${ballot.opened.salt}`);
      const choice = ballot.sealed === null ? ballot.choice : ballot.opened ? ballot.opened.choice : rule.unopened === 'abstain' ? 'abstain' : null;
      if (choice === null) continue;
      const one = { class: ballot.class, choice };
      choices.push(one);
      bySeat.set(ballot.seat, one);
    }
  }
  // Whoever cast a ballot himself, counted or not, is not voted for by another; a delegate who did not vote passes nothing on.
  let delegated = 0;
  const steppedBack = new Set(recusedSince.map(([seat]) => seat));
  for (const [from, to, code] of roll.delegations) {
    const given = bySeat.get(to);
    if (bySeat.has(from) || steppedBack.has(from) || !given) continue;
    choices.push({ class: code, choice: given.choice });
    delegated++;
  }
  return { choices, salts, stale, recused, unopened: closed, delegated };
}

function outcomeOf(rule: VoteRule, result: TallyResult, overall: OverallCount | null, classes: Readonly<Record<string, ClassCount>>): Outcome {
  if (rule.tally.method === 'yes-no') {
    if (overall!.passed) return judge(rule, classes) ? 'carried' : 'failed';
    // Half against half is said to be a tie; it carries nothing.
    const { base, fraction } = rule.tally.threshold;
    return base === 'votesCast' && fraction === '1/2' && overall!.yes === overall!.no && overall!.yes > 0 ? 'tied' : 'failed';
  }
  if (rule.tally.method === 'consent') return result.passed ? 'carried' : 'failed';
  if (result.tied !== undefined && result.tied.length > 0) return 'tied';
  return result.winners.length > 0 ? 'carried' : 'undecided';
}

function overallOf(choices: readonly CountedChoice[], result: TallyResult): OverallCount {
  const counts = { yes: 0, no: 0, abstain: 0 };
  for (const { choice } of choices) counts[choice as keyof typeof counts]++;
  return { ...counts, passed: result.passed! };
}

/** Quorum and threshold may have memberships of different size, so the quorum is judged apart. */
function isQuorumMet(rule: VoteRule, choices: readonly CountedChoice[], electors: Electors): boolean {
  const quorum = rule.tally.method === 'yes-no' || rule.tally.method === 'consent' ? (rule.tally.quorum ?? null) : rule.quorum;
  if (quorum === null) return true;
  const yesNo = rule.tally.method === 'yes-no';
  const ballots = yesNo ? choices.map(({ choice }) => ({ choice, count: 1 })) : choices.length > 0 ? [{ choice: 'yes', count: choices.length }] : [];
  const asked = tally({ method: 'yes-no', threshold: { base: 'votesCast', cmp: '>', fraction: '1/2' }, quorum }, ballots, { members: electors.quorum, present: choices.length });
  // Nobody came: no quorum is met by nobody.
  return asked.ok && asked.result.quorumMet === true;
}

function withoutQuorum(rule: TallyRule): TallyRule {
  if (rule.method !== 'yes-no' && rule.method !== 'consent') return rule;
  const { quorum: _, ...rest } = rule;
  return rest;
}

/**
 * Each who opens his ballot adds to the seed, and could not know the others' salts when he sealed his own. But who opens last knows them
 * all, and could choose between two lots by keeping his shut: while one is unopened no lot is drawn, and the tie stands.
 */
function seeded(rule: TallyRule, { ruleHash }: Vote, salts: readonly string[], unopened: number): TallyRule {
  if (!('tie' in rule)) return rule;
  if (unopened > 0) return { ...rule, tie: rule.tie.filter((step) => step.by !== 'seed') };
  const seed = (): string => toHex(sha256(utf8(['folkmoot/tie-seed/v1', ruleHash, ...[...salts].sort()].join('\n'))));
  return { ...rule, tie: rule.tie.map((step) => (step.by === 'seed' && step.seed === SEED_OF_BALLOTS ? { ...step, seed: seed() } : step)) };
}
