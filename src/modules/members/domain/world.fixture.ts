import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { toBase64, toBase64Url } from '../../../kernel/bytes.js';
import type { Actor, AuthorizationMethod } from '../../../kernel/actor.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { addSeconds, parseInstant } from '../../../kernel/instant.js';
import type { RosterCommand } from './commands.js';
import type { NewKey } from './key.js';
import { roster as decider } from './index.js';
import { secretHashOf } from './redeem.js';
import { EMPTY_ROSTER, rolesOf, type Roster } from './roster.js';

/** A small world for the specs of the roster: ids, keys and secrets by number. */
export const NOON = parseInstant('2026-11-22T12:00:00.000Z')!;
export const TOMORROW = addSeconds(NOON, 86_400);

export const id = (n: number): string => `00000000${String(n).padStart(4, '0')}`;
export const secret = (n: number): string => String(n).padStart(32, '0');
export const profile = `sha256:${'ab'.repeat(32)}` as const;

const seed = (n: number): Uint8Array => new Uint8Array(32).fill(n + 1);
const keyId = (n: number): string => toBase64Url(new Uint8Array(12).fill(n + 1));

export const plainKey = (n: number): NewKey => ({
  id: keyId(n),
  alg: 'EdDSA',
  publicKey: toBase64(ed25519.getPublicKey(seed(n))),
  use: 'ed25519',
});
export const passkey = (n: number): NewKey => ({
  id: keyId(n),
  alg: 'ES256',
  publicKey: toBase64(p256.getPublicKey(seed(n), false)),
  use: 'passkey',
  rpId: 'localhost',
  origins: ['http://localhost:3000'],
});

export const SYSTEM: Circumstances = { at: NOON, actor: { kind: 'system', part: 'start' }, authorization: 'system' };
export const ANYBODY: Circumstances = { at: NOON, actor: { kind: 'anonymous' }, authorization: 'anonymous' };

export function asMember(roster: Roster, member: string, authorization: AuthorizationMethod = 'passkey'): Circumstances {
  const actor: Actor = { kind: 'member', id: member, roles: rolesOf(roster, member) };
  return { at: NOON, actor, authorization };
}

/** The outcome as a table wants it: `ok` or the refusal. */
export function outcome(roster: Roster, command: RosterCommand, circumstances: Circumstances): string {
  const decision = decider.decide(roster, command, circumstances);
  return decision.ok ? 'ok' : decision.refusal;
}

/** The roster after a command that must be lawful. */
export function after(roster: Roster, command: RosterCommand, circumstances: Circumstances): Roster {
  const decision = decider.decide(roster, command, circumstances);
  if (!decision.ok) throw new Error(`${command.type}: ${decision.refusal}`);
  return decision.events.reduce((state, event) => decider.evolve(state, event, circumstances), roster);
}

export const STEWARD = id(1);
export const EDITOR = id(2);
export const CLIENT = id(3);

/** A steward with one passkey (key 1), an editor with one (key 2), a client with a plain key (key 3). */
export function smallWorld(): Roster {
  let roster = after(
    EMPTY_ROSTER,
    { type: 'InviteFirstSteward', invitation: id(101), secretHash: secretHashOf(secret(1)), expiresAt: TOMORROW },
    SYSTEM,
  );
  roster = after(roster, joining(1, STEWARD, passkey(1)), ANYBODY);
  roster = invited(roster, 2, { kind: 'person', roles: ['editor'] });
  roster = after(roster, joining(2, EDITOR, passkey(2)), ANYBODY);
  roster = invited(roster, 3, { kind: 'client', roles: [] });
  return after(roster, joining(3, CLIENT, plainKey(3)), ANYBODY);
}

export function invited(roster: Roster, n: number, { kind, roles }: Pick<RosterCommand & { type: 'InviteMember' }, 'kind' | 'roles'>): Roster {
  const command = { type: 'InviteMember', invitation: id(100 + n), secretHash: secretHashOf(secret(n)), kind, roles, expiresAt: TOMORROW } as const;
  return after(roster, command, asMember(roster, STEWARD));
}

export function joining(n: number, member: string, key: NewKey): RosterCommand {
  return { type: 'RedeemInvitation', invitation: id(100 + n), secret: secret(n), member, key, profile };
}
