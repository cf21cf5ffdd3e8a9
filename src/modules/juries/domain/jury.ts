import { isSigned, type Circumstances, type Decider } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import { nothingToErase } from '../../../kernel/sealed.js';
import { wellFormed } from '../../../kernel/shape.js';
import * as challenges from './jury-challenge.js';
import { JURY_SHAPES, juryId, type JuryCommand, type JuryDecision, type JuryEvent, type JuryRefusal } from './jury-commands.js';
import * as discussion from './jury-discussion.js';
import { evolveJury } from './jury-evolve.js';
import { open } from './jury-opening.js';
import { isSteward } from './jury-people.js';
import { juryReads } from './jury-reads.js';
import * as seating from './jury-seating.js';
import * as stages from './jury-stages.js';
import { initialJury, type Jury } from './jury-state.js';

/**
 * The rules of one jury, from the charge to the appeal (docs/spec/juries.md). An example:
 *
 *     steward Ada     OpenJury on an incident, before the pool closes, signed   → JuryOpened
 *     the clock       Empanel, when the lot has fallen                          → JuryEmpanelled: eleven seats, by number
 *     a party         ChallengeJuror 4: employed by a party, signed             → JurorChallenged; the ten others decide
 *     the clock       Advance, a minute early                                   → refused: NOT_YET
 *     the clock       CountVerdict, all votes opened                            → VerdictReached: disclosure, by the middle of eleven
 */
export const juryDecider: Decider<Jury, JuryCommand, JuryEvent, JuryRefusal> = {
  kind: 'jury',
  rules: 'juries/1',
  initial: initialJury,
  reads: juryReads,
  decide,
  evolve: evolveJury,
};

const BY_THE_NODE: readonly JuryCommand['type'][] = ['Empanel', 'ReplaceJuror', 'CloseChallenge', 'MarkQuestionOverdue', 'Advance', 'CountVerdict'];

function decide(jury: Jury, command: JuryCommand, circumstances: Circumstances): JuryDecision {
  if (!wellFormed(command, JURY_SHAPES) || !juryId(jury.id)) return refused('MALFORMED');
  if (jury.status === 'unopened' && command.type !== 'OpenJury') return refused('NO_SUCH_JURY');
  if (BY_THE_NODE.includes(command.type) && circumstances.actor.kind !== 'system') return refused('SYSTEM_ONLY');
  const judged = lawful(jury, command, circumstances);
  return judged.ok && !BY_THE_NODE.includes(command.type) && !isSigned(circumstances) ? refused('SIGNATURE_REQUIRED') : judged;
}

function lawful(jury: Jury, command: JuryCommand, circumstances: Circumstances): JuryDecision {
  switch (command.type) {
    case 'OpenJury':
      return open(jury, command, circumstances);
    case 'Empanel':
      return seating.empanel(jury, circumstances);
    case 'ReplaceJuror':
      return seating.replace(jury, command, circumstances);
    case 'ChallengeJuror':
      return challenges.challenge(jury, command, circumstances);
    case 'VoteOnChallenge':
      return challenges.voteOn(jury, command, circumstances);
    case 'CloseChallenge':
      return challenges.close(jury, command, circumstances);
    case 'AddStatement':
      return discussion.state(jury, command, circumstances);
    case 'React':
      return discussion.react(jury, command, circumstances);
    case 'AskParty':
      return discussion.ask(jury, command, circumstances);
    case 'AnswerQuestion':
      return discussion.answer(jury, command, circumstances);
    case 'MarkQuestionOverdue':
      return discussion.markOverdue(jury, command, circumstances);
    case 'Advance':
      return stages.advance(jury, circumstances);
    case 'CountVerdict':
      return stages.count(jury, circumstances);
    case 'PublishReasons':
      return stages.publishReasons(jury, command, circumstances);
    case 'AddMinorityOpinion':
      return stages.addOpinion(jury, command, circumstances);
    case 'FileAppeal':
      return stages.appeal(jury, command, circumstances);
    case 'EraseOpenings':
      if (!isSteward(circumstances.actor)) return refused('NOT_A_STEWARD');
      if (nothingToErase(jury.erased, command.openings)) return refused('ALREADY_ERASED');
      return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
  }
}
