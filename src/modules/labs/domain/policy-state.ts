import type { Instant } from '../../../kernel/instant.js';
import type { ErasedOpenings, ErasureGround } from '../../../kernel/sealed.js';
import type { Commitment } from '../../../ledger/core/commitment.js';

/**
 * A policy of a lab, in versions. The text is public, so its SHA-256 stands in the clear: whoever kept a copy can show that it is
 * the one the lab published, or that it is not.
 */
export const POLICY_STATUSES = ['unpublished', 'published', 'withdrawn'] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

export interface PolicyVersion {
  readonly text: Commitment;
  /** SHA-256 (hex) of the text's UTF-8. */
  readonly hash: string;
  readonly at: Instant;
}

export interface Policy {
  readonly id: string;
  /** Entity id. */
  readonly lab: string;
  /** Number of the version in force; 0 while there is none. */
  readonly version: number;
  readonly versions: readonly PolicyVersion[];
  readonly status: PolicyStatus;
  readonly erased: readonly ErasedOpenings[];
}

export type PolicyEvent =
  | { readonly type: 'PolicyPublished'; readonly lab: string; readonly version: 1; readonly hash: string; readonly text: Commitment; readonly by: string }
  | { readonly type: 'PolicyRevised'; readonly version: number; readonly hash: string; readonly text: Commitment; readonly recommendation: string | null; readonly by: string }
  | { readonly type: 'PolicyWithdrawn'; readonly by: string }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export function initialPolicy(id: string): Policy {
  return { id, lab: '', version: 0, versions: [], status: 'unpublished', erased: [] };
}
