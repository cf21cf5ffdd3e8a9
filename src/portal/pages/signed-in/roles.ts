import type { Messages } from '../../messages/index.js';

export function roleName({ t }: Messages, role: string): string {
  if (role === 'editor' || role === 'steward') return t(`members.role.${role}`);
  return t('members.role.respondent', { entity: role.slice(role.indexOf(':') + 1) });
}

export function roleNames(messages: Messages, roles: readonly string[]): string {
  return roles.map((role) => roleName(messages, role)).join(', ');
}
