import type { AuthorizationMethod } from '../../../kernel/actor.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { addSeconds, epochMs, instantOf, type Instant } from '../../../kernel/instant.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { type AskedBallot, type BallotCommand } from './ballot-commands.js';
import { ballotId, type Ballot } from './ballot-state.js';
import { ballotDecider } from './ballot.js';
import { type Comment, type CommentCommand, commentDecider } from './comment.js';
import { councilDecider as councilDecider2, type CouncilCommand2 } from './council-2.js';
import { councilDecider } from './council.js';
import type { Least } from './least.js';
import type { MotionCommand, Proposal } from './motion-commands.js';
import type { Motion } from './motion-state.js';
import { motionDecider } from './motion.js';
import { RollTree, rowsOf } from './roll.js';
import type { VoteRule } from './rule-object.js';
import { seatDecider } from './seat.js';
import { seatId, type Seat } from './seat-state.js';
import type { Choice } from './tally/index.js';
import { by, C, CITIZENS, COUNCIL, day, DAY_0, EXPERTS, FOUND, LAB, World } from './world.fixture.js';

/** A council of three classes that sits: seats 1 to 3 citizens, 4 and 5 experts, 6 a worker; and a motion before it. */
export const MOTION = '7n4q7n4q7n4q';
export const SECOND = '7n4q7n4q7n4r';
export const POLICY = '5p5p5p5p5p5p';
export const MANDATE = '4f4f4f4f4f4f';
export const INCIDENT = '1d1d1d1d1d1d';
export const RECOMMENDATION = '8r8r8r8r8r8r';
export const TEXT: Commitment = `sha256:${'aa'.repeat(32)}`;
export const NEW_TEXT: Commitment = `sha256:${'bb'.repeat(32)}`;

export const memberOf = (seat: number): string => `mem${seat}00000000`;
const CLASS_OF: Readonly<Record<number, string>> = { 1: 'citizens', 2: 'citizens', 3: 'citizens', 4: 'experts', 5: 'experts', 6: 'workers' };
export const SEATS = [1, 2, 3, 4, 5, 6] as const;

/** Hours after day 0. */
export const hour = (n: number): Instant => addSeconds(DAY_0, n * 3600);
export const milliseconds = (at: Instant, n: number): Instant => instantOf(epochMs(at) + n);

export function holder(seat: number, at: Instant, authorization: AuthorizationMethod = 'passkey'): Circumstances {
  return { at, actor: { kind: 'member', id: memberOf(seat), roles: [] }, authorization };
}
export function steward(at: Instant, authorization: AuthorizationMethod = 'passkey'): Circumstances {
  return { ...by('sten'), at, authorization };
}
export const clock = (at: Instant): Circumstances => ({ at, actor: { kind: 'system', part: 'clock' }, authorization: 'system' });
export const nobody = (at: Instant): Circumstances => ({ at, actor: { kind: 'anonymous' }, authorization: 'anonymous' });

export const PROPOSAL: Proposal = {
  council: COUNCIL, seat: 1, kind: 'adopt', lab: LAB, policy: POLICY, mandate: MANDATE, subject: null, title: C, text: TEXT, measure: C, incidents: [], commentsUntil: null,
};
export const RESOLUTION: Proposal = { ...PROPOSAL, kind: 'resolve', lab: null, policy: null, mandate: null, measure: null };
export const MAJORITY = { base: 'votesCast', cmp: '>', fraction: '1/2' } as const;

/** More than half of the votes cast, from hour 2 to hour 10. */
export const RULE: VoteRule = {
  tally: { method: 'yes-no', threshold: MAJORITY }, quorum: null, members: 'filled-seats', recused: { quorum: 'not-counted', threshold: 'not-counted' },
  doubleMajority: null, opensAt: hour(2), closesAt: hour(10), ballots: 'open', revealUntil: null, unopened: 'not-counted', revoting: true, amendable: true, delegation: 1,
};
export const SEALED_RULE: VoteRule = { ...RULE, ballots: 'sealed', revealUntil: hour(20) };

export class Moot extends World {
  /** By which version motions are judged here. */
  motionRules = motionDecider;

  motion(command: MotionCommand, circumstances: Circumstances, id = MOTION): string {
    return this.ask(this.motionRules, id, command, circumstances);
  }

  ballot(seat: number, command: BallotCommand, circumstances: Circumstances, motion = MOTION): string {
    return this.ask(ballotDecider, ballotId(motion, seat), command, circumstances);
  }

  comment(command: CommentCommand, circumstances: Circumstances, id = '2c2c2c2c2c2c'): string {
    return this.ask(commentDecider, id, command, circumstances);
  }

  get open(): Motion {
    return this.motionState();
  }

  motionState(id = MOTION): Motion {
    return this.state('motion', id) as Motion;
  }

  ballotState(seat: number, motion = MOTION): Ballot {
    return this.state('ballot', ballotId(motion, seat)) as Ballot;
  }

  commentState(id = '2c2c2c2c2c2c'): Comment {
    return this.state('comment', id) as Comment;
  }

  /** What a member's client fills in. */
  marked(seat: number, choice: Choice, more: Partial<AskedBallot<'CastBallot'>> = {}, motion = MOTION): BallotCommand {
    const { vote, text, council } = this.motionState(motion);
    const tree = this.trees.get(motion)!;
    const row = tree.prove(memberOf(seat), seat) ?? { class: 'citizens', index: 0, path: [] };
    return { type: 'CastBallot', council, text: text!, rule: vote!.ruleHash, roll: vote!.roll.hash, row, choice, sealed: null, reason: null, ...more };
  }

  readonly trees = new Map<string, RollTree>();

  /** Opens the vote as the proposer asks for it, and keeps the roll's tree as the node does. */
  opens(rule: VoteRule = RULE, at: Instant = hour(1), motion = MOTION): this {
    this.must(this.motionRules, motion, { type: 'OpenVote', rule }, steward(at));
    this.trees.set(motion, new RollTree(rowsOf(this.seats(), at)));
    return this;
  }

  seats(): readonly Seat[] {
    return SEATS.flatMap((number) => (this.state('seat', seatId(COUNCIL, number)) as Seat | undefined) ?? []);
  }

  votes(choices: Readonly<Record<number, Choice>>, at: Instant = hour(3), motion = MOTION): this {
    for (const [seat, choice] of Object.entries(choices)) this.must(ballotDecider, ballotId(motion, Number(seat)), this.marked(Number(seat), choice, {}, motion), holder(Number(seat), at));
    return this;
  }

  closes(at: Instant = hour(10), motion = MOTION): Motion {
    this.must(this.motionRules, motion, { type: 'CloseVote' }, clock(at));
    return this.motionState(motion);
  }
}

export function moot(filled: readonly number[] = SEATS, least?: Least): Moot {
  const active = Object.fromEntries(SEATS.map((seat) => [memberOf(seat), { status: 'active' }]));
  const world = new Moot()
    .put('members', 'roster', { members: { ...active, sten00000000: { status: 'active' } } })
    .put('entity', LAB, { status: 'registered', kind: 'organisation' })
    .put('policy', POLICY, { lab: LAB, status: 'published' })
    .put('mandate', MANDATE, { lab: LAB, council: COUNCIL, policies: 'all', status: 'active', endsAt: null })
    .put('incident', INCIDENT, { status: 'published' })
    .put('recommendation', RECOMMENDATION, { council: COUNCIL }) as Moot;
  const classes = [{ ...CITIZENS, seats: 4, filledBy: ['appointment'] as const }, { ...EXPERTS, seats: 2 }, { ...EXPERTS, code: 'workers', seats: 1 }];
  if (least) world.must(councilDecider2, COUNCIL, { ...FOUND, classes, least } as CouncilCommand2, by('sten'));
  else world.must(councilDecider, COUNCIL, { ...FOUND, classes } as typeof FOUND, by('sten'));
  for (const seat of filled) {
    const code = CLASS_OF[seat]!;
    world.must(
      seatDecider, seatId(COUNCIL, seat),
      { type: 'FillSeat', class: code, member: memberOf(seat), name: C, way: 'appointment', until: code === 'citizens' ? day(400) : null, motion: null, draw: null },
      by('sten'),
    );
  }
  return world;
}

/** The motion is proposed in the first hour. */
export function proposed(proposal: Proposal = PROPOSAL, filled: readonly number[] = SEATS): Moot {
  return moot(filled).must(motionDecider, MOTION, { type: 'ProposeMotion', ...proposal }, holder(proposal.seat, hour(0)));
}

export function opened(rule: VoteRule = RULE, proposal: Proposal = PROPOSAL): Moot {
  return proposed(proposal).opens(rule);
}
