import type { Circumstances } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import { type Announcement, CHAINS, type Exclusion, fingerprint } from './draw/index.js';
import { type DrawDecision, MOST_VOLUNTEERS } from './draw-commands.js';
import { drawIn, othersIn, volunteersIn } from './draw-reads.js';
import { isAfter, isBeaconOf } from './draw-rounds.js';
import type { Draw } from './draw-state.js';
import { mayStillAppeal } from './volunteer-appeal.js';
import type { Volunteer } from './volunteer-state.js';

/** Rounds between the close and R1, at least: what is out already, or about to be, is no chance. */
const ROUNDS_AHEAD = 2;

/**
 * The pool closes. What is announced must be about this draw and no other: its rules, its quotas, its exclusions and as many
 * people as stand, for a beacon round that nobody can know yet.
 */
export function closePool(draw: Draw, announcement: Announcement, circumstances: Circumstances, by: string): DrawDecision {
  const { at } = circumstances;
  const { rules, closesAt } = draw;
  if (!rules || closesAt === null || at < closesAt) return refused('NOT_YET');
  const others = othersIn(circumstances);
  const volunteers = volunteersIn(others, draw.id);
  if (volunteers.some((one) => mayStillAppeal(one, at))) return refused('APPEAL_PENDING');
  const order = poolOrder(volunteers);
  if (order.length < rules.size) return refused('TOO_FEW');
  if (order.length > MOST_VOLUNTEERS) return refused('TOO_MANY');
  if (draw.excluding.some((id) => drawIn(others, id)?.seated.some((number) => order.includes(number)))) return refused('EARLIER_JUROR');
  if (announcement.size !== order.length) return refused('WRONG_SIZE');
  const { quotas, ...rest } = rules;
  const asOpened =
    announcement.rules === fingerprint(rest) && announcement.quotas === fingerprint(quotas) && announcement.exclusions === fingerprint(exclusionsOf(volunteers));
  if (!asOpened) return refused('NOT_AS_OPENED');
  if (announcement.deal && !isBeaconOf(draw, announcement.deal)) return refused('WRONG_BEACON');
  if (!announcement.deal || !isAfter(announcement.deal, at, ROUNDS_AHEAD * CHAINS[announcement.deal.chain]!.period)) return refused('ROUND_NOT_FUTURE');
  return decided({ type: 'PoolClosed', size: order.length, order, announcement, by });
}

/** Those who stand, by their numbers; `volunteers` come in order of their streams' ids, which is the order of their numbers. */
export function poolOrder(volunteers: readonly Volunteer[]): string[] {
  return volunteers.filter(({ status }) => status === 'stands').map(({ number }) => number);
}

export function exclusionsOf(volunteers: readonly Volunteer[]): Exclusion[] {
  return volunteers.flatMap(({ status, number, reason }) => (status === 'excluded' && reason !== null ? [{ person: number, reason }] : []));
}
