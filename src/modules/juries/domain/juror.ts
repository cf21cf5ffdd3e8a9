import { isSigned, type Circumstances, type Decider } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/others.js';
import { assertNever } from '../../../kernel/assert-never.js';
import { nothingToErase, withErasures } from '../../../kernel/sealed.js';
import { wellFormed } from '../../../kernel/shape.js';
import { type AskedJuror, JUROR_SHAPES, type JurorCommand, type JurorDecision, type JurorEvent, type JurorRefusal } from './juror-commands.js';
import { voteOpens } from './juror-sealed-vote.js';
import { initialJuror, type Juror, type Round } from './juror-state.js';
import { isSteward, othersIn } from './jury-people.js';
import { type Jury, seatIn } from './jury-state.js';
import type { Volunteer } from './volunteer-state.js';

/**
 * The rules of one juror: the holder of a code, and in public a number (docs/spec/juries.md). An example:
 *
 *     the juror     AcceptSummons                                      → SummonsAccepted
 *     the juror     SealVote first, before anybody has said anything   → VoteSealed
 *     the juror     SealVote first, once more                          → refused: ALREADY_SEALED
 *     the juror     OpenVote first, while the jury still talks         → refused: NOT_OPENING
 */
export const jurorDecider: Decider<Juror, JurorCommand, JurorEvent, JurorRefusal> = {
  kind: 'juror',
  rules: 'jurors/1',
  initial: initialJuror,
  reads,
  decide,
  evolve,
};

function reads(command: JurorCommand, juror: Juror): readonly Read[] {
  if (juror.jury === '' || !wellFormed(command, JUROR_SHAPES)) return [];
  const jury: Read = { kind: 'jury', id: juror.jury, hold: 'share' };
  if (command.type !== 'AcceptSummons' && command.type !== 'AskExcuse') return [jury];
  return [jury, { kind: 'volunteer', id: `${command.draw}-${juror.volunteer}`, hold: 'share' }];
}

function decide(juror: Juror, command: JurorCommand, circumstances: Circumstances): JurorDecision {
  if (!wellFormed(command, JUROR_SHAPES) || juror.jury === '') return refused('MALFORMED');
  const judged = command.type === 'EraseOpenings' ? erase(juror, command, circumstances) : bySelf(juror, command, circumstances);
  return judged.ok && !isSigned(circumstances) ? refused('SIGNATURE_REQUIRED') : judged;
}

function bySelf(juror: Juror, command: Exclude<JurorCommand, { type: 'EraseOpenings' }>, circumstances: Circumstances): JurorDecision {
  const { actor } = circumstances;
  const jury = othersIn(circumstances).one('jury', juror.jury) as Jury | undefined;
  if (!jury || jury.status === 'unopened') return refused('NO_SUCH_JURY');
  if (actor.kind !== 'reporter') return refused('NOT_YOUR_SEAT');
  // Whoever had the seat before has a stream of his own, which leads nowhere any more.
  const seat = seatIn(jury, juror.seat);
  if (!seat || seat.volunteer !== juror.volunteer || seat.removed) return refused('NOT_SEATED');
  switch (command.type) {
    case 'AcceptSummons':
    case 'AskExcuse': {
      const volunteer = othersIn(circumstances).one('volunteer', `${command.draw}-${juror.volunteer}`) as Volunteer | undefined;
      if (command.draw !== jury.draw || volunteer?.key !== actor.key) return refused('NOT_YOUR_SEAT');
      return command.type === 'AcceptSummons' ? accept(juror, jury, seat.until, circumstances, actor.key) : excuse(juror, jury, command, actor.key);
    }
    case 'SealVote':
    case 'OpenVote':
      if (juror.status !== 'accepted') return refused('NOT_ACCEPTED');
      if (juror.key !== actor.key) return refused('NOT_YOUR_SEAT');
      return command.type === 'SealVote' ? seal(juror, jury, command, circumstances) : open(juror, jury, command, circumstances);
    default:
      return assertNever(command);
  }
}

function accept(juror: Juror, jury: Jury, until: string, { at }: Circumstances, key: string): JurorDecision {
  if (juror.status === 'accepted') return refused('ALREADY_ACCEPTED');
  if (juror.status === 'excused') return refused('EXCUSED');
  if (jury.status !== 'summoning' && jury.status !== 'first-vote') return refused('NOT_SUMMONED');
  return at < until ? decided({ type: 'SummonsAccepted', key }) : refused('SUMMONS_OVER');
}

/** Nobody is made to serve. Once the votes are being opened there is nothing left to be excused from. */
function excuse(juror: Juror, jury: Jury, { reason }: AskedJuror<'AskExcuse'>, key: string): JurorDecision {
  if (juror.status === 'excused') return refused('EXCUSED');
  if (jury.status === 'opening' || jury.status === 'verdict' || jury.status === 'no-verdict') return refused('TOO_LATE');
  return decided({ type: 'JurorExcused', reason, key });
}

const STAGE = { first: 'first-vote', second: 'second-vote' } as const satisfies Record<Round, string>;
const BEFORE: Readonly<Record<Round, readonly string[]>> = { first: ['opened', 'summoning'], second: ['opened', 'summoning', 'first-vote', 'deliberating'] };

function seal(juror: Juror, jury: Jury, { round, sealed }: AskedJuror<'SealVote'>, { at }: Circumstances): JurorDecision {
  if (BEFORE[round].includes(jury.status)) return refused('NOT_YET');
  if (jury.status !== STAGE[round] || at >= jury.stageEndsAt!) return refused('CLOSED');
  return juror[round] === null ? decided({ type: 'VoteSealed', round, sealed }) : refused('ALREADY_SEALED');
}

function open(juror: Juror, jury: Jury, { round, choice, salt }: AskedJuror<'OpenVote'>, { at }: Circumstances): JurorDecision {
  if (jury.status !== 'opening' || at >= jury.stageEndsAt!) return refused('NOT_OPENING');
  const vote = juror[round];
  if (!vote) return refused('NOTHING_SEALED');
  if (vote.opened) return refused('ALREADY_OPENED');
  if (choice.findings.length !== jury.charge!.questions.length) return refused('CHOICE_REFUSED');
  return voteOpens(vote.sealed, juror.id, round, choice, salt) ? decided({ type: 'VoteOpened', round, choice, salt }) : refused('DOES_NOT_OPEN');
}

function erase(juror: Juror, { openings, ground }: AskedJuror<'EraseOpenings'>, { actor }: Circumstances): JurorDecision {
  if (juror.key === '') return refused('NO_SUCH_JUROR');
  if (!isSteward(actor)) return refused('NOT_A_STEWARD');
  return nothingToErase(juror.erased, openings) ? refused('ALREADY_ERASED') : decided({ type: 'OpeningsErased', openings, ground });
}

function evolve(juror: Juror, event: JurorEvent, { at }: Circumstances): Juror {
  switch (event.type) {
    case 'SummonsAccepted':
      return { ...juror, status: 'accepted', key: event.key };
    case 'JurorExcused':
      return { ...juror, status: 'excused', key: event.key, excuse: event.reason };
    case 'VoteSealed':
      return { ...juror, [event.round]: { sealed: event.sealed, at, opened: null } };
    case 'VoteOpened': {
      const vote = juror[event.round];
      return vote ? { ...juror, [event.round]: { ...vote, opened: { choice: event.choice, salt: event.salt } } } : juror;
    }
    case 'OpeningsErased':
      return { ...juror, erased: withErasures(juror.erased, event.openings) };
    default:
      return assertNever(event);
  }
}
