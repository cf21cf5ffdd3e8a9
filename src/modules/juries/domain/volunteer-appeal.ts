import { addSeconds, DAY_SECONDS, type Instant } from '../../../kernel/instant.js';
import type { Volunteer } from './volunteer-state.js';

/** Whoever is kept out of a pool has so long to say that it is wrong; the pool stays open until then. */
export const APPEAL_DAYS = 3;

/** An appeal waits for its decision, or there is still time for one. */
export function mayStillAppeal({ status, appeal, excludedAt }: Volunteer, at: Instant): boolean {
  if (appeal === 'pending') return true;
  return status === 'excluded' && appeal === null && excludedAt !== null && at < addSeconds(excludedAt, APPEAL_DAYS * DAY_SECONDS);
}
