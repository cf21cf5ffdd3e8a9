import { Injectable } from '@nestjs/common';
import { instantOf, type Instant } from '../kernel/instant.js';

/** Where the shell reads the time; PURE rooms get it as a value. A class, so that it is its own injection token. */
export abstract class Clock {
  abstract now(): Instant;
}

@Injectable()
export class SystemClock extends Clock {
  now(): Instant {
    return instantOf(Date.now());
  }
}
