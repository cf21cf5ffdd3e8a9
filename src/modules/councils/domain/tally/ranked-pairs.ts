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
  const locked = options.map(() => options.map(() => false));
  const steps: Round[] = [];
  for (const group of groups) {
    const trial = locked.map((row) => [...row]);
    for (const { i, j } of group) trial[i]![j] = true;
    const reach = closure(trial);
    for (const { i, j, won, lost } of group) {
      const lock = !reach[j]![i]!;
      if (lock) locked[i]![j] = true;
      steps.push({
        round: steps.length + 1,
        action: `${options[i]!} over ${options[j]!} (${won} to ${lost}) ${lock ? 'is locked' : 'would close a circle and falls'}`,
        tally: { [options[i]!]: won, [options[j]!]: lost },
      });
    }
  }
  const reach = closure(locked);
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
function closure(edges: readonly (readonly boolean[])[]): boolean[][] {
  const reach = edges.map((row) => [...row]);
  for (let via = 0; via < reach.length; via++) {
    for (let i = 0; i < reach.length; i++) {
      if (!reach[i]![via]) continue;
      for (let j = 0; j < reach.length; j++) if (reach[via]![j]) reach[i]![j] = true;
    }
  }
  return reach;
}
