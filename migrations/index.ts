import { Extensions1700000000000 } from './1700000000000-extensions.js';
import { Ledger1700000001000 } from './1700000001000-ledger.js';
import { Members1700000002000 } from './1700000002000-members.js';
import { Reports1700000003000 } from './1700000003000-reports.js';
import { Incidents1700000004000 } from './1700000004000-incidents.js';
import { CaseActs1700000005000 } from './1700000005000-case-acts.js';
import { StreamsUnder1700000006000 } from './1700000006000-streams-under.js';
import { Councils1700000007000 } from './1700000007000-councils.js';
import { Motions1700000008000 } from './1700000008000-motions.js';
import { Labs1700000009000 } from './1700000009000-labs.js';
import { Notifications1700000010000 } from './1700000010000-notifications.js';
import { Draws1700000011000 } from './1700000011000-draws.js';
import { Juries1700000012000 } from './1700000012000-juries.js';
import { LeastOfVotes1700000013000 } from './1700000013000-least-of-votes.js';
import { UnpackedEntries1700000014000 } from './1700000014000-unpacked-entries.js';

/** Every migration, oldest first; new ones are added at the end. */
export const MIGRATIONS = [
  Extensions1700000000000, Ledger1700000001000, Members1700000002000, Reports1700000003000, Incidents1700000004000, CaseActs1700000005000,
  StreamsUnder1700000006000, Councils1700000007000, Motions1700000008000, Labs1700000009000, Notifications1700000010000,
  Draws1700000011000, Juries1700000012000, LeastOfVotes1700000013000, UnpackedEntries1700000014000,
] as const;
