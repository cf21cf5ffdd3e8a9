import type { Decision } from '../../../kernel/decision.js';
import type { Instant } from '../../../kernel/instant.js';
import { commitment, ERASURE_GROUNDS, erasableAt, type ErasedOpenings, type ErasureGround } from '../../../kernel/sealed.js';
import { flag, instant, listOf, nullable, oneOf, publicId, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { councilId } from './council-commands.js';
import { anySubject, MOTION_KINDS, seatNumber, type MotionKind, type MotionSubject } from './motion-kinds.js';
import type { RecusalChoice } from './motion-state.js';
import type { Result } from './result.js';
import { rowProof, type Roll, type RowProof } from './roll.js';
import { ruleObject, type VoteRule } from './rule-object.js';
import { INTEREST_KINDS, type InterestKind } from './seat-state.js';

/** What the proposer settles once. */
export interface Proposal {
  readonly council: string;
  readonly seat: number;
  readonly kind: MotionKind;
  readonly lab: string | null;
  readonly policy: string | null;
  readonly mandate: string | null;
  readonly subject: MotionSubject;
  readonly title: Commitment;
  readonly text: Commitment;
  /** By what it will be seen whether the lab does it; of motions that ask something of a lab. */
  readonly measure: Commitment | null;
  readonly incidents: readonly string[];
  readonly commentsUntil: Instant | null;
}

export const ARGUMENT_SIDES = ['for', 'against'] as const;
export type ArgumentSide = (typeof ARGUMENT_SIDES)[number];

/** Everything that can be asked about a motion: ids, codes, numbers, instants, hashes and commitments only. */
export type MotionCommand =
  | ({ readonly type: 'ProposeMotion' } & Proposal)
  | { readonly type: 'ReviseMotion'; readonly seat: number; readonly text: Commitment; readonly note: Commitment }
  | { readonly type: 'WithdrawMotion'; readonly seat: number }
  | { readonly type: 'AddArgument'; readonly seat: number; readonly side: ArgumentSide; readonly text: Commitment }
  /** `row` once voting is open: the member's own row of the roll. */
  | { readonly type: 'Recuse'; readonly seat: number; readonly reason: InterestKind; readonly note: Commitment; readonly row: RowProof | null }
  | { readonly type: 'ProposeRecusal'; readonly seat: number; readonly of: number; readonly reason: InterestKind; readonly note: Commitment; readonly closesAt: Instant }
  | { readonly type: 'VoteOnRecusal'; readonly seat: number; readonly of: number; readonly choice: RecusalChoice }
  | { readonly type: 'CloseRecusal'; readonly of: number }
  | { readonly type: 'OpenVote'; readonly rule: VoteRule }
  | { readonly type: 'RaiseObjection'; readonly seat: number; readonly objection: string; readonly reasoned: boolean; readonly argument: Commitment }
  /** By the holder of another seat; with `seat` null by a steward. */
  | { readonly type: 'TestObjection'; readonly seat: number | null; readonly objection: string; readonly valid: boolean }
  | { readonly type: 'ResolveObjection'; readonly seat: number; readonly objection: string }
  | { readonly type: 'CloseVote' }
  | { readonly type: 'CountVote' }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export type MotionEvent =
  | ({ readonly type: 'MotionProposed'; readonly by: string } & Proposal)
  | { readonly type: 'MotionRevised'; readonly version: number; readonly text: Commitment; readonly by: string }
  | { readonly type: 'MotionWithdrawn'; readonly by: string }
  | { readonly type: 'ArgumentAdded'; readonly n: number; readonly seat: number; readonly side: ArgumentSide; readonly by: string }
  /** `class` where the member stood on the roll already. */
  | { readonly type: 'SeatRecused'; readonly seat: number; readonly member: string; readonly by: 'self' | 'vote' | 'rule'; readonly reason: InterestKind; readonly class: string | null }
  | { readonly type: 'RecusalProposed'; readonly of: number; readonly member: string; readonly seat: number; readonly reason: InterestKind; readonly closesAt: Instant; readonly by: string }
  | { readonly type: 'RecusalVoteCast'; readonly of: number; readonly seat: number; readonly choice: RecusalChoice; readonly by: string }
  | { readonly type: 'RecusalClosed'; readonly of: number; readonly yes: number; readonly no: number; readonly abstain: number; readonly outcome: 'recused' | 'not-recused' }
  | { readonly type: 'VoteOpened'; readonly rule: VoteRule; readonly ruleHash: string; readonly roll: Roll; readonly by: string }
  | { readonly type: 'ObjectionRaised'; readonly objection: string; readonly seat: number; readonly reasoned: boolean; readonly argument: Commitment; readonly by: string }
  | { readonly type: 'ObjectionTested'; readonly objection: string; readonly valid: boolean; readonly by: string }
  | { readonly type: 'ObjectionResolved'; readonly objection: string; readonly by: string }
  | { readonly type: 'RevealBegan' }
  | { readonly type: 'VoteClosed'; readonly result: Result }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

/** Every reason for which the rules of a motion say no. The words for people: motion-words.ts. */
export const MOTION_REFUSALS = [
  'MALFORMED', 'NO_SUCH_MOTION', 'ALREADY_PROPOSED', 'NO_SUCH_COUNCIL', 'NOT_YOUR_SEAT', 'NOT_A_STEWARD', 'NOT_A_MEMBER', 'NOT_THE_PROPOSER', 'MEASURE_NEEDED',
  'NO_MANDATE', 'NO_SUCH_LAB', 'NO_SUCH_POLICY', 'NO_SUCH_RECOMMENDATION', 'NO_SUCH_INCIDENT', 'NO_SUCH_CLASS', 'NO_SUCH_SEAT', 'DEADLINE_IN_PAST', 'TERM_TOO_LONG',
  'NOT_AMENDABLE', 'ALREADY_OPENED', 'ENDED', 'CLOSED', 'TOO_MANY', 'ITSELF', 'OWN_CASE', 'ALREADY_CAST', 'RECUSED', 'RECUSAL_PENDING', 'NO_SUCH_RECUSAL', 'NOT_YET',
  'COMMENTS_OPEN', 'RULE_REFUSED', 'ONE_PERSON_NOT_ASSURED', 'METHOD_NOT_FOR_KIND', 'OPTIONS_DIFFER', 'BELOW_MAJORITY', 'SEED_NOT_OF_THE_LOG', 'NOBODY_MAY_VOTE',
  'NOT_ON_ROLL', 'NOT_OPEN', 'NOT_YET_OPEN', 'NOT_BY_CONSENT', 'OBJECTION_EXISTS', 'NO_SUCH_OBJECTION', 'ALREADY_TESTED', 'ALREADY_RESOLVED', 'NOT_REVEALING',
  'ALREADY_ERASED', 'SIGNATURE_REQUIRED',
] as const;
export type MotionRefusal = (typeof MOTION_REFUSALS)[number];
export type MotionDecision = Decision<MotionEvent, MotionRefusal>;
export type AskedMotion<T extends MotionCommand['type']> = Extract<MotionCommand, { type: T }>;

export const MOST_INCIDENTS = 50;
export const MOST_ARGUMENTS = 500;
export const MOST_OBJECTIONS = 200;
export const MOST_RECUSALS = 200;
export const MOST_REVISIONS = 100;
export const MOST_COMMENT_DAYS = 366;
export const MOST_RECUSAL_DAYS = 14;

/** The places of a motion's entries where commitments stand. */
export const MOTION_OPENING_PATHS: readonly string[] = [
  '/command/title', '/command/text', '/command/measure', '/command/note', '/command/argument',
  ...Array.from({ length: 100 }, (_, i) => `/command/subject/candidates/${i}/statement`),
];

const reason = oneOf(INTEREST_KINDS);

export const MOTION_SHAPES: Shapes<MotionCommand> = {
  ProposeMotion: {
    council: councilId, seat: seatNumber, kind: oneOf(MOTION_KINDS), lab: nullable(publicId), policy: nullable(publicId), mandate: nullable(publicId), subject: anySubject,
    title: commitment, text: commitment, measure: nullable(commitment), incidents: listOf(publicId, 0, MOST_INCIDENTS), commentsUntil: nullable(instant),
  },
  ReviseMotion: { seat: seatNumber, text: commitment, note: commitment },
  WithdrawMotion: { seat: seatNumber },
  AddArgument: { seat: seatNumber, side: oneOf(ARGUMENT_SIDES), text: commitment },
  Recuse: { seat: seatNumber, reason, note: commitment, row: nullable(rowProof) },
  ProposeRecusal: { seat: seatNumber, of: seatNumber, reason, note: commitment, closesAt: instant },
  VoteOnRecusal: { seat: seatNumber, of: seatNumber, choice: oneOf(['yes', 'no', 'abstain']) },
  CloseRecusal: { of: seatNumber },
  OpenVote: { rule: ruleObject },
  RaiseObjection: { seat: seatNumber, objection: publicId, reasoned: flag, argument: commitment },
  TestObjection: { seat: nullable(seatNumber), objection: publicId, valid: flag },
  ResolveObjection: { seat: seatNumber, objection: publicId },
  CloseVote: {},
  CountVote: {},
  EraseOpenings: { openings: erasableAt(MOTION_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
};
