import { levelBounds } from './assemble.js';
import type { Bundle } from './bundle.js';
import { boundByMultipliers } from './certificate.js';
import type { Tell } from './finding.js';
import { dense, mostOff } from './lottery.js';
import { commonDenominator, compare, decimal, formatRational, minus, readRational, type Rational, rational, times, ZERO } from './rational.js';
import { brokenRow, fitsPool, type Panel, type TypeTable } from './type-table.js';

/**
 * An integer program: the lawful panel whose seats weigh most. The bundle's check asks it of another solver than the one that
 * searched; what it answers is checked, and what it cannot answer is said.
 */
export type HeaviestPanel = (table: TypeTable, weights: readonly number[]) => Panel | undefined;

/**
 * Levels in order, each type settled once, no value above what its certificate allows, and no certificate that some panel refutes. The last
 * takes the limits, and so the rows of the pool; all else can be seen without.
 */
export function checkLevels(bundle: Bundle, table: TypeTable, heaviest: HeaviestPanel, tell: Tell): void {
  const chances = bundle.chances.map((text) => readRational(text));
  checkOrder(bundle, chances, tell);
  const bounds = levelBounds(table, bundle.levels, bundle.rules);
  let answers = true;
  for (const [i, { value, weights, bound, multipliers }] of bundle.levels.entries()) {
    const most = bounds[i];
    if (most && compare(readRational(value), most) > 0) {
      tell('CERTIFICATE_FALSE', `Level ${i + 1} is said to have chance ${value}; its certificate allows at most ${decimal(most, 12)}.`);
    }
    if (!bundle.pool.rows) continue;
    if (multipliers?.some(([r]) => r >= table.rows.length)) tell('CERTIFICATE_FALSE', `Level ${i + 1} has multipliers on limits that there are not.`);
    else if (multipliers) {
      const shown = boundByMultipliers(table, weights, multipliers);
      if (shown > BigInt(bound)) tell('CERTIFICATE_FALSE', `Level ${i + 1}: by its multipliers a panel may weigh up to ${shown}, not ${bound}.`);
    } else if (answers) answers = checkByProgram(table, dense(weights, table.types.length), bound, i + 1, heaviest, tell);
  }
  checkTotal(bundle, table, chances, tell);
}

function checkOrder({ levels, chances: texts, rules }: Bundle, chances: readonly Rational[], tell: Tell): void {
  const settled = new Set<number>();
  for (const [i, { value, types, weights }] of levels.entries()) {
    const weighed = new Set(weights.flatMap(([t, w]) => (w > 0 ? [t] : [])));
    // Only who weighs is held down by the certificate; others could have more, and their turn comes at a later level.
    if (value !== rules.cap && types.some((t) => !weighed.has(t))) tell('LEVELS_WRONG', `Level ${i + 1} settles types that its certificate does not weigh.`);
    if (types.length === 0) tell('LEVELS_WRONG', `Level ${i + 1} settles nobody.`);
    if (i > 0 && compare(readRational(value), readRational(levels[i - 1]!.value)) < 0) tell('LEVELS_WRONG', `Level ${i + 1} lies below the one before it.`);
    for (const t of types) {
      if (settled.has(t)) tell('LEVELS_WRONG', `Type ${t} is settled twice.`);
      settled.add(t);
      if (texts[t] !== value) tell('LEVELS_WRONG', `Type ${t} has chance ${texts[t]!}; its level says ${value}.`);
    }
  }
  if (levels.length === 0) tell('LEVELS_WRONG', 'The bundle has no level, so nothing says that its lottery is fair.');
  if (rules.method === 'leximin' && settled.size !== chances.length) tell('LEVELS_WRONG', `${chances.length - settled.size} types are settled at no level.`);
  checkUnsettled(rules, chances, settled, levels.at(-1)?.value, tell);
  const cap = rules.cap === null ? undefined : readRational(rules.cap);
  for (const [t, chance] of chances.entries()) {
    if (compare(chance, ZERO) < 0 || compare(chance, rational(1n)) > 0) tell('LEVELS_WRONG', `Type ${t} has chance ${texts[t]!}, which is none.`);
    else if (cap && settled.has(t) && compare(chance, cap) > 0) tell('LEVELS_WRONG', `Type ${t} has chance ${texts[t]!}, above the cap ${rules.cap!}.`);
  }
}

/** Maximin settles only the smallest chance. Everybody else has what the lottery gives, which is not less but for its rounding. */
function checkUnsettled({ panels }: Bundle['rules'], chances: readonly Rational[], settled: ReadonlySet<number>, last: string | undefined, tell: Tell): void {
  if (last === undefined) return;
  const value = readRational(last);
  const smallest = minus(times(value, rational(BigInt(panels))), mostOff(value, panels));
  for (const [t, chance] of chances.entries()) {
    if (!settled.has(t) && compare(times(chance, rational(BigInt(panels))), smallest) < 0) tell('LEVELS_WRONG', `Type ${t} has chance ${formatRational(chance)}, less than the smallest chance ${last}.`);
  }
}

/** All chances together are the seats, but for what the rounding of a solver may leave in fractions that it could not recover: a part in a million. */
const TOTAL_WITHIN = 1_000_000n;

function checkTotal({ rules, levels, label }: Bundle, table: TypeTable, chances: readonly Rational[], tell: Tell): void {
  if (rules.method !== 'leximin' || levels.length === 0) return;
  const d = commonDenominator(chances)!;
  const total = table.types.reduce((sum, { members }, t) => sum + chances[t]!.n * (d / chances[t]!.d) * BigInt(members.length), 0n);
  const seats = BigInt(rules.size) * d;
  const within = { n: seats, d: TOTAL_WITHIN };
  if (compare({ n: total - seats, d: 1n }, within) > 0 || (label === 'proven' && compare({ n: seats - total, d: 1n }, within) > 0)) {
    tell('LEVELS_WRONG', `All chances together are ${decimal({ n: total, d }, 6)} seats of ${rules.size}.`);
  }
}

/** Whether there was an answer. Where there is none all work that may be spent was spent, and a hostile bundle would have it spent at every level. */
function checkByProgram(table: TypeTable, weights: readonly number[], bound: number, level: number, heaviest: HeaviestPanel, tell: Tell): boolean {
  const panel = heaviest(table, weights);
  if (!panel || !fitsPool(table, panel) || brokenRow(table.rows, panel)) {
    tell('CERTIFICATE_UNCHECKED', `The solver found no answer for the certificate of level ${level}, and was not asked for those after it; try another.`);
    return false;
  }
  const weight = panel.reduce((sum, count, t) => sum + BigInt(count) * BigInt(weights[t]!), 0n);
  if (weight > BigInt(bound)) tell('CERTIFICATE_FALSE', `Level ${level}: there is a lawful panel that weighs ${weight}, more than ${bound}.`);
  return true;
}
