import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AnyDecider, Circumstances } from '../../../kernel/decider.js';
import { by } from '../../../kernel/world.fixture.js';
import { JUROR_SHAPES, type JurorCommand } from './juror-commands.js';
import { jurorDecider } from './juror.js';
import { EXCUSES, ROUNDS } from './juror-state.js';
import { C, COLLECTING, Court, DRAWN, holder, hour, ID, keyOf, numberOf, OPEN, PEOPLE, POOL, SALT_TEXT, sten, world } from './jury.fixture.js';
import { JURY_SHAPES, type JuryCommand } from './jury-commands.js';
import { juryDecider } from './jury.js';
import { CHALLENGE_REASONS, REACTIONS } from './jury-state.js';
import { MEASURES } from './measures.js';

/** Whatever is asked, by whomever, in whatever order: the log of what was lawful gives the same events and states again. */
const record = <T extends string>(type: T, rest: Record<string, fc.Arbitrary<unknown>> = {}): fc.Arbitrary<{ type: T }> => fc.record(rest).map((fields) => ({ type, ...fields }));
const seat = fc.integer({ min: 1, max: 5 });
const n = fc.integer({ min: 1, max: 3 });
const round = fc.constantFrom(...ROUNDS);
const measure = fc.constantFrom(...MEASURES.slice(0, 3));

const juryCommands = fc.oneof(
  { arbitrary: record('Advance'), weight: 6 },
  { arbitrary: record('ReplaceJuror', { seat, pool: fc.constant(POOL) }), weight: 3 },
  { arbitrary: record('CountVerdict'), weight: 3 },
  record('CloseChallenge', { challenge: n }),
  record('MarkQuestionOverdue', { question: n }),
  record('ChallengeJuror', { seat, party: fc.constant(ID.lab), reason: fc.constantFrom(...CHALLENGE_REASONS), note: fc.constant(C) }),
  { arbitrary: record('VoteOnChallenge', { seat, challenge: n, removes: fc.boolean() }), weight: 2 },
  record('AddStatement', { seat, text: fc.constant(C) }),
  record('React', { seat, statement: n, reaction: fc.constantFrom(...REACTIONS) }),
  record('AskParty', { seat, party: fc.constantFrom(ID.lab, ID.rival), question: fc.constant(C) }),
  record('AnswerQuestion', { question: n, text: fc.constant(C) }),
  record('PublishReasons', { seat, text: fc.constant(C) }),
  record('AddMinorityOpinion', { seat, text: fc.constant(C) }),
  record('FileAppeal', { party: fc.constant(ID.lab), grounds: fc.constant('bias'), jury: fc.constant(ID.next), text: fc.constant(C) }),
) as fc.Arbitrary<JuryCommand>;
const wishes = fc.oneof(
  { arbitrary: fc.constant('accept' as const), weight: 5 },
  { arbitrary: fc.constant('seal' as const), weight: 6 },
  { arbitrary: fc.constant('open' as const), weight: 6 },
  fc.constant('excuse' as const),
);
const steps = fc.array(
  fc.record({
    command: fc.oneof({ arbitrary: juryCommands, weight: 1 }, { arbitrary: wishes, weight: 1 }),
    seat, round, measure, excuse: fc.constantFrom(...EXCUSES),
    fits: fc.integer({ min: 0, max: 5 }).map((k) => k > 0),
    hours: fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 9),
  }),
  { minLength: 30, maxLength: 160 },
);

const NODE = ['Advance', 'ReplaceJuror', 'CountVerdict', 'CloseChallenge', 'MarkQuestionOverdue'];
const PARTY = ['ChallengeJuror', 'AnswerQuestion', 'FileAppeal'];

function started(): Court {
  const court = world();
  court.lawful(court.jury(OPEN, sten(0))).put('draw', ID.draw, DRAWN);
  return court.lawful(court.jury({ type: 'Empanel' }, by(PEOPLE.system, hour(1))));
}

describe('whatever is asked', () => {
  it('the log replays; one vote a seat and round; nobody sits twice; nothing is open before its time', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(steps, (asked) => {
        const court = started().accepts([1, 2, 3, 4]);
        // Each measure that was sealed, as a juror remembers it.
        const sealed = new Map<string, (typeof MEASURES)[number]>();
        let now = 2;
        for (const step of asked) {
          now += step.hours;
          const index = court.indexOf(step.seat);
          const self = holder(step.fits ? index : (index + 1) % 12, now);
          if (typeof step.command !== 'string') {
            const { type } = step.command;
            const actor = NODE.includes(type) ? PEOPLE.system : PARTY.includes(type) ? PEOPLE.voice : 'seat' in step.command ? holder(court.indexOf(step.command.seat), now).actor : PEOPLE.voice;
            court.jury(step.command, step.fits ? by(actor, hour(now)) : by(PEOPLE.rival, hour(now)));
          } else {
            const key = `${court.jurorId(step.seat)} ${step.round}`;
            const choice = { findings: ['yes', 'no'] as const, measure: step.command === 'open' ? (sealed.get(key) ?? step.measure) : step.measure };
            const command: JurorCommand =
              step.command === 'accept' ? { type: 'AcceptSummons', draw: ID.draw }
              : step.command === 'excuse' ? { type: 'AskExcuse', draw: ID.draw, reason: step.excuse, note: C }
              : step.command === 'seal' ? { type: 'SealVote', round: step.round, sealed: court.sealed(step.seat, step.round, choice) }
              : { type: 'OpenVote', round: step.round, choice, salt: SALT_TEXT };
            if (court.juror(step.seat, command, self) === 'ok' && step.command === 'seal') sealed.set(key, step.measure);
          }
          holdsTogether(court);
          reached.add(court.it.status);
        }

        const again = world().put('draw', ID.draw, DRAWN);
        for (const [i, entry] of (JSON.parse(JSON.stringify(court.log)) as typeof court.log).entries()) {
          if (i === 0) again.put('draw', ID.draw, COLLECTING);
          expect(again.ask(deciderOf(entry.kind), entry.id, entry.command, entry.circumstances)).toBe('ok');
          expect(JSON.parse(JSON.stringify(again.log.at(-1)?.events))).toStrictEqual(entry.events);
          if (i === 0) again.put('draw', ID.draw, DRAWN);
        }
        expect(again.states).toStrictEqual(court.states);
      }),
      { numRuns: 50 },
    );
    expect(reached.size).toBeGreaterThan(3);
  });

  it('one forged entry is found, and it is that one', () => {
    const honest = trial();
    for (const forge of FORGERIES) {
      const log = JSON.parse(JSON.stringify(honest.log)) as { kind: string; id: string; command: Record<string, unknown>; circumstances: Circumstances; events: Record<string, unknown>[] }[];
      const place = log.findIndex(({ command }) => command['type'] === forge.type);
      forge.change(log[place]!);
      expect(firstFinding(log as never)).toBe(place);
    }
    expect(firstFinding(honest.log)).toBe(-1);
  });

  it('what is malformed is refused as that, reads nothing, and is never thrown at', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(JURY_SHAPES), ...Object.keys(JUROR_SHAPES), 'constructor'), (junk, type) => {
        const command: unknown = typeof junk === 'object' && junk !== null ? { ...junk, type, junk } : junk;
        const court = started();
        expect(court.jury(command as JuryCommand, sten(2))).toBe('MALFORMED');
        expect(court.juror(1, command as JurorCommand, holder(0, 2))).toBe('MALFORMED');
        expect(juryDecider.reads!(command as JuryCommand, court.it)).toEqual([]);
      }),
    );
  });
});

function deciderOf(kind: string): AnyDecider {
  return (kind === 'jury' ? juryDecider : jurorDecider) as unknown as AnyDecider;
}

function holdsTogether(court: Court): void {
  const { seats, summoned, status, verdict } = court.it;
  expect(new Set(seats.map(({ volunteer }) => volunteer)).size).toBe(seats.length);
  expect(new Set(summoned).size).toBe(summoned.length);
  expect((status === 'verdict') === (verdict !== null)).toBe(true);
  if (verdict) expect(verdict.opened).toBeGreaterThanOrEqual(OPEN.quorum);
  if (!['opening', 'verdict', 'no-verdict'].includes(status)) expect(court.log.some(({ events }) => events.some(({ type }) => type === 'VoteOpened'))).toBe(false);
}

/** A trial from the charge to the verdict, with all that is then still said. */
function trial(): Court {
  const court = started();
  const seats = [1, 2, 3, 4, 5];
  const votes = Object.fromEntries(seats.map((one) => [one, { findings: ['yes', 'no'] as const, measure: MEASURES[one]! }]));
  court.accepts(seats).advances(3).seals('first', votes, 4).advances(5).advances(45).seals('second', votes, 46).advances(47).opens('first', votes, 48).opens('second', votes, 48);
  court.lawful(court.jury({ type: 'CountVerdict' }, by(PEOPLE.system, hour(49))));
  court.lawful(court.jury({ type: 'FileAppeal', party: ID.lab, grounds: 'bias', jury: ID.next, text: C }, by(PEOPLE.voice, hour(60))));
  return court;
}

type Forged = { readonly command: Record<string, unknown>; circumstances: Circumstances; readonly events: Record<string, unknown>[] };
const FORGERIES: readonly { readonly type: string; readonly change: (entry: Forged) => void }[] = [
  { type: 'Empanel', change: ({ events }) => ((events[0]!['jurors'] as { volunteer: string }[])[0]!.volunteer = numberOf(11)) },
  { type: 'AcceptSummons', change: (entry) => (entry.circumstances = { ...entry.circumstances, actor: { kind: 'reporter', key: keyOf(9) } }) },
  { type: 'Advance', change: (entry) => (entry.circumstances = { ...entry.circumstances, actor: PEOPLE.sten }) },
  { type: 'OpenVote', change: ({ command }) => (command['choice'] = { findings: ['yes', 'no'], measure: 'recall' }) },
  { type: 'CountVerdict', change: ({ events }) => (events[0]!['measure'] = 'recall') },
  { type: 'CountVerdict', change: ({ events }) => (events[0]!['alpha'] = '1/2') },
  { type: 'FileAppeal', change: (entry) => (entry.circumstances = { ...entry.circumstances, actor: PEOPLE.rival }) },
];

/** As an auditor does: asks each again, then follows the log. */
function firstFinding(log: Court['log']): number {
  const court = new Court();
  for (const [key, state] of world().states) court.states.set(key, state);
  for (const [i, { kind, id, command, circumstances, events }] of log.entries()) {
    if (i === 1) court.put('draw', ID.draw, DRAWN);
    if (court.ask(deciderOf(kind), id, command, circumstances) !== 'ok') return i;
    if (JSON.stringify(court.log.at(-1)!.events) !== JSON.stringify(events)) return i;
  }
  return -1;
}

