import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Outcome } from '../../../ledger/index.js';
import type { RosterRefusal } from '../domain/index.js';
import { BySession } from './by-session.js';

/** A steward closes a link that went astray; he need not find his key first. */
@Injectable()
export class RevokeInvitation {
  constructor(private readonly bySession: BySession) {}

  revoke(viewer: Viewer, invitation: string): Promise<Outcome<RosterRefusal>> {
    return this.bySession.perform(viewer, { type: 'RevokeInvitation', invitation });
  }
}
