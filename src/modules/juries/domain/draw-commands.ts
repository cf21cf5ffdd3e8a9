import type { Decision } from '../../../kernel/decision.js';
import type { Instant } from '../../../kernel/instant.js';
import { commitment, ERASURE_GROUNDS, erasableAt, type ErasedOpenings, type ErasureGround, sha256Hex } from '../../../kernel/sealed.js';
import { type Check, either, exactly, instant, integer, itemsOf, listOf, matching, nullable, oneOf, optional, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { type Announcement, BUNDLE_FORMAT, type BeaconRound, CHAINS, type DrawRules, type Quota } from './draw/index.js';
import type { DrawPurpose, RoundName } from './draw-state.js';

/** Everything that can be asked about a draw: ids, codes, numbers, hashes and commitments, and the names of quotas, which are public rules. */
export type DrawCommand =
  | {
      readonly type: 'OpenDraw';
      readonly purpose: DrawPurpose;
      readonly rules: DrawRules;
      readonly closesAt: Instant;
      readonly leadSeconds: number;
      readonly excluding: readonly string[];
      readonly text: Commitment;
    }
  /** A person adopts wider quotas by name, in the log; a program never does. */
  | { readonly type: 'RelaxQuotas'; readonly quotas: readonly Quota[] }
  | { readonly type: 'ClosePool'; readonly announcement: Announcement }
  | { readonly type: 'RecordDeal'; readonly round: BeaconRound; readonly root: string; readonly next: RoundName; readonly bundle: string }
  | { readonly type: 'RecordPanel'; readonly round: BeaconRound; readonly panel: readonly number[]; readonly path: readonly string[] }
  | { readonly type: 'VoidDraw'; readonly reason: VoidReason; readonly note: Commitment }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export const VOID_REASONS = ['infeasible', 'beacon-ended', 'tampered', 'cancelled'] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

export type DrawEvent =
  | {
      readonly type: 'DrawOpened';
      readonly purpose: DrawPurpose;
      readonly rules: DrawRules;
      readonly closesAt: Instant;
      readonly leadSeconds: number;
      readonly excluding: readonly string[];
      readonly text: Commitment;
      readonly by: string;
    }
  | { readonly type: 'QuotasRelaxed'; readonly quotas: readonly Quota[]; readonly by: string }
  | { readonly type: 'PoolClosed'; readonly size: number; readonly order: readonly string[]; readonly announcement: Announcement; readonly by: string }
  | { readonly type: 'PanelsDealt'; readonly root: string; readonly next: RoundName; readonly bundle: string; readonly fallback: boolean }
  | {
      readonly type: 'PanelDrawn';
      readonly index: number;
      readonly panel: readonly number[];
      /** Volunteers' numbers. */
      readonly seated: readonly string[];
      /** Pool indices, which are shorter. */
      readonly reserve: readonly number[];
      readonly fallback: boolean;
    }
  | { readonly type: 'DrawVoided'; readonly reason: VoidReason; readonly by: string }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

/** Every reason for which the rules of a draw say no. The words for people: draw-words.ts. */
export const DRAW_REFUSALS = [
  'MALFORMED', 'NO_SUCH_DRAW', 'ALREADY_OPENED', 'NOT_A_STEWARD', 'SIGNATURE_REQUIRED', 'SYSTEM_ONLY', 'DEADLINE_IN_PAST', 'RULES_MALFORMED', 'NO_SUCH_CLASS',
  'NOT_COLLECTING', 'NOT_A_RELAXATION', 'NOT_YET', 'APPEAL_PENDING', 'EARLIER_JUROR', 'TOO_FEW', 'TOO_MANY', 'WRONG_SIZE', 'NOT_AS_OPENED', 'ROUND_NOT_FUTURE',
  'NOT_CLOSED', 'NOT_DEALT', 'WRONG_ROUND', 'BAD_BEACON', 'TOO_SOON', 'WRONG_PANEL', 'ALREADY_DRAWN', 'VOID', 'ROUND_KNOWN', 'WRONG_BEACON', 'ALREADY_ERASED',
] as const;
export type DrawRefusal = (typeof DRAW_REFUSALS)[number];
export type DrawDecision = Decision<DrawEvent, DrawRefusal>;

/** The places of a draw's entries where commitments stand. */
export const DRAW_OPENING_PATHS: readonly string[] = ['/command/text', '/command/note'];

/** The id of a draw has no dash: its volunteers are `<draw>-<number>`. */
export const drawId: Check = matching(/^[0-9a-hjkmnp-tv-z]{12}$/, 12);

export const LEAST_LEAD_SECONDS = 3_600;
export const MOST_LEAD_SECONDS = 2_592_000;
export const MOST_QUOTAS = 200;
export const MOST_PANELS = 10_000;
export const MOST_SEATS_DRAWN = 1_000;
/** The order of a pool stands in one entry. */
export const MOST_VOLUNTEERS = 3_000;
const MOST_EXCLUDED_DRAWS = 20;

/** A name of a category or of one of its values: a few words, in any script, as in `age` and `65+`. */
export const quotaLabel = matching(/^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} '’.,:;()/&+<>≥≤%_-]{0,58}[\p{L}\p{N}\p{M})+%])?$/u, 60);
const fraction = matching(/^(0|[1-9]\d{0,12})(\/[1-9]\d{0,12})?$/, 30);

const quotas = itemsOf(exactly({ category: quotaLabel, value: quotaLabel, min: integer(0, MOST_SEATS_DRAWN), max: integer(0, MOST_SEATS_DRAWN) }), 1, MOST_QUOTAS);
const rules = exactly({
  size: integer(1, MOST_SEATS_DRAWN),
  panels: integer(1, MOST_PANELS),
  method: oneOf(['leximin', 'maximin']),
  cap: nullable(fraction),
  quotas,
  solver: exactly({ id: matching(/^[a-z][a-z0-9.+ -]{0,39}$/, 40), wasm: sha256Hex }),
  nodeLimit: integer(1, 10_000_000),
});

const rehearsal = optional((value) => value === true);
const purpose = either(
  exactly({ kind: oneOf(['jury']), rehearsal }),
  exactly({ kind: oneOf(['seats']), council: drawId, class: matching(/^[a-z][a-z-]{0,30}$/, 31), rehearsal }),
);
const chain = oneOf(Object.keys(CHAINS));
export const roundName = exactly({ chain, round: integer(1, Number.MAX_SAFE_INTEGER) });
const hexText = matching(/^(?:[0-9a-f]{2}){16,96}$/, 192);
const beaconRound = exactly({ chain, round: integer(1, Number.MAX_SAFE_INTEGER), randomness: sha256Hex, signature: hexText, previous_signature: optional(hexText) });

const announcement = exactly({
  format: oneOf([BUNDLE_FORMAT]),
  rules: sha256Hex,
  quotas: sha256Hex,
  exclusions: sha256Hex,
  pool: sha256Hex,
  size: integer(0, MOST_VOLUNTEERS),
  types: sha256Hex,
  lottery: sha256Hex,
  levels: sha256Hex,
  deal: nullable(roundName),
});

/** A path in a tree of the announcement and at most `MOST_PANELS` panels. Two siblings may be alike. */
const path = itemsOf(sha256Hex, 0, 14);
/** Pool indices, ascending, so that one panel has one form. */
const panel: Check = (value) =>
  itemsOf(integer(0, MOST_VOLUNTEERS - 1), 1, MOST_SEATS_DRAWN)(value) && (value as readonly number[]).every((index, i, all) => i === 0 || all[i - 1]! < index);

export const DRAW_SHAPES: Shapes<DrawCommand> = {
  OpenDraw: { purpose, rules, closesAt: instant, leadSeconds: integer(LEAST_LEAD_SECONDS, MOST_LEAD_SECONDS), excluding: listOf(drawId, 0, MOST_EXCLUDED_DRAWS), text: commitment },
  RelaxQuotas: { quotas },
  ClosePool: { announcement },
  RecordDeal: { round: beaconRound, root: sha256Hex, next: roundName, bundle: sha256Hex },
  RecordPanel: { round: beaconRound, panel, path },
  VoidDraw: { reason: oneOf(VOID_REASONS), note: commitment },
  EraseOpenings: { openings: erasableAt(DRAW_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
};

/** A kind of people with fewer than so many in the pool is not shown: it could be recognised. */
export const ANONYMITY_THRESHOLD = 5;
