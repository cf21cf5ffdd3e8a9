import type { Panel, TypeTable } from '../domain/draw/index.js';
import { limitsByType } from './panel-program.js';

/**
 * Better panels without the solver: as long as one person can be exchanged for a heavier one and every limit is kept, exchange.
 * Finds no optimum, but hundreds of good panels in the time of one integer program.
 */
export class Swaps {
  private readonly limits: readonly (readonly number[])[];
  private readonly leave: readonly ReadonlySet<number>[];

  constructor(private readonly table: TypeTable) {
    this.limits = limitsByType(table);
    this.leave = this.limits.map((limits) => new Set(limits));
  }

  improve(from: Panel, weights: readonly number[]): Panel {
    const panel = [...from];
    const seats = this.seatsOf(panel);
    // Every exchange gains weight, so none is met twice; the limit is a guard against rounding.
    for (let step = 0; step < 1000; step++) {
      const swap = this.best(panel, seats, weights);
      if (!swap) break;
      this.apply(panel, seats, swap);
    }
    return panel;
  }

  seatsOf(panel: Panel): number[] {
    const seats = this.table.rows.map(() => 0);
    for (let t = 0; t < panel.length; t++) if (panel[t] !== 0) for (const r of this.limits[t]!) seats[r]! += panel[t]!;
    return seats;
  }

  /** Whether one of type `out` may go and one of type `into` come. */
  allowed(panel: Panel, seats: readonly number[], out: number, into: number): boolean {
    const { rows, types } = this.table;
    if (panel[out] === 0 || panel[into]! >= types[into]!.members.length) return false;
    for (const r of this.limits[out]!) if (seats[r]! <= rows[r]!.min && !this.leave[into]!.has(r)) return false;
    for (const r of this.limits[into]!) if (seats[r]! >= rows[r]!.max && !this.leave[out]!.has(r)) return false;
    return true;
  }

  private best(panel: Panel, seats: readonly number[], weights: readonly number[]): readonly [number, number] | undefined {
    let gain = 1e-12;
    let found: readonly [number, number] | undefined;
    for (let out = 0; out < panel.length; out++) {
      if (panel[out] === 0) continue;
      for (let into = 0; into < panel.length; into++) {
        const difference = weights[into]! - weights[out]!;
        if (difference > gain && this.allowed(panel, seats, out, into)) {
          gain = difference;
          found = [out, into];
        }
      }
    }
    return found;
  }

  private apply(panel: number[], seats: number[], [out, into]: readonly [number, number]): void {
    panel[out]!--;
    panel[into]!++;
    for (const r of this.limits[out]!) seats[r]!--;
    for (const r of this.limits[into]!) seats[r]!++;
  }
}
