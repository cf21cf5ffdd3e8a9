import { tally } from './tally.js';
import type { Ballots, Choice, CondorcetRule, IrvRule, OptionId, Ranking, Refused, StvRule, TallyRule } from './types.js';

/**
 * What the same ranked ballots say under other methods. Nothing is decided by it: a result on which methods agree is robust, and
 * where they differ people should know. Ties are reported, never resolved here.
 */
export interface OtherOutcome {
  readonly name: string;
  readonly winners: readonly OptionId[];
  readonly tied?: readonly OptionId[];
}

export function otherMethods(
  rule: IrvRule | StvRule | CondorcetRule,
  ballots: readonly Ballots[],
): { readonly ok: true; readonly result: readonly OtherOutcome[] } | Refused {
  const { options, excluded, seats = 1 } = rule;
  const out = excluded ?? [];
  const standing = options.filter((option) => !out.includes(option));
  const common = { options, tie: [], seats, ...(excluded ? { excluded } : {}) } as const;
  const equals = { ...rule.ballots, overvote: 'overvote' in rule.ballots && rule.ballots.overvote === 'refuse' ? 'refuse' : 'all-count' } as const;
  const pairs = { ...common, ballots: equals, unranked: 'last' } as const;
  const strict = { ...rule.ballots, overvote: rule.ballots.overvote === 'all-count' ? 'exhaust' : rule.ballots.overvote } as const;
  const rules: readonly (readonly [string, TallyRule])[] = [
    ['instant runoff', seats === 1 ? { ...common, method: 'irv', until: 'majority', ballots: strict } : { ...common, method: 'irv', until: 'bottoms-up', ballots: strict }],
    ['Schulze', { ...pairs, method: 'schulze', strength: 'winning' }],
    ['ranked pairs', { ...pairs, method: 'ranked-pairs', strength: 'winning' }],
    ['minimax', { ...pairs, method: 'minimax', strength: 'winning' }],
    ['Copeland', { ...pairs, method: 'copeland' }],
  ];
  const outcomes: OtherOutcome[] = [];
  const first = tally({ method: 'plurality', options: standing, tie: [], seats }, ballots.map(({ choice, count }) => ({ choice: firstChoice(choice, standing), count })));
  for (const [name, counted] of [['first preferences', first] as const, ...rules.map(([name, each]) => [name, tally(each, ballots)] as const)]) {
    if (!counted.ok) return counted;
    const { winners, tied } = counted.result;
    outcomes.push({ name, winners, ...(tied ? { tied } : {}) });
  }
  return { ok: true, result: outcomes };
}

/** The option alone in the first place that names one; blank where several stand there. */
function firstChoice(choice: Choice, standing: readonly OptionId[]): OptionId | null {
  if (!Array.isArray(choice)) return null;
  for (const place of choice as Ranking) {
    const named = (typeof place === 'string' ? [place] : place).filter((option) => standing.includes(option));
    if (named.length > 0) return named.length === 1 ? named[0]! : null;
  }
  return null;
}
