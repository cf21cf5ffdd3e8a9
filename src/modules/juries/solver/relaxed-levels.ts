import type { Highs } from 'highs';
import { compare, type Level, formatRational, minus, type Rational, rational, recover, type TypeTable, ZERO } from '../domain/draw/index.js';
import { type Column, maximise, SolverFailed } from './highs.js';
import { typeColumns } from './panel-program.js';
import { addUp, certify } from './whole-weights.js';

/**
 * The fairest chances if seats could be divided: one small linear program per level, over types, without any panel. No lottery over
 * whole panels can be fairer, and in real pools one is just as fair; whether it is here, `realise` finds out. Each level comes
 * with multipliers on the limits, so that its certificate needs only adding up.
 */
export interface Relaxed {
  readonly levels: readonly Level[];
  /** Per type, chance of one of its people. */
  readonly chances: readonly number[];
}

const SETTLES = 1e-7;

/** Undefined where even divided seats cannot keep the cap. */
export function relaxedLevels(highs: Highs, table: TypeTable, cap: Rational | undefined, firstOnly: boolean): Relaxed | undefined {
  const settled: (Rational | null)[] = table.types.map(() => null);
  const levels: Level[] = [];
  for (;;) {
    const solved = solveLevel(highs, table, settled, cap);
    if (!solved) return undefined;
    const { value, chances, weights, multipliers, duals } = solved;
    const near = (most: Rational) => isNear(most, value);
    const certificate = certify(table, { weights, multipliers }, settled, cap, addUp(table), near);
    const atCap = cap !== undefined && isNear(cap, value);
    const most = atCap ? cap : certificate?.most;
    if (!most) throw new SolverFailed('proving a level', 7);
    const exact = near(most) ? most : (recover(value) ?? most);
    const open = settled.flatMap((chance, t) => (chance === null ? [t] : []));
    const weighed = new Set(certificate?.weights.flatMap(([t, w]) => (w > 0 ? [t] : [])));
    const types = atCap ? open : open.filter((t) => duals[t]! > SETTLES && weighed.has(t));
    if (types.length === 0) throw new SolverFailed('settling a level', 7);
    for (const t of types) settled[t] = exact;
    const { weights: whole = [], bound = 0, multipliers: factors = null } = atCap ? {} : certificate!;
    levels.push({ value: formatRational(exact), types, weights: whole, bound, multipliers: atCap ? [] : factors });
    if (firstOnly) return { levels, chances: cap ? chances : table.types.map(() => toNumber(exact)) };
    if (types.length === open.length) return { levels, chances: settled.map((chance) => toNumber(chance!)) };
  }
}

export function toNumber({ n, d }: Rational): number {
  return Number((n * 10n ** 17n) / d) / 1e17;
}

export function isNear(exact: Rational, value: number): boolean {
  const measured = recover(value, ZERO, 10n ** 30n);
  if (!measured) return false;
  const difference = minus(exact, measured);
  const tolerance = rational(1n, 100_000_000n);
  return compare(difference, tolerance) <= 0 && compare(minus(ZERO, difference), tolerance) <= 0;
}

/** Maximises the smallest unsettled chance. */
function solveLevel(highs: Highs, table: TypeTable, settled: readonly (Rational | null)[], cap: Rational | undefined) {
  const limits = table.rows.length;
  const share = cap ? toNumber(cap) : 1;
  const columns: Column[] = typeColumns(table, () => 0, share).map((column, t) => ({
    ...column,
    entries: [...column.entries, [limits + t, 1 / table.types[t]!.members.length]],
  }));
  columns.push({ cost: 1, min: 0, max: highs.infinity, entries: settled.flatMap((chance, t) => (chance === null ? [[limits + t, -1] as const] : [])) });
  const rows = [
    ...table.rows.map(({ min, max }) => [min, max] as const),
    ...settled.map((chance) => [chance === null ? 0 : toNumber(chance) - 1e-12, highs.infinity] as const),
  ];
  const answer = maximise(highs, { columns, rows, options: LINEAR }, 'finding a level');
  if (answer.outcome === 'infeasible' && cap) return undefined;
  if (answer.outcome !== 'optimal') throw new SolverFailed(`finding a level: ${answer.outcome}`, 7);
  const duals = table.types.map((_, t) => Math.max(0, -answer.rows[limits + t]!));
  const capped = cap !== undefined && share < 1;
  return {
    value: answer.columns[table.types.length]!,
    chances: table.types.map(({ members }, t) => answer.columns[t]! / members.length),
    duals,
    weights: table.types.map(({ members }, t) => duals[t]! / members.length - (capped ? Math.max(0, answer.columnDuals[t]!) : 0)),
    multipliers: table.rows.map((_, r) => answer.rows[r]!),
  };
}

/** Dual simplex: interior points without crossover are no corners, and were found not to be optimal either. */
export const LINEAR = { solver: 'simplex', simplex_strategy: 1, primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 } as const;
