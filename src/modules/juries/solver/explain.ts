import type { Highs } from 'highs';
import { type LimitRow, type Quota, type TypeTable } from '../domain/draw/index.js';
import { maximise } from './highs.js';
import { typeColumns } from './panel-program.js';

/** Why no panel keeps all limits, and what would help. A person has to adopt a relaxation by name; the program never bends a quota. */
export interface Infeasible {
  /** Limits that cannot be kept together; without any one of them they could. */
  readonly conflict: readonly string[];
  /** The cheapest set of changes after which there is a panel; null where none was found. */
  readonly relaxations: readonly string[] | null;
}

interface Side {
  readonly row: number;
  readonly side: 'min' | 'max';
}

export function explainInfeasible(highs: Highs, table: TypeTable, quotas: readonly Quota[], nodeLimit: number): Infeasible {
  const sides: Side[] = table.rows.flatMap(({ kind, min }, row) =>
    kind === 'seats' ? [] : [...(min > 0 ? [{ row, side: 'min' as const }] : []), { row, side: 'max' as const }],
  );
  const conflict = smallest(sides, (kept) => !isFeasible(highs, table, kept, nodeLimit));
  return { conflict: [seatsInWords(table), ...conflict.map((side) => inWords(table, quotas, side))], relaxations: relax(highs, table, quotas, nodeLimit) };
}

/** Leaves out one limit after the other, and for good where the rest is still in conflict: what remains needs each of its members. */
function smallest(sides: readonly Side[], inConflict: (kept: readonly Side[]) => boolean): readonly Side[] {
  let kept = sides;
  for (const side of sides) {
    const without = kept.filter((each) => each !== side);
    if (inConflict(without)) kept = without;
  }
  return kept;
}

function isFeasible(highs: Highs, table: TypeTable, sides: readonly Side[], nodeLimit: number): boolean {
  const rows = table.rows.map(({ kind, min, max }, r) => {
    if (kind === 'seats') return [min, max] as const;
    const has = (side: Side['side']) => sides.some((each) => each.row === r && each.side === side);
    return [has('min') ? min : 0, has('max') ? max : highs.infinity] as const;
  });
  const answer = maximise(highs, { columns: typeColumns(table, () => 0), rows, integer: true, options: { mip_max_nodes: nodeLimit } }, 'looking for a conflict');
  return answer.outcome !== 'infeasible';
}

function seatsInWords({ rows }: TypeTable): string {
  return `The panel has ${rows[0]!.max} seats.`;
}

function inWords({ rows, types }: TypeTable, quotas: readonly Quota[], { row, side }: Side): string {
  const limit: LimitRow = rows[row]!;
  const people = limit.types.reduce((sum, t) => sum + types[t]!.members.length, 0);
  if (limit.kind === 'households') return `At most ${limit.max} of these ${people} people may sit: one of each household.`;
  const { category, value } = quotas[limit.quota!]!;
  return side === 'min'
    ? `At least ${limit.min} with ${category} "${value}" (the pool has ${people}).`
    : `At most ${limit.max} with ${category} "${value}" (the pool has ${people}).`;
}

/** Lowering a minimum costs 1 + 2/min a seat, so that small groups lose their seat last; raising a maximum costs 1. */
function relax(highs: Highs, table: TypeTable, quotas: readonly Quota[], nodeLimit: number): string[] | null {
  const sides = table.rows.flatMap(({ kind, min }, row) => (kind === 'quota' ? [...(min > 0 ? [{ row, side: 'min' as const }] : []), { row, side: 'max' as const }] : []));
  const slack = sides.map(({ row, side }) => {
    const { min, max } = table.rows[row]!;
    const seats = table.rows[0]!.max;
    return side === 'min'
      ? { cost: -(1 + 2 / min), min: 0, max: min, entries: [[row, 1] as const] }
      : { cost: -1, min: 0, max: Math.max(0, seats - max), entries: [[row, -1] as const] };
  });
  const columns = [...typeColumns(table, () => 0), ...slack];
  // With both sides of a row free to give, the row needs its slack on either side at once: a sum between min and max is kept by it.
  const rows = table.rows.map(({ min, max }) => [min, max] as const);
  const answer = maximise(highs, { columns, rows, integer: true, options: { mip_max_nodes: nodeLimit } }, 'looking for a relaxation');
  if (answer.outcome === 'infeasible') return null;
  return sides.flatMap(({ row, side }, i) => {
    const by = Math.round(answer.columns[table.types.length + i]!);
    if (by <= 0) return [];
    const { min, max, quota } = table.rows[row]!;
    const { category, value } = quotas[quota!]!;
    return [side === 'min' ? `Lower the minimum of ${category} "${value}" from ${min} to ${min - by}.` : `Raise the maximum of ${category} "${value}" from ${max} to ${max + by}.`];
  });
}

