import { CROCKFORD } from '../../../kernel/ids.js';
import type { Instant } from '../../../kernel/instant.js';
import type { ErasedOpenings } from '../../../kernel/sealed.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import type { VoteChoice } from './verdict.js';

/** One juror of one jury (stream `juror/<jury>-<seat>-<volunteer>`): whoever takes the seat after him has a stream of his own. */
export const JUROR_STATUSES = ['summoned', 'accepted', 'excused'] as const;
export type JurorStatus = (typeof JUROR_STATUSES)[number];

export const EXCUSES = ['health', 'care', 'work', 'conflict', 'hardship', 'other'] as const;
export type Excuse = (typeof EXCUSES)[number];

/** Before the discussion, and after it. */
export const ROUNDS = ['first', 'second'] as const;
export type Round = (typeof ROUNDS)[number];

export interface SealedVote {
  readonly sealed: Commitment;
  readonly at: Instant;
  readonly opened: { readonly choice: VoteChoice; readonly salt: string } | null;
}

export interface Juror {
  readonly id: string;
  /** Empty where the stream's id is not that of a juror. */
  readonly jury: string;
  readonly seat: number;
  readonly volunteer: string;
  /** Public key (base64), known once he has said something. */
  readonly key: string;
  readonly status: JurorStatus;
  readonly excuse: Excuse | null;
  readonly first: SealedVote | null;
  readonly second: SealedVote | null;
  readonly erased: readonly ErasedOpenings[];
}

const FORM = new RegExp(`^([${CROCKFORD}]{12})-([1-9][0-9]{0,2})-([${CROCKFORD}]{12})$`);

export function jurorId(jury: string, seat: number, volunteer: string): string {
  return `${jury}-${seat}-${volunteer}`;
}

export function initialJuror(id: string): Juror {
  const match = FORM.exec(id);
  return {
    id, jury: match?.[1] ?? '', seat: Number(match?.[2] ?? 0), volunteer: match?.[3] ?? '', key: '', status: 'summoned', excuse: null, first: null, second: null, erased: [],
  };
}
