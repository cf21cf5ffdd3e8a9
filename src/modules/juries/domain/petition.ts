import { assertNever } from '../../../kernel/assert-never.js';
import { isSigned, type Circumstances, type Decider } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/others.js';
import { nothingToErase, withErasures } from '../../../kernel/sealed.js';
import { wellFormed } from '../../../kernel/shape.js';
import { juryId } from './jury-commands.js';
import { isSteward, othersIn } from './jury-people.js';
import {
  initialPetition, PETITION_SHAPES, PETITIONERS_NEEDED, type Petition, type PetitionCommand, type PetitionEvent, type PetitionRefusal,
} from './petition-state.js';

/**
 * The rules of a petition for a jury. That a member is active, and that the key is his, is looked at for every signed entry.
 *
 *     member Uma        StartPetition on a published incident, signed    → PetitionStarted: she is the first of 25
 *     member Uma        SignPetition                                     → refused: ALREADY_SIGNED
 *     the 25th member   SignPetition                                     → PetitionSigned, PetitionReached
 */
export const petitionDecider: Decider<Petition, PetitionCommand, PetitionEvent, PetitionRefusal> = {
  kind: 'petition',
  rules: 'petitions/1',
  initial: initialPetition,
  reads,
  decide,
  evolve,
};

type Decided = Decision<PetitionEvent, PetitionRefusal>;

function reads(command: PetitionCommand): readonly Read[] {
  return wellFormed(command, PETITION_SHAPES) && command.type === 'StartPetition' ? [{ kind: 'incident', id: command.incident, hold: 'share' }] : [];
}

function decide(petition: Petition, command: PetitionCommand, circumstances: Circumstances): Decided {
  if (!wellFormed(command, PETITION_SHAPES) || !juryId(petition.id)) return refused('MALFORMED');
  if (petition.status === 'unstarted' && command.type !== 'StartPetition') return refused('NO_SUCH_PETITION');
  const judged = lawful(petition, command, circumstances);
  return judged.ok && !isSigned(circumstances) ? refused('SIGNATURE_REQUIRED') : judged;
}

function lawful(petition: Petition, command: PetitionCommand, circumstances: Circumstances): Decided {
  const { actor } = circumstances;
  if (actor.kind !== 'member') return refused('NOT_A_MEMBER');
  const hasSigned = petition.signers.includes(actor.id);
  switch (command.type) {
    case 'StartPetition': {
      if (petition.status !== 'unstarted') return refused('ALREADY_STARTED');
      const incident = othersIn(circumstances).one('incident', command.incident) as { readonly status: string } | undefined;
      if (incident?.status !== 'published') return refused('NOT_PUBLISHED');
      return decided({ type: 'PetitionStarted', incident: command.incident, needed: PETITIONERS_NEEDED, by: actor.id });
    }
    case 'SignPetition': {
      if (hasSigned) return refused('ALREADY_SIGNED');
      const signed: PetitionEvent = { type: 'PetitionSigned', by: actor.id };
      const signers = petition.signers.length + 1;
      return petition.status === 'open' && signers >= petition.needed ? decided<PetitionEvent>(signed, { type: 'PetitionReached', signers }) : decided(signed);
    }
    case 'WithdrawSignature':
      if (petition.status === 'reached') return refused('ALREADY_REACHED');
      return hasSigned ? decided({ type: 'SignatureWithdrawn', by: actor.id }) : refused('NOT_SIGNED');
    case 'EraseOpenings':
      if (!isSteward(actor)) return refused('NOT_A_STEWARD');
      if (nothingToErase(petition.erased, command.openings)) return refused('ALREADY_ERASED');
      return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
    default:
      return assertNever(command);
  }
}

function evolve(petition: Petition, event: PetitionEvent, { at }: Circumstances): Petition {
  switch (event.type) {
    case 'PetitionStarted':
      return { ...petition, status: 'open', incident: event.incident, needed: event.needed, signers: [event.by], startedAt: at };
    case 'PetitionSigned':
      return { ...petition, signers: [...petition.signers, event.by] };
    case 'PetitionReached':
      return { ...petition, status: 'reached', reachedAt: at };
    case 'SignatureWithdrawn':
      return { ...petition, signers: petition.signers.filter((one) => one !== event.by) };
    case 'OpeningsErased':
      return { ...petition, erased: withErasures(petition.erased, event.openings) };
    default:
      return assertNever(event);
  }
}
