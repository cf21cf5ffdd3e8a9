import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { catalogueOf, type Catalogue } from '../../../audit/catalogue.js';
import { Replay } from '../../../audit/replay.js';
import { toBase64 } from '../../../kernel/bytes.js';
import type { AnyDecider, Circumstances } from '../../../kernel/decider.js';
import { decided } from '../../../kernel/decision.js';
import type { Json } from '../../../kernel/json.js';
import { canonicalJson, type Entry } from '../../../ledger/core/index.js';
import { BALLOT_SHAPES, type BallotCommand } from './ballot-commands.js';
import { ballotId } from './ballot-state.js';
import { ballotDecider } from './ballot.js';
import { commentDecider } from './comment.js';
import { councilDecider as councilDecider2 } from './council-2.js';
import { councilDecider } from './council.js';
import { MOTION_SHAPES, type MotionCommand } from './motion-commands.js';
import { clock, holder, hour, MAJORITY, memberOf, milliseconds, MOTION, type Moot, moot, NEW_TEXT, nobody, POLICY, PROPOSAL, RESOLUTION, RULE, SEALED_RULE, SEATS, steward, TEXT } from './motion.fixture.js';
import { motionDecider as motionDecider2 } from './motion-2.js';
import { motionDecider } from './motion.js';
import { RollTree, rowsOf } from './roll.js';
import type { VoteRule } from './rule-object.js';
import { sealChoice } from './sealed-choice.js';
import { seatDecider } from './seat.js';
import { seatId } from './seat-state.js';
import type { Choice } from './tally/index.js';
import { C, COUNCIL, day, HASH, LAB, UUID, type Logged } from './world.fixture.js';

/** Whatever is asked, by whomever, in whatever order: the log of what was lawful gives the same again; and what is forged in it is found. */
const DECIDERS = { motion: motionDecider, ballot: ballotDecider, comment: commentDecider, seat: seatDecider, council: councilDecider } as unknown as Readonly<Record<string, AnyDecider>>;

/** What other rooms' rules built, put into the log so that an auditor has it. */
const given = (kind: string): AnyDecider => ({
  kind,
  rules: 'given/1',
  initial: () => null,
  decide: (_, command) => decided({ ...command, type: 'Given' }),
  evolve: (_, event) => (event as unknown as { state: unknown }).state,
});
const GIVEN = ['members', 'entity', 'policy', 'mandate', 'incident', 'recommendation'];
const NEWER = [councilDecider2, motionDecider2] as unknown as readonly AnyDecider[];
const catalogue: Catalogue = catalogueOf([...Object.values(DECIDERS), ...NEWER, ...GIVEN.map(given)]);

function rulesOf(world: Moot, { kind, command }: Logged): string {
  if (kind === 'motion') return world.motionRules.rules;
  return kind === 'council' && 'least' in command ? councilDecider2.rules : DECIDERS[kind]!.rules;
}

const zeros = '0'.repeat(64);
function entriesOf(world: Moot): Entry[] {
  const surroundings = [...world.states].filter(([key]) => GIVEN.includes(key.split('/')[0]!));
  const first = surroundings.map(([key, state]) => {
    const [kind, id] = key.split('/') as [string, string];
    return { kind, id, command: { type: 'Give', state }, circumstances: clock(hour(0)), events: [{ type: 'Given', state }], rules: 'given/1' };
  });
  return [...first, ...world.log.map((one) => ({ ...one, rules: rulesOf(world, one) }))].map(({ kind, id, command, circumstances, events, rules }: Logged & { rules: string }, seq) =>
    // As an auditor gets it: from bytes.
    JSON.parse(canonicalJson({
      v: 1, seq, prev: zeros, id: UUID, at: circumstances.at, sequencedAt: circumstances.at, rules, stream: { kind, id, n: 0, prev: zeros },
      actor: circumstances.actor, authorization: { method: circumstances.authorization }, command, events,
    } as unknown as Json)) as Entry,
  );
}

function findings(entries: readonly Entry[]): string[] {
  const replay = new Replay(catalogue);
  return entries.flatMap((entry) => replay.apply(entry).map(({ kind, detail }) => `${entry.seq} ${kind} ${detail}`));
}

const SALT = new Uint8Array(32).fill(3);
const seats = fc.constantFrom(...SEATS);
const hours = fc.integer({ min: 0, max: 24 }).map(hour);
const choices = fc.constantFrom<Choice>('yes', 'no', 'abstain', 'consent', 'object', null, [['a'], ['b']], ['a'], 'unlawful');
const rules = fc
  .record({
    tally: fc.constantFrom<VoteRule['tally']>(
      RULE.tally, RULE.tally, { method: 'yes-no', threshold: { ...MAJORITY, base: 'entireMembership' }, quorum: { base: 'membersPresent', cmp: '>=', fraction: '1/3' } }, { method: 'consent' },
      { method: 'irv', until: 'majority', options: ['a', 'b'], tie: [], ballots: { overvote: 'refuse', skipped: 'refuse', duplicate: 'refuse' } },
      { method: 'approval', options: ['a', 'b'], tie: [{ by: 'seed', seed: 'ballots/salts' }] },
    ),
    members: fc.constantFrom('all-seats' as const, 'filled-seats' as const),
    doubleMajority: fc.constantFrom(null, { classes: 'all', threshold: MAJORITY, emptyClass: 'class-dropped' } as const, { classes: 2, threshold: MAJORITY, emptyClass: 'counts-as-pass' } as const),
    opensAt: fc.constantFrom(null, hour(3)),
    sealed: fc.boolean(),
    revoting: fc.boolean(),
    amendable: fc.boolean(),
    delegation: fc.constantFrom<0 | 1>(0, 1),
  })
  .map(({ sealed, ...more }): VoteRule => ({ ...(sealed ? SEALED_RULE : RULE), ...more }));

type Act = (world: Moot, at: Circumstances['at']) => void;
const signed = (seat: number, at: Circumstances['at'], ok: boolean): Circumstances => holder(seat, at, ok ? 'passkey' : 'session');
const motionActs: fc.Arbitrary<Act> = fc
  .record({ seat: seats, of: seats, key: fc.integer({ min: 0, max: 5 }).map((n) => n > 0), until: hours, rule: rules, row: fc.boolean(), choice: fc.constantFrom('yes' as const, 'no' as const), pick: fc.nat(13) })
  .map(({ seat, of, key, until, rule, row, choice, pick }) => (world, at) => {
    const proof = row ? (world.trees.get(MOTION)?.prove(memberOf(seat), seat) ?? null) : null;
    const commands: readonly MotionCommand[] = [
      { type: 'ReviseMotion', seat: 1, text: seat > 3 ? NEW_TEXT : TEXT, note: C },
      { type: 'AddArgument', seat, side: 'for', text: C },
      { type: 'Recuse', seat, reason: 'shares', note: C, row: proof },
      { type: 'ProposeRecusal', seat, of, reason: 'family', note: C, closesAt: until },
      { type: 'VoteOnRecusal', seat, of, choice },
      { type: 'CloseRecusal', of },
      { type: 'OpenVote', rule },
      { type: 'OpenVote', rule: RULE },
      { type: 'RaiseObjection', seat, objection: '0b0b0b0b0b0b', reasoned: row, argument: C },
      { type: 'TestObjection', seat, objection: '0b0b0b0b0b0b', valid: row },
      { type: 'ResolveObjection', seat, objection: '0b0b0b0b0b0b' },
      { type: 'CloseVote' },
      { type: 'CountVote' },
      { type: 'WithdrawMotion', seat },
    ];
    const command = commands[pick]!;
    if (command.type === 'WithdrawMotion' && (seat !== 1 || row || key)) return;
    const who = command.type === 'ReviseMotion' ? signed(1, at, key) : command.type === 'OpenVote' ? steward(at, key ? 'passkey' : 'session') : signed(seat, at, key);
    if (world.motion(command, who) === 'ok' && command.type === 'OpenVote') world.trees.set(MOTION, new RollTree(rowsOf(world.seats(), at)));
  });
const ballotActs: fc.Arbitrary<Act> = fc.record({ seat: seats, choice: choices, key: fc.integer({ min: 0, max: 5 }).map((n) => n > 0), pick: fc.nat(4) }).map(({ seat, choice, key, pick }) => (world, at) => {
  const motion = world.motionState();
  if (!motion.vote) return;
  const id = ballotId(MOTION, seat);
  const sealed = motion.vote.rule.ballots === 'sealed' ? sealChoice(SALT, id, choice) : null;
  const command: BallotCommand =
    pick === 3
      ? { type: 'ConfirmBallot', council: COUNCIL, text: motion.text!, rule: motion.vote.ruleHash, roll: motion.vote.roll.hash }
      : pick === 4
        ? { type: 'OpenBallot', choice, salt: toBase64(SALT), reason: null }
        : world.marked(seat, sealed ? null : choice, { sealed });
  world.ballot(seat, command, signed(seat, at, key));
});
const otherActs: fc.Arbitrary<Act> = fc.record({ seat: seats, to: seats, pick: fc.nat(3) }).map(({ seat, to, pick }) => (world, at) => {
  if (pick === 0) world.seat(seat, { type: 'VacateSeat', reason: 'resigned', motion: null }, holder(seat, at));
  else if (pick === 1) world.seat(seat, { type: 'FillSeat', class: 'experts', member: memberOf(seat), name: C, way: 'appointment', until: null, motion: null, draw: null }, steward(at));
  else if (pick === 2) world.seat(seat, { type: 'Delegate', to, topics: 'all', until: day(100) }, holder(seat, at));
  else world.comment({ type: 'FileComment', motion: MOTION, text: C, name: C }, nobody(at));
});
const steps = fc.array(
  fc.record({ act: fc.oneof({ arbitrary: motionActs, weight: 3 }, { arbitrary: ballotActs, weight: 5 }, { arbitrary: otherActs, weight: 1 }), minutes: fc.integer({ min: 0, max: 60 }) }),
  { minLength: 10, maxLength: 60 },
);

/** By rules of before, or by a charter that asks for little, but for something. */
const VERSIONS = [['motions/1', motionDecider, undefined], ['motions/2', motionDecider2 as unknown as typeof motionDecider, { quorum: null, discussionHours: 1, votingHours: 2 }]] as const;

function play(asked: readonly { readonly act: Act; readonly minutes: number }[], proposal = RESOLUTION, rule: VoteRule | null = null, [, decider, least]: (typeof VERSIONS)[number] = VERSIONS[0]): Moot {
  const world = moot(SEATS, least);
  world.motionRules = decider;
  world.must(decider, MOTION, { type: 'ProposeMotion', ...proposal }, holder(1, hour(0)));
  if (rule && world.motion({ type: 'OpenVote', rule }, steward(hour(0))) === 'ok') world.trees.set(MOTION, new RollTree(rowsOf(world.seats(), hour(0))));
  let now = 0;
  for (const { act, minutes } of asked) {
    now += minutes;
    act(world, milliseconds(hour(0), now * 60_000));
  }
  return world;
}

describe('whatever is asked', () => {
  it.each(VERSIONS)('by %s, the log replays without a finding, and states are plain JSON', (...version) => {
    const ends: Record<string, number> = {};
    fc.assert(
      fc.property(steps, fc.constantFrom(RESOLUTION, PROPOSAL), fc.option(rules), (asked, proposal, rule) => {
        const world = play(asked, proposal, rule, version);
        world.motion({ type: 'CloseVote' }, clock(hour(40)));
        world.motion({ type: 'CountVote' }, clock(hour(40)));
        expect(findings(entriesOf(world))).toEqual([]);
        const replay = new Replay(catalogue);
        for (const entry of entriesOf(world)) replay.apply(entry);
        for (const [key, state] of world.states) expect(replay.state(key.split('/')[0]!, key.split('/')[1]!)).toStrictEqual(state);
        const { status } = world.motionState();
        ends[status] = (ends[status] ?? 0) + 1;
      }),
      { numRuns: 80 },
    );
    // Not a test of nothing: most lives of a motion were lived.
    expect(Object.keys(ends).length).toBeGreaterThan(4);
  });

  it('what is malformed is refused as that, and never thrown at', () => {
    const types = [...Object.keys(MOTION_SHAPES), ...Object.keys(BALLOT_SHAPES), 'constructor'];
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...types), (junk, type) => {
        const command: unknown = typeof junk === 'object' && junk !== null ? { ...junk, type, junk } : junk;
        const world = play([]);
        expect(world.motion(command as MotionCommand, steward(hour(1)))).toBe('MALFORMED');
        expect(world.ballot(1, command as BallotCommand, steward(hour(1)))).toBe('MALFORMED');
      }),
    );
  });
});

/** A council adopts a motion by double majority; one member steps back, one delegates, the text is changed and confirmed. */
function story(): Moot {
  const world = moot().must(motionDecider, MOTION, { type: 'ProposeMotion', ...PROPOSAL }, holder(1, hour(0)));
  world.must(seatDecider, seatId(COUNCIL, 5), { type: 'Delegate', to: 4, topics: [POLICY], until: day(9) }, holder(5, hour(0)));
  world.must(motionDecider, MOTION, { type: 'Recuse', seat: 3, reason: 'shares', note: C, row: null }, holder(3, hour(0)));
  world.opens({ ...RULE, doubleMajority: { classes: 'all', threshold: MAJORITY, emptyClass: 'class-dropped' } }).votes({ 1: 'no', 2: 'yes', 6: 'yes' });
  world.must(motionDecider, MOTION, { type: 'ReviseMotion', seat: 1, text: NEW_TEXT, note: C }, holder(1, hour(4)));
  world.votes({ 1: 'yes', 4: 'yes', 6: 'yes' }, hour(5));
  const { vote } = world.motionState();
  world.must(ballotDecider, ballotId(MOTION, 2), { type: 'ConfirmBallot', council: COUNCIL, text: NEW_TEXT, rule: vote!.ruleHash, roll: vote!.roll.hash }, holder(2, hour(6)));
  world.closes();
  return world;
}

type Tree = { [name: string]: Tree } & string;
/** Changes one place of one entry; `at` is the entry's first event of that type. */
function forged(type: string, change: (entry: Tree) => void): string[] {
  const entries = entriesOf(story()).map((entry) => structuredClone(entry));
  const target = entries.find(({ events }) => events.some((event) => (event as { type: string }).type === type))!;
  change(target as unknown as Tree);
  return findings(entries);
}
const set = (place: string, value: unknown) => (entry: Tree): void => {
  const path = place.split('.');
  const last = path.pop()!;
  const holder_ = path.reduce<Record<string, unknown>>((one, name) => one[name] as Record<string, unknown>, entry as unknown as Record<string, unknown>);
  expect(holder_[last]).toBeDefined();
  holder_[last] = value;
};

describe('one forged entry is found and named', () => {
  it('the story itself has none', () => {
    expect(findings(entriesOf(story()))).toEqual([]);
    expect(story().motionState()).toMatchObject({ status: 'carried', lab: LAB, result: { overall: { yes: 5, no: 0 }, counted: { delegated: 1, recused: 0, stale: 0 } } });
  });
  it.each<[string, string, (entry: Tree) => void, RegExp[]]>([
    ['a choice, in the event alone', 'BallotCast', set('events.0.choice', 'abstain'), [/EVENTS_DIFFER BallotCast/]],
    ['a choice, in command and event: the result does not follow', 'BallotConfirmed', (entry) => { set('rules', 'ballots/1')(entry); set('events.0.text', TEXT)(entry); }, [/EVENTS_DIFFER BallotConfirmed/, /EVENTS_DIFFER VoteClosed/]],
    ['the text that a ballot names', 'BallotConfirmed', set('command.text', TEXT), [/REFUSED_BY_RULES STALE_TEXT/]],
    ['the text of the motion', 'MotionRevised', set('events.0.text', TEXT), [/EVENTS_DIFFER MotionRevised/]],
    ['the text, in command and event: the ballots are stale', 'MotionRevised', (entry) => { set('command.text', C)(entry); set('events.0.text', C)(entry); }, [/STALE_TEXT/, /EVENTS_DIFFER VoteClosed/]],
    ['the rule', 'VoteOpened', set('events.0.rule.revoting', false), [/EVENTS_DIFFER VoteOpened/]],
    ['the rule, in command and event', 'VoteOpened', (entry) => { set('command.rule.members', 'all-seats')(entry); set('events.0.rule.members', 'all-seats')(entry); }, [/EVENTS_DIFFER VoteOpened/]],
    ['the rule with its hash: no ballot fits', 'VoteOpened', (entry) => { set('events.0.ruleHash', HASH)(entry); }, [/EVENTS_DIFFER VoteOpened/, /REFUSED_BY_RULES WRONG_RULE/]],
    ['the roll', 'VoteOpened', set('events.0.roll.hash', HASH), [/EVENTS_DIFFER VoteOpened/, /REFUSED_BY_RULES WRONG_ROLL/]],
    ['the roll\'s delegations', 'VoteOpened', set('events.0.roll.delegations', []), [/EVENTS_DIFFER VoteOpened/, /EVENTS_DIFFER VoteClosed/]],
    ['the row of a voter', 'BallotCast', set('command.row.index', 5), [/REFUSED_BY_RULES NOT_ON_ROLL/]],
    ['the result', 'VoteClosed', set('events.0.result.overall.yes', 6), [/EVENTS_DIFFER VoteClosed/]],
    ['the outcome', 'VoteClosed', set('events.0.result.outcome', 'failed'), [/EVENTS_DIFFER VoteClosed/]],
    ['when it was closed', 'VoteClosed', set('at', hour(9)), [/REFUSED_BY_RULES NOT_YET/]],
    ['when it was cast', 'BallotCast', set('at', hour(10)), [/REFUSED_BY_RULES CLOSED/]],
    ['who stepped back', 'SeatRecused', set('events.0.member', memberOf(2)), [/EVENTS_DIFFER SeatRecused/, /RECUSED|VoteOpened/]],
    ['who acted', 'BallotCast', set('actor.id', memberOf(2)), [/REFUSED_BY_RULES NOT_ON_ROLL/]],
    ['how it is proved', 'BallotCast', set('authorization.method', 'session'), [/REFUSED_BY_RULES SIGNATURE_REQUIRED/]],
  ])('%s', (_, type, change, expected) => {
    const told = forged(type, change);
    for (const pattern of expected) expect(told.join('\n')).toMatch(pattern);
  });
});
