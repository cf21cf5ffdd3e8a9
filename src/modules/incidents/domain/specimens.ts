import type { Actor, AuthorizationMethod } from '../../../kernel/actor.js';
import type { Circumstances, Decider } from '../../../kernel/decider.js';
import { addSeconds, DAY_SECONDS, instantOf, type Instant } from '../../../kernel/instant.js';
import type { Commitment } from './commitments.js';
import { INCIDENT_FIELDS, REPORT_FIELDS, type CommittedReport, type CommittedRevision } from './fields.js';

/** People, ids and commitments for the specs of this room. Nothing else imports this. */
export const DAY_0: Instant = instantOf(1_795_330_800_000); // 2026-11-22T07:00:00.000Z
export const day = (n: number): Instant => addSeconds(DAY_0, n * DAY_SECONDS);

export const C: Commitment = `sha256:${'0f'.repeat(32)}`;
export const KEY = `${'A'.repeat(43)}=`;
export const OTHER_KEY = `${'B'.repeat(42)}A=`;
export const UUID = '019ab1c2-0000-7000-8000-000000000001';
export const ID = { report: '5m0c8xk2h7rd', other: '5m0c8xk2h7re', incident: '3k7w9qzp04tn', second: '3k7w9qzp04tp', entity: '7a7a7a7a7a7a', question: '9q9q9q9q9q9q' };

export const REPORT_CONTENT = Object.fromEntries(REPORT_FIELDS.map((field) => [field, C])) as CommittedReport;
export const REVISION = Object.fromEntries(INCIDENT_FIELDS.map((field) => [field, C])) as CommittedRevision;
export const SOURCE = { name: 'aiid', record: '4', url: 'https://incidentdatabase.ai/cite/4', licence: 'CC-BY-SA-4.0', retrieved: '2026-07-01' };

const member = (id: string, ...roles: string[]): Actor => ({ kind: 'member', id, roles });

export const PEOPLE = {
  nobody: { kind: 'anonymous' },
  reporter: { kind: 'reporter', key: KEY },
  stranger: { kind: 'reporter', key: OTHER_KEY },
  ada: member('ada000000000', 'editor'),
  ben: member('ben000000000', 'editor'),
  sten: member('sten00000000', 'steward'),
  sara: member('sara00000000', 'steward'),
  guest: member('guest0000000'),
  voice: member('v01ce0000000', `respondent:${ID.entity}`),
  system: { kind: 'system', part: 'clock' },
} as const satisfies Readonly<Record<string, Actor>>;
export type Person = keyof typeof PEOPLE;

const OWN_METHOD: Readonly<Record<Actor['kind'], AuthorizationMethod>> = { anonymous: 'anonymous', reporter: 'ed25519', member: 'passkey', system: 'system' };

/** As that person would act, with his own key where he has one. */
export function by(person: Person, on = 0, authorization: AuthorizationMethod = OWN_METHOD[PEOPLE[person].kind]): Circumstances {
  return { at: day(on), actor: PEOPLE[person], authorization };
}

export interface Step<K> {
  readonly command: K;
  readonly circumstances: Circumstances;
}

/** Does the steps, each of which must be lawful, and gives the state after them. */
export function after<S, K extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
  decider: Decider<S, K, E, R>,
  id: string,
  steps: readonly Step<K>[],
): S {
  return steps.reduce<S>((state, { command, circumstances }) => {
    const decision = decider.decide(state, command, circumstances);
    if (!decision.ok) throw new Error(`${command.type} refused: ${decision.refusal}`);
    return decision.events.reduce<S>((before, event) => decider.evolve(before, event, circumstances), state);
  }, decider.initial(id));
}

/** `ok` or the code of the refusal. */
export function verdict<S, K extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
  decider: Decider<S, K, E, R>,
  state: S,
  { command, circumstances }: Step<K>,
): 'ok' | R {
  const decision = decider.decide(state, command, circumstances);
  return decision.ok ? 'ok' : decision.refusal;
}
