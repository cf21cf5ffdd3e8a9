import type { Instant } from '../../../kernel/instant.js';
import { commitment, ERASURE_GROUNDS, erasableAt, type ErasedOpenings, type ErasureGround } from '../../../kernel/sealed.js';
import { either, instant, integer, listOf, nullable, oneOf, publicId, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { classCode } from './council-commands.js';
import { FILLING_WAYS, type FillingWay } from './council-state.js';
import { INTEREST_KINDS, type InterestKind } from './seat-state.js';

/** Everything that can be asked about one seat. */
export type SeatCommand =
  | {
      readonly type: 'FillSeat';
      readonly class: string;
      readonly member: string;
      readonly name: Commitment;
      readonly way: FillingWay;
      readonly until: Instant | null;
      /** The motion that elected him, for `election`. */
      readonly motion: string | null;
      /** The draw that found him, for `sortition`. */
      readonly draw: string | null;
    }
  | { readonly type: 'VacateSeat'; readonly reason: VacancyReason; readonly motion: string | null }
  | { readonly type: 'DeclareInterest'; readonly interest: string; readonly lab: string; readonly kind: InterestKind; readonly note: Commitment }
  | { readonly type: 'EndInterest'; readonly interest: string }
  | { readonly type: 'Delegate'; readonly to: number; readonly topics: 'all' | readonly string[]; readonly until: Instant }
  | { readonly type: 'RevokeDelegation' }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export const VACANCY_REASONS = ['resigned', 'removed', 'died', 'lost-membership', 'term-ended'] as const;
export type VacancyReason = (typeof VACANCY_REASONS)[number];

export type SeatEvent =
  | {
      readonly type: 'SeatFilled';
      readonly class: string;
      readonly member: string;
      readonly name: Commitment;
      readonly way: FillingWay;
      readonly until: Instant | null;
      readonly term: number;
      /** Id of the motion or draw. */
      readonly authority: string | null;
      readonly by: string;
    }
  | { readonly type: 'SeatVacated'; readonly member: string; readonly reason: VacancyReason }
  | { readonly type: 'InterestDeclared'; readonly interest: string; readonly lab: string; readonly kind: InterestKind; readonly note: Commitment }
  | { readonly type: 'InterestEnded'; readonly interest: string }
  | { readonly type: 'SeatDelegated'; readonly to: number; readonly member: string; readonly topics: 'all' | readonly string[]; readonly until: Instant }
  | { readonly type: 'DelegationRevoked' }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

/** Every reason for which the rules of a seat say no. The words for people: council-words.ts. */
export const SEAT_REFUSALS = [
  'MALFORMED', 'NO_SUCH_COUNCIL', 'DISSOLVED', 'NOT_A_STEWARD', 'NOT_YOURSELF', 'NOT_YOUR_SEAT', 'SYSTEM_ONLY', 'NO_SUCH_CLASS', 'SEAT_TAKEN', 'OTHER_CLASS',
  'NOT_THIS_WAY', 'LEFT_VACANT', 'CLASS_FULL', 'NO_SUCH_MEMBER', 'ALREADY_SEATED', 'TERM_NEEDED', 'TERM_IN_PAST', 'TERM_TOO_LONG', 'TERM_LIMIT', 'NOT_ELECTED',
  'NOT_DRAWN', 'ALREADY_USED', 'VACANT', 'NOT_CARRIED', 'STILL_A_MEMBER', 'TERM_NOT_ENDED', 'NO_SUCH_ENTITY', 'INTEREST_EXISTS', 'NO_SUCH_INTEREST', 'TOO_MANY',
  'ITSELF', 'NO_DELEGATION', 'ALREADY_ERASED', 'SIGNATURE_REQUIRED',
] as const;
export type SeatRefusal = (typeof SEAT_REFUSALS)[number];

/** The places of a seat's entries where commitments stand. */
export const SEAT_OPENING_PATHS: readonly string[] = ['/command/name', '/command/note'];

export const MOST_INTERESTS = 100;
export const MOST_TOPICS = 50;
export const HIGHEST_SEAT = 9999;

export const SEAT_SHAPES: Shapes<SeatCommand> = {
  FillSeat: {
    class: classCode, member: publicId, name: commitment, way: oneOf(FILLING_WAYS), until: nullable(instant), motion: nullable(publicId), draw: nullable(publicId),
  },
  VacateSeat: { reason: oneOf(VACANCY_REASONS), motion: nullable(publicId) },
  DeclareInterest: { interest: publicId, lab: publicId, kind: oneOf(INTEREST_KINDS), note: commitment },
  EndInterest: { interest: publicId },
  Delegate: { to: integer(1, HIGHEST_SEAT), topics: either((value) => value === 'all', listOf(publicId, 1, MOST_TOPICS)), until: instant },
  RevokeDelegation: {},
  EraseOpenings: { openings: erasableAt(SEAT_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
};

/** Each way of filling names its authority, and no other. */
export function namesItsAuthority(command: SeatCommand): boolean {
  if (command.type === 'FillSeat') return (command.motion !== null) === (command.way === 'election') && (command.draw !== null) === (command.way === 'sortition');
  if (command.type === 'VacateSeat') return (command.motion !== null) === (command.reason === 'removed');
  return true;
}
