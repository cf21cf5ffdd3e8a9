import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Decider } from '../../../kernel/decider.js';
import type { LabCommand } from './lab-commands.js';
import { labDecider } from './lab.js';
import { mandateDecider, type MandateCommand } from './mandate.js';
import { policyDecider, type PolicyCommand } from './policy.js';
import { C, circumstancesOf, HASH, ID, PEOPLE, UUID, type Asked, type Person } from './specimens.js';

/** Whatever is asked, by whomever, in whatever order: the log of what was lawful gives the same events and states again. */
const KEY = `${'A'.repeat(43)}=`;
const domain = fc.constantFrom('lab.example', 'other.example');
const claim = fc.constantFrom(ID.claim, ID.second, '2d2d2d2d2d2d');
const just = <T>(value: T): fc.Arbitrary<T> => fc.constant(value);
const openings = [{ entry: UUID, paths: 'all' as const }];

const labs: fc.Arbitrary<LabCommand> = fc.oneof(
  fc.record({ type: just('RecogniseDomain' as const), domain }),
  just({ type: 'RecogniseKey' as const, key: KEY }),
  fc.record({ type: just('WithdrawDomain' as const), domain, reason: just('mistaken' as const) }),
  just({ type: 'WithdrawKey' as const, key: KEY, reason: 'other' as const }),
  fc.record({ type: just('ClaimDomain' as const), claim, domain, method: fc.constantFrom('dns' as const, 'well-known' as const) }),
  fc.record({ type: just('RecordDomainCheck' as const), claim, found: fc.boolean(), observed: just(HASH) }),
  just({ type: 'ProveKey' as const, claim: ID.claim, key: KEY, signature: `${'A'.repeat(86)}==` }),
  fc.record({ type: just('RevokeRepresentative' as const), member: just(ID.voice), reason: just('left' as const) }),
);
const mandates: fc.Arbitrary<MandateCommand> = fc.oneof(
  just({
    type: 'SignMandate' as const, lab: ID.lab, council: ID.council, policies: 'all' as const, binding: 'binding' as const,
    answerDays: 60, extensions: 1, extensionDays: 30, noticeDays: 90, text: C,
  }),
  fc.constantFrom({ type: 'AcceptMandate' as const }, { type: 'EndMandate' as const }),
  just({ type: 'EraseOpenings' as const, openings, ground: 'court-order' as const }),
);
const policies: fc.Arbitrary<PolicyCommand> = fc.oneof(
  just({ type: 'PublishPolicy' as const, lab: ID.lab, title: C, text: C, hash: HASH }),
  fc.record({
    type: just('RevisePolicy' as const), version: fc.integer({ min: 2, max: 5 }), text: just(C), hash: fc.constantFrom(HASH, 'ab'.repeat(32)), note: just(C),
    recommendation: fc.constantFrom(null, ID.recommendation),
  }),
  just({ type: 'WithdrawPolicy' as const, note: C }),
  just({ type: 'EraseOpenings' as const, openings, ground: 'unlawful' as const }),
);

function holds<S, K extends { readonly type: string }, E extends { readonly type: string }, R extends string>(decider: Decider<S, K, E, R>, id: string, commands: fc.Arbitrary<K>): void {
  const steps = fc.array(
    fc.record({ command: commands, person: fc.constantFrom(...(Object.keys(PEOPLE) as Person[])), signed: fc.boolean(), days: fc.integer({ min: 0, max: 9 }) }),
    { minLength: 20, maxLength: 150 },
  );
  fc.assert(
    fc.property(steps, (asked) => {
      const log: { asked: Asked<K>; events: readonly E[]; state: S }[] = [];
      let state = decider.initial(id);
      let on = 0;
      for (const { command, person, signed, days } of asked) {
        on += days;
        const one: Asked<K> = { command, person, on, ...(!signed && { authorization: 'session' as const }) };
        const circumstances = circumstancesOf(decider, state, one);
        const decision = decider.decide(state, command, circumstances);
        if (!decision.ok) continue;
        for (const event of decision.events) state = decider.evolve(state, event, circumstances);
        log.push({ asked: one, events: decision.events, state });
      }
      let again = decider.initial(id);
      for (const { asked: one, events, state: then } of log) {
        const circumstances = circumstancesOf(decider, again, one);
        expect(decider.decide(again, one.command, circumstances)).toStrictEqual({ ok: true, events });
        for (const event of JSON.parse(JSON.stringify(events)) as E[]) again = decider.evolve(again, event, circumstances);
        expect(again).toStrictEqual(then);
        again = JSON.parse(JSON.stringify(again)) as S; // as the server keeps it beside the lock
      }
    }),
    { numRuns: 60 },
  );
}

describe('whatever is asked, the log replays', () => {
  it('of a lab', () => holds(labDecider, ID.lab, labs));
  it('of a mandate', () => holds(mandateDecider, ID.mandate, mandates));
  it('of a policy', () => holds(policyDecider, ID.policy, policies));
});

describe('hostile commands', () => {
  it('are malformed, read nothing and never throw', () => {
    const at = { at: '2026-11-22T07:00:00.000Z', actor: PEOPLE.sten, authorization: 'passkey' } as never;
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('SignMandate', 'PublishPolicy', 'ProveKey', 'constructor'), (junk, type) => {
        const command = (typeof junk === 'object' && junk !== null ? { ...junk, type, junk } : junk) as never;
        for (const decider of [labDecider, mandateDecider, policyDecider] as unknown as readonly Decider<never, never, never, string>[]) {
          expect(decider.reads!(command, decider.initial(ID.lab))).toEqual([]);
          expect(decider.decide(decider.initial(ID.lab), command, at)).toEqual({ ok: false, refusal: 'MALFORMED' });
        }
      }),
    );
  });
});
