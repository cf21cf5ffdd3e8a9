import { addSeconds, DAY_SECONDS, instantOf, type Instant } from '../../src/kernel/instant.js';
import { Clock } from '../../src/platform/clock.js';

/** The system's clock, set forward by a spec that has no 90 days to wait. */
export class ShiftedClock extends Clock {
  #seconds = 0;

  now(): Instant {
    return addSeconds(instantOf(Date.now()), this.#seconds);
  }

  forward({ days = 0, seconds = 0 }: { days?: number; seconds?: number }): void {
    this.#seconds += days * DAY_SECONDS + seconds;
  }
}
