import { ENTRY_FIELDS, type EntryData, readEntry, type ReadEntry } from '../record/entry-words.js';

/** All that happened in a council, as the log has it: of itself, its seats and its motions. */
export const MINUTES = `query ($id: PublicId!) { council(id: $id) { id name history { ${ENTRY_FIELDS} } seats { id number history { ${ENTRY_FIELDS} } }
  motions(first: 100) { edges { node { id title history { ${ENTRY_FIELDS} } } } pageInfo { hasNextPage } } } }`;

export interface MinutesData {
  readonly council: {
    readonly id: string;
    readonly name: string | null;
    readonly history: readonly EntryData[];
    readonly seats: readonly { readonly id: string; readonly number: number; readonly history: readonly EntryData[] }[];
    readonly motions: {
      readonly edges: readonly { readonly node: { readonly id: string; readonly title: string | null; readonly history: readonly EntryData[] } }[];
      readonly pageInfo: { readonly hasNextPage: boolean };
    };
  } | null;
}

export interface MinutesDay {
  /** `2026-11-22`. */
  readonly day: string;
  readonly entries: readonly ReadEntry[];
}

/** In the order of the log, day by day. */
export function minutesOf({ history, seats, motions }: NonNullable<MinutesData['council']>): readonly MinutesDay[] {
  const entries = [...history, ...seats.flatMap((seat) => seat.history), ...motions.edges.flatMap(({ node }) => node.history)].sort((a, b) => a.seq - b.seq).map(readEntry);
  const days = new Map<string, ReadEntry[]>();
  for (const one of entries) {
    const day = one.entry.sequencedAt.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return [...days].map(([day, of]) => ({ day, entries: of }));
}
