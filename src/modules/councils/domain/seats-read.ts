import type { Circumstances } from '../../../kernel/decider.js';
import type { Instant } from '../../../kernel/instant.js';
import type { Others } from '../../../kernel/others.js';
import type { Council } from './council-state.js';
import type { Seat } from './seat-state.js';

/** What the rules of councils and seats read of other streams, and in which form they expect it. */
export interface MotionRead {
  readonly council: string;
  readonly kind: string;
  readonly status: string;
  readonly subject: unknown;
  readonly vote: { readonly openedAt: Instant } | null;
  readonly result: { readonly winners: readonly string[] } | null;
}

export interface DrawRead {
  readonly status: string;
  readonly council: string;
  readonly class: string;
  readonly seated: readonly string[];
  /** A rehearsal's lot can be foreseen by anybody. */
  readonly purpose?: { readonly rehearsal?: true } | null;
}

export function othersIn(circumstances: Circumstances): Others {
  if (!circumstances.others) throw new Error('councils are decided with what was read of other streams');
  return circumstances.others;
}

export function councilIn(others: Others, id: string): Council | undefined {
  return others.one('council', id) as Council | undefined;
}

export function seatsIn(others: Others, council: string): readonly Seat[] {
  return others.under('seat', council).map(({ state }) => state as Seat);
}

/** A motion of this council and kind that was carried. */
export function carriedMotion(others: Others, id: string, council: string, kind: string): MotionRead | undefined {
  const motion = others.one('motion', id) as MotionRead | undefined;
  return motion?.council === council && motion.kind === kind && motion.status === 'carried' ? motion : undefined;
}

export function drawIn(others: Others, id: string): DrawRead | undefined {
  return others.one('draw', id) as DrawRead | undefined;
}

/** Own members only: an id such as `constructor` is attacker-controlled. */
export function isActiveMember(others: Others, member: string): boolean {
  const roster = others.one('members', 'roster') as { readonly members: Readonly<Record<string, { readonly status: string }>> } | undefined;
  return roster !== undefined && Object.hasOwn(roster.members, member) && roster.members[member]!.status === 'active';
}
