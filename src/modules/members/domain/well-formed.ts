import { isPublicId, isUuid } from '../../../kernel/ids.js';
import { parseInstant } from '../../../kernel/instant.js';
import { isCommitment } from '../../../ledger/core/index.js';
import { ERASURE_GROUNDS, KEY_REASONS, PROFILE_PATH, REMOVAL_REASONS, type RosterCommand } from './commands.js';
import { isKeyId, isNewKey } from './key.js';
import { isRole, isRoleSet } from './roles.js';

/** Crockford characters of an invitation's secret: 160 random bits, too many to guess, few enough to read aloud. */
export const SECRET_CHARACTERS = 32;

type Check = (value: unknown) => boolean;
type Form = Readonly<Record<string, Check>>;

const HASH = /^[0-9a-f]{64}$/;
const SECRET = /^[0-9a-hjkmnp-tv-z]{32}$/;

const instant: Check = (value) => parseInstant(value) !== undefined;
const matching =
  (form: RegExp): Check =>
  (value) =>
    typeof value === 'string' && form.test(value);
const oneOf =
  (words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value);
const openings: Check = (value) => Array.isArray(value) && value.length > 0 && value.length <= 100 && value.every((one) => fits(one, OPENINGS));

// Closed: a free path would be a place to write in.
const paths: Check = (value) => value === 'all' || (Array.isArray(value) && value.length === 1 && value[0] === PROFILE_PATH);
const OPENINGS: Form = { entry: isUuid, paths };
const INVITES: Form = { invitation: isPublicId, secretHash: matching(HASH), expiresAt: instant };
const MEMBER_ROLE: Form = { member: isPublicId, role: isRole };
const REDEEMS: Form = { invitation: isPublicId, secret: matching(SECRET), key: isNewKey };

const FORMS: { readonly [T in RosterCommand['type']]: Form } = {
  InviteFirstSteward: INVITES,
  InviteMember: { ...INVITES, kind: oneOf(['person', 'client']), roles: isRoleSet },
  InviteRecovery: { ...INVITES, member: isPublicId },
  RevokeInvitation: { invitation: isPublicId },
  RedeemInvitation: { ...REDEEMS, member: isPublicId, profile: isCommitment },
  RedeemRecovery: REDEEMS,
  AddKey: { key: isNewKey },
  RevokeKey: { member: isPublicId, key: isKeyId, reason: oneOf(KEY_REASONS) },
  GrantRole: MEMBER_ROLE,
  RevokeRole: MEMBER_ROLE,
  RemoveMember: { member: isPublicId, reason: oneOf(REMOVAL_REASONS) },
  ReplaceProfile: { profile: isCommitment },
  EraseOpenings: { openings, ground: oneOf(ERASURE_GROUNDS) },
};

function fits(value: unknown, form: Form): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names = Object.keys(value).filter((name) => name !== 'type');
  return (
    names.length === Object.keys(form).length &&
    names.every((name) => Object.hasOwn(form, name) && form[name]!((value as Record<string, unknown>)[name]))
  );
}

/** The shape of a command, before its lawfulness: the log, too, may come from an attacker. */
export function isWellFormed(command: unknown): command is RosterCommand {
  if (typeof command !== 'object' || command === null) return false;
  const { type } = command as { type?: unknown };
  return typeof type === 'string' && Object.hasOwn(FORMS, type) && fits(command, FORMS[type as RosterCommand['type']]);
}
