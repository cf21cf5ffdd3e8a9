import type { ErasedOpenings } from '../../../kernel/sealed.js';
import type { Instant } from '../../../kernel/instant.js';
import type { Announcement, DrawRules } from './draw/index.js';

/** What a draw is for: a jury, or the seats of one class of a council. */
export type DrawPurpose = ({ readonly kind: 'jury' } | { readonly kind: 'seats'; readonly council: string; readonly class: string }) & Rehearsal;

/** A drill: drawn by the rehearsal beacon, which anybody can foresee, and by no other. Said when it is opened, and never afterwards. */
interface Rehearsal {
  readonly rehearsal?: true;
}

export const DRAW_STATUSES = ['unopened', 'collecting', 'closed', 'dealt', 'drawn', 'void'] as const;
export type DrawStatus = (typeof DRAW_STATUSES)[number];

/** A round of a beacon by its name: the chain (`default`, `quicknet`) and the number. */
export interface RoundName {
  readonly chain: string;
  readonly round: number;
}

/** A draw as its stream tells it (docs/spec/juries.md). Its volunteers have streams of their own, `volunteer/<draw>-<number>`. */
export interface Draw {
  readonly id: string;
  readonly status: DrawStatus;
  readonly purpose: DrawPurpose | null;
  readonly rules: DrawRules | null;
  /** Between the dealing and the round that chooses: time for anybody to look at what was dealt. */
  readonly leadSeconds: number;
  readonly closesAt: Instant | null;
  /** Earlier draws: whoever sat after one of them does not sit again. */
  readonly excluding: readonly string[];
  readonly announcement: Announcement | null;
  /** Volunteers' numbers (the ends of their streams' ids), ascending: place in this list = pool index. */
  readonly order: readonly string[] | null;
  /** R1, which deals. */
  readonly deal: RoundName | null;
  /** R2, which chooses. */
  readonly next: RoundName | null;
  /** Root over announcement and dealt panels. */
  readonly root: string | null;
  /** SHA-256 (hex) of the bundle with what was dealt. */
  readonly bundle: string | null;
  /** Which of the panels was chosen. */
  readonly index: number | null;
  /** Pool indices of the chosen panel, ascending. */
  readonly panel: readonly number[];
  /** The same as volunteers' numbers; for seats of a council these are the ids of members. */
  readonly seated: readonly string[];
  /** Everybody else of the pool, in the order in which single seats are refilled. */
  readonly reserve: readonly string[];
  /** Of the purpose `seats`; empty for a jury. */
  readonly council: string;
  readonly class: string;
  readonly erased: readonly ErasedOpenings[];
}
