import { describe, expect, it } from '@jest/globals';
import type { Circumstances } from '../../../kernel/decider.js';
import { councilDecider } from './council.js';
import type { CouncilCommand, CouncilRefusal } from './council-commands.js';
import type { Council } from './council-state.js';
import { seatDecider } from './seat.js';
import { appoint, by, C, CITIZENS, CLASSES, COUNCIL, FOUND, foundedWorld, anyWorld, HASH, ID, MEMBER, OTHER_COUNCIL, PEOPLE, UUID, type Person, type World } from './world.fixture.js';

const ADOPT: Extract<CouncilCommand, { type: 'AdoptCharter' }> = {
  type: 'AdoptCharter', version: 2, charter: C, labels: C, hash: HASH, classes: CLASSES, assessDays: 30, motion: null,
};
const DISSOLVE: CouncilCommand = { type: 'DissolveCouncil', reason: 'purpose-fulfilled', note: C };
const ERASE: CouncilCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: ['/command/purpose'] }], ground: 'court-order' };
const MOTION = { council: COUNCIL, kind: 'charter', status: 'carried', subject: { version: 2, hash: HASH, classes: CLASSES, assessDays: 30 } };
const BY_MOTION: CouncilCommand = { ...ADOPT, motion: ID.motion };

const seated = (): World => foundedWorld().must(seatDecider, `${COUNCIL}-1`, appoint(MEMBER.ada), by('sten'));
const decided = (): World => seated().put('motion', ID.motion, MOTION);

describe('who may do what with a council', () => {
  const worlds: Record<CouncilCommand['type'], [() => World, CouncilCommand]> = {
    FoundCouncil: [anyWorld, FOUND],
    AdoptCharter: [foundedWorld, ADOPT],
    DissolveCouncil: [foundedWorld, DISSOLVE],
    EraseOpenings: [foundedWorld, ERASE],
  };
  for (const [type, [world, command]] of Object.entries(worlds)) {
    it.each(Object.keys(PEOPLE) as Person[])(`${type} by %s`, (person) => {
      expect(world().council(command, by(person))).toBe(person === 'sten' ? 'ok' : 'NOT_A_STEWARD');
    });
    it(`${type} needs a steward's own signature`, () => {
      expect(world().council(command, by('sten', 0, 'session'))).toBe('SIGNATURE_REQUIRED');
    });
  }
});

describe('the rules of a council', () => {
  const as = (changes: object): CouncilCommand => ({ ...FOUND, ...changes }) as CouncilCommand;
  const voted = (changes: object): (() => World) => () => seated().put('motion', ID.motion, { ...MOTION, ...changes });
  const cases: readonly [string, () => World, CouncilCommand, 'ok' | CouncilRefusal][] = [
    ['nothing before it is founded', anyWorld, ADOPT, 'NO_SUCH_COUNCIL'],
    ['founded once', foundedWorld, FOUND, 'ALREADY_FOUNDED'],
    ['a purpose in clear', anyWorld, as({ purpose: 'to watch' }), 'MALFORMED'],
    ['no class at all', anyWorld, as({ classes: [] }), 'MALFORMED'],
    ['a class without seats', anyWorld, as({ classes: [{ ...CITIZENS, seats: 0 }] }), 'MALFORMED'],
    ['a class that nobody can fill', anyWorld, as({ classes: [{ ...CITIZENS, filledBy: [] }] }), 'MALFORMED'],
    ['two classes of one code', anyWorld, as({ classes: [CITIZENS, CITIZENS] }), 'MALFORMED'],
    ['a term of no days', anyWorld, as({ classes: [{ ...CITIZENS, termDays: 0 }] }), 'MALFORMED'],
    ['words in the code of a class', anyWorld, as({ classes: [{ ...CITIZENS, code: 'Poor Anna' }] }), 'MALFORMED'],
    ['an unknown rule of vacancy', anyWorld, as({ classes: [{ ...CITIZENS, vacancy: 'whoever-comes' }] }), 'MALFORMED'],
    ['a member too many', anyWorld, as({ remark: 'x' }), 'MALFORMED'],
    ['no time to assess', anyWorld, as({ assessDays: 0 }), 'MALFORMED'],
    ['a steward changes the charter while nobody sits there', foundedWorld, ADOPT, 'ok'],
    ['but not afterwards', seated, ADOPT, 'MOTION_NEEDED'],
    ['the version after the next', foundedWorld, { ...ADOPT, version: 3 }, 'WRONG_VERSION'],
    ['the version that there is', foundedWorld, { ...ADOPT, version: 1 }, 'WRONG_VERSION'],
    ['by a motion', decided, BY_MOTION, 'ok'],
    ['by a motion that is not there', seated, BY_MOTION, 'NOT_CARRIED'],
    ['by a motion that failed', voted({ status: 'failed' }), BY_MOTION, 'NOT_CARRIED'],
    ['by a motion of another council', voted({ council: OTHER_COUNCIL }), BY_MOTION, 'NOT_CARRIED'],
    ['by a motion about something else', voted({ kind: 'resolve' }), BY_MOTION, 'NOT_CARRIED'],
    ['other days than were decided', decided, { ...ADOPT, assessDays: 31, motion: ID.motion }, 'NOT_AS_DECIDED'],
    ['another text than was decided', decided, { ...ADOPT, hash: 'cd'.repeat(32), motion: ID.motion }, 'NOT_AS_DECIDED'],
    ['other classes than were decided', decided, { ...ADOPT, classes: [{ ...CITIZENS, seats: 3 }], motion: ID.motion }, 'NOT_AS_DECIDED'],
    ['a class fewer than was decided', decided, { ...ADOPT, classes: [CITIZENS], motion: ID.motion }, 'NOT_AS_DECIDED'],
    ['the ways of a class in another order', decided, { ...ADOPT, classes: [{ ...CITIZENS, filledBy: ['appointment', 'sortition'] }, ...CLASSES.slice(1)], motion: ID.motion }, 'ok'],
    [
      'whoever sits keeps the seat',
      voted({ subject: { ...MOTION.subject, classes: CLASSES.slice(1) } }),
      { ...ADOPT, classes: CLASSES.slice(1), motion: ID.motion },
      'SEATS_FILLED',
    ],
    ['not dissolved while somebody sits there', seated, DISSOLVE, 'SEATS_FILLED'],
  ];
  it.each(cases)('%s', (_, world, command, expected) => {
    expect(world().council(command, by('sten'))).toBe(expected);
  });

  it('a council whose id has a dash would have the seats of another', () => {
    expect(anyWorld().council(FOUND, by('sten'), 'aiid-4')).toBe('MALFORMED');
  });

  it('a motion changes the charter once', () => {
    const world = decided().must(councilDecider, COUNCIL, BY_MOTION, by('sten'));
    expect((world.state('council', COUNCIL) as Council).charter?.version).toBe(2);
    expect(world.council({ ...ADOPT, version: 3, motion: ID.motion }, by('sten'))).toBe('MOTION_USED');
  });

  it('what is dissolved stays so', () => {
    const world = foundedWorld().must(councilDecider, COUNCIL, DISSOLVE, by('sten'));
    const asked: [CouncilCommand, CouncilRefusal | 'ok'][] = [[DISSOLVE, 'DISSOLVED'], [ADOPT, 'DISSOLVED'], [FOUND, 'ALREADY_FOUNDED'], [ERASE, 'ok'], [ERASE, 'ALREADY_ERASED']];
    for (const [command, verdict] of asked) expect(world.council(command, by('sten'))).toBe(verdict);
    expect(world.seat(1, appoint(MEMBER.ada), by('sten'))).toBe('DISSOLVED');
  });

  it('holds its charter as it was adopted', () => {
    const state = foundedWorld().state('council', COUNCIL) as Council;
    expect(state).toEqual({ id: COUNCIL, status: 'active', charter: { version: 1, text: C, hash: HASH, labels: C, classes: CLASSES }, assessDays: 60, motions: [], erased: [] });
  });

  it('a decision without what was read is no decision', () => {
    const state = foundedWorld().state('council', COUNCIL) as Council;
    const alone: Circumstances = by('sten');
    expect(() => councilDecider.decide(state, ADOPT, alone)).toThrow('councils are decided');
  });
});
