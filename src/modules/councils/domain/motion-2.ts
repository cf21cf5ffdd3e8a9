import { isSigned, type Circumstances, type Decider } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/others.js';
import { wellFormed, type Check, type Shapes } from '../../../kernel/shape.js';
import { charterSubject as firstCharterSubject } from './council-commands.js';
import { leastIn, leastOfVotes, leastPresent, leavesTime, type Least, type LeastOf, type LeastRefusal, recusalLasts, seatsOf, whyBelowLeast } from './least.js';
import { type AskedMotion, MOTION_REFUSALS, MOTION_SHAPES, type MotionCommand, type MotionEvent, type MotionRefusal } from './motion-commands.js';
import { anySubject, seatNumber } from './motion-kinds.js';
import { motionReads } from './motion-reads.js';
import type { Motion } from './motion-state.js';
import { motionDecider as first } from './motion.js';
import { evolveTested, type ObjectionTested, testedBy, type TestedMotion } from './objection-test.js';
import { councilIn, othersIn, seatsIn } from './seats-read.js';

/**
 * The rules of one motion since charters say what no vote may fall below (least.ts), and since an objection is found invalid by more
 * than one. All else is as `motions/1` has it, and is asked there:
 *
 *     seat 1, Uma    OpenVote a minute after the proposal, signed              → refused: DISCUSSION_TOO_SHORT
 *     seat 1, Uma    ProposeRecusal of seat 4, closed in a second, signed      → refused: VOTE_TOO_SHORT
 *     seat 4, Wim    TestObjection: not valid, signed                          → ObjectionTested; it stands while he is alone
 *
 * A council whose charter says nothing of it is judged as before.
 */
export interface Motion2 extends TestedMotion {
  /** Of the last change of its text; absent while there was none. */
  readonly revisedAt?: Motion['proposedAt'];
}
export type MotionEvent2 = Exclude<MotionEvent, { type: 'ObjectionTested' }> | ObjectionTested;
export const MOTION_REFUSALS_2 = [...MOTION_REFUSALS, 'DISCUSSION_TOO_SHORT', 'VOTE_TOO_SHORT', 'QUORUM_TOO_LOW'] as const;
export type MotionRefusal2 = MotionRefusal | LeastRefusal;
type Decision2 = Decision<MotionEvent2, MotionRefusal2>;

/** A charter that is proposed says what no vote may fall below, as the one in force does. */
export const charterSubject: Check = (value) => {
  const { least, rest } = splitLeast(value);
  return leastOfVotes(least) && firstCharterSubject(rest);
};

const SHAPES: Shapes<MotionCommand> = {
  ...MOTION_SHAPES,
  ProposeMotion: { ...MOTION_SHAPES.ProposeMotion, subject: (value) => charterSubject(value) || (anySubject(value) && !firstCharterSubject(value)) },
  TestObjection: { ...MOTION_SHAPES.TestObjection, seat: seatNumber },
};

export const motionDecider: Decider<Motion2, MotionCommand, MotionEvent2, MotionRefusal2> = {
  kind: 'motion',
  rules: 'motions/2',
  initial: first.initial,
  reads,
  decide,
  evolve,
};

function reads(command: MotionCommand, motion: Motion2): readonly Read[] {
  if (!wellFormed(command, SHAPES)) return [];
  const before = motionReads(olderOf(command), motion);
  if (motion.council === '') return before;
  const council: Read = { kind: 'council', id: motion.council, hold: 'share' };
  switch (command.type) {
    case 'ReviseMotion':
    case 'ProposeRecusal':
      return [...before, council];
    case 'CloseRecusal':
      return [...before, council, { kind: 'seat', under: motion.council }];
    default:
      return before;
  }
}

function decide(motion: Motion2, command: MotionCommand, circumstances: Circumstances): Decision2 {
  if (!wellFormed(command, SHAPES)) return refused('MALFORMED');
  const decision = first.decide(motion, olderOf(command), circumstances) as Decision2;
  switch (command.type) {
    case 'ProposeMotion':
      return proposed(command, decision);
    case 'ReviseMotion':
    case 'ProposeRecusal':
    case 'OpenVote':
      return unless(decision, () => whyBelow(motion, command, circumstances));
    case 'CloseRecusal':
      return decision.ok && tooFewAsked(motion, command, circumstances) ? decided(...notRecused(decision.events)) : decision;
    case 'TestObjection':
      return tested(motion, command, circumstances, decision);
    default:
      return decision;
  }
}

/** What the older rules let pass is asked more; the signature comes last. */
function unless(decision: Decision2, why: () => MotionRefusal2 | undefined): Decision2 {
  if (!decision.ok && decision.refusal !== 'SIGNATURE_REQUIRED') return decision;
  const refusal = why();
  return refusal === undefined ? decision : refused(refusal);
}

/** The older rules have seen the subject without it. */
function proposed({ kind, subject }: AskedMotion<'ProposeMotion'>, decision: Decision2): Decision2 {
  if (kind !== 'charter' || !decision.ok) return decision;
  return decided(...decision.events.map((event) => (event.type === 'MotionProposed' ? { ...event, subject } : event)));
}

/** By the charter in force now: one that would ask less is voted on under it first. */
function whyBelow(motion: Motion2, command: AskedMotion<'ReviseMotion' | 'ProposeRecusal' | 'OpenVote'>, circumstances: Circumstances): LeastRefusal | undefined {
  const { at } = circumstances;
  const others = othersIn(circumstances);
  const council = councilIn(others, motion.council);
  const least = leastIn(council);
  if (!council || !least) return undefined;
  switch (command.type) {
    case 'OpenVote':
      return whyBelowLeast(least, command.rule, motion.revisedAt ?? motion.proposedAt!, seatsOf(council, seatsIn(others, motion.council), at), at);
    case 'ProposeRecusal':
      return recusalLasts(least, at, command.closesAt) ? undefined : 'VOTE_TOO_SHORT';
    case 'ReviseMotion':
      return motion.vote === null || leavesTime(least, at, motion.vote.rule.closesAt) ? undefined : 'VOTE_TOO_SHORT';
  }
}

/** Whoever votes on it counts, an abstention included. */
function tooFewAsked(motion: Motion2, { of }: AskedMotion<'CloseRecusal'>, circumstances: Circumstances): boolean {
  const others = othersIn(circumstances);
  const council = councilIn(others, motion.council);
  const least = leastIn(council);
  if (!council || !least) return false;
  const { yes, no, abstain } = motion.recusals.find((one) => one.of === of && one.outcome === null)!.counts;
  return yes + no + abstain < leastPresent(least, seatsOf(council, seatsIn(others, motion.council), circumstances.at));
}

function notRecused(events: readonly MotionEvent2[]): readonly MotionEvent2[] {
  return events.flatMap((event) => (event.type === 'RecusalClosed' ? [{ ...event, outcome: 'not-recused' as const }] : []));
}

function tested(motion: Motion2, command: AskedMotion<'TestObjection'>, circumstances: Circumstances, decision: Decision2): Decision2 {
  if (!decision.ok && decision.refusal !== 'SIGNATURE_REQUIRED') return decision;
  const answer = testedBy(motion, command, circumstances);
  if (typeof answer === 'string') return refused(answer);
  return isSigned(circumstances) ? decided<MotionEvent2>(answer) : refused('SIGNATURE_REQUIRED');
}

function evolve(motion: Motion2, event: MotionEvent2, circumstances: Circumstances): Motion2 {
  if (event.type === 'ObjectionTested') return evolveTested(motion, event);
  const folded = first.evolve(motion, event, circumstances) as Motion2;
  return event.type === 'MotionRevised' ? { ...folded, revisedAt: circumstances.at } : folded;
}

/** As `motions/1` would have been asked. */
function olderOf(command: MotionCommand): MotionCommand {
  return command.type === 'ProposeMotion' ? { ...command, subject: splitLeast(command.subject).rest as typeof command.subject } : command;
}

function splitLeast(subject: unknown): { readonly least: Least | undefined; readonly rest: unknown } {
  if (typeof subject !== 'object' || subject === null) return { least: undefined, rest: subject };
  const { least, ...rest } = subject as LeastOf;
  return { least, rest };
}
