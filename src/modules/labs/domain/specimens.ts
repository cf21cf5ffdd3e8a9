import type { Actor, AuthorizationMethod } from '../../../kernel/actor.js';
import type { Circumstances, Decider } from '../../../kernel/decider.js';
import { addSeconds, DAY_SECONDS, instantOf, type Instant } from '../../../kernel/instant.js';
import { othersOf } from '../../../kernel/others.js';
import type { Commitment } from '../../../ledger/core/commitment.js';

/** People, ids and other streams for the specs of this room. Nothing else imports this. */
export const day = (n: number): Instant => addSeconds(instantOf(1_795_330_800_000), n * DAY_SECONDS); // from 2026-11-22T07:00:00.000Z

export const C: Commitment = `sha256:${'0f'.repeat(32)}`;
export const HASH = '5b'.repeat(32);
export const UUID = '019ab1c2-0000-7000-8000-000000000001';
export const ID = {
  lab: 'e1e1e1e1e1e1', otherLab: 'e2e2e2e2e2e2', council: '3k7w3k7w3k7w', policy: '5p5p5p5p5p5p', claim: '2b2b2b2b2b2b', second: '2c2c2c2c2c2c',
  mandate: '4f4f4f4f4f4f', recommendation: '7n4q7n4q7n4q', voice: 'v01ce0000000', guest: 'gest00000000', rival: 'rva100000000',
};

const member = (id: string, ...roles: string[]): Actor => ({ kind: 'member', id, roles });
export const PEOPLE = {
  nobody: { kind: 'anonymous' },
  sten: member('sten00000000', 'steward'),
  ed: member('ed0000000000', 'editor'),
  guest: member(ID.guest),
  voice: member(ID.voice),
  rival: member(ID.rival),
  system: { kind: 'system', part: 'clock' },
} as const satisfies Readonly<Record<string, Actor>>;
export type Person = keyof typeof PEOPLE;
const OWN_METHOD: Readonly<Record<Actor['kind'], AuthorizationMethod>> = { anonymous: 'anonymous', reporter: 'ed25519', member: 'passkey', system: 'system' };

/** `kind/id` of other streams with their states. */
export type World = Readonly<Record<string, unknown>>;

export const WORLD: World = {
  [`entity/${ID.lab}`]: { status: 'registered', kind: 'organisation' },
  [`lab/${ID.lab}`]: { representatives: { [ID.voice]: ID.claim } },
  [`lab/${ID.otherLab}`]: { representatives: { [ID.rival]: ID.claim } },
  [`council/${ID.council}`]: { status: 'active', assessDays: 30 },
  [`policy/${ID.policy}`]: { lab: ID.lab },
  [`recommendation/${ID.recommendation}`]: { lab: ID.lab },
};

export interface Asked<K> {
  readonly command: K;
  readonly person: Person;
  readonly on?: number;
  readonly world?: World;
  readonly authorization?: AuthorizationMethod;
}

/** As the ledger and an auditor would ask: what the decider did not name to be read is not there. */
export function circumstancesOf<S, K extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
  decider: Decider<S, K, E, R>,
  state: S,
  { command, person, on = 0, world = WORLD, authorization }: Asked<K>,
): Circumstances {
  const reads = decider.reads?.(command, state) ?? [];
  const actor = PEOPLE[person];
  return { at: day(on), actor, authorization: authorization ?? OWN_METHOD[actor.kind], others: othersOf(reads, (kind, id) => world[`${kind}/${id}`], () => []) };
}

/** Does what is asked, all of which must be lawful, and gives the state after it. */
export function after<S, K extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
  decider: Decider<S, K, E, R>,
  id: string,
  asked: readonly Asked<K>[],
): S {
  return asked.reduce<S>((state, one) => {
    const circumstances = circumstancesOf(decider, state, one);
    const decision = decider.decide(state, one.command, circumstances);
    if (!decision.ok) throw new Error(`${one.command.type} refused: ${decision.refusal}`);
    return decision.events.reduce<S>((before, event) => decider.evolve(before, event, circumstances), state);
  }, decider.initial(id));
}

/** The events, or the code of the refusal. */
export function told<S, K extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
  decider: Decider<S, K, E, R>,
  state: S,
  asked: Asked<K>,
): string {
  const decision = decider.decide(state, asked.command, circumstancesOf(decider, state, asked));
  return decision.ok ? decision.events.map(({ type }) => type).join(' ') : decision.refusal;
}
