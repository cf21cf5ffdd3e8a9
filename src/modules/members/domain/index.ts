import type { Decider } from '../../../kernel/decider.js';
import type { RosterCommand } from './commands.js';
import { decide } from './decide.js';
import type { RosterEvent } from './events.js';
import { evolve } from './evolve.js';
import type { RosterRefusal } from './refusals.js';
import { EMPTY_ROSTER, type Roster } from './roster.js';

/** The one stream of the roster. */
export const ROSTER_STREAM = 'roster';

export const roster: Decider<Roster, RosterCommand, RosterEvent, RosterRefusal> = {
  kind: 'members',
  rules: 'members/1',
  initial: () => EMPTY_ROSTER,
  decide,
  evolve,
};

export * from './commands.js';
export { INVITATION_DAYS, MAX_KEYS } from './decide.js';
export type { RosterEvent } from './events.js';
export { isKeyId, isNewKey, type MemberKey, type NewKey } from './key.js';
export { closedInvitation, secretHashOf } from './redeem.js';
export { REFUSAL_WORDS, type RosterRefusal } from './refusals.js';
export { isRole, isRoleSet, type Role } from './roles.js';
export {
  activeKey,
  activeKeyIds,
  EMPTY_ROSTER,
  type Invitation,
  invitationOf,
  isActive,
  type Member,
  type MemberKind,
  memberOf,
  type Roster,
  rolesOf,
  stewards,
} from './roster.js';
export { isWellFormed, SECRET_CHARACTERS } from './well-formed.js';
