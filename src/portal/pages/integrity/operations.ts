import type { CheckpointData, GovernanceData } from '../ledger/operations.js';

export interface IntegrityCounts {
  readonly size: number;
  readonly received: number;
  readonly open: number;
  readonly overdue: number;
  readonly accepted: number;
  readonly merged: number;
  readonly declinedTotal: number;
  readonly declined: readonly { readonly reason: string; readonly count: number }[];
  readonly published: number;
  readonly months: readonly MonthCount[];
}

export interface MonthCount {
  readonly month: string;
  readonly received: number;
  readonly accepted: number;
  readonly merged: number;
  readonly declined: number;
}

export const INTEGRITY = `query Integrity {
  integrity {
    size received open overdue accepted merged declinedTotal published
    declined { reason count }
    months { month received accepted merged declined }
  }
  ledger { checkpoint { origin size root note } governance { keys promiseKey witnessPolicy maxMergeDelaySeconds promisesBroken rules { kind rules } } }
}`;

export interface IntegrityData {
  readonly integrity: IntegrityCounts;
  readonly ledger: { readonly checkpoint: CheckpointData | null; readonly governance: GovernanceData };
}
