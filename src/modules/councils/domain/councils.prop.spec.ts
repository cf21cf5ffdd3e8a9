import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnyDecider } from '../../../kernel/decider.js';
import { councilDecider } from './council.js';
import { COUNCIL_SHAPES, type CouncilCommand } from './council-commands.js';
import { FILLING_WAYS, type Council } from './council-state.js';
import { SEAT_SHAPES, VACANCY_REASONS, type SeatCommand } from './seat-commands.js';
import { seatDecider } from './seat.js';
import { INTEREST_KINDS, seatId, type Seat } from './seat-state.js';
import { AFFECTED, anyWorld, by, C, CITIZENS, CLASSES, COUNCIL, day, EXPERTS, FOUND, HASH, ID, LAB, MEMBER, PEOPLE, UUID, type Person, type World } from './world.fixture.js';

/** Whatever is asked, by whomever, in whatever order: the log of what was lawful gives the same events and states again. */
const ELECTIONS = ['7n4q7n4q7n41', '7n4q7n4q7n42'];
const DRAWS = ['6f1p6f1p6f11', '6f1p6f1p6f12'];
const members = fc.constantFrom(...Object.values(MEMBER));
const codes = fc.constantFrom(...CLASSES.map(({ code }) => code));
const instants = fc.integer({ min: 0, max: 900 }).map(day);
const openings = fc.constantFrom([{ entry: UUID, paths: 'all' as const }], [{ entry: UUID, paths: ['/command/note'] }]);
const record = <T extends string>(type: T, rest: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<{ type: T }> => fc.record(rest).map((fields) => ({ type, ...fields }));

const fills = fc
  .record({ class: codes, member: members, way: fc.constantFrom(...FILLING_WAYS), until: fc.option(instants), motion: fc.constantFrom(...ELECTIONS), draw: fc.constantFrom(...DRAWS) })
  .map(({ way, motion, draw, ...rest }) => ({ type: 'FillSeat', ...rest, name: C, way, motion: way === 'election' ? motion : null, draw: way === 'sortition' ? draw : null }) as SeatCommand);
const vacates = fc
  .record({ reason: fc.constantFrom(...VACANCY_REASONS) })
  .map(({ reason }) => ({ type: 'VacateSeat', reason, motion: reason === 'removed' ? ID.motion : null }) as SeatCommand);
const seatCommands = fc.oneof(
  { arbitrary: fills, weight: 6 },
  { arbitrary: vacates, weight: 2 },
  record('DeclareInterest', { interest: fc.constantFrom(ID.interest, ID.policy), lab: fc.constant(LAB), kind: fc.constantFrom(...INTEREST_KINDS), note: fc.constant(C) }),
  record('EndInterest', { interest: fc.constantFrom(ID.interest, ID.policy) }),
  record('Delegate', { to: fc.integer({ min: 1, max: 6 }), topics: fc.constantFrom('all', [ID.policy]), until: instants }),
  record('RevokeDelegation', {}),
  record('EraseOpenings', { openings, ground: fc.constant('court-order') }),
) as fc.Arbitrary<SeatCommand>;
const terms = { charter: fc.constant(C), labels: fc.constant(C), hash: fc.constant(HASH), assessDays: fc.constant(30) };
const someClasses = fc.constantFrom(CLASSES, [CITIZENS, AFFECTED], [{ ...CITIZENS, seats: 1 }, EXPERTS]);
const councilCommands = fc.oneof(
  record('FoundCouncil', { name: fc.constant(C), purpose: fc.constant(C), ...terms, classes: someClasses }),
  record('AdoptCharter', { version: fc.integer({ min: 1, max: 4 }), ...terms, classes: someClasses, motion: fc.option(fc.constant(ID.motion)) }),
  record('DissolveCouncil', { reason: fc.constant('other'), note: fc.constant(C) }),
) as fc.Arbitrary<CouncilCommand>;

const steps = fc.array(
  fc.record({
    ask: fc.oneof(
      { arbitrary: seatCommands.map((command) => ({ decider: seatDecider as unknown as AnyDecider, command })), weight: 12 },
      { arbitrary: councilCommands.map((command) => ({ decider: councilDecider as unknown as AnyDecider, command })), weight: 1 },
    ),
    number: fc.integer({ min: 1, max: 6 }),
    person: fc.oneof({ arbitrary: fc.constant<Person>('sten'), weight: 3 }, { arbitrary: fc.constantFrom(...(Object.keys(PEOPLE) as Person[])), weight: 2 }),
    signed: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
    days: fc.integer({ min: 0, max: 40 }),
  }),
  { minLength: 20, maxLength: 120 },
);

function surroundings(): World {
  const world = anyWorld();
  for (const id of ELECTIONS) world.put('motion', id, { council: COUNCIL, kind: 'elect', status: 'carried', subject: { class: 'affected-groups' }, result: { winners: [MEMBER.ada, MEMBER.ben] } });
  for (const id of DRAWS) world.put('draw', id, { status: 'drawn', council: COUNCIL, class: 'citizens', seated: [MEMBER.ben, MEMBER.cho] });
  return world.put('motion', ID.motion, { council: COUNCIL, kind: 'remove', status: 'carried', subject: { seat: 1 }, vote: { openedAt: day(100) } });
}

describe('whatever is asked', () => {
  it('the log replays, and no council has more in it than its charter says', () => {
    fc.assert(
      fc.property(steps, (asked) => {
        const world = surroundings();
        world.must(councilDecider, COUNCIL, FOUND, by('sten'));
        let now = 0;
        for (const { ask, number, person, signed, days } of asked) {
          now += days;
          const id = ask.decider.kind === 'seat' ? seatId(COUNCIL, number) : COUNCIL;
          world.ask(ask.decider, id, ask.command, signed ? by(person, now) : by(person, now, 'session'));
          holdsTogether(world);
        }

        const again = surroundings();
        for (const entry of JSON.parse(JSON.stringify(world.log)) as typeof world.log) {
          const decider = (entry.kind === 'seat' ? seatDecider : councilDecider) as unknown as AnyDecider;
          expect(again.ask(decider, entry.id, entry.command, entry.circumstances)).toBe('ok');
          expect(JSON.parse(JSON.stringify(again.log.at(-1)?.events))).toStrictEqual(entry.events);
        }
        expect(again.states).toStrictEqual(world.states);
      }),
      { numRuns: 100 },
    );
  });

  it('what is malformed is refused as that, and never thrown at', () => {
    const types = [...Object.keys(COUNCIL_SHAPES), ...Object.keys(SEAT_SHAPES), 'constructor'];
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...types), (junk, type) => {
        const command: unknown = typeof junk === 'object' && junk !== null ? { ...junk, type, junk } : junk;
        expect(surroundings().council(command as CouncilCommand, by('sten'))).toBe('MALFORMED');
        expect(surroundings().seat(1, command as SeatCommand, by('sten'))).toBe('MALFORMED');
      }),
    );
  });
});

/** One seat each, no class over its number, no seat of a class that is gone. */
function holdsTogether(world: World): void {
  const council = world.state('council', COUNCIL) as Council;
  const held = [1, 2, 3, 4, 5, 6].flatMap((number) => (world.state('seat', seatId(COUNCIL, number)) as Seat | undefined) ?? []).filter(({ holder }) => holder !== null);
  expect(new Set(held.map(({ holder }) => holder!.member)).size).toBe(held.length);
  for (const { class: code } of held) {
    const seats = council.charter!.classes.find((one) => one.code === code)?.seats ?? 0;
    expect(held.filter((one) => one.class === code).length).toBeLessThanOrEqual(seats);
  }
  if (council.status === 'dissolved') expect(held).toEqual([]);
}
