import type { Instant } from '../../../kernel/instant.js';
import { commitment, ERASURE_GROUNDS, erasableAt, type ErasedOpenings, type ErasureGround } from '../../../kernel/sealed.js';
import { oneOf, publicId, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';

/**
 * Members ask together that a jury look at an incident (stream `petition/<id>`). With enough of them a steward has the ground to open
 * one, under the petition's own id. Who signs is public: one signature each.
 */
export const PETITION_STATUSES = ['unstarted', 'open', 'reached'] as const;
export type PetitionStatus = (typeof PETITION_STATUSES)[number];

/** Until persons can be told apart without names, a petitioner is an active member who signs with his own key. */
export const PETITIONERS_NEEDED = 25;

export interface Petition {
  readonly id: string;
  readonly status: PetitionStatus;
  readonly incident: string;
  readonly needed: number;
  readonly signers: readonly string[];
  readonly startedAt: Instant | null;
  readonly reachedAt: Instant | null;
  readonly erased: readonly ErasedOpenings[];
}

export type PetitionCommand =
  | { readonly type: 'StartPetition'; readonly incident: string; readonly text: Commitment }
  | { readonly type: 'SignPetition' }
  | { readonly type: 'WithdrawSignature' }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

/** Whoever starts a petition signs it thereby. */
export type PetitionEvent =
  | { readonly type: 'PetitionStarted'; readonly incident: string; readonly needed: number; readonly by: string }
  | { readonly type: 'PetitionSigned'; readonly by: string }
  | { readonly type: 'PetitionReached'; readonly signers: number }
  | { readonly type: 'SignatureWithdrawn'; readonly by: string }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export const PETITION_REFUSALS = [
  'MALFORMED', 'NO_SUCH_PETITION', 'ALREADY_STARTED', 'NOT_A_MEMBER', 'NOT_PUBLISHED', 'ALREADY_SIGNED', 'NOT_SIGNED', 'ALREADY_REACHED', 'NOT_A_STEWARD', 'ALREADY_ERASED',
  'SIGNATURE_REQUIRED',
] as const;
export type PetitionRefusal = (typeof PETITION_REFUSALS)[number];

export const PETITION_SHAPES: Shapes<PetitionCommand> = {
  StartPetition: { incident: publicId, text: commitment },
  SignPetition: {},
  WithdrawSignature: {},
  EraseOpenings: { openings: erasableAt(['/command/text']), ground: oneOf(ERASURE_GROUNDS) },
};

export function initialPetition(id: string): Petition {
  return { id, status: 'unstarted', incident: '', needed: PETITIONERS_NEEDED, signers: [], startedAt: null, reachedAt: null, erased: [] };
}
