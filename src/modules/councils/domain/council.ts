import type { Actor } from '../../../kernel/actor.js';
import { assertNever } from '../../../kernel/assert-never.js';
import { isSigned, type Circumstances, type Decider } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/others.js';
import { nothingToErase, withErasures } from '../../../kernel/sealed.js';
import { wellFormed } from '../../../kernel/shape.js';
import {
  councilId, COUNCIL_SHAPES, sameCharter,
  type CharterSubject, type CharterTerms, type CouncilCommand, type CouncilEvent, type CouncilRefusal,
} from './council-commands.js';
import type { Charter, Council } from './council-state.js';
import type { Seat } from './seat-state.js';
import { carriedMotion, othersIn, seatsIn } from './seats-read.js';

/**
 * The rules of one council (docs/spec/councils.md). A steward founds it with a charter; once anybody sits there, only a vote of
 * the council can change the charter:
 *
 *     steward Ada   FoundCouncil, classes citizens (5) and experts (3), signed   → CouncilFounded, charter 1
 *     steward Ada   AdoptCharter 2, signed, while a seat is filled               → refused: MOTION_NEEDED
 *     steward Ada   AdoptCharter 2 by motion 7n4q…, signed                       → CharterAdopted, as the motion says
 */
type CouncilDecision = Decision<CouncilEvent, CouncilRefusal>;
type Asked<T extends CouncilCommand['type']> = Extract<CouncilCommand, { type: T }>;

export const councilDecider: Decider<Council, CouncilCommand, CouncilEvent, CouncilRefusal> = {
  kind: 'council',
  rules: 'councils/1',
  initial: (id) => ({ id, status: 'unfounded', charter: null, assessDays: 0, motions: [], erased: [] }),
  reads,
  decide,
  evolve,
};

/** The council's own row excludes every command of its seats, so they stand still while they are read. */
function reads(command: CouncilCommand, council: Council): readonly Read[] {
  if (!councilId(council.id) || !wellFormed(command, COUNCIL_SHAPES)) return [];
  switch (command.type) {
    case 'AdoptCharter':
      return [{ kind: 'seat', under: council.id }, ...(command.motion === null ? [] : [{ kind: 'motion', id: command.motion, hold: 'share' } as const])];
    case 'DissolveCouncil':
      return [{ kind: 'seat', under: council.id }];
    case 'FoundCouncil':
    case 'EraseOpenings':
      return [];
    default:
      return assertNever(command);
  }
}

function decide(council: Council, command: CouncilCommand, circumstances: Circumstances): CouncilDecision {
  if (!councilId(council.id) || !wellFormed(command, COUNCIL_SHAPES)) return refused('MALFORMED');
  if (command.type !== 'FoundCouncil' && council.status === 'unfounded') return refused('NO_SUCH_COUNCIL');
  const { actor } = circumstances;
  if (!isSteward(actor)) return refused('NOT_A_STEWARD');
  const decision = lawful(council, command, circumstances, actor.id);
  return decision.ok && !isSigned(circumstances) ? refused('SIGNATURE_REQUIRED') : decision;
}

function lawful(council: Council, command: CouncilCommand, circumstances: Circumstances, by: string): CouncilDecision {
  switch (command.type) {
    case 'FoundCouncil': {
      if (council.status !== 'unfounded') return refused('ALREADY_FOUNDED');
      const { charter, labels } = command;
      return decided({ type: 'CouncilFounded', version: 1, charter, labels, ...termsOf(command), by });
    }
    case 'AdoptCharter':
      return adopt(council, command, circumstances, by);
    case 'DissolveCouncil':
      if (council.status === 'dissolved') return refused('DISSOLVED');
      if (seatsIn(othersIn(circumstances), council.id).some(({ holder }) => holder !== null)) return refused('SEATS_FILLED');
      return decided({ type: 'CouncilDissolved', reason: command.reason, by });
    case 'EraseOpenings':
      if (nothingToErase(council.erased, command.openings)) return refused('ALREADY_ERASED');
      return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
    default:
      return assertNever(command);
  }
}

function adopt(council: Council, command: Asked<'AdoptCharter'>, circumstances: Circumstances, by: string): CouncilDecision {
  if (council.status === 'dissolved') return refused('DISSOLVED');
  const { version, charter, labels, motion } = command;
  if (version !== (council.charter?.version ?? 0) + 1) return refused('WRONG_VERSION');
  const others = othersIn(circumstances);
  const filled = seatsIn(others, council.id).filter(({ holder }) => holder !== null);
  if (motion === null && filled.length > 0) return refused('MOTION_NEEDED');
  if (motion !== null) {
    const carried = carriedMotion(others, motion, council.id, 'charter');
    if (!carried) return refused('NOT_CARRIED');
    if (council.motions.includes(motion)) return refused('MOTION_USED');
    if (!sameCharter({ version, ...termsOf(command) }, carried.subject as CharterSubject)) return refused('NOT_AS_DECIDED');
  }
  if (!roomFor(filled, command)) return refused('SEATS_FILLED');
  return decided({ type: 'CharterAdopted', version, charter, labels, ...termsOf(command), motion, by });
}

/** Whoever sits keeps his seat: no charter may take it away. */
function roomFor(filled: readonly Seat[], { classes }: CharterTerms): boolean {
  const codes = new Set(filled.map((seat) => seat.class));
  return [...codes].every((code) => {
    const seats = classes.find((one) => one.code === code)?.seats ?? 0;
    return filled.filter((seat) => seat.class === code).length <= seats;
  });
}

function evolve(council: Council, event: CouncilEvent): Council {
  switch (event.type) {
    case 'CouncilFounded':
      return { ...council, status: 'active', charter: charterOf(event), assessDays: event.assessDays };
    case 'CharterAdopted':
      return {
        ...council,
        charter: charterOf(event),
        assessDays: event.assessDays,
        motions: event.motion === null ? council.motions : [...council.motions, event.motion],
      };
    case 'CouncilDissolved':
      return { ...council, status: 'dissolved' };
    case 'OpeningsErased':
      return { ...council, erased: withErasures(council.erased, event.openings) };
    default:
      return assertNever(event);
  }
}

function termsOf({ hash, classes, assessDays }: CharterTerms): CharterTerms {
  return { hash, classes, assessDays };
}

function charterOf({ version, charter, hash, labels, classes }: Extract<CouncilEvent, { type: 'CouncilFounded' | 'CharterAdopted' }>): Charter {
  return { version, text: charter, hash, labels, classes };
}

export function isSteward(actor: Actor): actor is Extract<Actor, { kind: 'member' }> {
  return actor.kind === 'member' && actor.roles.includes('steward');
}
