import { Injectable } from '@nestjs/common';
import { addSeconds, DAY_SECONDS, type Instant } from '../../../kernel/instant.js';
import { Ledger } from '../../../ledger/index.js';
import { Config } from '../../../platform/config.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { newPublicId } from '../../../platform/random.js';
import { ROSTER_STREAM, type RosterCommand, secretHashOf } from '../domain/index.js';
import { invitationLink, newSecret } from '../invitation-link.js';
import { rosterSlice } from '../store/project.js';
import { lookAtRoster } from '../store/roster-rows.js';

const DAYS = 7;

export interface FirstStewardLink {
  readonly link: string;
  readonly invitation: string;
  readonly secret: string;
  readonly expiresAt: Instant;
}

/** A node without a steward prints a link at each start: only its hash was kept, so a new one takes the place of the last. */
@Injectable()
export class InviteFirstSteward {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly config: Config,
  ) {}

  /** Undefined as soon as there has been a steward. */
  async invite(): Promise<FirstStewardLink | undefined> {
    const invitation = newPublicId();
    const secret = newSecret();
    return this.transactions.run(async (tx) => {
      if ((await lookAtRoster(tx)).stewardSeen) return undefined;
      let expiresAt: Instant | undefined;
      const outcome = await this.ledger.perform(tx, rosterSlice, ROSTER_STREAM, {
        command: (at): RosterCommand => {
          expiresAt = addSeconds(at, DAYS * DAY_SECONDS);
          return { type: 'InviteFirstSteward', invitation, secretHash: secretHashOf(secret), expiresAt };
        },
        actor: { kind: 'system', part: 'start' },
        authorization: { method: 'system' },
      });
      if (!outcome.ok && outcome.refusal === 'STEWARD_EXISTS') return undefined; // joined between our look and the lock
      if (!outcome.ok || expiresAt === undefined) throw new Error(`no first steward can be invited: ${outcome.ok ? '' : outcome.refusal}`);
      return { link: invitationLink(this.config.publicUrl, 'join', invitation, secret), invitation, secret, expiresAt };
    });
  }
}
