import { assertNever } from '../../../kernel/assert-never.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { withErasures } from '../../../kernel/sealed.js';
import type { SeatEvent } from './seat-commands.js';
import { parseSeatId, type Seat } from './seat-state.js';

/** How a seat's events build its state. */
export function initialSeat(id: string): Seat {
  const { council, number } = parseSeatId(id) ?? { council: '', number: 0 };
  return { council, number, class: null, holder: null, interrupted: null, terms: {}, authorities: {}, interests: {}, delegation: null, erased: [] };
}

export function evolveSeat(seat: Seat, event: SeatEvent, { at }: Circumstances): Seat {
  switch (event.type) {
    case 'SeatFilled': {
      const { class: code, member, name, way, until, term, authority } = event;
      return {
        ...seat,
        class: code,
        holder: { member, name, way, since: at, until, term },
        interrupted: null,
        terms: { ...seat.terms, [member]: (own(seat.terms, member) ?? 0) + 1 },
        authorities: authority === null ? seat.authorities : { ...seat.authorities, [authority]: [...(own(seat.authorities, authority) ?? []), member] },
      };
    }
    case 'SeatVacated': {
      const until = seat.holder?.until ?? null;
      const early = event.reason !== 'term-ended' && (until === null || at < until);
      return { ...seat, holder: null, interrupted: early ? { until } : null, interests: {}, delegation: null };
    }
    case 'InterestDeclared': {
      const { interest, lab, kind, note } = event;
      return { ...seat, interests: { ...seat.interests, [interest]: { lab, kind, note, since: at } } };
    }
    case 'InterestEnded': {
      const { [event.interest]: _, ...interests } = seat.interests;
      return { ...seat, interests };
    }
    case 'SeatDelegated': {
      const { to, member, topics, until } = event;
      return { ...seat, delegation: { to, member, topics, until } };
    }
    case 'DelegationRevoked':
      return { ...seat, delegation: null };
    case 'OpeningsErased':
      return { ...seat, erased: withErasures(seat.erased, event.openings) };
    default:
      return assertNever(event);
  }
}

function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}
