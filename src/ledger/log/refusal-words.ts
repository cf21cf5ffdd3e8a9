import type { LedgerRefusal } from './slice.js';

/** Words for the refusals that the ledger itself may give to any command. */
export const LEDGER_REFUSAL_WORDS: Readonly<Record<LedgerRefusal, string>> = {
  CLOCK_WENT_BACK: "The node's clock stands before the last entry about this matter. Nothing was changed; try again in a minute.",
  ENTRY_TOO_LARGE: 'This is more than one entry can hold. Shorten the lists and try again; what you typed is kept.',
};
