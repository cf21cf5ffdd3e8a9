import type { Pairwise } from './pairwise.js';
import { compare, formatRational, rational, type Rational, ZERO } from './rational.js';
import type { Count, SchulzeRule } from './types.js';

/** How strong a majority is. Nobody against is stronger than every ratio; among such, more votes are. */
interface Strength {
  readonly unopposed: boolean;
  readonly value: Rational;
}
const NONE: Strength = { unopposed: false, value: ZERO };

/**
 * The strongest chains of majorities (Schulze 2011). A chain is as strong as its weakest majority. Who has a stronger chain to another
 * than that one has back ranks above it, and this relation has no circles. Cubic in the number of options.
 */
export function schulzePaths(
  { options, above }: Pairwise,
  strength: SchulzeRule['strength'],
): { readonly beats: (i: number, j: number) => boolean; readonly strengths: { readonly [pair: string]: Count } } {
  const n = options.length;
  const links = options.map((_, i) => options.map((__, j) => (i === j ? NONE : linkOf(above[i]![j]!, above[j]![i]!, strength))));
  // Only which is stronger matters on the way, so places among all strengths do, and fractions are compared once.
  const sorted = [NONE, ...links.flat()].sort(byStrength).filter((each, k, all) => k === 0 || byStrength(all[k - 1]!, each) !== 0);
  const path = new Int32Array(n * n);
  links.forEach((row, i) => row.forEach((link, j) => void (path[i * n + j] = placeOf(sorted, link))));
  for (let via = 0; via < n; via++) {
    for (let i = 0; i < n; i++) {
      if (i === via) continue;
      const first = path[i * n + via]!;
      for (let j = 0; j < n; j++) {
        if (j === i || j === via) continue;
        const chain = Math.min(first, path[via * n + j]!);
        if (chain > path[i * n + j]!) path[i * n + j] = chain;
      }
    }
  }
  const show = (place: number): Count => {
    const { unopposed, value } = sorted[place]!;
    return unopposed ? `${formatRational(value)}/0` : formatRational(value);
  };
  return {
    beats: (i, j) => path[i * n + j]! > path[j * n + i]!,
    strengths: Object.fromEntries(options.flatMap((a, i) => options.flatMap((b, j) => (i === j ? [] : [[`${a}>${b}`, show(path[i * n + j]!)]])))),
  };
}

function linkOf(won: number, lost: number, strength: SchulzeRule['strength']): Strength {
  if (won <= lost) return NONE;
  if (strength === 'winning') return { unopposed: false, value: rational(BigInt(won)) };
  if (strength === 'margin') return { unopposed: false, value: rational(BigInt(won) - BigInt(lost)) };
  return lost === 0 ? { unopposed: true, value: rational(BigInt(won)) } : { unopposed: false, value: rational(BigInt(won), BigInt(lost)) };
}

function byStrength(a: Strength, b: Strength): number {
  return a.unopposed === b.unopposed ? compare(a.value, b.value) : a.unopposed ? 1 : -1;
}

function placeOf(sorted: readonly Strength[], strength: Strength): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (byStrength(sorted[middle]!, strength) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
