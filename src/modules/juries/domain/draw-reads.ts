import type { Actor } from '../../../kernel/actor.js';
import type { Circumstances } from '../../../kernel/decider.js';
import type { Others } from '../../../kernel/others.js';
import type { Draw } from './draw-state.js';
import type { Volunteer } from './volunteer-state.js';

/** What the rules of draws and volunteers read of other streams, and in which form they expect it. */
export function othersIn(circumstances: Circumstances): Others {
  if (!circumstances.others) throw new Error('draws are decided with what was read of other streams');
  return circumstances.others;
}

export function drawIn(others: Others, id: string): Draw | undefined {
  return others.one('draw', id) as Draw | undefined;
}

export function volunteersIn(others: Others, draw: string): readonly Volunteer[] {
  return others.under('volunteer', draw).map(({ state }) => state as Volunteer);
}

/** Whether the council stands and lets seats of the class be filled by lot. */
export function lotteryClass(others: Others, { council, class: code }: { readonly council: string; readonly class: string }): boolean {
  const state = others.one('council', council) as
    | { readonly status: string; readonly charter: { readonly classes: readonly { readonly code: string; readonly filledBy: readonly string[] }[] } | null }
    | undefined;
  return state?.status === 'active' && (state.charter?.classes.some((one) => one.code === code && one.filledBy.includes('sortition')) ?? false);
}

export function isSteward(actor: Actor): actor is Extract<Actor, { kind: 'member' }> {
  return actor.kind === 'member' && actor.roles.includes('steward');
}
