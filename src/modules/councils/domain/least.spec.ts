import { describe, expect, it } from '@jest/globals';
import type { Instant } from '../../../kernel/instant.js';
import { councilDecider, type Council2, type CouncilCommand2 } from './council-2.js';
import { councilDecider as councilDecider1 } from './council.js';
import { type Least, leastOfVotes, leastPresent, share, USUAL_LEAST } from './least.js';
import { motionDecider, type Motion2 } from './motion-2.js';
import { clock, holder, hour, MAJORITY, milliseconds, MOTION, moot, type Moot, NEW_TEXT, proposed, RESOLUTION, RULE, SEATS, steward } from './motion.fixture.js';
import type { MotionCommand, Proposal } from './motion-commands.js';
import { motionDecider as motionDecider1 } from './motion.js';
import type { VoteRule } from './rule-object.js';
import { anyWorld, by, C, COUNCIL, FOUND, HASH, ID, type World } from './world.fixture.js';

/** Seats 1 to 6 of 7 are filled; a charter asks for half of all seats, a day to discuss and two to vote. */
const LEAST: Least = { quorum: { fraction: '1/2', members: 'all-seats' }, discussionHours: 24, votingHours: 48 };
const NONE: Least = { quorum: null, discussionHours: 0, votingHours: 0 };
const HALF = { base: 'membersPresent', cmp: '>=', fraction: '1/2' } as const;

function under<W extends World>(world: W, least: Least): W {
  const council = world.state('council', COUNCIL) as Council2;
  world.put('council', COUNCIL, { ...council, charter: { ...council.charter!, least } });
  return world;
}
const waiting = (least: Least = LEAST, filled: readonly number[] = SEATS): Moot => under(proposed(RESOLUTION, filled), least);
const asked = (world: Moot, command: MotionCommand, circumstances = holder(1, hour(24))): string => world.ask(motionDecider, MOTION, command, circumstances);
const by2 = (rule: Partial<VoteRule>): MotionCommand => ({ type: 'OpenVote', rule: { ...LAWFUL, ...rule } });
const LAWFUL: VoteRule = {
  ...RULE, tally: { method: 'yes-no', threshold: MAJORITY, quorum: { base: 'membersPresent', cmp: '>=', value: 4 } }, opensAt: null, closesAt: hour(72),
};
const yesNo = (quorum: object): Partial<VoteRule> => ({ tally: { method: 'yes-no', threshold: MAJORITY, quorum } as VoteRule['tally'] });

describe('who would carry a motion alone', () => {
  it('gives the vote two milliseconds', () => {
    const alone = (world: Moot, decider: typeof motionDecider): string =>
      world.ask(decider, MOTION, { type: 'OpenVote', rule: { ...RULE, opensAt: null, closesAt: milliseconds(hour(24), 2) } }, holder(1, hour(24)));
    // So it was.
    expect(alone(waiting(), motionDecider1 as never)).toBe('ok');
    expect(alone(waiting(), motionDecider)).toBe('VOTE_TOO_SHORT');
  });

  it('opens it as soon as he has proposed', () => {
    expect(asked(waiting(), by2({ closesAt: hour(49) }), holder(1, hour(1)))).toBe('DISCUSSION_TOO_SHORT');
    expect(asked(waiting(), by2({}), holder(1, milliseconds(hour(24), -1)))).toBe('DISCUSSION_TOO_SHORT');
    expect(asked(waiting(), by2({}), holder(1, hour(24)))).toBe('ok');
    expect(asked(waiting(), by2({ opensAt: hour(24) }), holder(1, hour(1)))).toBe('ok');
    expect(asked(waiting(), by2({ closesAt: milliseconds(hour(72), -1) }))).toBe('VOTE_TOO_SHORT');
  });

  const quorums: readonly [string, Partial<VoteRule>, 'ok' | 'QUORUM_TOO_LOW'][] = [
    ['none', { tally: { method: 'yes-no', threshold: MAJORITY } }, 'QUORUM_TOO_LOW'],
    ['none among many options', { tally: { method: 'approval', options: ['a', 'b'], tie: [] }, quorum: null }, 'QUORUM_TOO_LOW'],
    ['none by consent', { tally: { method: 'consent' }, delegation: 0 }, 'QUORUM_TOO_LOW'],
    ['three of seven', yesNo({ base: 'membersPresent', cmp: '>=', value: 3 }), 'QUORUM_TOO_LOW'],
    ['more than three', yesNo({ base: 'membersPresent', cmp: '>', value: 3 }), 'ok'],
    ['half of those who sit there', { ...yesNo(HALF), recused: { quorum: 'counted', threshold: 'not-counted' } }, 'QUORUM_TOO_LOW'],
    ['more than half of those who sit there', { ...yesNo({ ...HALF, cmp: '>' }), recused: { quorum: 'counted', threshold: 'not-counted' } }, 'ok'],
    ['half of all', { ...yesNo(HALF), members: 'all-seats', recused: { quorum: 'counted', threshold: 'not-counted' } }, 'ok'],
    ['half of whoever does not stand back', { ...yesNo(HALF), members: 'all-seats' }, 'QUORUM_TOO_LOW'],
    ['half of all, of those who vote yes or no', { ...yesNo({ ...HALF, base: 'votesCast' }), members: 'all-seats', recused: { quorum: 'counted', threshold: 'not-counted' } }, 'ok'],
    ['half of all among many options', { tally: { method: 'approval', options: ['a', 'b'], tie: [] }, quorum: { ...HALF, base: 'membersPresent', fraction: '2/3' }, recused: { quorum: 'counted', threshold: 'counted' } }, 'ok'],
  ];
  it.each(quorums)('writes a rule whose quorum is %s', (_, rule, verdict) => {
    expect(asked(waiting(), by2(rule))).toBe(verdict);
  });

  it('has a council in which nobody else sits', () => {
    expect(asked(waiting(LEAST, [1]), by2({ ...yesNo({ ...HALF, fraction: '1' }), recused: { quorum: 'counted', threshold: 'counted' } }))).toBe('QUORUM_TOO_LOW');
    const ofFilled = { ...LEAST, quorum: { fraction: '1/2', members: 'filled-seats' } } as const;
    expect(asked(waiting(ofFilled, [1]), by2({ ...yesNo(HALF), recused: { quorum: 'counted', threshold: 'counted' } }))).toBe('ok');
  });

  it('asks for a signature last', () => {
    expect(asked(waiting(), by2({ closesAt: hour(25) }), holder(1, hour(24), 'session'))).toBe('VOTE_TOO_SHORT');
    expect(asked(waiting(), by2({}), holder(1, hour(24), 'session'))).toBe('SIGNATURE_REQUIRED');
  });

  it('puts the others out in a second', () => {
    const out = (closesAt: Instant): MotionCommand => ({ type: 'ProposeRecusal', seat: 1, of: 4, reason: 'shares', note: C, closesAt });
    expect(asked(waiting(), out(milliseconds(hour(24), 1000)))).toBe('VOTE_TOO_SHORT');
    expect(asked(waiting(), out(hour(72)))).toBe('ok');
    // No charter makes such a vote longer than the longest there is.
    expect(asked(waiting({ ...LEAST, votingHours: 2160 }), out(hour(24 + 336)))).toBe('ok');
  });

  it.each([[[1, 2, 3], 'not-recused'], [[1, 2, 3, 5], 'recused']] as const)('puts another out with the votes of seats %j', (seats, outcome) => {
    const world = waiting();
    asked(world, { type: 'ProposeRecusal', seat: 1, of: 4, reason: 'shares', note: C, closesAt: hour(72) });
    for (const seat of seats) expect(asked(world, { type: 'VoteOnRecusal', seat, of: 4, choice: 'yes' }, holder(seat, hour(30)))).toBe('ok');
    expect(asked(world, { type: 'CloseRecusal', of: 4 }, clock(hour(72)))).toBe('ok');
    expect(world.open.recusals[0]!.outcome).toBe(outcome);
    expect(world.open.recused).toHaveLength(outcome === 'recused' ? 1 : 0);
  });

  it('changes the text when it has been discussed', () => {
    const revise = (at: Instant, world: Moot): string => asked(world, { type: 'ReviseMotion', seat: 1, text: NEW_TEXT, note: C }, holder(1, at));
    const before = waiting();
    expect(revise(hour(23), before)).toBe('ok');
    expect(asked(before, by2({}))).toBe('DISCUSSION_TOO_SHORT');
    expect(asked(before, by2({ opensAt: hour(47), closesAt: hour(95) }))).toBe('ok');

    const open = waiting();
    expect(asked(open, by2({ closesAt: hour(110) }))).toBe('ok');
    expect(revise(hour(39), open)).toBe('VOTE_TOO_SHORT');
    expect(revise(hour(38), open)).toBe('ok');
  });

  it('lowers the quorum in the same minute', () => {
    const world = under(moot(), LEAST);
    const subject = { version: 2, hash: HASH, classes: [], assessDays: 60, least: NONE };
    const classes = (world.state('council', COUNCIL) as Council2).charter!.classes;
    const charter: Proposal = { ...RESOLUTION, kind: 'charter', subject: { ...subject, classes } };
    expect(asked(world, { type: 'ProposeMotion', ...charter }, holder(1, hour(0)))).toBe('ok');
    expect(asked(world, by2({ closesAt: milliseconds(hour(0), 2) }), holder(1, hour(0)))).toBe('DISCUSSION_TOO_SHORT');
    expect(asked(world, by2({ tally: { method: 'yes-no', threshold: MAJORITY } }))).toBe('QUORUM_TOO_LOW');
    const adopt: CouncilCommand2 = { type: 'AdoptCharter', charter: C, labels: C, motion: MOTION, ...subject, classes };
    expect(world.ask(councilDecider, COUNCIL, adopt, steward(hour(1)))).toBe('NOT_CARRIED');
    expect(asked(world, by2({}))).toBe('ok');
    expect(world.ask(councilDecider, COUNCIL, adopt, steward(hour(30)))).toBe('NOT_CARRIED');
  });
});

describe('a charter', () => {
  const founded = (least: unknown): string => anyWorld().ask(councilDecider, COUNCIL, { ...FOUND, least } as CouncilCommand2, by('sten'));
  it.each([
    ['the usual', USUAL_LEAST, 'ok'], ['none, said openly', NONE, 'ok'], ['nothing', undefined, 'MALFORMED'], ['no member for a quorum', { discussionHours: 0, votingHours: 0 }, 'MALFORMED'],
    ['more than all', { ...NONE, quorum: { fraction: '3/2', members: 'all-seats' } }, 'MALFORMED'], ['a share of nobody', { ...NONE, quorum: { fraction: '0/1', members: 'all-seats' } }, 'MALFORMED'],
    ['words', { ...NONE, quorum: { fraction: '1/2', members: 'all-seats', why: 'poor Anna' } }, 'MALFORMED'], ['for ever', { ...NONE, votingHours: 2161 }, 'MALFORMED'], ['less than no time', { ...NONE, discussionHours: -1 }, 'MALFORMED'],
  ])('says %s', (_, least, verdict) => {
    expect(founded(least)).toBe(verdict);
  });

  it('of before is followed by one that says it, and from then on it binds', () => {
    const { classes, assessDays } = FOUND as Extract<CouncilCommand2, { type: 'FoundCouncil' }>;
    const world = anyWorld().must(councilDecider1, COUNCIL, FOUND, by('sten'));
    const adopt: CouncilCommand2 = { type: 'AdoptCharter', version: 2, charter: C, labels: C, hash: HASH, classes, assessDays, motion: null, least: LEAST };
    expect((world.state('council', COUNCIL) as Council2).charter!.least).toBeUndefined();
    expect(world.ask(councilDecider, COUNCIL, adopt, by('sten'))).toBe('ok');
    expect((world.state('council', COUNCIL) as Council2).charter).toMatchObject({ version: 2, least: LEAST });
    // What else happens to it leaves the charter alone.
    expect(world.ask(councilDecider, COUNCIL, { type: 'DissolveCouncil', reason: 'other', note: C }, by('sten'))).toBe('ok');
    expect((world.state('council', COUNCIL) as Council2).charter!.least).toEqual(LEAST);
  });

  it('of before says nothing, and is adopted by rules of before', () => {
    expect(anyWorld().ask(councilDecider1, COUNCIL, { ...FOUND, least: NONE } as never, by('sten'))).toBe('MALFORMED');
    expect(leastOfVotes(undefined)).toBe(false);
  });

  it('holds what it says, and another what the motion decided', () => {
    const world = anyWorld().must(councilDecider, COUNCIL, { ...FOUND, least: LEAST } as CouncilCommand2, by('sten'));
    expect((world.state('council', COUNCIL) as Council2).charter!.least).toEqual(LEAST);
    const { classes, assessDays } = FOUND as Extract<CouncilCommand2, { type: 'FoundCouncil' }>;
    const adopt = (least: Least): CouncilCommand2 => ({ type: 'AdoptCharter', version: 2, charter: C, labels: C, hash: HASH, classes, assessDays, motion: ID.motion, least });
    const carried = (subject: object): void => void world.put('motion', ID.motion, { council: COUNCIL, kind: 'charter', status: 'carried', subject: { version: 2, hash: HASH, classes, assessDays, ...subject } });
    carried({ least: LEAST });
    expect(world.ask(councilDecider, COUNCIL, adopt(NONE), by('sten'))).toBe('NOT_AS_DECIDED');
    expect(world.ask(councilDecider, COUNCIL, adopt({ ...LEAST, quorum: { fraction: '1/2', members: 'filled-seats' } }), by('sten'))).toBe('NOT_AS_DECIDED');
    // A motion from before decided nothing about it.
    carried({});
    expect(world.ask(councilDecider, COUNCIL, adopt(NONE), by('sten'))).toBe('NOT_AS_DECIDED');
    carried({ least: NONE });
    expect(world.ask(councilDecider, COUNCIL, adopt(NONE), by('sten', 0, 'session'))).toBe('SIGNATURE_REQUIRED');
    expect(world.ask(councilDecider, COUNCIL, adopt(NONE), by('sten'))).toBe('ok');
    expect((world.state('council', COUNCIL) as Council2).charter).toMatchObject({ version: 2, least: NONE });
  });
});

describe('a motion', () => {
  const charter = (subject: object): MotionCommand => ({ type: 'ProposeMotion', ...RESOLUTION, kind: 'charter', subject: { version: 2, hash: HASH, classes: (FOUND as { classes: unknown }).classes, assessDays: 60, ...subject } as never });
  it.each([
    ['a charter that says what no vote may fall below', charter({ least: LEAST }), 'ok'],
    ['one that does not', charter({}), 'MALFORMED'],
    ['one that says it in words', charter({ least: 'poor Anna' }), 'MALFORMED'],
    ['something else with words in it', { type: 'ProposeMotion', ...RESOLUTION, kind: 'remove', subject: { seat: 2, least: 'poor Anna' } as never }, 'MALFORMED'],
    ['something else with a least', { type: 'ProposeMotion', ...RESOLUTION, kind: 'remove', subject: { seat: 2, least: LEAST } as never }, 'MALFORMED'],
    ['nothing but a least', { type: 'ProposeMotion', ...RESOLUTION, subject: { least: LEAST } as never }, 'MALFORMED'],
  ] as readonly [string, MotionCommand, string][])('proposes %s', (_, command, verdict) => {
    const world = under(moot(), LEAST);
    expect(asked(world, command, holder(1, hour(0)))).toBe(verdict);
    if (verdict === 'ok') expect((world.open as Motion2).subject).toMatchObject({ least: LEAST });
  });

  it('of a council whose charter is of before is voted on as before', () => {
    const world = proposed(RESOLUTION);
    expect(asked(world, { type: 'OpenVote', rule: { ...RULE, opensAt: null, closesAt: milliseconds(hour(1), 2) } }, holder(1, hour(1)))).toBe('ok');
  });

  it('of a council that asks for nothing is voted on at once', () => {
    expect(asked(waiting(NONE), { type: 'OpenVote', rule: { ...RULE, opensAt: null, closesAt: milliseconds(hour(1), 2) } }, holder(1, hour(1)))).toBe('ok');
  });
});

describe('an objection', () => {
  const CONSENT: Partial<VoteRule> = { tally: { method: 'consent', quorum: { base: 'membersPresent', cmp: '>=', value: 4 } }, amendable: false, delegation: 0 };
  const OBJECTION = '5j5j5j5j5j5j';
  const test = (seat: number, valid = false): [MotionCommand, ReturnType<typeof holder>] => [{ type: 'TestObjection', seat, objection: OBJECTION, valid }, holder(seat, hour(30))];
  const objected = (filled: readonly number[] = SEATS): Moot => {
    const world = waiting({ ...LEAST, quorum: null }, filled);
    expect(asked(world, by2(CONSENT))).toBe('ok');
    expect(asked(world, { type: 'RaiseObjection', seat: 2, objection: OBJECTION, reasoned: true, argument: C }, holder(2, hour(25)))).toBe('ok');
    return world;
  };
  const found = (world: Moot): string => world.open.objections[0]!.tested;

  it('falls when more than half of the others find it invalid, not before', () => {
    const world = objected();
    expect(asked(world, ...test(3))).toBe('ok');
    expect(asked(world, ...test(4))).toBe('ok');
    expect(found(world)).toBe('untested');
    expect(asked(world, ...test(3, true))).toBe('ALREADY_CAST');
    expect(asked(world, ...test(5))).toBe('ok');
    expect(found(world)).toBe('invalid');
    expect(asked(world, ...test(6, true))).toBe('ALREADY_TESTED');
  });

  it('is not tested by who raised it, who proposed the motion, or a steward', () => {
    const world = objected();
    expect(asked(world, ...test(2))).toBe('OWN_CASE');
    expect(asked(world, ...test(1))).toBe('OWN_CASE');
    expect(asked(world, { type: 'TestObjection', seat: null, objection: OBJECTION, valid: false }, steward(hour(30)))).toBe('MALFORMED');
    expect(asked(world, test(3)[0], holder(3, hour(30), 'session'))).toBe('SIGNATURE_REQUIRED');
  });

  it('stands where there is one other only', () => {
    const world = objected([1, 2, 3]);
    expect(asked(world, ...test(3))).toBe('ok');
    expect(found(world)).toBe('untested');
    const four = objected([1, 2, 3, 4]);
    for (const seat of [3, 4]) asked(four, ...test(seat));
    expect(found(four)).toBe('invalid');
  });

  it('is found valid as it is found invalid, and stands', () => {
    const world = objected();
    for (const seat of [3, 4, 5]) expect(asked(world, ...test(seat, true))).toBe('ok');
    expect(found(world)).toBe('valid');
    expect(asked(world, { type: 'CloseVote' }, clock(hour(72)))).toBe('ok');
    expect(world.open.result!.outcome).not.toBe('carried');
  });

  it('is not tested by who came into his seat after the vote was opened', () => {
    const world = objected();
    const seat = world.state('seat', `${COUNCIL}-6`) as { holder: object };
    world.put('seat', `${COUNCIL}-6`, { ...seat, holder: { ...seat.holder, since: hour(25) } });
    expect(asked(world, ...test(6))).toBe('NOT_ON_ROLL');
  });
});

describe('how many must take part', () => {
  it.each([['1/2', 7, 4], ['1/2', 6, 3], ['2/3', 7, 5], ['1/1', 7, 7], ['1/9999', 7, 1], ['1/2', 0, 0]] as const)('%s of %i is %i', (fraction, seats, n) => {
    expect(leastPresent({ ...NONE, quorum: { fraction, members: 'all-seats' } }, { 'all-seats': seats, 'filled-seats': 0 })).toBe(n);
  });
  it('is a share', () => {
    expect(['1/2', '1/1', '9999/9999'].every(share)).toBe(true);
    expect(['0/1', '1/0', '2/1', '1', '1/2 ', '01/2', 0.5, null].some(share)).toBe(false);
  });
});
