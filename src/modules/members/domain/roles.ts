/**
 * What a member may be on this node.
 *
 * `steward` keeps the roster and the node; `editor` works the desks; `respondent:<entity id>` answers in public for one
 * entity, for example the developer of a system named in incidents. Whoever has none of them may still file and read.
 */
export type Role = 'steward' | 'editor' | `respondent:${string}`;

const ROLE = /^(steward|editor|respondent:([0-9a-hjkmnp-tv-z]{12}|[a-z]{2,8}-[0-9a-z]{1,16}))$/;

export function isRole(value: unknown): value is Role {
  return typeof value === 'string' && ROLE.test(value);
}

/** Strictly rising by code unit: one form for each set of roles, so that two lists can be compared as texts. */
export function isRoleSet(value: unknown): value is readonly Role[] {
  return Array.isArray(value) && value.length <= MAX_ROLES && value.every(isRole) && value.every((role, i) => i === 0 || value[i - 1]! < role);
}

export function withRole(roles: readonly Role[], role: Role): readonly Role[] {
  return roles.includes(role) ? roles : [...roles, role].sort();
}

export function withoutRole(roles: readonly Role[], role: Role): readonly Role[] {
  return roles.filter((held) => held !== role);
}

export const MAX_ROLES = 32;
