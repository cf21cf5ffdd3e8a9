import type { Circumstances, Decider } from '../../../kernel/decider.js';
import { refused, type Decision } from '../../../kernel/decision.js';
import { addSeconds, DAY_SECONDS, type Instant } from '../../../kernel/instant.js';
import { classOf } from './council-state.js';
import type { SeatCommand, SeatEvent, SeatRefusal } from './seat-commands.js';
import type { Seat } from './seat-state.js';
import { seatDecider as first } from './seat.js';
import { councilIn, othersIn } from './seats-read.js';

/**
 * The rules of one seat since an election seats somebody for as long only as the term that it was about would have lasted. All else is
 * as `seats/1` has it, and is asked there:
 *
 *     a vote of March elects member 9d2x for 365 days
 *     steward Ada   FillSeat by that motion, in the March after, signed   → refused: ELECTION_EXPIRED
 */
export type SeatRefusal2 = SeatRefusal | 'ELECTION_EXPIRED';

/** Of a class without terms. */
const ELECTED_FOR_DAYS = 366;

export const seatDecider: Decider<Seat, SeatCommand, SeatEvent, SeatRefusal2> = { ...first, rules: 'seats/2', decide };

function decide(seat: Seat, command: SeatCommand, circumstances: Circumstances): Decision<SeatEvent, SeatRefusal2> {
  const decision = first.decide(seat, command, circumstances);
  // The signature is asked last.
  if (!decision.ok && decision.refusal !== 'SIGNATURE_REQUIRED') return decision;
  return command.type === 'FillSeat' && command.motion !== null && isExpired(seat, command.class, command.motion, circumstances) ? refused('ELECTION_EXPIRED') : decision;
}

function isExpired(seat: Seat, code: string, motion: string, circumstances: Circumstances): boolean {
  const others = othersIn(circumstances);
  const { closedAt } = others.one('motion', motion) as { readonly closedAt: Instant };
  const days = classOf(councilIn(others, seat.council)!, code)?.termDays ?? ELECTED_FOR_DAYS;
  return circumstances.at >= addSeconds(closedAt, days * DAY_SECONDS);
}
