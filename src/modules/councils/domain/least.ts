import { addSeconds, type Instant } from '../../../kernel/instant.js';
import { exactly, integer, matching, nullable, oneOf, type Check } from '../../../kernel/shape.js';
import type { Council } from './council-state.js';
import type { VoteRule } from './rule-object.js';
import { sittingMember, type Seat } from './seat-state.js';
import type { Quorum } from './tally/index.js';

/**
 * What no vote of a council may fall below, by its charter. Whoever opens a vote writes its rule: without this he could give it two
 * milliseconds and no quorum, and carry his motion alone.
 *
 *     { quorum: { fraction: '1/2', members: 'all-seats' }, discussionHours: 72, votingHours: 168 }
 *
 *     seat 1 proposes, and opens the vote a minute later            → refused: DISCUSSION_TOO_SHORT
 *     three days later, votes are taken until the evening           → refused: VOTE_TOO_SHORT
 *     until next week, by more than half of those who come          → refused: QUORUM_TOO_LOW
 *     until next week, and at least four of the seven take part     → VoteOpened
 */
export interface Least {
  /** Part of the seats of the charter, or of those that are filled; who stands back still counts among them. Null: nobody need come. */
  readonly quorum: { readonly fraction: string; readonly members: VoteRule['members'] } | null;
  /** For so long a text lies before the council until votes on it are taken. */
  readonly discussionHours: number;
  readonly votingHours: number;
}

/** A council of before `councils/2` has no such thing: it is undefined there. */
export interface LeastOf {
  readonly least?: Least;
}

export type LeastRefusal = 'DISCUSSION_TOO_SHORT' | 'VOTE_TOO_SHORT' | 'QUORUM_TOO_LOW';

/** 90 days: more would keep a council from ever deciding. */
export const MOST_LEAST_HOURS = 2160;
/** Two weeks, as the longest vote on who must stand back. */
const MOST_RECUSAL_HOURS = 336;
const HOUR_SECONDS = 3600;

/** Half of all seats, three days to discuss and a week to vote: for whoever names nothing else. */
export const USUAL_LEAST: Least = { quorum: { fraction: '1/2', members: 'all-seats' }, discussionHours: 72, votingHours: 168 };

const isShare = matching(/^[1-9][0-9]{0,3}\/[1-9][0-9]{0,3}$/, 9);
/** More than nobody, and no more than there are. */
export const share: Check = (value) => {
  if (!isShare(value)) return false;
  const { p, q } = fractionOf(value as string);
  return p <= q;
};

export const leastOfVotes: Check = exactly({
  quorum: nullable(exactly({ fraction: share, members: oneOf(['all-seats', 'filled-seats']) })),
  discussionHours: integer(0, MOST_LEAST_HOURS),
  votingHours: integer(0, MOST_LEAST_HOURS),
});

export function sameLeast(one: Least, other: Least): boolean {
  return (
    one.quorum?.fraction === other.quorum?.fraction &&
    one.quorum?.members === other.quorum?.members &&
    one.discussionHours === other.discussionHours &&
    one.votingHours === other.votingHours
  );
}

export function leastIn(council: Council | undefined): Least | undefined {
  return (council?.charter as LeastOf | null | undefined)?.least;
}

/** How many seats there are, all of them and those that are held. */
export type Seats = Readonly<Record<VoteRule['members'], number>>;

export function seatsOf(council: Council, seats: readonly Seat[], at: Instant): Seats {
  const all = (council.charter?.classes ?? []).reduce((sum, one) => sum + one.seats, 0);
  return { 'all-seats': all, 'filled-seats': seats.filter((seat) => sittingMember(seat, at) !== undefined).length };
}

/** So many must take part in every vote. */
export function leastPresent({ quorum }: Least, seats: Seats): number {
  return quorum === null ? 0 : neededBy({ cmp: '>=', fraction: quorum.fraction }, seats[quorum.members]);
}

/** Why a vote may not be opened by this rule, `textSince` being when its text was put before the council. */
export function whyBelowLeast(least: Least, rule: VoteRule, textSince: Instant, seats: Seats, at: Instant): LeastRefusal | undefined {
  const opens = rule.opensAt ?? at;
  if (opens < addSeconds(textSince, least.discussionHours * HOUR_SECONDS)) return 'DISCUSSION_TOO_SHORT';
  if (rule.closesAt < addSeconds(opens, least.votingHours * HOUR_SECONDS)) return 'VOTE_TOO_SHORT';
  return presentFor(rule, seats) < leastPresent(least, seats) ? 'QUORUM_TOO_LOW' : undefined;
}

/** A text that is changed while votes are taken is a new one: whoever reads it has as long for it as for the first. */
export function leavesTime(least: Least, at: Instant, closesAt: Instant): boolean {
  return addSeconds(at, (least.discussionHours + least.votingHours) * HOUR_SECONDS) <= closesAt;
}

/** Who is put out cannot vote, so that this is a vote as well. */
export function recusalLasts(least: Least, at: Instant, closesAt: Instant): boolean {
  return addSeconds(at, Math.min(least.votingHours, MOST_RECUSAL_HOURS) * HOUR_SECONDS) <= closesAt;
}

/**
 * How many the rule itself asks for. Abstentions aside or not, nobody counts for a quorum who does not take part, so its base does not
 * matter here. A share of those who do not stand back would sink with each who does: it holds for nothing.
 */
function presentFor({ tally, quorum, members, recused }: VoteRule, seats: Seats): number {
  const asked = tally.method === 'yes-no' || tally.method === 'consent' ? (tally.quorum ?? null) : quorum;
  if (asked === null || ('fraction' in asked && recused.quorum === 'not-counted')) return 0;
  return neededBy(asked, seats[members]);
}

/** The smallest number that is enough. */
function neededBy(quorum: Pick<Quorum, 'cmp'> & ({ readonly fraction: string } | { readonly value: number }), members: number): number {
  const more = quorum.cmp === '>';
  if ('value' in quorum) return more ? quorum.value + 1 : quorum.value;
  const { p, q } = fractionOf(quorum.fraction);
  const part = p * BigInt(members);
  return Number(more ? part / q + 1n : (part + q - 1n) / q);
}

function fractionOf(text: string): { readonly p: bigint; readonly q: bigint } {
  const [p, q = '1'] = text.split('/');
  return { p: BigInt(p!), q: BigInt(q) };
}
