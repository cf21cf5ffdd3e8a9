import type { Instant } from '../../../kernel/instant.js';
import type { ErasedOpenings } from '../../../kernel/sealed.js';

export const VOLUNTEER_STATUSES = ['unknown', 'stands', 'withdrawn', 'excluded'] as const;
export type VolunteerStatus = (typeof VOLUNTEER_STATUSES)[number];

/** Why somebody is kept out of a pool: codes, so that they can be published. */
export const EXCLUSION_REASONS = ['employed-by-party', 'funded-by-party', 'litigant', 'family-of-party', 'earlier-juror', 'not-eligible', 'duplicate'] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** `upheld`: the exclusion stands. `lifted`: it does not. */
export type AppealStatus = 'pending' | 'upheld' | 'lifted';

/** One volunteer of one draw, as the stream `volunteer/<draw>-<number>` tells it. In public a volunteer is the number. */
export interface Volunteer {
  /** `<draw>-<number>`. */
  readonly id: string;
  readonly draw: string;
  /** 12 characters of the key's SHA-256 in Crockford's base32; for seats of a council the id of the member. */
  readonly number: string;
  readonly status: VolunteerStatus;
  /** Public key (base64) whose holder this is; null for a member. */
  readonly key: string | null;
  readonly member: string | null;
  readonly reason: ExclusionReason | null;
  /** The steward who excluded: another one decides the appeal. */
  readonly excludedBy: string | null;
  readonly excludedAt: Instant | null;
  readonly appeal: AppealStatus | null;
  readonly erased: readonly ErasedOpenings[];
}

/** What somebody declared about himself, as it is sealed at `/command/row`. Features and household go into the pool; ties only to the stewards. */
export interface VolunteerRow {
  readonly features: Readonly<Record<string, string>>;
  /** A fingerprint, so that two of one household can be told without an address being kept. */
  readonly household: string | null;
  readonly ties: string | null;
}
