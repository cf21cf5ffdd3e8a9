/** For the resolvers of other modules: types and presenters of what the log holds. */
export { LedgerPresenter, presentEntry, presentReceipt } from './present.js';
export { EntryReceipt, InclusionProof, Ledgered, LedgerEntry } from './types.js';
