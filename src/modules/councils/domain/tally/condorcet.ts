import { orderedResult, tieGroups } from './elect.js';
import { comparePairs, condorcetWinner, layers, type Pairwise, showPairs } from './pairwise.js';
import { rankingWords } from './papers.js';
import { lockPairs } from './ranked-pairs.js';
import { schulzePaths } from './schulze.js';
import { TieBreaker } from './ties.js';
import type { Ballots, CondorcetRule, CopelandRule, MinimaxRule, OptionId, RankedPairsRule, Round, SchulzeRule, TallyResult } from './types.js';

/** Methods that look at every pair of options. All of them elect whoever beats each other option, minimax by opposition excepted. */
export function countCondorcet(rule: CondorcetRule, ballots: readonly Ballots[]): TallyResult {
  return countPairs(rule, ballots, comparePairs(rule, ballots));
}

/** The same with the pairs already compared: several methods over one set of ballots. */
export function countPairs(rule: CondorcetRule, ballots: readonly Ballots[], pairs: Pairwise): TallyResult {
  switch (rule.method) {
    case 'schulze':
      return schulze(rule, ballots, pairs);
    case 'ranked-pairs':
      return rankedPairs(rule, ballots, pairs);
    case 'minimax':
      return minimax(rule, ballots, pairs);
    case 'copeland':
      return copeland(rule, ballots, pairs);
  }
}

function schulze(rule: SchulzeRule, ballots: readonly Ballots[], pairs: Pairwise): TallyResult {
  const { beats, strengths } = schulzePaths(pairs, rule.strength);
  const strength = { winning: 'votes for it', margin: 'votes for it less votes against', ratio: 'votes for it per vote against' }[rule.strength];
  const words = `Schulze: a majority is as strong as the ${strength}, a chain as strong as its weakest majority, and who has the stronger chain to each other than it has back wins`;
  return orderedResult(rule, ballots, layers(pairs.options, beats), `${words}; ${ballotWords(rule)}`, { rounds: [pairRound(pairs)], details: { ...pairDetails(pairs), strengths } });
}

function rankedPairs(rule: RankedPairsRule, ballots: readonly Ballots[], pairs: Pairwise): TallyResult {
  const ties = new TieBreaker(rule.tie, rule.options);
  const { locked, steps, tiedStrengths } = lockPairs(pairs, rule.strength, ties.order());
  const how = rule.strength === 'winning' ? 'by votes for it, then by fewer against' : 'by margin';
  const equal = ties.order() ? 'equal ones by the declared order' : 'equal ones together';
  const words = `Ranked pairs: majorities are sorted ${how} and locked from the strongest, unless one closes a circle, ${equal}`;
  return orderedResult(rule, ballots, layers(pairs.options, locked), `${words}; ${ballotWords(rule)}`, {
    rounds: steps,
    details: { ...pairDetails(pairs), tiedStrengths },
    ties,
  });
}

function minimax(rule: MinimaxRule, ballots: readonly Ballots[], pairs: Pairwise): TallyResult {
  const { options, above } = pairs;
  const worst = new Map<OptionId, number>(
    options.map((option, i) => {
      const against = options.flatMap((_, j) => (i === j ? [] : [defeat(above[j]![i]!, above[i]![j]!, rule.strength)]));
      return [option, against.reduce((a, b) => Math.max(a, b), against[0] ?? 0)];
    }),
  );
  const order = tieGroups(options, (a, b) => worst.get(a)! - worst.get(b)!);
  const words = {
    winning: 'Minimax: whoever has the smallest worst defeat wins, a defeat counted by the votes for the other side',
    margin: 'Minimax: whoever has the smallest worst defeat wins, a defeat counted by its margin',
    opposition: 'Minimax by opposition: whoever has the fewest votes against in its worst comparison wins; this may pass over an option that beats every other',
  }[rule.strength];
  return orderedResult(rule, ballots, order, `${words}; ${ballotWords(rule)}`, { rounds: [pairRound(pairs)], details: { ...pairDetails(pairs), worst: Object.fromEntries(worst) } });
}

function defeat(against: number, own: number, strength: MinimaxRule['strength']): number {
  if (strength === 'winning') return against > own ? against : 0;
  return strength === 'margin' ? against - own : against;
}

function copeland(rule: CopelandRule, ballots: readonly Ballots[], pairs: Pairwise): TallyResult {
  const { options, above } = pairs;
  const scores = new Map(options.map((option, i) => [option, options.reduce((score, _, j) => score + Math.sign(above[i]![j]! - above[j]![i]!), 0)]));
  const order = tieGroups(options, (a, b) => scores.get(b)! - scores.get(a)!);
  const words = `Copeland: comparisons won less comparisons lost, most wins; ${ballotWords(rule)}`;
  return orderedResult(rule, ballots, order, words, { rounds: [pairRound(pairs)], totals: Object.fromEntries(scores), details: pairDetails(pairs) });
}

function pairRound(pairs: Pairwise): Round {
  return { round: 1, action: 'comparison of every two options', tally: showPairs(pairs) };
}

function pairDetails(pairs: Pairwise): { readonly pairwise: unknown; readonly condorcetWinner: OptionId | null } {
  return { pairwise: showPairs(pairs), condorcetWinner: condorcetWinner(pairs) ?? null };
}

function ballotWords(rule: CondorcetRule): string {
  return `${rule.unranked === 'last' ? 'options without a rank share the last place' : 'an option without a rank is compared with none'}, ${rankingWords(rule.ballots)}`;
}

