import { assertNever } from '../../../kernel/assert-never.js';
import { isSigned, type Circumstances, type Decider } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/others.js';
import { nothingToErase } from '../../../kernel/sealed.js';
import { wellFormed } from '../../../kernel/shape.js';
import { isSteward } from './council.js';
import type { Council } from './council-state.js';
import { MOST_INTERESTS, namesItsAuthority, SEAT_SHAPES, type SeatCommand, type SeatEvent, type SeatRefusal } from './seat-commands.js';
import { evolveSeat, initialSeat } from './seat-evolve.js';
import { fillingRefusal, nextTerm } from './seat-filling.js';
import { seatId, sittingMember, type Seat } from './seat-state.js';
import { carriedMotion, councilIn, isActiveMember, othersIn, seatsIn } from './seats-read.js';

/**
 * The rules of one seat (docs/spec/councils.md). An example:
 *
 *     steward Ada   FillSeat citizens, member 9d2x…, by draw 6f1p…, signed    → SeatFilled, term 1
 *     steward Ada   FillSeat citizens, member 9d2x…, in another seat, signed  → refused: ALREADY_SEATED
 *     member 9d2x   DeclareInterest shares in a lab, signed                   → InterestDeclared
 *     the clock     VacateSeat, the term is over                              → SeatVacated
 */
type SeatDecision = Decision<SeatEvent, SeatRefusal>;
type Asked<T extends SeatCommand['type']> = Extract<SeatCommand, { type: T }>;
type HolderCommand = Asked<'DeclareInterest' | 'EndInterest' | 'Delegate' | 'RevokeDelegation'>;

export const seatDecider: Decider<Seat, SeatCommand, SeatEvent, SeatRefusal> = {
  kind: 'seat',
  rules: 'seats/1',
  initial: initialSeat,
  reads,
  decide,
  evolve: evolveSeat,
};

/** Every command holds the council for itself: its seats change one after the other, and a reader that holds it sees them all. */
function reads(command: SeatCommand, seat: Seat): readonly Read[] {
  if (!isAsked(seat, command)) return [];
  const council: Read = { kind: 'council', id: seat.council, hold: 'update' };
  const seats: Read = { kind: 'seat', under: seat.council };
  const roster: Read = { kind: 'members', id: 'roster', hold: 'share' };
  switch (command.type) {
    case 'FillSeat': {
      const motion: readonly Read[] = command.motion === null ? [] : [{ kind: 'motion', id: command.motion, hold: 'share' }];
      const draw: readonly Read[] = command.draw === null ? [] : [{ kind: 'draw', id: command.draw, hold: 'share' }];
      return [council, seats, roster, ...motion, ...draw];
    }
    case 'VacateSeat':
      if (command.motion !== null) return [council, { kind: 'motion', id: command.motion, hold: 'share' }];
      return command.reason === 'lost-membership' ? [council, roster] : [council];
    case 'DeclareInterest':
      return [council, { kind: 'entity', id: command.lab, hold: 'share' }];
    case 'Delegate':
      return [council, seats];
    case 'EndInterest':
    case 'RevokeDelegation':
    case 'EraseOpenings':
      return [council];
    default:
      return assertNever(command);
  }
}

function isAsked(seat: Seat, command: SeatCommand): boolean {
  return seat.council !== '' && wellFormed(command, SEAT_SHAPES) && namesItsAuthority(command);
}

function decide(seat: Seat, command: SeatCommand, circumstances: Circumstances): SeatDecision {
  if (!isAsked(seat, command)) return refused('MALFORMED');
  const council = councilIn(othersIn(circumstances), seat.council);
  if (!council) return refused('NO_SUCH_COUNCIL');
  const decision = lawful(seat, council, command, circumstances);
  const bySystem = circumstances.actor.kind === 'system'; // which may do nothing but end a term
  return decision.ok && !bySystem && !isSigned(circumstances) ? refused('SIGNATURE_REQUIRED') : decision;
}

function lawful(seat: Seat, council: Council, command: SeatCommand, circumstances: Circumstances): SeatDecision {
  switch (command.type) {
    case 'FillSeat':
      return fill(seat, council, command, circumstances);
    case 'VacateSeat':
      return vacate(seat, command, circumstances);
    case 'EraseOpenings':
      if (!isSteward(circumstances.actor)) return refused('NOT_A_STEWARD');
      if (nothingToErase(seat.erased, command.openings)) return refused('ALREADY_ERASED');
      return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
    case 'DeclareInterest':
    case 'EndInterest':
    case 'Delegate':
    case 'RevokeDelegation':
      return byHolder(seat, command, circumstances);
    default:
      return assertNever(command);
  }
}

function fill(seat: Seat, council: Council, command: Asked<'FillSeat'>, circumstances: Circumstances): SeatDecision {
  if (council.status === 'dissolved') return refused('DISSOLVED');
  const { actor } = circumstances;
  const { class: code, member, name, way, until, motion, draw } = command;
  if (actor.kind !== 'member' || (way !== 'self-nomination' && !isSteward(actor))) return refused('NOT_A_STEWARD');
  if (way === 'self-nomination' && actor.id !== member) return refused('NOT_YOURSELF');
  const refusal = fillingRefusal(seat, council, command, circumstances);
  if (refusal !== undefined) return refused(refusal);
  const inClass = seatsIn(othersIn(circumstances), seat.council).filter((one) => one.class === code && one.number !== seat.number);
  const term = nextTerm(seat, inClass, member);
  return decided({ type: 'SeatFilled', class: code, member, name, way, until, term, authority: motion ?? draw, by: actor.id });
}

function vacate(seat: Seat, command: Asked<'VacateSeat'>, circumstances: Circumstances): SeatDecision {
  const { actor, at } = circumstances;
  const { holder } = seat;
  if (!holder) return refused('VACANT');
  const { reason, motion } = command;
  if (reason === 'term-ended') {
    if (actor.kind !== 'system') return refused('SYSTEM_ONLY');
    if (holder.until === null || at < holder.until) return refused('TERM_NOT_ENDED');
  } else if (reason === 'resigned') {
    if (actor.kind !== 'member' || actor.id !== holder.member) return refused('NOT_YOUR_SEAT');
  } else {
    if (!isSteward(actor)) return refused('NOT_A_STEWARD');
    if (reason === 'removed' && !removes(seat, motion, circumstances)) return refused('NOT_CARRIED');
    if (reason === 'lost-membership' && isActiveMember(othersIn(circumstances), holder.member)) return refused('STILL_A_MEMBER');
  }
  return decided({ type: 'SeatVacated', member: holder.member, reason });
}

/** A vote on a seat is a vote on whoever sat there when it was opened, not on his successor. */
function removes(seat: Seat, motion: string | null, circumstances: Circumstances): boolean {
  const carried = motion === null ? undefined : carriedMotion(othersIn(circumstances), motion, seat.council, 'remove');
  const subject = carried?.subject as { readonly seat?: unknown } | null | undefined;
  return subject?.seat === seat.number && carried?.vote != null && seat.holder !== null && seat.holder.since <= carried.vote.openedAt;
}

function byHolder(seat: Seat, command: HolderCommand, circumstances: Circumstances): SeatDecision {
  const { actor } = circumstances;
  if (!seat.holder) return refused('VACANT');
  if (actor.kind !== 'member' || actor.id !== seat.holder.member) return refused('NOT_YOUR_SEAT');
  switch (command.type) {
    case 'DeclareInterest': {
      const { interest, lab, kind, note } = command;
      if (Object.hasOwn(seat.interests, interest)) return refused('INTEREST_EXISTS');
      if (Object.keys(seat.interests).length >= MOST_INTERESTS) return refused('TOO_MANY');
      if (othersIn(circumstances).one('entity', lab) === undefined) return refused('NO_SUCH_ENTITY');
      return decided({ type: 'InterestDeclared', interest, lab, kind, note });
    }
    case 'EndInterest':
      return Object.hasOwn(seat.interests, command.interest) ? decided({ type: 'InterestEnded', interest: command.interest }) : refused('NO_SUCH_INTEREST');
    case 'Delegate':
      return delegate(seat, command, circumstances);
    case 'RevokeDelegation':
      return seat.delegation ? decided({ type: 'DelegationRevoked' }) : refused('NO_DELEGATION');
    default:
      return assertNever(command);
  }
}

function delegate(seat: Seat, { to, topics, until }: Asked<'Delegate'>, circumstances: Circumstances): SeatDecision {
  const { at } = circumstances;
  if (to === seat.number) return refused('ITSELF');
  const target = othersIn(circumstances).under('seat', seat.council).find(({ id }) => id === seatId(seat.council, to));
  const member = target && sittingMember(target.state as Seat, at);
  if (member === undefined) return refused('VACANT');
  if (until <= at) return refused('TERM_IN_PAST');
  if (seat.holder?.until != null && until > seat.holder.until) return refused('TERM_TOO_LONG');
  return decided({ type: 'SeatDelegated', to, member, topics, until });
}
