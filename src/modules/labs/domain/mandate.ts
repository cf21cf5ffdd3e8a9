import { assertNever } from '../../../kernel/assert-never.js';
import { isSigned, type Circumstances, type Decider, type StreamRef } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/others.js';
import { commitment, erasableAt, ERASURE_GROUNDS, nothingToErase, withErasures, type ErasedOpenings, type ErasureGround } from '../../../kernel/sealed.js';
import { either, integer, listOf, oneOf, publicId, wellFormed, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { isSteward, readsLab, speaksFor } from './authority.js';
import { BINDINGS, endOf, initialMandate, type Mandate, type MandateEvent, type MandateTerms } from './mandate-state.js';
import type { Policy } from './policy-state.js';

/**
 * How a lab binds itself to a council. A representative signs the terms with his own key, a steward accepts them, and either side
 * may give notice: what was asked before the notice is over stays to be answered.
 *
 *     member 6g7h  SignMandate {lab e1e1, council 3k7w, policies all, answer within 60 days, notice 90 days}  → MandateSigned
 *     steward Ada  AcceptMandate                                                                             → MandateAccepted
 *     member 6g7h  EndMandate                                                                                → MandateEnded, 90 days from now
 */
export type MandateCommand =
  | ({ readonly type: 'SignMandate'; readonly text: Commitment } & MandateTerms)
  | { readonly type: 'AcceptMandate' }
  | { readonly type: 'EndMandate' }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export const MANDATE_REFUSALS = [
  'MALFORMED', 'ALREADY_SIGNED', 'NO_SUCH_MANDATE', 'NO_SUCH_COUNCIL', 'NO_SUCH_POLICY', 'NOT_A_REPRESENTATIVE', 'NOT_A_STEWARD', 'NOT_WAITING', 'ALREADY_ENDED',
  'ALREADY_ERASED', 'SIGNATURE_REQUIRED',
] as const;
export type MandateRefusal = (typeof MANDATE_REFUSALS)[number];
type MandateDecision = Decision<MandateEvent, MandateRefusal>;

const MOST_POLICIES = 50;
export const MANDATE_OPENING_PATHS: readonly string[] = ['/command/text'];

export const MANDATE_SHAPES: Shapes<MandateCommand> = {
  SignMandate: {
    lab: publicId,
    council: publicId,
    policies: either((value) => value === 'all', listOf(publicId, 1, MOST_POLICIES)),
    binding: oneOf(BINDINGS),
    answerDays: integer(1, 365),
    extensions: integer(0, 5),
    extensionDays: integer(0, 180),
    noticeDays: integer(0, 365),
    text: commitment,
  },
  AcceptMandate: {},
  EndMandate: {},
  EraseOpenings: { openings: erasableAt(MANDATE_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
};

export const mandateDecider: Decider<Mandate, MandateCommand, MandateEvent, MandateRefusal> = {
  kind: 'mandate',
  rules: 'mandates/1',
  initial: initialMandate,
  decide,
  evolve,
  reads,
  references: (event) =>
    event.type === 'MandateSigned'
      ? [{ kind: 'lab', id: event.terms.lab }, { kind: 'council', id: event.terms.council } satisfies StreamRef]
      : [],
};

function reads(command: MandateCommand, mandate: Mandate): readonly Read[] {
  if (!wellFormed(command, MANDATE_SHAPES)) return [];
  if (command.type === 'SignMandate') {
    const policies = command.policies === 'all' ? [] : command.policies;
    return [readsLab(command.lab), { kind: 'council', id: command.council, hold: 'share' }, ...policies.map((id) => ({ kind: 'policy', id, hold: 'share' }) as const)];
  }
  return command.type === 'EndMandate' && mandate.status !== 'unsigned' ? [readsLab(mandate.lab)] : [];
}

function decide(mandate: Mandate, command: MandateCommand, circumstances: Circumstances): MandateDecision {
  if (!wellFormed(command, MANDATE_SHAPES)) return refused('MALFORMED');
  const { actor, at, others } = circumstances;
  if (command.type === 'SignMandate') return sign(mandate, command, circumstances);
  if (mandate.status === 'unsigned') return refused('NO_SUCH_MANDATE');
  switch (command.type) {
    case 'AcceptMandate':
      if (!isSteward(actor)) return refused('NOT_A_STEWARD');
      if (mandate.status !== 'signed') return refused('NOT_WAITING');
      if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
      return decided({ type: 'MandateAccepted', by: actor.id });
    case 'EndMandate':
      if (actor.kind !== 'member' || !(isSteward(actor) || speaksFor(mandate.lab, actor, others))) return refused('NOT_A_REPRESENTATIVE');
      if (mandate.status === 'ended') return refused('ALREADY_ENDED');
      if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
      return decided({ type: 'MandateEnded', endsAt: endOf(mandate, at), by: actor.id });
    case 'EraseOpenings':
      if (!isSteward(actor)) return refused('NOT_A_STEWARD');
      if (nothingToErase(mandate.erased, command.openings)) return refused('ALREADY_ERASED');
      if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
      return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
    default:
      return assertNever(command);
  }
}

function sign(mandate: Mandate, command: Extract<MandateCommand, { type: 'SignMandate' }>, circumstances: Circumstances): MandateDecision {
  const { actor, others } = circumstances;
  const { type: _, text, ...terms } = command;
  if (mandate.status !== 'unsigned') return refused('ALREADY_SIGNED');
  const council = others?.one('council', command.council) as { readonly status: string } | undefined;
  if (council?.status !== 'active') return refused('NO_SUCH_COUNCIL');
  for (const id of command.policies === 'all' ? [] : command.policies) {
    const policy = others?.one('policy', id) as Policy | undefined;
    if (policy?.lab !== command.lab) return refused('NO_SUCH_POLICY');
  }
  if (!speaksFor(command.lab, actor, others)) return refused('NOT_A_REPRESENTATIVE');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'MandateSigned', terms, text, by: actor.id });
}

function evolve(mandate: Mandate, event: MandateEvent, { at }: Circumstances): Mandate {
  switch (event.type) {
    case 'MandateSigned':
      return { ...mandate, ...event.terms, text: event.text, status: 'signed', signedAt: at };
    case 'MandateAccepted':
      return { ...mandate, status: 'active', acceptedAt: at };
    case 'MandateEnded':
      return { ...mandate, status: 'ended', endsAt: event.endsAt };
    case 'OpeningsErased':
      return { ...mandate, erased: withErasures(mandate.erased, event.openings) };
    default:
      return assertNever(event);
  }
}

