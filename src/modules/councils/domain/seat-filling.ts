import type { Circumstances } from '../../../kernel/decider.js';
import { addSeconds, DAY_SECONDS, type Instant } from '../../../kernel/instant.js';
import type { Others } from '../../../kernel/others.js';
import { classOf, type Council, type FillingWay, type SeatClass } from './council-state.js';
import type { SeatCommand, SeatRefusal } from './seat-commands.js';
import type { Seat } from './seat-state.js';
import { carriedMotion, drawIn, isActiveMember, othersIn, seatsIn } from './seats-read.js';

/** Who may come into a seat, and for how long. */
type FillSeat = Extract<SeatCommand, { type: 'FillSeat' }>;

/** Why this seat cannot be filled so, if it cannot. */
export function fillingRefusal(seat: Seat, council: Council, command: FillSeat, circumstances: Circumstances): SeatRefusal | undefined {
  const others = othersIn(circumstances);
  const { at } = circumstances;
  const seatClass = classOf(council, command.class);
  if (!seatClass) return 'NO_SUCH_CLASS';
  if (seat.holder) return 'SEAT_TAKEN';
  if (seat.class !== null && seat.class !== command.class) return 'OTHER_CLASS';
  if (isLeftVacant(seat, seatClass, at)) return 'LEFT_VACANT';
  const restOfTerm = !seatClass.filledBy.includes(command.way);
  if (restOfTerm && !fillsRestOfTerm(seat, seatClass, command.way, at)) return 'NOT_THIS_WAY';

  const seats = seatsIn(others, seat.council).filter((one) => one.number !== seat.number);
  const inClass = seats.filter((one) => one.class === command.class);
  if (inClass.filter((one) => one.holder !== null || isLeftVacant(one, seatClass, at)).length >= seatClass.seats) return 'CLASS_FULL';
  if (!isActiveMember(others, command.member)) return 'NO_SUCH_MEMBER';
  if (seats.some(({ holder }) => holder?.member === command.member)) return 'ALREADY_SEATED';
  return (
    termRefusal(command.until, seatClass, restOfTerm ? (seat.interrupted?.until ?? null) : null, at) ??
    (seatClass.mostTerms !== null && nextTerm(seat, inClass, command.member) > seatClass.mostTerms ? 'TERM_LIMIT' : undefined) ??
    authorityRefusal(command, [seat, ...seats], others, seat.council)
  );
}

/** The limit of terms is one for the class, whichever of its seats a member held. */
export function nextTerm(seat: Seat, others: readonly Seat[], member: string): number {
  return [seat, ...others].reduce((sum, { terms }) => sum + (Object.hasOwn(terms, member) ? terms[member]! : 0), 0) + 1;
}

/** `left-vacant`: whoever leaves before his time leaves a gap until it is over. */
function isLeftVacant(seat: Seat, { vacancy }: SeatClass, at: Instant): boolean {
  return vacancy === 'left-vacant' && wasInterrupted(seat, at);
}

/** `appointment`: a gap may be filled by appointment for the rest of the term, though the class is filled otherwise. */
function fillsRestOfTerm(seat: Seat, { vacancy }: SeatClass, way: FillingWay, at: Instant): boolean {
  return vacancy === 'appointment' && way === 'appointment' && wasInterrupted(seat, at);
}

function wasInterrupted({ interrupted }: Seat, at: Instant): boolean {
  return interrupted !== null && (interrupted.until === null || at < interrupted.until);
}

function termRefusal(until: Instant | null, { termDays }: SeatClass, interrupted: Instant | null, at: Instant): SeatRefusal | undefined {
  if (until === null) return termDays === null && interrupted === null ? undefined : 'TERM_NEEDED';
  if (until <= at) return 'TERM_IN_PAST';
  if (termDays !== null && until > addSeconds(at, termDays * DAY_SECONDS)) return 'TERM_TOO_LONG';
  return interrupted !== null && until > interrupted ? 'TERM_TOO_LONG' : undefined;
}

/** A motion or a draw puts each of those whom it names into a seat once, and not again when they have left. */
function authorityRefusal(command: FillSeat, seats: readonly Seat[], others: Others, council: string): SeatRefusal | undefined {
  const { motion, draw, member } = command;
  if (motion !== null && !elects(carriedMotion(others, motion, council, 'elect'), command)) return 'NOT_ELECTED';
  if (draw !== null) {
    const drawn = drawIn(others, draw);
    const names = drawn?.status === 'drawn' && drawn.council === council && drawn.class === command.class && drawn.seated.includes(member) && drawn.purpose?.rehearsal !== true;
    if (!names) return 'NOT_DRAWN';
  }
  const authority = motion ?? draw;
  const used = authority !== null && seats.some(({ authorities }) => Object.hasOwn(authorities, authority) && authorities[authority]!.includes(member));
  return used ? 'ALREADY_USED' : undefined;
}

function elects(motion: ReturnType<typeof carriedMotion>, { class: code, member }: FillSeat): boolean {
  const subject = motion?.subject as { readonly class?: unknown } | null | undefined;
  return subject?.class === code && (motion?.result?.winners.includes(member) ?? false);
}
