import type { Circumstances } from '../../../kernel/decider.js';
import type { AskedMotion, MotionEvent, MotionRefusal } from './motion-commands.js';
import { isRecused, type Motion, type MotionObjection } from './motion-state.js';
import { seatId, type Seat } from './seat-state.js';
import { othersIn } from './seats-read.js';
import { electorsOf } from './threshold-vote.js';

/**
 * In a vote by consent an objection is tested by the others, and falls when more than half of them, and two at least, find it invalid:
 * one ally of the proposer is no test. While they are fewer it stands.
 *
 *     7 may vote; seat 1 proposed, seat 2 objects: 5 others
 *     seats 3 and 4: not valid   → it stands        seat 5: not valid   → it falls
 */
export interface TestedObjection extends MotionObjection {
  /** By member, while it is tested. */
  readonly tests?: Readonly<Record<string, boolean>>;
}
export interface TestedMotion extends Motion {
  readonly objections: readonly TestedObjection[];
}
/** `found`: what the others have found by then. */
export type ObjectionTested = Extract<MotionEvent, { type: 'ObjectionTested' }> & { readonly found: MotionObjection['tested'] };

/** Asked after the older rules let it pass: it is there, not his own, and neither he nor the proposer tests who stands back. */
export function testedBy(motion: TestedMotion, { objection: id, valid, seat }: AskedMotion<'TestObjection'>, circumstances: Circumstances): ObjectionTested | MotionRefusal {
  const { holder } = othersIn(circumstances).one('seat', seatId(motion.council, seat!)) as Seat;
  if (holder!.since > motion.vote!.openedAt) return 'NOT_ON_ROLL';
  const objection = motion.objections.find((one) => one.id === id)!;
  const by = holder!.member;
  if (Object.hasOwn(objection.tests ?? {}, by)) return 'ALREADY_CAST';
  const tests = { ...objection.tests, [by]: valid };
  return { type: 'ObjectionTested', objection: id, valid, by, found: foundBy(motion, objection.member, tests) };
}

export function evolveTested<M extends TestedMotion>(motion: M, { objection, by, valid, found }: ObjectionTested): M {
  return { ...motion, objections: motion.objections.map((one) => (one.id === objection ? { ...one, tested: found, tests: { ...one.tests, [by]: valid } } : one)) };
}

function foundBy(motion: TestedMotion, objector: string, tests: Readonly<Record<string, boolean>>): MotionObjection['tested'] {
  const mayVote = Object.values(electorsOf(motion.vote!).classes).reduce((sum, one) => sum + one.mayVote, 0);
  // Neither who raised it nor who proposed the motion tests it.
  const apart = new Set([objector, motion.proposer!.member].filter((member) => !isRecused(motion, member))).size;
  const counts = (valid: boolean): number => Object.entries(tests).filter(([member, found]) => found === valid && !isRecused(motion, member)).length;
  const more = (n: number): boolean => n >= 2 && 2 * n > mayVote - apart;
  return more(counts(false)) ? 'invalid' : more(counts(true)) ? 'valid' : 'untested';
}
