import type { Panel, TypeTable } from '../domain/draw/index.js';
import { limitsByType } from './panel-program.js';

/**
 * Better panels without the solver: as long as one person can be exchanged for a heavier one and every limit is kept, exchange.
 * Finds no optimum, but hundreds of good panels in the time of one integer program.
 */
export class Swaps {
  private readonly limits: readonly (readonly number[])[];
  /** Per type, 1 at each limit in which its seats count. */
  private readonly counts: readonly Uint8Array[];
  private sorted: { readonly weights: readonly number[]; readonly order: readonly number[] } | undefined;

  constructor(private readonly table: TypeTable) {
    this.limits = limitsByType(table);
    this.counts = this.limits.map((limits) => {
      const flags = new Uint8Array(table.rows.length);
      for (const r of limits) flags[r] = 1;
      return flags;
    });
  }

  /** The same array of weights must not change between calls: its order is kept. */
  improve(from: Panel, weights: readonly number[]): Panel {
    const panel = [...from];
    const seats = this.seatsOf(panel);
    const order = this.orderBy(weights);
    // Every exchange gains weight, so none is met twice; the limit is a guard against rounding.
    for (let step = 0; step < 1000; step++) {
      const swap = this.best(panel, seats, weights, order);
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
    for (const r of this.limits[out]!) if (seats[r]! <= rows[r]!.min && this.counts[into]![r] === 0) return false;
    for (const r of this.limits[into]!) if (seats[r]! >= rows[r]!.max && this.counts[out]![r] === 0) return false;
    return true;
  }

  /** `order`: types from heavy to light. For each who may go, the first that may come is the best, and the light ones are never looked at. */
  private best(panel: Panel, seats: readonly number[], weights: readonly number[], order: readonly number[]): readonly [number, number] | undefined {
    let gain = 1e-12;
    let found: readonly [number, number] | undefined;
    for (let out = 0; out < panel.length; out++) {
      if (panel[out] === 0) continue;
      for (const into of order) {
        const difference = weights[into]! - weights[out]!;
        if (difference <= gain) break;
        if (!this.allowed(panel, seats, out, into)) continue;
        gain = difference;
        found = [out, into];
        break;
      }
    }
    return found;
  }

  /** Many panels are improved for the same weights, one after the other. */
  private orderBy(weights: readonly number[]): readonly number[] {
    if (this.sorted?.weights !== weights) {
      const keys = [...weights];
      this.sorted = { weights, order: keys.map((_, t) => t).sort((a, b) => keys[b]! - keys[a]! || a - b) };
    }
    return this.sorted.order;
  }

  private apply(panel: number[], seats: number[], [out, into]: readonly [number, number]): void {
    panel[out]!--;
    panel[into]!++;
    for (const r of this.limits[out]!) seats[r]!--;
    for (const r of this.limits[into]!) seats[r]!++;
  }
}
