import type { Highs } from 'highs';
import type { Panel, TypeTable } from '../domain/draw/index.js';
import { heaviestPanel, weigh } from './panel-program.js';
import { Swaps } from './swaps.js';

export interface Lottery {
  readonly panels: readonly Panel[];
  readonly probabilities: readonly number[];
  /** By type, out of `many` panels. */
  readonly seatsOwed: readonly number[];
  readonly many: number;
  readonly nodeLimit: number;
}

/**
 * From probabilities to M equally likely panels: whole numbers of each, so chosen that every type gets as nearly as can be the
 * seats it should have. First rounded down, then panel by panel to whoever is furthest behind, then single exchanges within
 * panels while they bring the whole nearer.
 */
export function apportion(highs: Highs, table: TypeTable, { panels, probabilities, seatsOwed, many, nodeLimit }: Lottery): Panel[] {
  const used = panels.flatMap((panel, i) => (probabilities[i]! > 1e-9 ? [{ panel, times: Math.floor(probabilities[i]! * many + 1e-6) }] : []));
  const ahead = seatsOwed.map((seats) => -seats);
  const lottery = used.flatMap(({ panel, times }) => new Array<Panel>(times).fill(panel));
  for (const panel of lottery) move(ahead, panel, 1);
  while (lottery.length < many) {
    const { panel } = used.reduce((a, b) => (cost(b.panel, ahead) < cost(a.panel, ahead) ? b : a));
    lottery.push(panel);
    move(ahead, panel, 1);
  }
  const nearer = exchange(table, lottery, ahead);
  replace(highs, table, nearer, ahead, nodeLimit);
  return exchange(table, nearer, ahead);
}

/** By how much the sum of squares grows when the panel is added. */
function cost(panel: Panel, ahead: readonly number[]): number {
  let sum = 0;
  for (let t = 0; t < panel.length; t++) if (panel[t] !== 0) sum += panel[t]! * (2 * ahead[t]! + panel[t]!);
  return sum;
}

/** Seats by which a type may be off before the solver is asked; and how often it is asked at most. */
const GOOD_ENOUGH = 1.5;
const PROGRAMS = 60;
const TRIED = 6;

/**
 * Where exchanges have come to their end: the panel that is most ahead goes, and the solver says which lawful panel would bring
 * the sum of squares down most in its place.
 */
function replace(highs: Highs, table: TypeTable, lottery: Panel[], ahead: number[], nodeLimit: number): void {
  let asked = 0;
  while (asked < PROGRAMS && ahead.some((seats) => Math.abs(seats) > GOOD_ENOUGH)) {
    const places = [...new Map(lottery.map((panel, i) => [panel, i] as const))].map(([panel, i]) => ({ i, lead: weigh(panel, ahead) }));
    const goers = places.sort((a, b) => b.lead - a.lead || a.i - b.i).slice(0, TRIED);
    const better = goers.some(({ i }) => {
      if (++asked > PROGRAMS) return false;
      const gone = lottery[i]!;
      move(ahead, gone, -1);
      const found = heaviestPanel(highs, table, ahead.map((seats) => -2 * seats - 1), nodeLimit)?.panel ?? gone;
      const comes = cost(found, ahead) < cost(gone, ahead) - 1e-6 ? found : gone;
      move(ahead, comes, 1);
      lottery[i] = comes;
      return comes !== gone;
    });
    if (!better) return;
  }
}

function move(ahead: number[], panel: Panel, by: 1 | -1): void {
  for (let t = 0; t < panel.length; t++) if (panel[t] !== 0) ahead[t]! += by * panel[t]!;
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
  const places = [...new Map(lottery.map((panel, i) => [panel, i] as const)).values()]; // equal panels are one object
  for (const out of order) {
    for (let k = order.length - 1; k >= 0; k--) {
      const into = order[k]!;
      if (ahead[out]! - ahead[into]! <= 1 + 1e-6) break;
      const i = places.find((place) => lottery[place]![out] !== 0 && swaps.allowed(lottery[place]!, seats[place]!, out, into));
      if (i !== undefined) return [i, out, into];
    }
  }
  return undefined;
}
