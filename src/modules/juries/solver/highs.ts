import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Highs, InitOptions } from 'highs';

/**
 * The solver that searches: HiGHS, compiled to WebAssembly. Its version and the fingerprint of its code are pinned here and recorded
 * in every draw, so that whoever repeats a draw repeats it with the same program. Nothing it says is published unchecked.
 */
export const SOLVER = {
  id: 'highs 1.15.3',
  wasm: '528be4365bea1d4188988646b244263f50320df55782e14d6af5bce7cd45c840',
} as const;

export async function loadSolver(): Promise<Highs> {
  const require = createRequire(import.meta.url);
  const loadHighs = require('highs') as (options: InitOptions) => Promise<Highs>; // its types describe this form, not its ES module
  const wasmBinary = await readFile(require.resolve('highs/runtime'));
  const found = createHash('sha256').update(wasmBinary).digest('hex');
  if (found !== SOLVER.wasm) throw new Error(`the solver's code has the fingerprint ${found}, not the pinned ${SOLVER.wasm}`);
  return loadHighs({ wasmBinary });
}

/** A column of a program: its cost, its limits, and `[row, coefficient]`. */
export interface Column {
  readonly cost: number;
  readonly min: number;
  readonly max: number;
  readonly entries: readonly (readonly [number, number])[];
}

export interface Program {
  readonly columns: readonly Column[];
  /** `[min, max]` of each row. */
  readonly rows: readonly (readonly [number, number])[];
  readonly integer?: boolean;
  readonly options?: Readonly<Record<string, number | string | boolean>>;
}

export type Outcome = 'optimal' | 'infeasible' | 'limit';

export interface Answer {
  readonly outcome: Outcome;
  readonly value: number;
  readonly columns: Float64Array;
  /** Duals; they mean nothing for integer programs. */
  readonly rows: Float64Array;
  readonly columnDuals: Float64Array;
  /** No answer can be better than this; differs from `value` where a limit ended the search. */
  readonly bound: number;
}

/** A failure of the solver is a failure of the draw, with what the solver said; never a worse answer passed off as the answer. */
export class SolverFailed extends Error {
  constructor(doing: string, status: number) {
    super(`the solver failed while ${doing} (HiGHS status ${status})`);
    this.name = 'SolverFailed';
  }
}

/** Maximises. A fresh model each time: re-solving one with other costs was measured to be slower, and could depend on its past. */
export function maximise(highs: Highs, program: Program, doing: string): Answer {
  const { modelStatus } = highs.constants;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { entries } of program.columns) {
    for (const [row, value] of entries) {
      indices.push(row);
      values.push(value);
    }
    starts.push(indices.length);
  }
  const model = highs.createModel({
    numCols: program.columns.length,
    numRows: program.rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: program.columns.map(({ cost }) => cost),
    colLower: program.columns.map(({ min }) => min),
    colUpper: program.columns.map(({ max }) => max),
    rowLower: program.rows.map(([min]) => min),
    rowUpper: program.rows.map(([, max]) => max),
    matrix: { format: 'csc', numRows: program.rows.length, numCols: program.columns.length, starts, indices, values },
    ...(program.integer ? { integrality: program.columns.map(() => 1 as const) } : {}),
  });
  try {
    model.options.set({ output_flag: false, random_seed: 0, ...program.options });
    const status = model.run().modelStatus;
    const outcome = OUTCOMES.find(([, names]) => names.some((name) => modelStatus[name] === status))?.[0];
    if (!outcome) throw new SolverFailed(doing, status);
    const { colValue, rowDual, colDual } = model.getSolution();
    const value = model.getObjectiveValue();
    const bound = program.integer && outcome === 'limit' ? Number(model.info.get('mip_dual_bound')) : value;
    return { outcome, value, columns: colValue, rows: rowDual, columnDuals: colDual, bound };
  } finally {
    model.dispose();
  }
}

const OUTCOMES = [
  ['optimal', ['optimal', 'empty']],
  ['infeasible', ['infeasible', 'unboundedOrInfeasible']],
  ['limit', ['solutionLimit', 'iterationLimit']],
] as const;
