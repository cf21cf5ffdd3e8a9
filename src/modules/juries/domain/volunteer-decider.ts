import { assertNever } from '../../../kernel/assert-never.js';
import { isSigned, type Circumstances, type Decider } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/others.js';
import { nothingToErase, withErasures } from '../../../kernel/sealed.js';
import { wellFormed } from '../../../kernel/shape.js';
import { drawIn, isSteward, othersIn } from './draw-reads.js';
import type { Draw } from './draw-state.js';
import { ROW_PATH, VOLUNTEER_SHAPES, type VolunteerCommand, type VolunteerEvent, type VolunteerRefusal } from './volunteer-commands.js';
import { numberOfKey, parseVolunteerId } from './volunteer-number.js';
import type { Volunteer } from './volunteer-state.js';

/**
 * The rules of one volunteer of one draw (docs/spec/juries.md). For a jury it is the holder of a code, of whom nothing else is
 * known; for seats of a council it is a member. An example:
 *
 *     the holder    Volunteer, row and contact sealed, signed by his key    → Volunteered
 *     steward Ada   ExcludeVolunteer employed-by-party, signed              → VolunteerExcluded
 *     the holder    AppealExclusion, signed                                 → ExclusionAppealed
 *     steward Ada   DecideAppeal                                            → refused: OWN_CASE
 *     steward Ben   DecideAppeal, lifted                                    → AppealDecided, he stands
 */
type VolunteerDecision = Decision<VolunteerEvent, VolunteerRefusal>;
type Asked<T extends VolunteerCommand['type']> = Extract<VolunteerCommand, { type: T }>;

export const volunteerDecider: Decider<Volunteer, VolunteerCommand, VolunteerEvent, VolunteerRefusal> = {
  kind: 'volunteer',
  rules: 'volunteers/1',
  initial: (id) => {
    const { draw, number } = parseVolunteerId(id) ?? { draw: '', number: '' };
    return { id, draw, number, status: 'unknown', key: null, member: null, reason: null, excludedBy: null, excludedAt: null, appeal: null, erased: [] };
  },
  reads,
  decide,
  evolve,
};

function reads(command: VolunteerCommand, { draw }: Volunteer): readonly Read[] {
  return draw !== '' && wellFormed(command, VOLUNTEER_SHAPES) ? [{ kind: 'draw', id: draw, hold: 'share' }] : [];
}

function decide(volunteer: Volunteer, command: VolunteerCommand, circumstances: Circumstances): VolunteerDecision {
  if (volunteer.draw === '' || !wellFormed(command, VOLUNTEER_SHAPES)) return refused('MALFORMED');
  const draw = drawIn(othersIn(circumstances), volunteer.draw);
  if (!draw || draw.status === 'unopened') return refused('NO_SUCH_DRAW');
  if (command.type !== 'Volunteer' && volunteer.status === 'unknown') return refused('NO_SUCH_VOLUNTEER');
  // What can be erased does not depend on the pool; all else is over when it closes.
  if (command.type !== 'EraseOpenings' && draw.status !== 'collecting') return refused('POOL_CLOSED');
  const decision = lawful(volunteer, draw, command, circumstances);
  return decision.ok && !isSigned(circumstances) ? refused('SIGNATURE_REQUIRED') : decision;
}

function lawful(volunteer: Volunteer, draw: Draw, command: VolunteerCommand, circumstances: Circumstances): VolunteerDecision {
  const { actor } = circumstances;
  switch (command.type) {
    case 'Volunteer':
      return stand(volunteer, draw, command, circumstances);
    case 'WithdrawVolunteer':
      if (!isSelf(volunteer, circumstances)) return refused('NOT_YOUR_NUMBER');
      return volunteer.status === 'stands' ? decided({ type: 'VolunteerWithdrew' }) : refused('NOT_STANDING');
    case 'ExcludeVolunteer':
      if (!isSteward(actor)) return refused('NOT_A_STEWARD');
      if (volunteer.status !== 'stands') return refused('NOT_STANDING');
      if (volunteer.appeal === 'lifted' && volunteer.reason === command.reason) return refused('ALREADY_DECIDED');
      return decided({ type: 'VolunteerExcluded', reason: command.reason, by: actor.id });
    case 'AppealExclusion':
      if (!isSelf(volunteer, circumstances)) return refused('NOT_YOUR_NUMBER');
      if (volunteer.status !== 'excluded') return refused('NOT_EXCLUDED');
      return volunteer.appeal === null ? decided({ type: 'ExclusionAppealed' }) : refused('ALREADY_APPEALED');
    case 'DecideAppeal':
      if (!isSteward(actor)) return refused('NOT_A_STEWARD');
      if (volunteer.appeal !== 'pending') return refused('NO_APPEAL');
      if (actor.id === volunteer.excludedBy) return refused('OWN_CASE');
      return decided({ type: 'AppealDecided', lifted: command.lifted, by: actor.id });
    case 'EraseOpenings':
      return erase(volunteer, draw, command, circumstances);
    default:
      return assertNever(command);
  }
}

function stand(volunteer: Volunteer, draw: Draw, { row, contact, consent }: Asked<'Volunteer'>, { actor, at }: Circumstances): VolunteerDecision {
  if (draw.purpose?.kind === 'seats') {
    if (actor.kind !== 'member') return refused('MEMBER_NEEDED');
    if (actor.id !== volunteer.number) return refused('NOT_YOUR_NUMBER');
  } else {
    if (actor.kind !== 'reporter') return refused('CODE_NEEDED');
    if (numberOfKey(actor.key) !== volunteer.number) return refused('NOT_YOUR_NUMBER');
  }
  if (draw.closesAt === null || at >= draw.closesAt) return refused('TOO_LATE');
  if (volunteer.status === 'excluded') return refused('EXCLUDED');
  // Whoever took himself out may come back while there is time.
  if (volunteer.status === 'stands') return refused('ALREADY_VOLUNTEERED');
  return decided({ type: 'Volunteered', row, contact, consent });
}

function erase(volunteer: Volunteer, draw: Draw, { openings, ground }: Asked<'EraseOpenings'>, circumstances: Circumstances): VolunteerDecision {
  if (!isSteward(circumstances.actor)) {
    if (!isSelf(volunteer, circumstances)) return refused('NOT_A_STEWARD');
    if (ground !== 'data-protection') return refused('NOT_A_STEWARD');
  }
  if (nothingToErase(volunteer.erased, openings)) return refused('ALREADY_ERASED');
  // Without the row nobody could be counted among people of his kind: he goes first, then what he said.
  const takesRow = openings.some(({ paths }) => paths === 'all' || paths.includes(ROW_PATH));
  if (takesRow && volunteer.status === 'stands' && draw.status === 'collecting') return refused('WITHDRAW_FIRST');
  return decided({ type: 'OpeningsErased', openings, ground });
}

function isSelf({ key, member }: Volunteer, { actor }: Circumstances): boolean {
  return (actor.kind === 'reporter' && key !== null && actor.key === key) || (actor.kind === 'member' && member !== null && actor.id === member);
}

function evolve(volunteer: Volunteer, event: VolunteerEvent, { actor, at }: Circumstances): Volunteer {
  switch (event.type) {
    case 'Volunteered':
      return { ...volunteer, status: 'stands', key: actor.kind === 'reporter' ? actor.key : null, member: actor.kind === 'member' ? actor.id : null };
    case 'VolunteerWithdrew':
      return { ...volunteer, status: 'withdrawn' };
    case 'VolunteerExcluded':
      return { ...volunteer, status: 'excluded', reason: event.reason, excludedBy: event.by, excludedAt: at, appeal: null };
    case 'ExclusionAppealed':
      return { ...volunteer, appeal: 'pending' };
    case 'AppealDecided':
      return { ...volunteer, status: event.lifted ? 'stands' : 'excluded', appeal: event.lifted ? 'lifted' : 'upheld' };
    case 'OpeningsErased':
      return { ...volunteer, erased: withErasures(volunteer.erased, event.openings) };
    default:
      return assertNever(event);
  }
}
