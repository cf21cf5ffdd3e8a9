import type { ClassData, SeatData } from '../councils/operations.js';

export interface OwnSeat extends Pick<SeatData, 'id' | 'number' | 'class' | 'holder' | 'interests' | 'delegation'> {
  readonly council: {
    readonly id: string;
    readonly name: string | null;
    readonly classes: readonly Pick<ClassData, 'code' | 'label'>[];
    readonly seats: readonly Pick<SeatData, 'number' | 'class' | 'holder'>[];
  };
}

export interface Lab {
  readonly id: string;
  readonly name: string | null;
}

const HOLDER = 'holder { entryId member name way authority term since until endedAt ending }';

/** One's own seats, and the organisations that an interest can be in. */
export const OWN_SEATS = `{
  ownSeats {
    id number class ${HOLDER}
    interests { id member lab labName kind note since endedAt } delegation { to until topics }
    council { id name classes { code label } seats { number class ${HOLDER} } }
  }
  entities(first: 100, kind: [ORGANISATION], orderBy: NAME) { edges { node { id name } } }
}`;

export interface OwnSeatsData {
  readonly ownSeats: readonly OwnSeat[];
  readonly entities: { readonly edges: readonly { readonly node: Lab }[] };
}
