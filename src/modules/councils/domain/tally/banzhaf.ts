import { formatRational, parseFraction, rational } from './rational.js';
import { refuse, refusedOr } from './refusals.js';
import type { Comparison, Count, Fraction, Refused } from './types.js';

/**
 * Who can turn a decision. A seat is critical where the yes of the others does not suffice and its own makes it suffice; the
 * Banzhaf share of a class is its part of all such cases, each combination of votes counted once.
 *
 *     weights 2, 1, 1 with at least 3 needed: {2,1} {2,1'} pass and {2,1,1'}: the heavy seat is critical 3 times, the others once each: 3/5, 1/5, 1/5
 *
 * Exact: combinations are counted by a generating function over classes, in big integers. Abstention is no part of the model.
 */
export interface PowerClass {
  readonly id: string;
  readonly seats: number;
  /** Weight of each seat; 1 where absent. */
  readonly weight?: number;
}
export interface PowerRule {
  /** Yes votes needed, as a share of all weights or as a number. */
  readonly needed: { readonly fraction: Fraction; readonly cmp: Comparison } | { readonly atLeast: number };
  /** Double majority: in how many classes (`all`, or a number) this share of the class's own seats is needed too. */
  readonly perClass?: { readonly fraction: Fraction; readonly cmp: Comparison; readonly classes: 'all' | number };
}
export interface PowerShare {
  readonly id: string;
  /** Combinations of the others in which one seat of this class is critical. */
  readonly swings: Count;
  /** Of the class, and of one seat, among all critical cases; `0` where nobody is ever critical. */
  readonly share: Count;
  readonly perSeat: Count;
}

const MOST_SEATS = 200;

export function banzhaf(classes: readonly PowerClass[], rule: PowerRule): { readonly ok: true; readonly result: readonly PowerShare[] } | Refused {
  return refusedOr(() => {
    check(classes, rule);
    const swings = classes.map((each, own) => (each.seats === 0 ? 0n : swingsOf(classes, own, rule)));
    const all = swings.reduce((sum, each, i) => sum + each * BigInt(classes[i]!.seats), 0n);
    const part = (of: bigint): Count => (all === 0n ? 0 : formatRational(rational(of, all)));
    return classes.map(({ id, seats }, i) => ({ id, swings: formatRational(rational(swings[i]!)), share: part(swings[i]! * BigInt(seats)), perSeat: part(swings[i]!) }));
  });
}

function check(classes: readonly PowerClass[], { needed, perClass }: PowerRule): void {
  if (classes.length === 0) refuse('NO_SEATS', 'classes');
  classes.forEach(({ seats, weight = 1 }, i) => {
    if (!Number.isSafeInteger(seats) || seats < 0) refuse('RULE_MALFORMED', `classes[${i}].seats`);
    if (!Number.isSafeInteger(weight) || weight < 0 || weight > 1_000_000) refuse('RULE_MALFORMED', `classes[${i}].weight`);
  });
  const seats = classes.reduce((sum, each) => sum + each.seats, 0);
  if (seats < 1) refuse('NO_SEATS', 'classes');
  if (seats > MOST_SEATS) refuse('RULE_MALFORMED', 'classes');
  if ('fraction' in needed && parseFraction(needed.fraction) === undefined) refuse('RULE_MALFORMED', 'needed.fraction');
  if ('atLeast' in needed && !Number.isSafeInteger(needed.atLeast)) refuse('RULE_MALFORMED', 'needed.atLeast');
  if (perClass && parseFraction(perClass.fraction) === undefined) refuse('RULE_MALFORMED', 'perClass.fraction');
  if (perClass && perClass.classes !== 'all' && (!Number.isSafeInteger(perClass.classes) || perClass.classes < 0)) refuse('RULE_MALFORMED', 'perClass.classes');
}

/** Yes combinations of everybody but one seat of class `own`, by total weight and by how many other classes pass. */
function swingsOf(classes: readonly PowerClass[], own: number, rule: PowerRule): bigint {
  let table = new Map<string, { weight: number; passing: number; ways: bigint }>([['0 0', { weight: 0, passing: 0, ways: 1n }]]);
  classes.forEach(({ seats, weight = 1 }, i) => {
    if (i === own) return;
    const next: typeof table = new Map();
    for (const from of table.values()) {
      for (let yes = 0; yes <= seats; yes++) {
        const to = { weight: from.weight + yes * weight, passing: from.passing + (classPasses(rule, yes, seats) ? 1 : 0) };
        const key = `${to.weight} ${to.passing}`;
        const ways = from.ways * binomial(seats, yes);
        const known = next.get(key);
        if (known) known.ways += ways;
        else next.set(key, { ...to, ways });
      }
    }
    table = next;
  });
  const { seats, weight: each = 1 } = classes[own]!;
  const total = classes.reduce((sum, each) => sum + each.seats * (each.weight ?? 1), 0);
  const standing = classes.filter((each) => each.seats > 0).length;
  let swings = 0n;
  for (const { weight, passing, ways } of table.values()) {
    for (let yes = 0; yes < seats; yes++) {
      const wins = (mine: number): boolean => passes(rule, weight + mine * each, total, passing + (classPasses(rule, mine, seats) ? 1 : 0), standing);
      if (!wins(yes) && wins(yes + 1)) swings += ways * binomial(seats - 1, yes);
    }
  }
  return swings;
}

/** A class without seats neither passes nor is asked. */
function classPasses({ perClass }: PowerRule, yes: number, seats: number): boolean {
  return perClass !== undefined && seats > 0 && reaches(yes, perClass.fraction, perClass.cmp, seats);
}

function passes({ needed, perClass }: PowerRule, weight: number, total: number, passing: number, standing: number): boolean {
  const overall = 'atLeast' in needed ? weight >= needed.atLeast : reaches(weight, needed.fraction, needed.cmp, total);
  return overall && (perClass === undefined || passing >= (perClass.classes === 'all' ? standing : perClass.classes));
}

function reaches(amount: number, fraction: Fraction, cmp: Comparison, base: number): boolean {
  const { p, q } = parseFraction(fraction)!;
  const [left, right] = [BigInt(amount) * q, p * BigInt(base)];
  return base > 0 && (cmp === '>' ? left > right : left >= right);
}

function binomial(n: number, k: number): bigint {
  let ways = 1n;
  for (let i = 1; i <= k; i++) ways = (ways * BigInt(n - k + i)) / BigInt(i);
  return ways;
}

