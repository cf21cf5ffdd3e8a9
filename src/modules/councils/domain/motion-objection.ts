import type { Circumstances } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import { type AskedMotion, MOST_OBJECTIONS, type MotionDecision, type MotionRefusal } from './motion-commands.js';
import { isRecused, opensAt, type Motion } from './motion-state.js';
import { seatId, type Seat } from './seat-state.js';
import { othersIn } from './seats-read.js';

/** Decision by consent: objections are brought forward, tested by somebody else, and resolved by who raised them. */
export function raise(motion: Motion, command: AskedMotion<'RaiseObjection'>, circumstances: Circumstances, by: string): MotionDecision {
  const closed = notTaken(motion, circumstances);
  if (closed) return refused(closed);
  const { seat, objection, reasoned, argument } = command;
  const held = othersIn(circumstances).one('seat', seatId(motion.council, seat)) as Seat;
  if (held.holder!.since > motion.vote!.openedAt) return refused('NOT_ON_ROLL');
  if (isRecused(motion, by)) return refused('RECUSED');
  if (motion.objections.some(({ id }) => id === objection)) return refused('OBJECTION_EXISTS');
  if (motion.objections.length >= MOST_OBJECTIONS) return refused('TOO_MANY');
  return decided({ type: 'ObjectionRaised', objection, seat, reasoned, argument, by });
}

export function test(motion: Motion, { objection, valid }: AskedMotion<'TestObjection'>, circumstances: Circumstances, by: string): MotionDecision {
  const closed = notTaken(motion, circumstances);
  if (closed) return refused(closed);
  const found = motion.objections.find(({ id }) => id === objection);
  if (!found) return refused('NO_SUCH_OBJECTION');
  if (found.member === by || motion.proposer?.member === by) return refused('OWN_CASE');
  if (isRecused(motion, by)) return refused('RECUSED');
  if (found.tested !== 'untested') return refused('ALREADY_TESTED');
  return decided({ type: 'ObjectionTested', objection, valid, by });
}

export function resolve(motion: Motion, { objection }: AskedMotion<'ResolveObjection'>, circumstances: Circumstances, by: string): MotionDecision {
  const closed = notTaken(motion, circumstances);
  if (closed) return refused(closed);
  const found = motion.objections.find(({ id }) => id === objection);
  if (!found || found.member !== by) return refused('NO_SUCH_OBJECTION');
  if (found.resolved) return refused('ALREADY_RESOLVED');
  return decided({ type: 'ObjectionResolved', objection, by });
}

function notTaken({ status, vote }: Motion, { at }: Circumstances): MotionRefusal | undefined {
  if (status !== 'open' || !vote) return 'NOT_OPEN';
  if (vote.rule.tally.method !== 'consent') return 'NOT_BY_CONSENT';
  if (at < opensAt(vote)) return 'NOT_YET_OPEN';
  return at >= vote.rule.closesAt ? 'CLOSED' : undefined;
}
