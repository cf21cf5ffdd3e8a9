import { announce, panelRoot } from './announcement.js';
import type { BeaconRound } from './beacon.js';
import { type Bundle, BUNDLE_FORMAT, type DrawRules, type Exclusion, type Level, type LotteryPanel } from './bundle.js';
import { refuseLong, refuseLongNumbers } from './bundle-limits.js';
import { largestOver } from './certificate.js';
import { choose, dealChance } from './choose.js';
import { countSeats, deal } from './deal.js';
import type { Instance } from './instance.js';
import { deviationOf, panelsOf, seatsByType } from './lottery.js';
import { commitPool } from './pool.js';
import { commonDenominator, compare, formatRational, readRational, type Ratio, type Rational, rational, ZERO } from './rational.js';
import { type TypeTable, typeTable } from './type-table.js';

/** What a search hands over. Nothing of it is believed: `checkBundle` looks at the bundle that comes out. */
export interface Found {
  readonly levels: readonly Level[];
  readonly lottery: readonly LotteryPanel[];
}

export interface Fixed {
  readonly instance: Instance;
  readonly rules: DrawRules;
  readonly exclusions: readonly Exclusion[];
  readonly salts: readonly Uint8Array[];
}

/** A gap up to this counts as rounding of the solver, and the label stays `proven`. */
export const PROVEN_WITHIN: Rational = rational(1n, 1_000_000n);

/** The bundle as it stands when the pool closes: everything but what the beacon decides. `dealRound` names the round that will deal. Throws `NumbersTooLong`. */
export function announcedBundle({ instance, rules, exclusions, salts }: Fixed, found: Found, dealRound: Bundle['announcement']['deal']): Bundle {
  const table = typeTable(instance);
  const committed = commitPool(instance.people, salts);
  const pool = { size: instance.people.length, root: committed.root, rows: committed.rows };
  const chances = chancesOf(table, found, rules);
  const parts = {
    rules,
    exclusions,
    pool,
    types: table.types.map(({ members }) => members),
    households: householdsOf(table),
    levels: found.levels,
    chances: chances.map(formatRational),
    lottery: found.lottery,
  };
  refuseLongNumbers(parts);
  const gap = largestGapOf(table, found.levels, rules);
  const bundle = {
    format: BUNDLE_FORMAT,
    announcement: announce(parts, dealRound),
    ...parts,
    label: gap && compare(gap, PROVEN_WITHIN) <= 0 ? 'proven' : 'heuristic',
    gap: formatRational(gap ?? rational(1n)),
    deviation: formatRational(deviationOf(table, found.lottery, chances, rules.panels)),
    deal: null,
    draw: null,
  } as const;
  refuseLong([bundle.gap, bundle.deviation]);
  return bundle;
}

/** After the first round: who sits on which panel. */
export function dealtBundle(bundle: Bundle, table: TypeTable, round: BeaconRound): Bundle {
  const panels = deal(table, panelsOf(bundle.lottery, bundle.types.length), dealChance(round));
  return { ...bundle, deal: { round, panels, counts: countSeats(bundle.pool.size, panels), root: panelRoot(bundle.announcement, panels) } };
}

/** After the second round: which panel it is. */
export function drawnBundle(bundle: Bundle, round: BeaconRound): Bundle {
  if (!bundle.deal) throw new Error('a panel cannot be drawn before the panels are dealt');
  return { ...bundle, draw: choose(bundle.deal.root, bundle.deal.panels, bundle.pool.size, round) };
}

/** The people of the drawn panel, by their ids where the pool is shown. */
export function panelOf(bundle: Bundle): string[] | undefined {
  if (!bundle.deal || !bundle.draw) return undefined;
  return bundle.deal.panels[bundle.draw.index]!.map((i) => bundle.pool.rows?.[i]?.person.id ?? String(i));
}

/**
 * The bundle for everybody. Where some type has fewer people than `threshold`, a type would be a person, so the openings of the
 * rows are taken out; what is left can still be checked but for the quotas, which then take an auditor who sees the openings. So they are
 * where anybody named a household: its fingerprint is that of an address, and whoever tries addresses would find out who lives there.
 */
export function publicBundle(bundle: Bundle, threshold = 5): Bundle {
  const shows = bundle.types.some((members) => members.length < threshold) || bundle.pool.rows?.some(({ person }) => person.household !== null);
  return shows ? { ...bundle, pool: { ...bundle.pool, rows: null } } : bundle;
}

/** Settled types have their level's value; under maximin the rest has what the lottery gives them. */
export function chancesOf(table: TypeTable, { levels, lottery }: Found, rules: DrawRules): Rational[] {
  const settled = new Map(levels.flatMap(({ value, types }) => types.map((t) => [t, readRational(value)] as const)));
  const seats = seatsByType(lottery, table.types.length);
  return table.types.map(({ members }, t) => settled.get(t) ?? rational(BigInt(seats[t]!), BigInt(members.length * rules.panels)));
}

/** What each level's certificate allows, in order; undefined for one that proves nothing. */
export function levelBounds(table: TypeTable, levels: readonly Level[], rules: Pick<DrawRules, 'cap'>): (Ratio | undefined)[] {
  const cap = rules.cap === null ? undefined : readRational(rules.cap);
  const values = levels.map(({ value }) => readRational(value));
  const d = commonDenominator(cap ? [...values, cap] : values)!;
  const over = (chance: Rational) => chance.n * (d / chance.d);
  const settled: (bigint | null)[] = table.types.map(() => null);
  return levels.map(({ weights, bound, types }, i) => {
    const most = weights.length === 0 ? undefined : largestOver(d, table, { weights, bound: BigInt(bound) }, settled, cap && over(cap));
    const value = over(values[i]!);
    for (const t of types) settled[t] = value;
    return most === undefined || (cap && compare(cap, most) < 0) ? cap : most;
  });
}

export function largestGapOf(table: TypeTable, levels: readonly Level[], rules: Pick<DrawRules, 'cap'>): Rational | undefined {
  const bounds = levelBounds(table, levels, rules);
  let gap: Ratio = ZERO;
  for (const [i, { value }] of levels.entries()) {
    const most = bounds[i];
    if (!most) return undefined;
    const { n, d } = readRational(value);
    const difference = { n: most.n * d - n * most.d, d: most.d * d };
    if (compare(difference, gap) > 0) gap = difference;
  }
  return rational(gap.n, gap.d);
}

export function householdsOf({ householdOf }: TypeTable): number[][] {
  const out: number[][] = [];
  for (const [i, household] of householdOf.entries()) if (household >= 0) (out[household] ??= []).push(i);
  return out;
}

