import type { Panel, TypeTable } from '../domain/draw/index.js';
import { Swaps } from './swaps.js';

/**
 * From probabilities to M equally likely panels: whole numbers of each, so chosen that every type gets as nearly as can be the
 * seats it should have. First rounded down, then panel by panel to whoever is furthest behind, then single exchanges within
 * panels while they bring the whole nearer.
 */
export function apportion(table: TypeTable, panels: readonly Panel[], probabilities: readonly number[], seatsOwed: readonly number[], many: number): Panel[] {
  const used = panels.flatMap((panel, i) => (probabilities[i]! > 1e-9 ? [{ panel, times: Math.floor(probabilities[i]! * many + 1e-6) }] : []));
  const ahead = seatsOwed.map((seats) => -seats);
  const add = (panel: Panel): void => panel.forEach((count, t) => void (ahead[t]! += count));
  const lottery = used.flatMap(({ panel, times }) => new Array<Panel>(times).fill(panel));
  for (const panel of lottery) add(panel);
  while (lottery.length < many) {
    const { panel } = used.reduce((a, b) => (cost(b.panel, ahead) < cost(a.panel, ahead) ? b : a));
    lottery.push(panel);
    add(panel);
  }
  return exchange(table, lottery, ahead);
}

/** By how much the sum of squares grows when the panel is added. */
function cost(panel: Panel, ahead: readonly number[]): number {
  let sum = 0;
  for (let t = 0; t < panel.length; t++) if (panel[t] !== 0) sum += panel[t]! * (2 * ahead[t]! + panel[t]!);
  return sum;
}

/** A seat moves from a type that is ahead to one that is behind where some panel allows it. The sum of squares falls each time, so it ends. */
function exchange(table: TypeTable, lottery: Panel[], ahead: number[]): Panel[] {
  const swaps = new Swaps(table);
  const seats = lottery.map((panel) => swaps.seatsOf(panel));
  for (;;) {
    const pair = bestPair(swaps, lottery, seats, ahead);
    if (!pair) return lottery;
    const [i, out, into] = pair;
    const panel = [...lottery[i]!];
    panel[out]!--;
    panel[into]!++;
    lottery[i] = panel;
    seats[i] = swaps.seatsOf(panel);
    ahead[out]!--;
    ahead[into]!++;
  }
}

function bestPair(swaps: Swaps, lottery: readonly Panel[], seats: readonly (readonly number[])[], ahead: readonly number[]): [number, number, number] | undefined {
  const order = ahead.map((_, t) => t).sort((a, b) => ahead[b]! - ahead[a]! || a - b);
  for (const out of order) {
    for (let k = order.length - 1; k >= 0; k--) {
      const into = order[k]!;
      if (ahead[out]! - ahead[into]! <= 1 + 1e-6) break;
      const i = lottery.findIndex((panel, at) => swaps.allowed(panel, seats[at]!, out, into));
      if (i >= 0) return [i, out, into];
    }
  }
  return undefined;
}
