import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import { Ledger, type Outcome, type SealedFields } from '../../../ledger/index.js';
import { ROSTER_STREAM, type RosterCommand, type RosterRefusal } from '../domain/index.js';
import { rosterSlice } from '../store/project.js';
import { actorOf } from '../store/roster-rows.js';

/** Performs on the roster what needs no signature: the log then shows that only the server vouches for who asked. */
@Injectable()
export class BySession {
  constructor(
    private readonly ledger: Ledger,
  ) {}

  async perform(viewer: Viewer, command: RosterCommand, openings?: SealedFields): Promise<Outcome<RosterRefusal>> {
    return this.ledger.transact(async (tx) => {
      const actor = await actorOf(tx, viewer, 'change');
      if (!actor) return { ok: false, refusal: 'NOT_A_MEMBER' };
      return this.ledger.perform(tx, rosterSlice, ROSTER_STREAM, { command, actor, authorization: { method: 'session' }, openings });
    });
  }
}
