import type { Highs } from 'highs';
import { compare, formatRational, type Level, type Panel, type Rational, rational, recover, type TypeTable } from '../domain/draw/index.js';
import { SolverFailed } from './highs.js';
import { Master, type MasterAnswer } from './master.js';
import { heaviestPanel, weigh } from './panel-program.js';
import type { Progress } from './progress.js';
import { addBySwaps, REACHED, scaled } from './realise.js';
import { isNear, toNumber } from './relaxed-levels.js';
import { Swaps } from './swaps.js';
import { certify } from './whole-weights.js';

/**
 * The general way, for pools in which whole panels cannot do what divided seats could: level by level over panels. A level is
 * finished when the integer program finds no panel worth more than the price; what a seat was worth then is the certificate, and
 * the integer program says what no panel exceeds.
 */
export interface Generated {
  readonly levels: readonly Level[];
  readonly panels: readonly Panel[];
  readonly probabilities: readonly number[];
}

const SETTLES = 1e-6;
const ROUNDS = 4_000;

export interface Asked {
  readonly cap: Rational | undefined;
  readonly firstOnly: boolean;
  readonly nodeLimit: number;
}

/** Undefined where no lottery keeps the cap. */
export function generatedLevels(highs: Highs, table: TypeTable, known: readonly Panel[], asked: Asked, progress: Progress): Generated | undefined {
  const settled: (Rational | null)[] = table.types.map(() => null);
  const levels: Level[] = [];
  const swaps = new Swaps(table);
  const panels = asked.cap ? [...known, ...onePanelPerType(highs, table, asked.nodeLimit)] : known;
  const master = new Master(highs, table, { cap: asked.cap && toNumber(asked.cap) });
  try {
    for (const panel of panels) master.add(panel);
    for (;;) {
      const answer = finishLevel(highs, table, master, swaps, asked);
      if (!answer) return undefined;
      progress({ doing: 'levels', levels: levels.length + 1 });
      const level = settle(highs, table, settled, answer, levels.at(-1), asked);
      levels.push(level);
      for (const t of level.types) master.settle(t, toNumber(settled[t]!));
      if (asked.firstOnly || !settled.includes(null)) {
        if (!settled.includes(null)) master.settled();
        const last = master.solve() ?? answer;
        return { levels, panels: master.panels, probabilities: last.probabilities };
      }
    }
  } finally {
    master.dispose();
  }
}

function finishLevel(highs: Highs, table: TypeTable, master: Master, swaps: Swaps, { nodeLimit }: Asked): MasterAnswer | undefined {
  for (let round = 0; ; round++) {
    const answer = master.solve();
    if (!answer || round === ROUNDS) return answer;
    if (addBySwaps(master, swaps, answer.probabilities, answer.worth, answer.price)) continue;
    const found = heaviestPanel(highs, table, scaled(answer.worth), nodeLimit)?.panel;
    if (!found || weigh(found, answer.worth) <= answer.price + REACHED || !master.add(found)) return answer;
  }
}

function settle(highs: Highs, table: TypeTable, settled: (Rational | null)[], answer: MasterAnswer, before: Level | undefined, asked: Asked): Level {
  const open = settled.flatMap((chance, t) => (chance === null ? [t] : []));
  const { cap } = asked;
  const atCap = cap !== undefined && isNear(cap, answer.value);
  const boundOf = (weights: readonly number[]): bigint | undefined => {
    const heaviest = heaviestPanel(highs, table, weights, asked.nodeLimit);
    return heaviest && BigInt(Math.ceil(heaviest.bound - (heaviest.exact ? 0 : 1e-6)));
  };
  const near = (most: Rational) => isNear(most, answer.value);
  const certificate = atCap ? undefined : certify(table, { weights: answer.worth, multipliers: null }, settled, cap, boundOf, near);
  const most = atCap ? cap : certificate?.most;
  if (!most) throw new SolverFailed('proving a level', 7);
  let value = near(most) ? most : (recover(Math.max(0, answer.value)) ?? rational(0n));
  if (before) value = notBelow(value, before);
  const weighed = new Set(certificate?.weights.flatMap(([t, w]) => (w > 0 ? [t] : [])));
  const types = atCap ? open : open.filter((t) => answer.duals[t]! > SETTLES && weighed.has(t));
  if (types.length === 0) throw new SolverFailed('settling a level', 7);
  for (const t of types) settled[t] = value;
  const { weights = [], bound = 0, multipliers = atCap ? [] : null } = certificate ?? {};
  return { value: formatRational(value), types, weights, bound, multipliers };
}

function notBelow(value: Rational, { value: text }: Level): Rational {
  const [n, d] = text.split('/');
  const before = rational(BigInt(n!), BigInt(d ?? '1'));
  return compare(value, before) < 0 ? before : value;
}

/** With a cap the first linear program needs enough panels to spread the seats. */
function onePanelPerType(highs: Highs, table: TypeTable, nodeLimit: number): Panel[] {
  return table.types.flatMap((_, t) => heaviestPanel(highs, table, table.types.map((_each, other) => (other === t ? 1 : 0)), nodeLimit)?.panel ?? []) as unknown as Panel[];
}
