import { governance, type Governance, type GovernanceCommand, type GovernanceEvent, type GovernanceRefusal } from '../core/index.js';
import type { Slice } from './slice.js';

/** The log's own stream: keys, rule sets, witness policy, operators' acts. Its folded state is all that is asked of it. */
export const LOG_STREAM = 'log';

export const governanceSlice: Slice<Governance, GovernanceCommand, GovernanceEvent, GovernanceRefusal> = {
  decider: governance,
  project: () => Promise.resolve(),
};
