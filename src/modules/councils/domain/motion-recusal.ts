import type { Circumstances } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { type AskedMotion, MOST_RECUSAL_DAYS, MOST_RECUSALS, type MotionDecision, type MotionEvent } from './motion-commands.js';
import { notDeliberating } from './motion-proposal.js';
import { isRecused, type Motion, type RecusalProposal } from './motion-state.js';
import { checkRow } from './roll.js';
import { seatId, sittingMember, type Seat } from './seat-state.js';
import { othersIn } from './seats-read.js';

/**
 * Who has a stake in the matter steps back, or is asked to by a vote of the others. Once voting is open nobody can be put out
 * by others any more: that would choose the electorate while the votes come in.
 */
export function recuse(motion: Motion, { seat, reason, row }: AskedMotion<'Recuse'>, { at }: Circumstances, member: string): MotionDecision {
  const ended = notDeliberating(motion, at);
  if (ended) return refused(ended);
  if (isRecused(motion, member)) return refused('RECUSED');
  if (motion.status === 'proposed') return row === null ? decided({ type: 'SeatRecused', seat, member, by: 'self', reason, class: null }) : refused('MALFORMED');
  if (row === null || !checkRow(motion.vote!.roll, { class: row.class, member, seat }, row)) return refused('NOT_ON_ROLL');
  return decided({ type: 'SeatRecused', seat, member, by: 'self', reason, class: row.class });
}

export function propose(motion: Motion, command: AskedMotion<'ProposeRecusal'>, circumstances: Circumstances, by: string): MotionDecision {
  const { seat, of, reason, closesAt } = command;
  const { at } = circumstances;
  if (motion.status !== 'proposed') return refused(motion.vote ? 'ALREADY_OPENED' : 'ENDED');
  if (of === seat) return refused('ITSELF');
  const concerned = othersIn(circumstances).one('seat', seatId(motion.council, of)) as Seat | undefined;
  const member = concerned && sittingMember(concerned, at);
  if (member === undefined) return refused('NO_SUCH_SEAT');
  if (isRecused(motion, member)) return refused('RECUSED');
  if (pendingOf(motion, of)) return refused('RECUSAL_PENDING');
  if (motion.recusals.length >= MOST_RECUSALS) return refused('TOO_MANY');
  if (closesAt <= at) return refused('DEADLINE_IN_PAST');
  if (closesAt > addSeconds(at, MOST_RECUSAL_DAYS * DAY_SECONDS)) return refused('TERM_TOO_LONG');
  return decided({ type: 'RecusalProposed', of, member, seat, reason, closesAt, by });
}

export function vote(motion: Motion, { seat, of, choice }: AskedMotion<'VoteOnRecusal'>, { at }: Circumstances, by: string): MotionDecision {
  const pending = pendingOf(motion, of);
  if (!pending) return refused('NO_SUCH_RECUSAL');
  if (motion.status !== 'proposed') return refused('ENDED');
  // By seat and by person: who changed his seat meanwhile still does not judge himself.
  if (seat === of || by === pending.member) return refused('OWN_CASE');
  if (at >= pending.closesAt) return refused('CLOSED');
  if (Object.hasOwn(pending.votes, String(seat)) || pending.voters.includes(by)) return refused('ALREADY_CAST');
  return decided({ type: 'RecusalVoteCast', of, seat, choice, by });
}

/** Recused where more are for it than against; abstentions are left out, and a tie keeps the member in. */
export function close(motion: Motion, { of }: AskedMotion<'CloseRecusal'>, { at }: Circumstances): MotionDecision {
  const pending = pendingOf(motion, of);
  if (!pending) return refused('NO_SUCH_RECUSAL');
  if (motion.status !== 'proposed') return refused('ENDED');
  if (at < pending.closesAt) return refused('NOT_YET');
  const { counts, member, reason } = pending;
  const outcome = counts.yes > counts.no ? 'recused' : 'not-recused';
  const closed = { type: 'RecusalClosed', of, ...counts, outcome } as const;
  // He may have stepped back himself in the meantime.
  if (outcome === 'not-recused' || isRecused(motion, member)) return decided(closed);
  return decided<MotionEvent>(closed, { type: 'SeatRecused', seat: of, member, by: 'vote', reason, class: null });
}

export function pendingOf(motion: Motion, of: number): RecusalProposal | undefined {
  return motion.recusals.find((one) => one.of === of && one.outcome === null);
}
