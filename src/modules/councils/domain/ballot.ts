import { assertNever } from '../../../kernel/assert-never.js';
import { isSigned, type Circumstances, type Decider } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/others.js';
import { nothingToErase, withErasures } from '../../../kernel/sealed.js';
import { wellFormed } from '../../../kernel/shape.js';
import {
  type AskedBallot, BALLOT_SHAPES, type BallotCommand, type BallotDecision, type BallotEvent, type BallotRefusal,
} from './ballot-commands.js';
import { ballotId, initialBallot, type Ballot } from './ballot-state.js';
import { isSteward } from './council.js';
import { isRecused, opensAt, revealEndsAt, type Motion, type Vote } from './motion-state.js';
import { checkRow } from './roll.js';
import { opensTo } from './sealed-choice.js';
import { seatId, sittingMember, type Seat } from './seat-state.js';
import { othersIn } from './seats-read.js';
import { optionsOf } from './rule-object.js';
import { type Choice, parseChoice, type TallyRule, UNREADABLE_OVERVOTE } from './tally/index.js';

/**
 * The rules of one seat's ballot on one motion (docs/spec/motions.md). An example:
 *
 *     seat 1, Uma    CastBallot yes, at the closing instant, signed           → refused: CLOSED
 *     seat 1, Uma    CastBallot yes, on the text before its change, signed    → refused: STALE_TEXT
 *     seat 1, Uma    CastBallot yes, signed                                   → BallotCast
 *     the proposer changes the text: Uma's ballot is stale
 *     seat 1, Uma    ConfirmBallot with the new text, signed                  → BallotConfirmed
 */
export const ballotDecider: Decider<Ballot, BallotCommand, BallotEvent, BallotRefusal> = {
  kind: 'ballot',
  rules: 'ballots/1',
  initial: initialBallot,
  reads,
  decide,
  evolve,
};

function reads(command: BallotCommand, ballot: Ballot): readonly Read[] {
  if (ballot.motion === '' || !wellFormed(command, BALLOT_SHAPES)) return [];
  // By every command, so that whoever counts, and holds the motion for himself, sees all ballots as they are.
  const motion: Read = { kind: 'motion', id: ballot.motion, hold: 'share' };
  // Opening needs no seat: the ballot was lawful when it was cast.
  return command.type === 'OpenBallot' || command.type === 'EraseOpenings' ? [motion] : [motion, { kind: 'seat', id: seatId(command.council, ballot.seat), hold: 'share' }];
}

function decide(ballot: Ballot, command: BallotCommand, circumstances: Circumstances): BallotDecision {
  if (!wellFormed(command, BALLOT_SHAPES) || ballot.motion === '') return refused('MALFORMED');
  const judged = lawful(ballot, command, circumstances);
  return judged.ok && !isSigned(circumstances) ? refused('SIGNATURE_REQUIRED') : judged;
}

function lawful(ballot: Ballot, command: BallotCommand, circumstances: Circumstances): BallotDecision {
  switch (command.type) {
    case 'CastBallot':
      return cast(ballot, command, circumstances);
    case 'ConfirmBallot':
      return confirm(ballot, command, circumstances);
    case 'OpenBallot':
      return open(ballot, command, circumstances);
    case 'EraseOpenings':
      if (ballot.casts === 0) return refused('NO_SUCH_BALLOT');
      if (!isSteward(circumstances.actor)) return refused('NOT_A_STEWARD');
      if (nothingToErase(ballot.erased, command.openings)) return refused('ALREADY_ERASED');
      return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
    default:
      return assertNever(command);
  }
}

function cast(ballot: Ballot, command: AskedBallot<'CastBallot'>, circumstances: Circumstances): BallotDecision {
  const taken = takenFrom(ballot, command, circumstances);
  if (typeof taken === 'string') return refused(taken);
  const { vote, member } = taken;
  const { row, text, choice, sealed, reason } = command;
  if (!checkRow(vote.roll, { class: row.class, member, seat: ballot.seat }, row)) return refused('NOT_ON_ROLL');
  const other = notEntitled(taken.motion, ballot.seat, member, command.council, circumstances);
  if (other) return refused(other);
  if (ballot.casts > 0 && !vote.rule.revoting && ballot.text === taken.motion.text) return refused('ALREADY_CAST');
  if (vote.rule.ballots === 'sealed') {
    if (sealed === null || choice !== null || reason !== null) return refused('MUST_BE_SEALED');
  } else if (sealed !== null) return refused('MUST_BE_OPEN');
  else if (!isChoice(vote.rule.tally, choice)) return refused('CHOICE_REFUSED');
  return decided({ type: 'BallotCast', by: member, class: row.class, text, choice, sealed, reason });
}

function confirm(ballot: Ballot, command: AskedBallot<'ConfirmBallot'>, circumstances: Circumstances): BallotDecision {
  if (ballot.casts === 0) return refused('NO_SUCH_BALLOT');
  const taken = takenFrom(ballot, command, circumstances);
  if (typeof taken === 'string') return refused(taken);
  if (ballot.member !== taken.member) return refused('NOT_YOUR_BALLOT');
  const other = notEntitled(taken.motion, ballot.seat, taken.member, command.council, circumstances);
  if (other) return refused(other);
  if (ballot.text === taken.motion.text) return refused('NOT_STALE');
  return decided({ type: 'BallotConfirmed', by: taken.member, text: command.text });
}

function open(ballot: Ballot, { choice, salt, reason }: AskedBallot<'OpenBallot'>, circumstances: Circumstances): BallotDecision {
  if (ballot.casts === 0) return refused('NO_SUCH_BALLOT');
  const { actor, at } = circumstances;
  if (actor.kind !== 'member' || actor.id !== ballot.member) return refused('NOT_YOUR_BALLOT');
  const motion = othersIn(circumstances).one('motion', ballot.motion) as Motion | undefined;
  if (motion?.status !== 'revealing' || at >= revealEndsAt(motion.vote!, motion.closedAt!)) return refused('NOT_REVEALING');
  if (ballot.opened) return refused('ALREADY_OPENED');
  // It would not be counted, so it is nobody's business.
  if (ballot.text !== motion.text) return refused('STALE_TEXT');
  if (isRecused(motion, ballot.member)) return refused('RECUSED');
  if (!isChoice(motion.vote!.rule.tally, choice)) return refused('CHOICE_REFUSED');
  if (!opensTo(ballot.sealed!, ballotId(ballot.motion, ballot.seat), choice, salt)) return refused('DOES_NOT_OPEN');
  return decided({ type: 'BallotOpened', by: ballot.member, choice, salt, reason });
}

interface Taken {
  readonly motion: Motion;
  readonly vote: Vote;
  readonly member: string;
}

/** The vote is running, and what the member signed is what is voted on. The closing instant is already outside. */
function takenFrom({ motion: id }: Ballot, command: AskedBallot<'CastBallot' | 'ConfirmBallot'>, circumstances: Circumstances): Taken | BallotRefusal {
  const { actor, at } = circumstances;
  const motion = othersIn(circumstances).one('motion', id) as Motion | undefined;
  if (motion?.council !== command.council) return 'NO_SUCH_MOTION';
  if (actor.kind !== 'member') return 'NOT_YOUR_BALLOT';
  const { vote } = motion;
  if (!vote) return 'NOT_OPEN';
  if (motion.status !== 'open' || at >= vote.rule.closesAt) return 'CLOSED';
  if (at < opensAt(vote)) return 'NOT_YET_OPEN';
  if (command.rule !== vote.ruleHash) return 'WRONG_RULE';
  if (command.roll !== vote.roll.hash) return 'WRONG_ROLL';
  if (command.text !== motion.text) return 'STALE_TEXT';
  return { motion, vote, member: actor.id };
}

/** On the roll he is; but he must sit there still, and not have stepped back. */
function notEntitled(motion: Motion, number: number, member: string, council: string, circumstances: Circumstances): BallotRefusal | undefined {
  const seat = othersIn(circumstances).one('seat', seatId(council, number)) as Seat | undefined;
  if (!seat || sittingMember(seat, circumstances.at) !== member) return 'NOT_SEATED';
  return isRecused(motion, member) ? 'RECUSED' : undefined;
}

/** What the method takes, and nothing else: a choice is in the log for ever. A blank ballot is an abstention, where there is one. */
export function isChoice(rule: TallyRule, choice: Choice): boolean {
  if (choice === null || choice === 'unlawful') return false;
  if (Array.isArray(choice) && !isCastHere(choice, optionsOf(rule).length)) return false;
  return parseChoice(rule, choice).ok;
}

/**
 * Marks of the paper reader have no place on a ballot that is cast here, nor have more places than there are options: repeating and
 * skipping them is a way of writing.
 */
function isCastHere(choice: readonly unknown[], options: number): boolean {
  const isOption = (mark: unknown): boolean => typeof mark === 'string' && mark !== UNREADABLE_OVERVOTE;
  return choice.length <= options && choice.every((place) => isOption(place) || (Array.isArray(place) && place.length <= options && place.every(isOption)));
}

function evolve(ballot: Ballot, event: BallotEvent, { at }: Circumstances): Ballot {
  switch (event.type) {
    case 'BallotCast': {
      const { by: member, class: code, text, choice, sealed, reason } = event;
      return { ...ballot, member, class: code, casts: ballot.casts + 1, text, choice, sealed, opened: null, castAt: at, reason };
    }
    case 'BallotConfirmed':
      return { ...ballot, casts: ballot.casts + 1, text: event.text, castAt: at };
    case 'BallotOpened':
      return { ...ballot, opened: { choice: event.choice, salt: event.salt }, reason: event.reason };
    case 'OpeningsErased':
      return { ...ballot, erased: withErasures(ballot.erased, event.openings) };
    default:
      return assertNever(event);
  }
}
