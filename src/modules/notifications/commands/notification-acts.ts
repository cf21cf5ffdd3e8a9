import { Injectable } from '@nestjs/common';
import { RemovePreference } from './remove-preference.js';
import { SendTest } from './send-test.js';
import { SetAddress } from './set-address.js';
import { SetPreference } from './set-preference.js';

/** What a person may do about his notices. */
@Injectable()
export class NotificationActs {
  constructor(
    readonly preferences: SetPreference,
    readonly removals: RemovePreference,
    readonly addresses: SetAddress,
    readonly tests: SendTest,
  ) {}
}
