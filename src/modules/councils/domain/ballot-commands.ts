import type { Decision } from '../../../kernel/decision.js';
import { commitment, ERASURE_GROUNDS, erasableAt, sha256Hex, type ErasedOpenings, type ErasureGround } from '../../../kernel/sealed.js';
import { matching, nullable, oneOf, type Check, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { councilId } from './council-commands.js';
import { rowProof, type RowProof } from './roll.js';
import type { Choice } from './tally/index.js';

/** Everything that can be asked about a ballot. `text`, `rule` and `roll` are what the member saw: he signs them. */
export type BallotCommand =
  | {
      readonly type: 'CastBallot';
      /** In which the seat is. */
      readonly council: string;
      readonly text: Commitment;
      readonly rule: string;
      readonly roll: string;
      readonly row: RowProof;
      readonly choice: Choice;
      readonly sealed: Commitment | null;
      /** Why, in the member's own words. With a sealed ballot it comes when that is opened: it would tell too much before. */
      readonly reason: Commitment | null;
    }
  | { readonly type: 'ConfirmBallot'; readonly council: string; readonly text: Commitment; readonly rule: string; readonly roll: string }
  | { readonly type: 'OpenBallot'; readonly choice: Choice; readonly salt: string; readonly reason: Commitment | null }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export type BallotEvent =
  | {
      readonly type: 'BallotCast';
      readonly by: string;
      readonly class: string;
      readonly text: Commitment;
      readonly choice: Choice;
      readonly sealed: Commitment | null;
      readonly reason: Commitment | null;
    }
  | { readonly type: 'BallotConfirmed'; readonly by: string; readonly text: Commitment }
  | { readonly type: 'BallotOpened'; readonly by: string; readonly choice: Choice; readonly salt: string; readonly reason: Commitment | null }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

/** Every reason for which the rules of a ballot say no. The words for people: motion-words.ts. */
export const BALLOT_REFUSALS = [
  'MALFORMED', 'NO_SUCH_MOTION', 'NO_SUCH_BALLOT', 'NOT_YOUR_BALLOT', 'NOT_A_STEWARD', 'NOT_OPEN', 'NOT_YET_OPEN', 'CLOSED', 'WRONG_RULE', 'WRONG_ROLL', 'STALE_TEXT',
  'NOT_ON_ROLL', 'NOT_SEATED', 'RECUSED', 'ALREADY_CAST', 'MUST_BE_SEALED', 'MUST_BE_OPEN', 'CHOICE_REFUSED', 'NOT_STALE', 'NOT_REVEALING', 'DOES_NOT_OPEN',
  'ALREADY_OPENED', 'ALREADY_ERASED', 'SIGNATURE_REQUIRED',
] as const;
export type BallotRefusal = (typeof BALLOT_REFUSALS)[number];
export type BallotDecision = Decision<BallotEvent, BallotRefusal>;
export type AskedBallot<T extends BallotCommand['type']> = Extract<BallotCommand, { type: T }>;

export const BALLOT_OPENING_PATHS: readonly string[] = ['/command/reason'];

/** Whatever it is, it reaches the log only when the rule's method takes it: see `CHOICE_REFUSED`. */
const choice: Check = () => true;
const marked = { council: councilId, text: commitment, rule: sha256Hex, roll: sha256Hex };

export const BALLOT_SHAPES: Shapes<BallotCommand> = {
  CastBallot: { ...marked, row: rowProof, choice, sealed: nullable(commitment), reason: nullable(commitment) },
  ConfirmBallot: marked,
  OpenBallot: { choice, salt: matching(/^[A-Za-z0-9+/]{43}=$/, 44), reason: nullable(commitment) },
  EraseOpenings: { openings: erasableAt(BALLOT_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
};
