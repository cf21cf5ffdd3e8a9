import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Outcome } from '../../../ledger/index.js';
import type { KeyReason, RosterRefusal } from '../domain/index.js';
import { BySession } from './by-session.js';

/** A member gives up a key of his own, by session: a lost key cannot sign its own revocation. Its sessions end with it. */
@Injectable()
export class RevokeOwnKey {
  constructor(private readonly bySession: BySession) {}

  async revoke(viewer: Viewer, key: string, reason: KeyReason): Promise<Outcome<RosterRefusal>> {
    if (viewer.kind !== 'member') return { ok: false, refusal: 'NOT_A_MEMBER' };
    return this.bySession.perform(viewer, { type: 'RevokeKey', member: viewer.id, key, reason });
  }
}
