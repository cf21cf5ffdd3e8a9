import type { Highs } from 'highs';
import type { Panel, TypeTable } from '../domain/draw/index.js';
import { Master } from './master.js';
import { heaviestPanel, weigh } from './panel-program.js';
import type { Progress } from './progress.js';
import { Swaps } from './swaps.js';

/**
 * Whole panels for given chances: is there a lottery that gives every type's people at least these? Begins with panels that lean
 * towards whoever is behind, then asks the linear program what a seat of each type is worth, looks for panels worth more than the price,
 * and repeats. Exchanges find nearly all of them; where they find none, the integer program has the last word.
 */
export interface Realised {
  readonly panels: readonly Panel[];
  readonly probabilities: readonly number[];
  /** Largest shortfall below the given chances that no lottery can avoid; 0 but for rounding where there is a lottery. */
  readonly shortfall: number;
}

export const REACHED = 1e-9;
const FIRST_PROGRAMS = 24;
const FIRST_SWAPS = 300;
const A_ROUND = 40;
const ROUNDS = 2_000;

export function realise(highs: Highs, table: TypeTable, chances: readonly number[], start: Panel, nodeLimit: number, progress: Progress): Realised {
  const swaps = new Swaps(table);
  const master = new Master(highs, table, { shortfallBelow: chances });
  try {
    for (const panel of firstPanels(highs, table, chances, start, swaps, nodeLimit)) master.add(panel);
    for (let round = 0; ; round++) {
      const answer = master.solve();
      if (!answer) throw new Error('a shortfall has no limit, so there is always an answer');
      progress({ doing: 'panels', panels: master.panels.length, shortfall: answer.value });
      const done = { panels: master.panels, probabilities: answer.probabilities, shortfall: answer.value };
      if (answer.value < REACHED || round === ROUNDS) return done;
      if (addBySwaps(master, swaps, answer.probabilities, answer.worth, answer.price)) continue;
      const found = heaviestPanel(highs, table, scaled(answer.worth), nodeLimit)?.panel;
      if (!found || weigh(found, answer.worth) <= answer.price + REACHED || !master.add(found)) return done;
    }
  } finally {
    master.dispose();
  }
}

/** Panels by exchange from those that the present lottery uses; false where none is worth more than the price. */
export function addBySwaps(master: Master, swaps: Swaps, probabilities: readonly number[], worth: readonly number[], price: number): boolean {
  const used = [...probabilities.keys()].filter((i) => probabilities[i]! > REACHED);
  const found = used.map((i) => swaps.improve(master.panels[i]!, worth)).map((panel) => ({ panel, weight: weigh(panel, worth) }));
  const better = found.filter(({ weight }) => weight > price + REACHED).sort((a, b) => b.weight - a.weight); // a stable sort
  let added = 0;
  for (const { panel } of better) if (added < A_ROUND && master.add(panel)) added++;
  return added > 0;
}

/** The integer program's tolerances are absolute: weights that are too small would all look alike to it. */
export function scaled(weights: readonly number[]): number[] {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  return largest === 0 ? [...weights] : weights.map((weight) => (weight / largest) * 1000);
}

function firstPanels(highs: Highs, table: TypeTable, chances: readonly number[], start: Panel, swaps: Swaps, nodeLimit: number): Panel[] {
  const panels = [start];
  const owed = table.types.map(() => 0);
  const take = (panel: Panel): void => {
    panels.push(panel);
    for (let t = 0; t < owed.length; t++) owed[t]! -= panel[t]!;
  };
  for (let i = 0; i < FIRST_PROGRAMS + FIRST_SWAPS; i++) {
    for (let t = 0; t < owed.length; t++) owed[t]! += chances[t]! * table.types[t]!.members.length;
    const found = i < FIRST_PROGRAMS ? heaviestPanel(highs, table, scaled(owed), nodeLimit)?.panel : bestOfSome(panels, swaps, [...owed], i);
    if (found) take(found);
  }
  return panels;
}

/** Begins from panels here and there among the known: which, follows from the round alone, so that a draw repeats. */
function bestOfSome(panels: readonly Panel[], swaps: Swaps, weights: readonly number[], round: number): Panel {
  let best = panels[0]!;
  let most = -Infinity;
  for (let i = 0; i < 4; i++) {
    const panel = swaps.improve(panels[(round * 31 + i * 17) % panels.length]!, weights);
    const weight = weigh(panel, weights);
    if (weight > most) [best, most] = [panel, weight];
  }
  return best;
}
