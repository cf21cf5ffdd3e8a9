import type { Highs } from 'highs';
import type { Panel, TypeTable } from '../domain/draw/index.js';
import { SolverFailed } from './highs.js';
import { LINEAR } from './relaxed-levels.js';

export interface MasterAnswer {
  readonly value: number;
  readonly probabilities: readonly number[];
  /** What a seat of each type is worth, and what a panel must be worth to help: more than `price`. */
  readonly worth: readonly number[];
  readonly price: number;
  /** Duals of the chances, per type. */
  readonly duals: readonly number[];
}

/**
 * The linear program over panels: probabilities, and one row per type for the chance of its people. Panels are added as they are
 * found; the model keeps its last corner and goes on from there. `minimise`: the largest shortfall below given chances.
 * Otherwise: maximise the smallest chance among the types that are not settled.
 *
 * Owns native memory: call `dispose`.
 */
export class Master {
  private readonly model;
  private readonly sizes: readonly number[];
  readonly panels: Panel[] = [];
  private readonly known = new Set<string>();
  private readonly capRows: boolean;

  constructor(
    private readonly highs: Highs,
    table: TypeTable,
    private readonly goal: { readonly shortfallBelow: readonly number[] } | { readonly cap: number | undefined },
  ) {
    this.sizes = table.types.map(({ members }) => members.length);
    this.model = highs.createModel();
    this.model.options.set({ output_flag: false, random_seed: 0, ...LINEAR, simplex_strategy: 4 });
    const none = { indices: [], values: [] };
    const minimise = 'shortfallBelow' in goal;
    this.capRows = !minimise && goal.cap !== undefined;
    this.model.changeObjectiveSense(minimise ? highs.constants.objectiveSense.minimize : highs.constants.objectiveSense.maximize);
    this.model.addCol(1, 0, highs.infinity, none);
    for (const t of this.sizes.keys()) this.model.addRow(minimise ? goal.shortfallBelow[t]! : 0, highs.infinity, { indices: [0], values: [minimise ? 1 : -1] });
    this.model.addRow(1, 1, none);
    if (!minimise && goal.cap !== undefined) for (const _ of this.sizes) this.model.addRow(-highs.infinity, goal.cap, none);
  }

  /** False where the panel was there before. */
  add(panel: Panel): boolean {
    const key = panel.join();
    if (this.known.has(key)) return false;
    this.known.add(key);
    this.panels.push(panel);
    const types = panel.flatMap((count, t) => (count === 0 ? [] : [t]));
    const values = types.map((t) => panel[t]! / this.sizes[t]!);
    const rows = this.sizes.length;
    const capped = this.capRows ? types.map((t) => rows + 1 + t) : [];
    this.model.addCol(0, 0, this.highs.infinity, { indices: [...types, rows, ...capped], values: [...values, 1, ...(this.capRows ? values : [])] });
    return true;
  }

  /** From now on the type's chance must be at least this, and is no longer among those to be raised. */
  settle(t: number, chance: number): void {
    this.model.changeCoefficient(t, 0, 0);
    this.model.changeRowBounds(t, chance - 1e-10, this.highs.infinity);
  }

  /** All are settled: what is asked now is only a lottery that keeps the chances. */
  settled(): void {
    this.model.changeColCost(0, 0);
    this.model.changeColBounds(0, 0, 0);
  }

  solve(): MasterAnswer | undefined {
    let status = this.model.run().modelStatus;
    if (status !== this.highs.constants.modelStatus.optimal) {
      // A warm start that went wrong is no reason to give up: once more, from nothing.
      this.model.clearSolver();
      status = this.model.run().modelStatus;
    }
    if (status === this.highs.constants.modelStatus.infeasible) return undefined;
    if (status !== this.highs.constants.modelStatus.optimal) throw new SolverFailed('weighing the panels', status);
    const { colValue, rowDual } = this.model.getSolution();
    const sign = 'shortfallBelow' in this.goal ? 1 : -1;
    const types = this.sizes.length;
    const duals = this.sizes.map((_, t) => Math.max(0, sign * rowDual[t]!));
    const worth = this.sizes.map((size, t) => (duals[t]! - (this.capRows ? Math.max(0, rowDual[types + 1 + t]!) : 0)) / size);
    return { value: this.model.getObjectiveValue(), probabilities: Array.from(colValue).slice(1), worth, price: -sign * rowDual[types]!, duals };
  }

  dispose(): void {
    this.model.dispose();
  }
}
