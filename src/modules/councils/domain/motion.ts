import { assertNever } from '../../../kernel/assert-never.js';
import type { Actor } from '../../../kernel/actor.js';
import { isSigned, type Circumstances, type Decider } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import { nothingToErase } from '../../../kernel/sealed.js';
import { wellFormed } from '../../../kernel/shape.js';
import { isSteward } from './council.js';
import { type AskedMotion, MOTION_SHAPES, type MotionCommand, type MotionDecision, type MotionEvent, type MotionRefusal } from './motion-commands.js';
import { evolveMotion } from './motion-evolve.js';
import { isMotionId, motionReads } from './motion-reads.js';
import { initialMotion, type Motion } from './motion-state.js';
import * as proposal from './motion-proposal.js';
import * as recusal from './motion-recusal.js';
import * as vote from './motion-vote.js';
import * as objection from './motion-objection.js';
import { sittingMember, seatId, type Seat } from './seat-state.js';
import { othersIn } from './seats-read.js';

/**
 * The rules of one motion, from the proposal to the result (docs/spec/motions.md). An example:
 *
 *     seat 1, Uma    ProposeMotion adopt, a policy of a lab, signed     → MotionProposed
 *     seat 4, Wim    Recuse: he holds shares in the lab, signed         → SeatRecused
 *     steward Ada    OpenVote by more than half of the votes, signed    → VoteOpened: the rule's hash, the roll's root
 *     the clock      CloseVote, a minute early                          → refused: NOT_YET
 *     the clock      CloseVote                                          → VoteClosed: carried by 5 to 2
 */
export const motionDecider: Decider<Motion, MotionCommand, MotionEvent, MotionRefusal> = {
  kind: 'motion',
  rules: 'motions/1',
  initial: initialMotion,
  reads: motionReads,
  decide,
  evolve: evolveMotion,
};

/** The clock's acts and what anybody may ask for, since the answer is the same whoever asks, carry no signature. */
const UNSIGNED: readonly MotionCommand['type'][] = ['AddArgument', 'CloseRecusal', 'CloseVote', 'CountVote'];

function decide(motion: Motion, command: MotionCommand, circumstances: Circumstances): MotionDecision {
  if (!wellFormed(command, MOTION_SHAPES) || !isMotionId(motion.id)) return refused('MALFORMED');
  if (motion.status === 'unproposed' && command.type !== 'ProposeMotion') return refused('NO_SUCH_MOTION');
  const judged = lawful(motion, command, circumstances);
  return judged.ok && !UNSIGNED.includes(command.type) && !isSigned(circumstances) ? refused('SIGNATURE_REQUIRED') : judged;
}

function lawful(motion: Motion, command: MotionCommand, circumstances: Circumstances): MotionDecision {
  const { actor } = circumstances;
  switch (command.type) {
    case 'OpenVote':
      return vote.open(motion, command, circumstances);
    case 'CloseVote':
      return actor.kind === 'system' || actor.kind === 'member' ? vote.close(motion, circumstances) : refused('NOT_A_MEMBER');
    case 'CountVote':
      return actor.kind === 'system' || actor.kind === 'member' ? vote.count(motion, circumstances) : refused('NOT_A_MEMBER');
    case 'CloseRecusal':
      return actor.kind === 'system' || actor.kind === 'member' ? recusal.close(motion, command, circumstances) : refused('NOT_A_MEMBER');
    case 'EraseOpenings':
      if (!isSteward(actor)) return refused('NOT_A_STEWARD');
      if (nothingToErase(motion.erased, command.openings)) return refused('ALREADY_ERASED');
      return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
    case 'TestObjection':
      if (command.seat === null) return isSteward(actor) ? objection.test(motion, command, circumstances, actor.id) : refused('NOT_A_STEWARD');
      break;
    default:
  }
  const council = command.type === 'ProposeMotion' ? command.council : motion.council;
  const member = holderOf(council, command.seat!, circumstances);
  return member === undefined ? refused('NOT_YOUR_SEAT') : byHolder(motion, command, circumstances, member);
}

function byHolder(motion: Motion, command: Exclude<MotionCommand, AskedMotion<'OpenVote' | 'CloseVote' | 'CountVote' | 'CloseRecusal' | 'EraseOpenings'>>, circumstances: Circumstances, member: string): MotionDecision {
  switch (command.type) {
    case 'ProposeMotion':
      return proposal.propose(motion, command, circumstances, member);
    case 'ReviseMotion':
      return proposal.revise(motion, command, circumstances, member);
    case 'WithdrawMotion':
      return proposal.withdraw(motion, command, member);
    case 'AddArgument':
      return proposal.argue(motion, command, circumstances, member);
    case 'Recuse':
      return recusal.recuse(motion, command, circumstances, member);
    case 'ProposeRecusal':
      return recusal.propose(motion, command, circumstances, member);
    case 'VoteOnRecusal':
      return recusal.vote(motion, command, circumstances, member);
    case 'RaiseObjection':
      return objection.raise(motion, command, circumstances, member);
    case 'TestObjection':
      return objection.test(motion, command, circumstances, member);
    case 'ResolveObjection':
      return objection.resolve(motion, command, circumstances, member);
    default:
      return assertNever(command);
  }
}

/** The actor, where it is he who sits there now. */
function holderOf(council: string, number: number, circumstances: Circumstances): string | undefined {
  const seat = othersIn(circumstances).one('seat', seatId(council, number)) as Seat | undefined;
  const member = seat && sittingMember(seat, circumstances.at);
  return member !== undefined && isThat(circumstances.actor, member) ? member : undefined;
}

function isThat(actor: Actor, member: string): boolean {
  return actor.kind === 'member' && actor.id === member;
}
