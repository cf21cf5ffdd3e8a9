import type { Pairwise } from './pairwise.js';
import { compare, formatRational, rational, type Rational, ZERO } from './rational.js';
import type { Count, SchulzeRule } from './types.js';

/** Stronger than every other ratio: nobody was against. Among such majorities more votes are stronger. */
interface Strength {
  readonly unopposed: boolean;
  readonly value: Rational;
}
const NONE: Strength = { unopposed: false, value: ZERO };

/**
 * The strongest chains of majorities (Schulze 2011). Who has a stronger chain to another than that one has back ranks above it,
 * and this relation has no circles. Cubic in the number of options.
 */
export function schulzePaths(
  { options, above }: Pairwise,
  strength: SchulzeRule['strength'],
): { readonly beats: (i: number, j: number) => boolean; readonly strengths: { readonly [pair: string]: Count } } {
  const path: Strength[][] = options.map((_, i) => options.map((__, j) => (i === j ? NONE : linkOf(above[i]![j]!, above[j]![i]!, strength))));
  for (let via = 0; via < options.length; via++) {
    for (let i = 0; i < options.length; i++) {
      if (i === via) continue;
      for (let j = 0; j < options.length; j++) {
        if (j === i || j === via) continue;
        const chain = stronger(path[i]![via]!, path[via]![j]!) ? path[via]![j]! : path[i]![via]!;
        if (stronger(chain, path[i]![j]!)) path[i]![j] = chain;
      }
    }
  }
  const show = ({ unopposed, value }: Strength): Count => (unopposed ? `${formatRational(value)}/0` : formatRational(value));
  return {
    beats: (i, j) => stronger(path[i]![j]!, path[j]![i]!),
    strengths: Object.fromEntries(options.flatMap((a, i) => options.flatMap((b, j) => (i === j ? [] : [[`${a}>${b}`, show(path[i]![j]!)]])))),
  };
}

function linkOf(won: number, lost: number, strength: SchulzeRule['strength']): Strength {
  if (won <= lost) return NONE;
  if (strength === 'winning') return { unopposed: false, value: rational(BigInt(won)) };
  if (strength === 'margin') return { unopposed: false, value: rational(BigInt(won) - BigInt(lost)) };
  return lost === 0 ? { unopposed: true, value: rational(BigInt(won)) } : { unopposed: false, value: rational(BigInt(won), BigInt(lost)) };
}

function stronger(a: Strength, b: Strength): boolean {
  return a.unopposed === b.unopposed ? compare(a.value, b.value) > 0 : a.unopposed;
}
