import type { Instant } from '../../../kernel/instant.js';
import type { ErasedOpenings } from '../../../kernel/sealed.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import type { Choice } from './tally/index.js';

/** The choice of a seat on one motion (stream `ballot/<motion>-<seat>`). The last one cast counts; each one is in the log. */
export interface Ballot {
  /** Empty where the stream's id is not that of a ballot. */
  readonly motion: string;
  readonly seat: number;
  /** Empty before the first cast. */
  readonly member: string;
  readonly class: string;
  /** How often it was cast or confirmed; 0 before the first. */
  readonly casts: number;
  /** The text that was voted on: a ballot on another than the motion's is stale and does not count. */
  readonly text: Commitment | null;
  /** Open ballots only. */
  readonly choice: Choice;
  /** Sealed ballots only: what the choice will be checked against. */
  readonly sealed: Commitment | null;
  readonly opened: { readonly choice: Choice; readonly salt: string } | null;
  readonly castAt: Instant | null;
  readonly reason: Commitment | null;
  readonly erased: readonly ErasedOpenings[];
}

const FORM = /^([0-9a-hjkmnp-tv-z]{12})-([1-9][0-9]{0,3})$/;

export function ballotId(motion: string, seat: number): string {
  return `${motion}-${seat}`;
}

export function initialBallot(id: string): Ballot {
  const match = FORM.exec(id);
  return {
    motion: match?.[1] ?? '', seat: Number(match?.[2] ?? 0), member: '', class: '', casts: 0, text: null, choice: null, sealed: null, opened: null,
    castAt: null, reason: null, erased: [],
  };
}
