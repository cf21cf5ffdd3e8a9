import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AuthorizationMethod } from '../../../kernel/actor.js';
import { addSeconds } from '../../../kernel/instant.js';
import type { RosterCommand } from './commands.js';
import type { RosterEvent } from './events.js';
import { roster as decider } from './index.js';
import { secretHashOf } from './redeem.js';
import { EMPTY_ROSTER, rolesOf, type Roster, stewards } from './roster.js';
import { isRoleSet } from './roles.js';
import { id, NOON, passkey, plainKey, profile, secret } from './world.fixture.js';

/** A few ids, keys and secrets, so that random commands meet each other often. */
const few = fc.integer({ min: 1, max: 5 });
const KEYS = [1, 2, 3, 4, 5].map(passkey);
const PLAIN = [6, 7].map(plainKey);
const member = few.map(id);
const key = fc.constantFrom(...KEYS, ...PLAIN);
const expiresAt = fc.constantFrom(addSeconds(NOON, 50), addSeconds(NOON, 5_000));
const role = fc.constantFrom('steward', 'editor', 'respondent:0123456789ab');
const typed = <T extends string>(type: T) => ({ type: fc.constant(type) });
const invites = few.chain((n) => fc.record({ invitation: fc.constant(id(100 + n)), secretHash: fc.constant(secretHashOf(secret(n))), expiresAt }));
const redeems = few.chain((n) => fc.record({ invitation: fc.constant(id(100 + n)), secret: fc.constant(secret(n)), key }));

const command = fc.oneof(
  invites.map((i) => ({ type: 'InviteFirstSteward', ...i })),
  fc.tuple(invites, fc.constantFrom('person', 'client'), fc.subarray(['editor', 'steward'])).map(([i, kind, roles]) => ({ type: 'InviteMember', ...i, kind, roles })),
  fc.tuple(invites, member).map(([i, m]) => ({ type: 'InviteRecovery', ...i, member: m })),
  fc.record({ ...typed('RevokeInvitation'), invitation: few.map((n) => id(100 + n)) }),
  fc.tuple(redeems, member).map(([r, m]) => ({ type: 'RedeemInvitation', ...r, member: m, profile })),
  redeems.map((r) => ({ type: 'RedeemRecovery', ...r })),
  fc.record({ ...typed('AddKey'), key }),
  fc.record({ ...typed('RevokeKey'), member, key: key.map((k) => k.id), reason: fc.constant('lost') }),
  fc.record({ ...typed('GrantRole'), member, role }),
  fc.record({ ...typed('RevokeRole'), member, role }),
  fc.record({ ...typed('RemoveMember'), member, reason: fc.constant('left') }),
) as fc.Arbitrary<RosterCommand>;

const asker = fc.oneof(
  fc.constant({ kind: 'system' } as const),
  fc.constant({ kind: 'anonymous' } as const),
  fc.record({ kind: fc.constant('member' as const), id: member, method: fc.constantFrom<AuthorizationMethod>('session', 'passkey', 'ed25519') }),
);

type Asker = typeof asker extends fc.Arbitrary<infer A> ? A : never;

interface Step {
  readonly command: RosterCommand;
  readonly circumstances: Parameters<typeof decider.decide>[2];
  readonly events: readonly RosterEvent[];
}

/** Asks everything of one roster; answers what was lawful, as the log would show it. */
function run(asked: readonly [RosterCommand, Asker, number][], each: (roster: Roster) => void = () => undefined): [Roster, Step[]] {
  let roster = decider.initial('roster');
  let at = NOON;
  const steps: Step[] = [];
  for (const [what, who, wait] of asked) {
    at = addSeconds(at, wait);
    const circumstances =
      who.kind === 'member'
        ? { at, actor: { kind: 'member' as const, id: who.id, roles: rolesOf(roster, who.id) }, authorization: who.method }
        : who.kind === 'system'
          ? { at, actor: { kind: 'system' as const, part: 'start' }, authorization: 'system' as const }
          : { at, actor: { kind: 'anonymous' as const }, authorization: 'anonymous' as const };
    const decision = decider.decide(roster, what, circumstances);
    if (!decision.ok) continue;
    steps.push({ command: what, circumstances, events: decision.events });
    for (const event of decision.events) roster = decider.evolve(roster, event, circumstances);
    each(roster);
  }
  return [roster, steps];
}

/** Begins with a first steward half of the time, so that the other commands get somewhere. */
const START: [RosterCommand, Asker, number][] = [
  [{ type: 'InviteFirstSteward', invitation: id(150), secretHash: secretHashOf(secret(50)), expiresAt: addSeconds(NOON, 5_000) }, { kind: 'system' }, 0],
  [{ type: 'RedeemInvitation', invitation: id(150), secret: secret(50), member: id(1), key: passkey(1), profile }, { kind: 'anonymous' }, 0],
];
const history = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(command, asker, fc.integer({ min: 0, max: 10 })), { maxLength: 60 }))
  .map(([start, asked]) => [...(start ? START : []), ...asked] as typeof asked);

describe('whatever is asked of the roster', () => {
  it('it replays: the same commands give the same events, and the state survives JSON', () => {
    fc.assert(
      fc.property(history, (asked) => {
        const [state, steps] = run(asked);
        let replayed: Roster = JSON.parse(JSON.stringify(EMPTY_ROSTER)) as Roster;
        for (const { command: what, circumstances, events } of steps) {
          expect(decider.decide(replayed, what, circumstances)).toEqual({ ok: true, events });
          for (const event of events) replayed = decider.evolve(replayed, event, circumstances);
          replayed = JSON.parse(JSON.stringify(replayed)) as Roster;
        }
        expect(replayed).toStrictEqual(state);
      }),
    );
  });

  it('after the first steward there is always one who can act', () => {
    fc.assert(
      fc.property(history, (asked) => {
        run(asked, (roster) => expect(stewards(roster).length > 0).toBe(roster.stewardSeen));
      }),
    );
  });

  it('no public key is ever held twice, roles stay sorted, and clients never are stewards', () => {
    fc.assert(
      fc.property(history, (asked) => {
        const [state] = run(asked);
        const members = Object.values(state.members);
        const held = members.flatMap((m) => Object.values(m.keys).map((k) => k.publicKey));
        expect(new Set(held).size).toBe(held.length);
        for (const m of members) {
          expect(isRoleSet(m.roles)).toBe(true);
          expect(m.kind === 'client' && m.roles.includes('steward')).toBe(false);
        }
      }),
    );
  });

  it('any JSON at all is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), command.chain((c) => fc.constantFrom(...Object.keys(c)).chain((name) => fc.jsonValue().map((v) => ({ ...c, [name]: v }))))), (anything) => {
        const [state] = run(START);
        const decision = decider.decide(state, anything as unknown as RosterCommand, { at: NOON, actor: { kind: 'anonymous' }, authorization: 'anonymous' });
        expect(typeof decision.ok).toBe('boolean');
      }),
    );
  });
});
