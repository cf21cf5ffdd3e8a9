import { categoriesOf, checkInstance, compare, parseRational, rational, type DrawRules, type Quota, ZERO } from './draw/index.js';

/** Whether rules can be the rules of a draw at all, whoever volunteers: asked before the pool opens, since nothing is changed afterwards. */
export type RulesFault = 'QUOTA' | 'MINIMA_ABOVE_SEATS' | 'MAXIMA_BELOW_SEATS' | 'CAP';

export function rulesFault({ size, quotas, cap }: DrawRules): RulesFault | undefined {
  if (checkInstance({ size, quotas, people: [] }).some(({ code }) => code !== 'EMPTY_POOL')) return 'QUOTA';
  for (const category of categoriesOf(quotas)) {
    const own = quotas.filter((quota) => quota.category === category);
    // Everybody has one value of each category, so its seats add up to all seats.
    if (own.reduce((sum, { min }) => sum + min, 0) > size) return 'MINIMA_ABOVE_SEATS';
    if (own.reduce((sum, { max }) => sum + max, 0) < size) return 'MAXIMA_BELOW_SEATS';
  }
  if (cap === null) return undefined;
  const most = parseRational(cap);
  return most && compare(most, ZERO) > 0 && compare(most, rational(1n)) <= 0 ? undefined : 'CAP';
}

/** The same quotas in the same order, none of them narrower and one at least wider. */
export function isRelaxation(before: readonly Quota[], after: readonly Quota[]): boolean {
  if (before.length !== after.length) return false;
  const kept = before.every(({ category, value, min, max }, i) => {
    const other = after[i]!;
    return other.category === category && other.value === value && other.min <= min && other.max >= max;
  });
  return kept && before.some(({ min, max }, i) => after[i]!.min < min || after[i]!.max > max);
}
