import { ENTRY_FIELDS, readEntry } from '../record/entry-words.js';
import type { BallotData, TextData } from './operations.js';

/** What somebody's own ballot must name, and what it was so far. */
export interface OwnVote {
  readonly seat: number;
  readonly class: string;
  readonly recused: boolean;
  readonly votesFor: readonly number[];
  readonly votedForBy: number | null;
  readonly ballot: BallotData | null;
}

export const OWN_VOTE = `query ($id: PublicId!) {
  motion(id: $id) { vote { own { seat class recused votesFor votedForBy ballot { seat class member choice sealed stale casts castAt entryId reason history { ${ENTRY_FIELDS} } } } } }
}`;

export type OwnVoteData = { readonly motion: { readonly vote: { readonly own: OwnVote | null } | null } | null };

/** Versions of the text that came after the one on which the ballot was cast. */
export function changedSince(versions: readonly TextData[], ballot: BallotData): readonly TextData[] {
  const named = ballot.history.map((one) => readEntry(one).entry.command['text']).filter((text) => typeof text === 'string');
  const voted = versions.find(({ commitment }) => commitment === named.at(-1))?.version ?? versions.length;
  return versions.filter(({ version }) => version > voted);
}
