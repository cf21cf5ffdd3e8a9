import type { Instant } from '../../../kernel/instant.js';
import { endOfDay } from './clocks.js';
import type { Assessment, Standing } from './recommendation-state.js';

/**
 * Where the two records of one recommendation differ, or one of them is silent: what the yearly list of open ones shows.
 *
 *     the lab says "already done", the council has not verified it       → CLAIMED_NOT_VERIFIED
 *     the lab accepted "by 2027-03-01", it is April                      → PROMISED_DAY_PASSED
 */
export const DIFFERENCES = ['NO_ANSWER', 'PROMISED_DAY_PASSED', 'CLAIMED_NOT_VERIFIED', 'ACCEPTED_NOT_ACCEPTABLE', 'DECLINED_STILL_ASKED', 'NOT_ASSESSED'] as const;
export type Difference = (typeof DIFFERENCES)[number];

export interface BothRecords {
  readonly standing: Standing | null;
  readonly byDay: string | null;
  readonly status: Assessment;
  /** Whether the lab owes an answer. */
  readonly outstanding: boolean;
  readonly assessmentDueAt: Instant | null;
}

export function differencesOf({ standing, byDay, status, outstanding, assessmentDueAt }: BothRecords, now: Instant): readonly Difference[] {
  const accepted = standing === 'accept' || standing === 'accept-in-part';
  const rejected = status === 'unacceptable' || status === 'omitted-or-reframed';
  const found: readonly (readonly [Difference, boolean])[] = [
    ['NO_ANSWER', outstanding && standing !== 'assessing'],
    ['PROMISED_DAY_PASSED', byDay !== null && endOfDay(byDay) <= now && status !== 'implemented'],
    ['CLAIMED_NOT_VERIFIED', standing === 'already-done' && status !== 'implemented'],
    ['ACCEPTED_NOT_ACCEPTABLE', accepted && rejected],
    ['DECLINED_STILL_ASKED', standing === 'decline'],
    ['NOT_ASSESSED', assessmentDueAt !== null && assessmentDueAt <= now],
  ];
  return found.filter(([, there]) => there).map(([difference]) => difference);
}
