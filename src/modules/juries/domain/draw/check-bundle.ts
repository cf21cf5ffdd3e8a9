import { announce } from './announcement.js';
import { householdsOf, largestGapOf, PROVEN_WITHIN } from './assemble.js';
import { checkRound } from './beacon.js';
import type { Bundle } from './bundle.js';
import { checkLevels, type HeaviestPanel } from './check-levels.js';
import { checkRounds, type RoundCheck, usesFallback } from './check-rounds.js';
import { type DrawFinding, limitInWords, type Tell } from './finding.js';
import { checkInstance } from './instance.js';
import { compareCounts, dense, deviationsOf, largestOf, mostOff } from './lottery.js';
import { poolRoot } from './pool.js';
import { compare, decimal, formatRational, readRational, rational } from './rational.js';
import { brokenRow, fitsPool, type LimitRow, type TypeTable, typeTable } from './type-table.js';

/**
 * Does a draw hold? Everything is computed again from the bundle: the pool's root, the types, every limit of every panel, the
 * certificates, both beacon rounds, the dealing, the panel that was chosen. The program that made the bundle, its solver and the
 * convener are believed in nothing.
 *
 *     checkBundle(bundle, heaviestPanel).findings   // [] where the draw holds
 */
export interface DrawReport {
  readonly ok: boolean;
  readonly findings: readonly DrawFinding[];
  /** What could not be looked at, since the bundle does not show it. */
  readonly unchecked: readonly string[];
}

export function checkBundle(bundle: Bundle, heaviest: HeaviestPanel, faultOf: RoundCheck = checkRound): DrawReport {
  const findings: DrawFinding[] = [];
  const unchecked: string[] = [];
  const tell: Tell = (code, words) => void findings.push({ code, words });
  checkAnnouncement(bundle, tell);
  const table = tableOf(bundle, tell);
  if (!bundle.pool.rows) unchecked.push('quotas, types and certificates: the rows of the pool are not shown (ask an auditor who has the openings)');
  if (table) {
    checkLottery(bundle, table, tell);
    checkLevels(bundle, table, heaviest, tell);
    checkFigures(bundle, table, tell);
    checkRounds(bundle, table, tell, faultOf);
  }
  if (!bundle.deal) unchecked.push('dealing: the first round is not in the bundle yet');
  if (usesFallback(bundle)) unchecked.push('whether the announced beacon was silent for a day: the panels were dealt by the round that takes its place. Look for the announced one');
  if (!bundle.draw) unchecked.push('the drawn panel: the second round is not in the bundle yet');
  return { ok: findings.length === 0, findings, unchecked };
}

const PART_WORDS = {
  rules: 'rules (seats, number of panels, method, cap, solver)',
  quotas: 'quotas',
  exclusions: 'exclusions',
  pool: 'root of the pool',
  size: 'size of the pool',
  types: 'types or households',
  lottery: 'lottery',
  levels: 'levels, weights or chances',
} as const;

function checkAnnouncement(bundle: Bundle, tell: Tell): void {
  const again = announce(bundle, bundle.announcement.deal);
  for (const [part, words] of Object.entries(PART_WORDS) as [keyof typeof PART_WORDS, string][]) {
    if (again[part] !== bundle.announcement[part]) tell('NOT_AS_ANNOUNCED', `The ${words} of the bundle are not those that were announced.`);
  }
}

/** The types by the rows of the pool; where these are not shown, as the bundle says, and then without quotas. */
function tableOf(bundle: Bundle, tell: Tell): TypeTable | undefined {
  const { rows } = bundle.pool;
  if (!rows) return hiddenTable(bundle, tell);
  if (poolRoot(rows) !== bundle.pool.root) tell('POOL_CHANGED', 'The rows of the pool, or their order, are not those whose root was committed.');
  const instance = { size: bundle.rules.size, quotas: bundle.rules.quotas, people: rows.map(({ person }) => person) };
  const problems = checkInstance(instance);
  for (const { words } of problems) tell('INSTANCE_WRONG', words);
  const out = new Set(bundle.exclusions.map(({ person }) => person));
  for (const { person } of rows) if (out.has(person.id)) tell('INSTANCE_WRONG', `${person.id} is excluded and in the pool.`);
  if (problems.length > 0) return undefined;
  const table = typeTable(instance);
  if (same(table.types.map(({ members }) => members), bundle.types) && same(householdsOf(table), bundle.households)) return table;
  tell('TYPES_WRONG', 'The types or households of the bundle are not those of its pool.');
  return undefined;
}

function hiddenTable({ types, households, pool, rules }: Bundle, tell: Tell): TypeTable | undefined {
  const typeOf = new Array<number>(pool.size).fill(-1);
  for (const [t, members] of types.entries()) for (const i of members) typeOf[i] = t;
  const total = types.reduce((sum, members) => sum + members.length, 0);
  if (total !== pool.size || typeOf.includes(-1)) {
    tell('TYPES_WRONG', 'The types do not contain everybody of the pool once.');
    return undefined;
  }
  const householdOf = new Array<number>(pool.size).fill(-1);
  for (const [household, members] of households.entries()) for (const i of members) householdOf[i] = household;
  if (households.reduce((sum, members) => sum + members.length, 0) !== householdOf.filter((household) => household >= 0).length) {
    tell('TYPES_WRONG', 'Somebody is in two households.');
    return undefined;
  }
  const seats: LimitRow = { kind: 'seats', min: rules.size, max: rules.size, types: types.map((_, t) => t) };
  return { types: types.map((members) => ({ features: [], members })), rows: [seats], typeOf, householdOf };
}

function checkLottery(bundle: Bundle, table: TypeTable, tell: Tell): void {
  const total = bundle.lottery.reduce((sum, { times }) => sum + times, 0);
  if (total !== bundle.rules.panels) tell('LOTTERY_WRONG', `The lottery has ${total} panels; the rules say ${bundle.rules.panels}.`);
  let before: readonly number[] | undefined;
  for (const [i, { types }] of bundle.lottery.entries()) {
    const panel = dense(types, table.types.length);
    if (before && compareCounts(before, panel) >= 0) tell('LOTTERY_WRONG', `Panel ${i} of the lottery stands twice, or not in order.`);
    before = panel;
    const broken = brokenRow(table.rows, panel);
    if (broken) tell('PANEL_UNLAWFUL', `Panel ${i} of the lottery does not keep the limit: ${limitInWords(bundle, broken)}.`);
    else if (!fitsPool(table, panel)) tell('PANEL_UNLAWFUL', `Panel ${i} of the lottery has more people of a type than there are.`);
  }
}

function checkFigures(bundle: Bundle, table: TypeTable, tell: Tell): void {
  const chances = bundle.chances.map((text) => readRational(text));
  const off = deviationsOf(table, bundle.lottery, chances, bundle.rules.panels);
  const deviation = largestOf(off);
  if (formatRational(deviation) !== bundle.deviation) tell('LOTTERY_WRONG', `The lottery differs from its chances by ${formatRational(deviation)} panels, not by ${bundle.deviation}.`);
  const far = off.findIndex((each, t) => compare(each, mostOff(chances[t]!, bundle.rules.panels)) > 0);
  if (far >= 0) tell('LOTTERY_WRONG', `The lottery differs from the chance of type ${far}, ${bundle.chances[far]!}, by ${decimal(off[far]!, 3)} panels.`);
  const gap = largestGapOf(table, bundle.levels, bundle.rules);
  if (formatRational(gap ?? rational(1n)) !== bundle.gap) tell('LABEL_WRONG', `By its certificates the gap is ${gap ? formatRational(gap) : 'unknown'}, not ${bundle.gap}.`);
  const label = gap && compare(gap, PROVEN_WITHIN) <= 0 ? 'proven' : 'heuristic';
  if (label !== bundle.label) tell('LABEL_WRONG', `The draw is labelled ${bundle.label}; its certificates make it ${label}.`);
}

function same(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): boolean {
  return a.length === b.length && a.every((list, i) => list.length === b[i]!.length && list.every((each, k) => each === b[i]![k]));
}
