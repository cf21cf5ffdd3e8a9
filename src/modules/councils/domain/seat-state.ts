import type { Instant } from '../../../kernel/instant.js';
import type { ErasedOpenings } from '../../../kernel/sealed.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import type { FillingWay } from './council-state.js';

/** What ties a member to a lab, so that his vote on it may serve himself. Also the reasons of a recusal. */
export const INTEREST_KINDS = ['employment', 'funding', 'shares', 'litigation', 'family', 'advice', 'other'] as const;
export type InterestKind = (typeof INTEREST_KINDS)[number];

export interface Interest {
  readonly lab: string;
  readonly kind: InterestKind;
  readonly note: Commitment;
  readonly since: Instant;
}

export interface Delegation {
  /** The seat that votes, and the member for whom it is meant: whoever holds the seat after him got nobody's trust. */
  readonly to: number;
  readonly member: string;
  /** Ids of policies, or all. */
  readonly topics: 'all' | readonly string[];
  readonly until: Instant;
}

export interface Holder {
  readonly member: string;
  readonly name: Commitment;
  readonly way: FillingWay;
  readonly since: Instant;
  /** Outside: at this instant the term is over. Null where the class has no term. */
  readonly until: Instant | null;
  /** Which of his terms in this class it is. */
  readonly term: number;
}

/** One seat of a council (stream `seat/<council>-<number>`). Vacant is a state of its own. */
export interface Seat {
  /** Empty where the stream's id is not that of a seat. */
  readonly council: string;
  readonly number: number;
  /** The class it was first filled in, for ever; null before. */
  readonly class: string | null;
  readonly holder: Holder | null;
  /** The holder left before his term was over: when it would have ended. */
  readonly interrupted: { readonly until: Instant | null } | null;
  /** Terms begun in this seat, by member. */
  readonly terms: Readonly<Record<string, number>>;
  /** Elections and draws that put somebody here, with whom: each counts once for each member. */
  readonly authorities: Readonly<Record<string, readonly string[]>>;
  readonly interests: Readonly<Record<string, Interest>>;
  readonly delegation: Delegation | null;
  readonly erased: readonly ErasedOpenings[];
}

const FORM = /^([0-9a-hjkmnp-tv-z]{12})-([1-9][0-9]{0,3})$/;

export function seatId(council: string, number: number): string {
  return `${council}-${number}`;
}

/** Undefined where the text is not the id of a seat. */
export function parseSeatId(id: string): { readonly council: string; readonly number: number } | undefined {
  const match = FORM.exec(id);
  return match ? { council: match[1]!, number: Number(match[2]) } : undefined;
}

/** The member who sits there at this instant; nobody once the term is over, though the entry that says so may come later. */
export function sittingMember(seat: Seat, at: Instant): string | undefined {
  const { holder } = seat;
  return holder && (holder.until === null || at < holder.until) ? holder.member : undefined;
}

/** The seat for which this one's vote may be cast on a policy (null: on no policy of a lab), if it is still held by whom it was meant for. */
export function delegateOf(seat: Seat, seats: readonly Seat[], policy: string | null, at: Instant): number | undefined {
  const { delegation } = seat;
  if (!delegation || sittingMember(seat, at) === undefined || at >= delegation.until) return undefined;
  if (delegation.topics !== 'all' && (policy === null || !delegation.topics.includes(policy))) return undefined;
  const to = seats.find((one) => one.number === delegation.to);
  return to && sittingMember(to, at) === delegation.member ? to.number : undefined;
}
