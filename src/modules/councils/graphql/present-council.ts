import { type Least, leastPresent, seatId, type SeatClass } from '../domain/index.js';
import type { CharterRow, CouncilRow } from '../queries/councils.js';
import type { DelegationRow, HoldingRow, InterestRow, SeatRow } from '../queries/seats.js';
import type { Charter, CharterClass, CouncilClass, CouncilType, LeastOfVotes } from './council-types.js';
import type { Delegation, Holding, Interest, SeatType } from './seat-types.js';

/** From rows into the API's types. */
export function presentCouncil(row: CouncilRow, url: string): CouncilType {
  const { id, status, name, purpose, founded_at, dissolved_at, dissolution_reason, dissolution_note, assess_days } = row;
  const dissolution = dissolved_at && dissolution_reason ? { at: dissolved_at, reason: dissolution_reason, note: dissolution_note } : null;
  return { id, status, name, purpose, url, foundedAt: founded_at, dissolution, assessDays: assess_days };
}

export function presentCharter(row: CharterRow): Charter {
  const { version, entry_id, adopted_at, adopted_by, motion, body, hash, assess_days, classes, least } = row;
  return {
    version, entryId: entry_id, adoptedAt: adopted_at, adoptedBy: adopted_by, motion, text: body, hash, assessDays: assess_days,
    classes: classes.map((one) => presentClass(one, row)), least: least && presentLeast(least),
  };
}

export function presentLeast({ quorum, discussionHours, votingHours }: Least): LeastOfVotes {
  return { quorum: quorum?.fraction ?? null, quorumOf: quorum?.members ?? null, discussionHours, votingHours };
}

export function presentLeastPresent({ least, classes }: CharterRow, seats: readonly SeatRow[]): number | null {
  if (!least) return null;
  const held = seats.filter(({ holding }) => holding !== null).length;
  return leastPresent(least, { 'all-seats': classes.reduce((sum, one) => sum + one.seats, 0), 'filled-seats': held });
}

export function presentClasses(charter: CharterRow, seats: readonly SeatRow[]): CouncilClass[] {
  return charter.classes.map((one) => {
    const filled = seats.filter((seat) => seat.class === one.code && seat.holding !== null).length;
    return { ...presentClass(one, charter), filled, vacant: one.seats - filled };
  });
}

function presentClass(one: SeatClass, { labels }: CharterRow): CharterClass {
  return { ...one, label: Object.hasOwn(labels, one.code) ? labels[one.code]! : null };
}

export function presentSeat({ council, number, class: code, member }: SeatRow): SeatType {
  return { id: seatId(council, number), councilId: council, memberId: member, number, class: code };
}

export function presentHolding({ entry_id, member, name, way, authority, term, since, until, ended_at, ending }: HoldingRow): Holding {
  return { entryId: entry_id, member, name, way, authority, term, since, until, endedAt: ended_at, ending };
}

export function presentInterest({ id, member, lab, lab_name, kind, note, since, ended_at }: InterestRow): Interest {
  return { id, member, lab, labName: lab_name, kind, note, since, endedAt: ended_at };
}

export function presentDelegation({ to_number, to_member, topics, since, until }: DelegationRow): Delegation {
  return { to: to_number, member: to_member, topics, since, until };
}
