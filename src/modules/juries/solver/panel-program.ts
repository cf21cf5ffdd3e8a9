import type { Highs } from 'highs';
import { brokenRow, fitsPool, type Panel, type TypeTable } from '../domain/draw/index.js';
import { type Column, maximise, SolverFailed } from './highs.js';

/** Of each type, in which limits a seat counts. */
export function limitsByType({ types, rows }: TypeTable): number[][] {
  const out = types.map(() => [] as number[]);
  for (const [r, row] of rows.entries()) for (const t of row.types) out[t]!.push(r);
  return out;
}

export function typeColumns(table: TypeTable, cost: (t: number) => number, share = 1): Column[] {
  const limits = limitsByType(table);
  return table.types.map(({ members }, t) => ({ cost: cost(t), min: 0, max: members.length * share, entries: limits[t]!.map((r) => [r, 1] as const) }));
}

export interface Heaviest {
  readonly panel: Panel | undefined;
  readonly weight: number;
  /** No lawful panel weighs more. */
  readonly bound: number;
  /** False where the node limit ended the search. */
  readonly exact: boolean;
}

/** The lawful panel whose seats weigh most; undefined where there is no lawful panel. */
export function heaviestPanel(highs: Highs, table: TypeTable, weights: readonly number[], nodeLimit: number): Heaviest | undefined {
  const answer = maximise(
    highs,
    {
      columns: typeColumns(table, (t) => weights[t]!),
      rows: table.rows.map(({ min, max }) => [min, max] as const),
      integer: true,
      options: { mip_rel_gap: 0, mip_abs_gap: 0, mip_max_nodes: nodeLimit },
    },
    'looking for a panel',
  );
  if (answer.outcome === 'infeasible') return undefined;
  const panel = Array.from(answer.columns, (value) => Math.round(value) + 0);
  const lawful = fitsPool(table, panel) && !brokenRow(table.rows, panel);
  if (!lawful && answer.outcome === 'optimal') throw new SolverFailed('looking for a panel: its answer keeps not all limits', 7);
  return {
    panel: lawful ? panel : undefined,
    weight: lawful ? weigh(panel, weights) : -Infinity,
    bound: answer.outcome === 'optimal' ? weigh(panel, weights) : answer.bound,
    exact: answer.outcome === 'optimal',
  };
}

export function weigh(panel: Panel, weights: readonly number[]): number {
  let weight = 0;
  for (let t = 0; t < panel.length; t++) if (panel[t] !== 0) weight += panel[t]! * weights[t]!;
  return weight;
}
