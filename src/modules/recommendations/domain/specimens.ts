import type { Actor, AuthorizationMethod } from '../../../kernel/actor.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { addSeconds, DAY_SECONDS, instantOf, type Instant } from '../../../kernel/instant.js';
import { othersOf } from '../../../kernel/others.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import type { AssessedAs } from './assessment-steps.js';
import type { RecommendationCommand } from './commands.js';
import type { Assessment, Recommendation, Standing } from './recommendation-state.js';
import { recommendationDecider } from './recommendation.js';

/** People, ids and other streams for the specs of this room. Nothing else imports this. */
export const day = (n: number): Instant => addSeconds(instantOf(1_795_330_800_000), n * DAY_SECONDS); // from 2026-11-22T07:00:00.000Z

export const C: Commitment = `sha256:${'0f'.repeat(32)}`;
export const UUID = '019ab1c2-0000-7000-8000-000000000001';
export const FILE = { hash: '5b'.repeat(32), size: 2_000, name: C };
export const ID = {
  lab: 'e1e1e1e1e1e1', otherLab: 'e2e2e2e2e2e2', council: '3k7w3k7w3k7w', otherCouncil: '3k7x3k7x3k7x', policy: '5p5p5p5p5p5p', mandate: '4f4f4f4f4f4f',
  ours: '7n4q7n4q7n4q', next: '7n4r7n4r7n4r', foreign: '7n4s7n4s7n4s', vote: '8q8q8q8q8q8q', voice: 'v01ce0000000', rival: 'rva100000000',
};

const member = (id: string, ...roles: string[]): Actor => ({ kind: 'member', id, roles });
export const PEOPLE = {
  nobody: { kind: 'anonymous' },
  sten: member('sten00000000', 'steward'),
  voice: member(ID.voice),
  rival: member(ID.rival),
  system: { kind: 'system', part: 'clock' },
} as const satisfies Readonly<Record<string, Actor>>;
export type Person = keyof typeof PEOPLE;
const OWN_METHOD: Readonly<Record<Actor['kind'], AuthorizationMethod>> = { anonymous: 'anonymous', reporter: 'ed25519', member: 'passkey', system: 'system' };

export type World = Readonly<Record<string, unknown>>;

/** A carried vote on the answer to `ours`; its id is made of the number. */
export const voteId = (n: number): string => `8q8q8q8q${`${n}`.padStart(4, '0')}`;
export const vote = (n: number, status: AssessedAs, also: object = {}): World => ({
  [`motion/${voteId(n)}`]: {
    status: 'carried', kind: 'assess', closedAt: day(2_000), council: ID.council, lab: null, policy: null, mandate: null, measure: null,
    subject: { recommendation: ID.ours, status, successor: status === 'superseded' ? ID.next : null }, ...also,
  },
});

export const MOTION = { status: 'carried', kind: 'adopt', council: ID.council, lab: ID.lab, policy: ID.policy, mandate: ID.mandate, measure: C, subject: null, closedAt: day(-1) };
export const MANDATE = {
  lab: ID.lab, council: ID.council, status: 'active', endsAt: null, binding: 'comply-or-explain', answerDays: 40, extensions: 2, extensionDays: 20,
};
export const WORLD: World = {
  [`motion/${ID.ours}`]: MOTION,
  [`mandate/${ID.mandate}`]: MANDATE,
  [`council/${ID.council}`]: { status: 'active', assessDays: 30 },
  [`lab/${ID.lab}`]: { representatives: { [ID.voice]: '2b2b2b2b2b2b' } },
  [`lab/${ID.otherLab}`]: { representatives: { [ID.rival]: '2b2b2b2b2b2b' } },
  [`recommendation/${ID.next}`]: { origin: { kind: 'motion', id: ID.next }, lab: ID.lab },
  [`recommendation/${ID.foreign}`]: { origin: { kind: 'motion', id: ID.foreign }, lab: ID.otherLab },
};

export interface Asked {
  readonly command: RecommendationCommand;
  readonly person: Person;
  readonly on?: number;
  /** Beside `WORLD`. */
  readonly world?: World;
  readonly authorization?: AuthorizationMethod;
}

/** As the ledger and an auditor would ask: what the decider did not name to be read is not there. */
export function circumstancesOf(state: Recommendation, { command, person, on = 0, world, authorization }: Asked): Circumstances {
  const all = { ...WORLD, ...world };
  const actor = PEOPLE[person];
  const others = othersOf(recommendationDecider.reads!(command, state), (kind, id) => all[`${kind}/${id}`], () => []);
  return { at: day(on), actor, authorization: authorization ?? OWN_METHOD[actor.kind], others };
}

export function step(state: Recommendation, asked: Asked): Recommendation {
  const circumstances = circumstancesOf(state, asked);
  const decision = recommendationDecider.decide(state, asked.command, circumstances);
  if (!decision.ok) throw new Error(`${asked.command.type} refused: ${decision.refusal}`);
  return decision.events.reduce((before, event) => recommendationDecider.evolve(before, event, circumstances), state);
}

/** Does what is asked, all of which must be lawful, and gives the state after it. */
export function after(asked: readonly Asked[], id: string = ID.ours): Recommendation {
  return asked.reduce(step, recommendationDecider.initial(id));
}

/** The events, or the code of the refusal. */
export function told(state: Recommendation, asked: Asked): string {
  const decision = recommendationDecider.decide(state, asked.command, circumstancesOf(state, asked));
  return decision.ok ? decision.events.map(({ type }) => type).join(' ') : decision.refusal;
}

export const ISSUE: Extract<RecommendationCommand, { type: 'IssueRecommendation' }> = {
  type: 'IssueRecommendation', origin: { kind: 'motion', id: ID.ours }, lab: ID.lab, council: ID.council, policy: ID.policy, mandate: ID.mandate, answerDays: 40, assessDays: 30,
};
export const respond = (standing: Standing, by: string | null = null, evidence: readonly (typeof FILE)[] = []): Extract<RecommendationCommand, { type: 'Respond' }> => ({
  type: 'Respond', standing, by, statement: C, evidence,
});
export const assessAs = (n: number, status: AssessedAs, on = 60): Asked => ({
  command: { type: 'Assess', status, motion: voteId(n), successor: status === 'superseded' ? ID.next : null }, person: 'system', on, world: vote(n, status),
});

const ANSWERED: Asked = { command: respond('accept', '2027-03-01'), person: 'voice', on: 10 };
const ISSUED: Asked = { command: ISSUE, person: 'system' };
const OVERDUE: Asked = { command: { type: 'MarkOverdue' }, person: 'system', on: 40 };

/** A lawful way to each status. */
export const WAY_TO: Readonly<Record<Assessment, readonly Asked[]>> = {
  awaiting: [ISSUED],
  received: [ISSUED, ANSWERED],
  acceptable: [ISSUED, ANSWERED, assessAs(1, 'acceptable', 20)],
  'acceptable-alternate': [ISSUED, ANSWERED, assessAs(1, 'acceptable-alternate', 20)],
  unacceptable: [ISSUED, ANSWERED, assessAs(1, 'unacceptable', 20)],
  'omitted-or-reframed': [ISSUED, ANSWERED, assessAs(1, 'omitted-or-reframed', 20)],
  'no-response': [ISSUED, OVERDUE, assessAs(1, 'no-response', 50)],
  implemented: [ISSUED, ANSWERED, assessAs(1, 'acceptable', 20), assessAs(2, 'implemented', 30)],
  partly: [ISSUED, ANSWERED, assessAs(1, 'acceptable', 20), assessAs(2, 'partly', 30)],
  'claimed-unproven': [ISSUED, ANSWERED, assessAs(1, 'acceptable', 20), assessAs(2, 'claimed-unproven', 30)],
  declined: [ISSUED, ANSWERED, assessAs(1, 'unacceptable', 20), assessAs(2, 'declined', 30)],
  superseded: [ISSUED, assessAs(1, 'superseded', 20)],
  'no-longer-applicable': [ISSUED, assessAs(1, 'no-longer-applicable', 20)],
  reconsidered: [ISSUED, assessAs(1, 'reconsidered', 20)],
};
