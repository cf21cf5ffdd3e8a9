import { assertNever } from '../kernel/assert-never.js';
import { checkEntrySignature, type ActKey, type Entry } from '../ledger/core/index.js';
import { activeKey, EMPTY_ROSTER, isActive, rolesOf, type Roster } from '../modules/members/domain/index.js';
import type { Objection } from './replay.js';

/** As `checkEntrySignature`; a shell may bring its platform's faster one, which must answer alike. */
export type SignatureCheck = typeof checkEntrySignature;

/**
 * Whether the person who acted could act so at that place of the log: the roles were his, the key that signed was good and
 * was his, and the signature is over this command and no other.
 *
 *     entry 17: editor Ben claims a report     roster after entry 16: Ben holds no role     ROLES_DIFFER
 *
 * What only the server vouches for (`session`) is believed here as far as the roster goes: verification.md says what that is
 * worth.
 */
export function checkAuthority(entry: Entry, origin: string, roster: unknown, check: SignatureCheck = checkEntrySignature): readonly Objection[] {
  const { actor, authorization } = entry;
  const { method } = authorization;
  switch (actor.kind) {
    case 'anonymous':
    case 'system':
      return method === actor.kind ? [] : [unproven(`${actor.kind} by ${method}`)];
    case 'reporter':
      if (method !== 'ed25519') return [unproven(`${actor.kind} by ${method}`)];
      if (authorization.key !== actor.key) return [{ kind: 'SIGNER_UNKNOWN', detail: 'not the key of the case' }];
      return signature(entry, origin, { alg: 'EdDSA', publicKey: actor.key }, check);
    case 'member': {
      const members = (roster ?? EMPTY_ROSTER) as Roster;
      const roles = rolesOf(members, actor.id);
      const wrong: Objection[] = [];
      if (roles.length !== actor.roles.length || roles.some((role, i) => role !== actor.roles[i])) {
        wrong.push({ kind: 'ROLES_DIFFER', detail: `${listed(actor.roles)}, but the roster says ${listed(roles)}` });
      }
      if (method === 'session') return isActive(members, actor.id) ? wrong : [...wrong, unproven('no active member then')];
      if (method !== 'ed25519' && method !== 'passkey') return [...wrong, unproven(`${actor.kind} by ${method}`)];
      const key = activeKey(members, actor.id, authorization.key);
      if (!key) return [...wrong, { kind: 'SIGNER_UNKNOWN', detail: `not a key of member ${actor.id} then` }];
      if (key.use !== method) return [...wrong, unproven(`a key for ${key.use} used as ${method}`)];
      return [...wrong, ...signature(entry, origin, key, check)];
    }
    default:
      return assertNever(actor);
  }
}

/** True where the entry carries a signature of the actor's own key. */
export function isSignedEntry(entry: Entry): boolean {
  return 'request' in entry.authorization;
}

function signature(entry: Entry, origin: string, key: ActKey, check: SignatureCheck): readonly Objection[] {
  const answer = check(entry, origin, key);
  return answer === 'ok' ? [] : [{ kind: 'ACT_SIGNATURE', detail: answer }];
}

function unproven(detail: string): Objection {
  return { kind: 'ACTOR_UNPROVEN', detail };
}

function listed(roles: readonly string[]): string {
  return roles.length === 0 ? 'none' : roles.slice(0, 5).join(' ');
}
