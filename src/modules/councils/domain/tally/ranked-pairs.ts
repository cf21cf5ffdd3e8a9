import type { Pairwise } from './pairwise.js';
import type { OptionId, RankedPairsRule, Round } from './types.js';

interface Majority {
  readonly i: number;
  readonly j: number;
  readonly won: number;
  readonly lost: number;
}

/**
 * Tideman 1987. Majorities from the strongest down are locked in, unless together with those already locked they would close a
 * circle. Equally strong ones: by the declared order of options where there is one; otherwise all of them at once, and each that
 * is part of a circle of the locked and its equals falls, so that nobody gains by being named first.
 */
export function lockPairs(
  { options, above }: Pairwise,
  strength: RankedPairsRule['strength'],
  order: ReadonlyMap<OptionId, number> | undefined,
): { readonly locked: (i: number, j: number) => boolean; readonly steps: readonly Round[]; readonly tiedStrengths: boolean } {
  const majorities = options.flatMap((_, i) =>
    options.flatMap((__, j): Majority[] => (above[i]![j]! > above[j]![i]! ? [{ i, j, won: above[i]![j]!, lost: above[j]![i]! }] : [])),
  );
  const compare = (a: Majority, b: Majority): number => (strength === 'winning' ? b.won - a.won || a.lost - b.lost : b.won - b.lost - (a.won - a.lost));
  // Equal strengths: first the majority of whoever is first in the order, and of those the one over whoever is last.
  const place = (number: number): number => order!.get(options[number]!)!;
  const resolved = (a: Majority, b: Majority): number => compare(a, b) || place(a.i) - place(b.i) || place(b.j) - place(a.j);
  const groups = groupsOf([...majorities].sort(order ? resolved : compare), order ? resolved : compare);
  const reach: Reach = options.map(() => options.map(() => false));
  const steps: Round[] = [];
  for (const group of groups) {
    const trial = group.length === 1 ? reach : reach.map((row) => [...row]);
    if (group.length > 1) for (const { i, j } of group) connect(trial, i, j);
    const fits = group.map(({ i, j }) => !trial[j]![i]!);
    for (const [k, { i, j, won, lost }] of group.entries()) {
      const lock = fits[k]!;
      if (lock) connect(reach, i, j);
      steps.push({
        round: steps.length + 1,
        action: `${options[i]!} over ${options[j]!} (${won} to ${lost}) ${lock ? 'is locked' : 'would close a circle and falls'}`,
        tally: { [options[i]!]: won, [options[j]!]: lost },
      });
    }
  }
  const strengths = groupsOf([...majorities].sort(compare), compare);
  return { locked: (i, j) => reach[i]![j]!, steps, tiedStrengths: strengths.some((group) => group.length > 1) };
}

function groupsOf(sorted: readonly Majority[], compare: (a: Majority, b: Majority) => number): Majority[][] {
  const groups: Majority[][] = [];
  for (const majority of sorted) {
    const last = groups.at(-1);
    if (last && compare(last[0]!, majority) === 0) last.push(majority);
    else groups.push([majority]);
  }
  return groups;
}

/** `reach[i][j]`: a way from i to j. */
type Reach = boolean[][];

/** Adds a step from i to j, and with it every way that leads over it. */
function connect(reach: Reach, i: number, j: number): void {
  if (reach[i]![j]) return;
  for (let from = 0; from < reach.length; from++) {
    if (from !== i && !reach[from]![i]) continue;
    for (let to = 0; to < reach.length; to++) if (to === j || reach[j]![to]) reach[from]![to] = true;
  }
}
