import { addSeconds, DAY_SECONDS, instantOf, type Instant } from '../../kernel/instant.js';
import { Clock } from '../../platform/clock.js';

/**
 * The clock of a demonstration node while its world is built. A council needs months from a motion to an assessment, and nobody has
 * months to wait: the world begins in the past and comes forward, never back, until it is today. From then on it is the system's
 * clock. What is left is kept with the demonstration's progress, so that a start after a stop goes on at the same distance.
 */
export class SimulatedClock extends Clock {
  #behind: number;

  constructor(behindSeconds: number) {
    super();
    this.#behind = behindSeconds;
  }

  now(): Instant {
    return addSeconds(instantOf(Date.now()), -this.#behind);
  }

  get behindSeconds(): number {
    return this.#behind;
  }

  /** Brings the world to this many days before today; where it is nearer already, it stays. */
  comeTo(daysAgo: number): void {
    this.#behind = Math.min(this.#behind, daysAgo * DAY_SECONDS);
  }
}
