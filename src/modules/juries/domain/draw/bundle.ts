import type { BeaconRound } from './beacon.js';
import type { Quota } from './instance.js';
import type { SealedRow } from './pool.js';

/**
 * The draw in one file: what was fixed beforehand, the lottery, who was dealt where, and which panel the beacon chose. Whoever has
 * the file can do the draw again. Bytes and rules: docs/spec/draw.md. The text is canonical JSON, so one draw has one fingerprint.
 */
export const BUNDLE_FORMAT = 'folkmoot/draw/v1';

/** `leximin`: the smallest chance as large as can be, then the next, and so on. `maximin`: only the smallest. */
export type Method = 'leximin' | 'maximin';

export interface DrawRules {
  readonly size: number;
  /** M: how many equally likely panels. */
  readonly panels: number;
  readonly method: Method;
  /** No chance larger than this fraction, against people who would declare a rare feature; null where there is no cap. */
  readonly cap: string | null;
  readonly quotas: readonly Quota[];
  readonly solver: { readonly id: string; readonly wasm: string };
  /** What the search may spend on one integer program. Nodes, never seconds: a draw must come out the same everywhere. */
  readonly nodeLimit: number;
}

export interface Exclusion {
  readonly person: string;
  /** A code of the conflict rules, never free text. */
  readonly reason: string;
}

/** `[type, number]`, for the types where the number is not 0, ascending. */
export type Sparse = readonly (readonly [number, number])[];

/**
 * One level of fairness: the types whose chance is settled at `value`, and why it cannot be larger. Seats are weighed: a seat of
 * type t weighs `weights[t]`. No lawful panel weighs more than `bound`, so no lottery weighs more on average, and the chances of
 * the types of this level and later ones cannot all be above what is left once the earlier levels have theirs.
 */
export interface Level {
  readonly value: string;
  readonly types: readonly number[];
  readonly weights: Sparse;
  readonly bound: number;
  /** Weights on the limits (seats, quotas, households) from which `bound` follows by adding up; null where it takes an integer program. */
  readonly multipliers: Sparse | null;
}

export interface LotteryPanel {
  readonly types: Sparse;
  readonly times: number;
}

/** What is published before round R1 exists. Each part by its fingerprint, so that a change names the part. */
export interface Announcement {
  readonly format: typeof BUNDLE_FORMAT;
  readonly rules: string;
  readonly quotas: string;
  readonly exclusions: string;
  readonly pool: string;
  readonly size: number;
  readonly types: string;
  readonly lottery: string;
  readonly levels: string;
  /** The beacon and the round that will deal; null where none was named. */
  readonly deal: { readonly chain: string; readonly round: number } | null;
}

export interface Dealt {
  readonly round: BeaconRound;
  /** Pool indices, ascending. */
  readonly panels: readonly (readonly number[])[];
  /** Per person of the pool: on how many panels. */
  readonly counts: readonly number[];
  /** Root over the announcement and the panels. */
  readonly root: string;
}

export interface Drawn {
  readonly round: BeaconRound;
  /** Index into the panels. */
  readonly index: number;
  /** The other panels in the order in which they would take its place. */
  readonly redraw: readonly number[];
  /** Everybody who is not on the panel, in the order in which single seats are refilled. */
  readonly reserve: readonly number[];
}

export interface Bundle {
  readonly format: typeof BUNDLE_FORMAT;
  readonly announcement: Announcement;
  readonly rules: DrawRules;
  readonly exclusions: readonly Exclusion[];
  readonly pool: {
    readonly size: number;
    readonly root: string;
    /** Openings of all rows: for an auditor, or for everybody where no type is so small that it shows a person. */
    readonly rows: readonly SealedRow[] | null;
  };
  /** Pool indices of each type, and of each household with more than one person. */
  readonly types: readonly (readonly number[])[];
  readonly households: readonly (readonly number[])[];
  readonly levels: readonly Level[];
  /** Per type, the chance of each of its people under the ideal lottery. */
  readonly chances: readonly string[];
  readonly lottery: readonly LotteryPanel[];
  readonly label: 'proven' | 'heuristic';
  /** How far the levels may lie below what could be reached, at most: a fraction. */
  readonly gap: string;
  /** Panels out of M by which somebody's chance differs from the ideal one, at most: a fraction. */
  readonly deviation: string;
  readonly deal: Dealt | null;
  readonly draw: Drawn | null;
}
