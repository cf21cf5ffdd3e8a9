import { addSeconds, DAY_SECONDS, epochMs, instantOf, type Instant } from '../../../kernel/instant.js';
import type { Rhythm, Way } from './kinds.js';

/**
 * When a message goes out. Everything that happens to a person within one window makes one message, so that however much happens, no
 * more than twelve mails an hour can come, and one a day or a week to whoever chose that.
 *
 *     dueAt('at-once', 'mail', '…T10:02:10.000Z')   // '…T10:05:00.000Z'
 *     dueAt('daily', 'mail', '…T10:02:10.000Z')     // '…T06:00:00.000Z' of the next day
 */
const WINDOW_MS: Readonly<Record<Way, number>> = { mail: 300_000, webhook: 60_000 };
const DAY_MS = DAY_SECONDS * 1000;
const MORNING_MS = 6 * 3_600_000;
/** 1970-01-05, a Monday, at six. */
const MONDAY_MS = 4 * DAY_MS + MORNING_MS;

export function dueAt(rhythm: Rhythm, way: Way, now: Instant): Instant {
  if (rhythm === 'daily') return nextOf(DAY_MS, MORNING_MS, now);
  if (rhythm === 'weekly') return nextOf(7 * DAY_MS, MONDAY_MS, now);
  return nextOf(WINDOW_MS[way], 0, now);
}

/** The next of the instants `from`, `from + step`, …, always after now. */
function nextOf(step: number, from: number, now: Instant): Instant {
  const ms = epochMs(now);
  const since = (((ms - from) % step) + step) % step;
  return instantOf(ms - since + step);
}

/** Seconds to wait after each failure; after the last one a message is given up. */
const WAITS = [60, 300, 1_800, 7_200, 21_600, 43_200] as const;

export function retryAt(failures: number, now: Instant): Instant | undefined {
  const wait = WAITS[failures - 1];
  return wait === undefined ? undefined : addSeconds(now, wait);
}

/** Failures in a row after which a webhook is switched off, or an address is no longer written to. */
export const DEAD_AFTER = 10;
/** What all people together are sent in an hour by mail; the rest waits. */
export const MOST_MAILS_PER_HOUR = 2_000;
