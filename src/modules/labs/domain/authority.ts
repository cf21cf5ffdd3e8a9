import type { Actor } from '../../../kernel/actor.js';
import type { Others, Read } from '../../../kernel/others.js';
import { isRepresentative, type Lab } from './lab-state.js';

type Member = Extract<Actor, { kind: 'member' }>;

export function isMember(actor: Actor): actor is Member {
  return actor.kind === 'member';
}

export function isSteward(actor: Actor): actor is Member {
  return actor.kind === 'member' && actor.roles.includes('steward');
}

/** The lab is held, so that nobody loses his right to speak for it while he speaks. */
export function readsLab(lab: string): Read {
  return { kind: 'lab', id: lab, hold: 'share' };
}

/** A member who has shown that he controls a domain or key of the lab, as the log has it here. */
export function speaksFor(lab: string, actor: Actor, others: Others | undefined): actor is Member {
  const state = others?.one('lab', lab) as Lab | undefined;
  return actor.kind === 'member' && state !== undefined && isRepresentative(state, actor.id);
}
