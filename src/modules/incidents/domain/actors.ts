import type { Actor } from '../../../kernel/actor.js';

/** Who may do what at the desk, by the roles that the entry states. Stewards may do all that editors may. */
type Member = Extract<Actor, { kind: 'member' }>;

export function isEditor(actor: Actor): actor is Member {
  return actor.kind === 'member' && (actor.roles.includes('editor') || actor.roles.includes('steward'));
}

export function isSteward(actor: Actor): actor is Member {
  return actor.kind === 'member' && actor.roles.includes('steward');
}

/** A member who has proved that he may speak for the organisation. */
export function isRespondent(actor: Actor, entity: string): actor is Member {
  return actor.kind === 'member' && actor.roles.includes(respondentRole(entity));
}

export function respondentRole(entity: string): string {
  return `respondent:${entity}`;
}
