import { groupBallots, type ReadChoice } from './ballots.js';
import { checkRule, isObject } from './check-rule.js';
import { countPairs } from './condorcet.js';
import { contestRule } from './contest-rule.js';
import { marginOf } from './margin.js';
import { comparePairs, condorcetWinner, showPairs } from './pairwise.js';
import { refuse, refusedOr } from './refusals.js';
import { countGrouped } from './tally.js';
import type { Ballots, CondorcetRule, Count, Refused, Round, TallyResult, TallyRule } from './types.js';

/**
 * A contest in a file: candidates, ballots in groups, a method, and the rules of whoever held it. What `folkmoot tally` counts.
 *
 *     { "id": "lunch", "method": "irv", "candidates": [{ "id": "soup" }, { "id": "salad" }],
 *       "ballots": [{ "ranking": ["soup", "salad"], "count": 3 }, { "ranking": ["salad"], "count": 2 }] }
 *
 * Form: docs/spec/tally.md, "Contest files".
 */
export interface ContestResult {
  readonly id: string;
  readonly method: string;
  readonly winners: readonly string[];
  readonly tied?: readonly string[];
  readonly order?: readonly (readonly string[])[];
  readonly totals?: { readonly [option: string]: Count };
  readonly rounds: readonly Round[];
  readonly passes?: readonly (readonly Round[])[];
  readonly results?: { readonly [name: string]: unknown };
  readonly rule: string;
  readonly [more: string]: unknown;
}

/** Names of the pairwise methods, as `results` and `--method` spell them. */
export const PAIRWISE: Readonly<Record<string, { readonly method: CondorcetRule['method']; readonly strength?: string }>> = {
  'schulze-winning': { method: 'schulze', strength: 'winning' },
  'schulze-margin': { method: 'schulze', strength: 'margin' },
  'schulze-ratio': { method: 'schulze', strength: 'ratio' },
  'rankedPairs-winning': { method: 'ranked-pairs', strength: 'winning' },
  'rankedPairs-margin': { method: 'ranked-pairs', strength: 'margin' },
  'minimax-winning': { method: 'minimax', strength: 'winning' },
  'minimax-margin': { method: 'minimax', strength: 'margin' },
  'minimax-opposition': { method: 'minimax', strength: 'opposition' },
  copeland: { method: 'copeland' },
};

/** Counts a contest that was read from JSON. `only` names one pairwise method. */
export function countContest(contest: unknown, only?: string): { readonly ok: true; readonly result: ContestResult } | Refused {
  return refusedOr(() => {
    if (!isObject(contest)) return refuse('RULE_MALFORMED', 'the file');
    const id = contest['id'];
    if (typeof id !== 'string' || id.length === 0) return refuse('RULE_MALFORMED', 'id');
    const described = contestRule(contest);
    const group = (rule: TallyRule): readonly Ballots[] => {
      const ballots = contest['ballots'];
      return Array.isArray(ballots) ? groupBallots(rule, ballots, choiceReader(described.kind)) : refuse('RULE_MALFORMED', 'ballots');
    };
    if (described.kind !== 'condorcet') return shown(id, contest['method'] as string, checkRule(described.rule), group);
    return condorcetResult(id, described.rule, group, only);
  });
}

type Group = (rule: TallyRule) => readonly Ballots[];

function shown(id: string, method: string, rule: TallyRule, group: Group): ContestResult {
  const grouped = group(rule);
  const result = countGrouped(rule, grouped, {});
  const margin = marginOf(rule, grouped, {}, result);
  const passes = rule.method === 'irv' && rule.until === 'sequential' ? { passes: passesOf(result.rounds) } : {};
  return { id, method, ...figures(result), ...passes, ...result.details, ballots: result.ballots, tieBreaks: result.tieBreaks, ...(margin ? { margin } : {}), rule: result.sentence };
}

function figures({ winners, tied, order, totals, rounds }: TallyResult): Pick<ContestResult, 'winners' | 'tied' | 'order' | 'totals' | 'rounds'> {
  return { winners, ...(tied ? { tied } : {}), ...(order ? { order } : {}), ...(totals ? { totals } : {}), rounds };
}

function passesOf(rounds: readonly Round[]): readonly (readonly Round[])[] {
  const passes: Round[][] = [];
  for (const round of rounds) (passes[(round.pass ?? 1) - 1] ??= []).push(round);
  return passes;
}

function condorcetResult(id: string, base: Readonly<Record<string, unknown>>, group: Group, only: string | undefined): ContestResult {
  const ruleOf = (name: string): CondorcetRule => checkRule({ ...base, ...PAIRWISE[name] }) as CondorcetRule;
  const first = ruleOf('copeland');
  const grouped = group(first);
  const pairs = comparePairs(first, grouped);
  const count = (name: string): TallyResult => countPairs(ruleOf(name), grouped, pairs);
  const winner = condorcetWinner(pairs);
  if (only !== undefined) {
    const result = count(only);
    return { id, method: 'condorcet', ...figures(result), results: { [only]: entry(result) }, rule: result.sentence };
  }
  const results = Object.fromEntries(Object.keys(PAIRWISE).map((name) => [name, entry(count(name))]));
  return {
    id,
    method: 'condorcet',
    winners: winner === undefined ? [] : [winner],
    rounds: [{ round: 1, action: 'comparison of every two options', tally: showPairs(pairs) }],
    results: { ...results, condorcetWinner: winner ?? null, pairwise: showPairs(pairs) },
    rule: 'The winner, where there is one, is who beats each other option on more ballots; each method in `results` states its own rule.',
  };
}

function entry(result: TallyResult): unknown {
  const { pairwise: _, condorcetWinner: __, ...details } = result.details ?? {};
  const { winners, tied, order, totals, rounds } = result;
  // The same table of pairs would stand here nine times; only ranked pairs has steps of its own.
  const steps = result.method === 'ranked-pairs' ? { rounds } : {};
  return { winners, ...(tied ? { tied } : {}), order, ...(totals ? { totals } : {}), ...details, ...steps, rule: result.sentence };
}

type Form = 'ranked' | 'condorcet' | 'approvals' | 'scores' | 'choice';

function choiceReader(form: Form): ReadChoice {
  switch (form) {
    case 'choice':
      return ({ choice }, i) => (choice === undefined ? refuse('CHOICE_MALFORMED', `ballots[${i}].choice`) : choice);
    case 'scores':
      return ({ scores }, i) => scores ?? refuse('CHOICE_MALFORMED', `ballots[${i}].scores`);
    case 'approvals':
      return ({ approvals, scores }, i) => (scores === undefined ? (approvals ?? refuse('CHOICE_MALFORMED', `ballots[${i}].approvals`)) : approved(scores, `ballots[${i}].scores`));
    case 'ranked':
    case 'condorcet':
      return ({ ranking }, i) => {
        if (!Array.isArray(ranking)) return refuse('CHOICE_MALFORMED', `ballots[${i}].ranking`);
        // A skipped place is null in a file and an empty list in a ballot.
        return ranking.includes(null) ? ranking.map((place: unknown) => place ?? []) : (ranking as unknown[]);
      };
  }
}

/** Approval in grades: 1 approves, 0 does not. */
function approved(scores: unknown, field: string): readonly string[] {
  if (!isObject(scores)) return refuse('CHOICE_MALFORMED', field);
  return Object.entries(scores).flatMap(([option, grade]) => {
    if (grade !== 0 && grade !== 1) return refuse('SCORE_OUT_OF_RANGE', `${field}.${option}`);
    return grade === 1 ? [option] : [];
  });
}
