import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addSeconds, DAY_SECONDS, type Instant } from '../../../kernel/instant.js';
import { Ledger } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Config } from '../../../platform/config.js';
import { newPublicId } from '../../../platform/random.js';
import { ROSTER_STREAM, secretHashOf } from '../domain/index.js';
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
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
    private readonly config: Config,
  ) {}

  /** Undefined as soon as there has been a steward. */
  async invite(): Promise<FirstStewardLink | undefined> {
    const invitation = newPublicId();
    const secret = newSecret();
    // Each start of a node that long has its stewards would wait for the roster's lock only to be refused.
    if ((await lookAtRoster(this.dataSource.manager)).stewardSeen) return undefined;
    const expiresAt = addSeconds(this.clock.now(), DAYS * DAY_SECONDS);
    const outcome = await this.ledger.ask(rosterSlice, ROSTER_STREAM, {
      command: { type: 'InviteFirstSteward', invitation, secretHash: secretHashOf(secret), expiresAt },
      actor: { kind: 'system', part: 'start' },
      authorization: { method: 'system' },
    });
    if (!outcome.ok && outcome.refusal === 'STEWARD_EXISTS') return undefined; // joined between our look and the lock
    if (!outcome.ok) throw new Error(`the first steward cannot be invited: ${outcome.refusal}`);
    return { link: invitationLink(this.config.publicUrl, 'join', invitation, secret), invitation, secret, expiresAt };
  }
}
