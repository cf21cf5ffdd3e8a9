/** The ledger's door: what the rest of the node may use. */
export { Ledger } from './log/ledger.js';
export { readOthers } from './log/read-others.js';
export type { AnySlice, Ask, Fact, LedgerRefusal, Outcome, Put, Receipt, Slice } from './log/slice.js';
export { type Audience, Sealer, type SealedField, type SealedFields } from './log/commitments.js';
export { Openings, type PlacedOpening, valueAt } from './log/openings.js';
export { LogIdentity } from './log/identity.js';
export { LogDescription } from './log/log-description.js';
export { LogReader, type LoggedEntry } from './log/log-reader.js';
export { OpenLog, type RuleSet } from './log/open-log.js';
export { RotateLogKey, type Rotation } from './log/rotate-log-key.js';
export { Rebuild, type Rebuildable, type RebuildOutcome, type RebuildRefusal } from './log/rebuild.js';
export { Fsck, type FsckReport } from './log/fsck.js';
export { PublishedLog, type PublishedCheckpoint } from './log/published-log.js';
export { governanceSlice, LOG_STREAM } from './log/governance.js';
export { LEDGER_REFUSAL_WORDS } from './log/refusal-words.js';
export { Sequencer } from './sequencer/sequencer.js';
export { Follower, type Following } from './followers/follower.js';
export { LedgerModule } from './ledger.module.js';
