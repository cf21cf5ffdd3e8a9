import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../../kernel/viewer.js';
import { type ErasureGround, type KeyReason, PROFILE_PATH, type RemovalReason, type Role, ROSTER_STREAM, type RosterCommand, type RosterRefusal } from '../domain/index.js';
import { KEY_REFUSAL_WORDS } from './refusals.js';
import { rosterSlice } from '../store/project.js';
import { type Prepared, PrepareAct } from './prepare-act.js';

/** Signed acts on members that need nothing beside the command: roles, removal, another's key. */
@Injectable()
export class KeepRoster {
  constructor(
    private readonly prepareAct: PrepareAct,
    private readonly dataSource: DataSource,
  ) {}

  grantRole(viewer: Viewer, member: string, role: Role): Promise<Prepared<RosterRefusal>> {
    return this.#prepare(viewer, { type: 'GrantRole', member, role });
  }

  revokeRole(viewer: Viewer, member: string, role: Role): Promise<Prepared<RosterRefusal>> {
    return this.#prepare(viewer, { type: 'RevokeRole', member, role });
  }

  removeMember(viewer: Viewer, member: string, reason: RemovalReason): Promise<Prepared<RosterRefusal>> {
    return this.#prepare(viewer, { type: 'RemoveMember', member, reason });
  }

  revokeKey(viewer: Viewer, member: string, key: string, reason: KeyReason): Promise<Prepared<RosterRefusal>> {
    return this.#prepare(viewer, { type: 'RevokeKey', member, key, reason });
  }

  /** Takes names and addresses of members out of the node. Reports have rules of their own for this. */
  async eraseProfiles(viewer: Viewer, entries: readonly string[], ground: ErasureGround): Promise<Prepared<RosterRefusal | 'UNKNOWN_ENTRY'>> {
    const ours = await this.dataSource.query<{ entry_id: string }[]>(
      'SELECT DISTINCT entry_id FROM ledger_pending WHERE stream_kind = $1 AND entry_id = ANY($2::uuid[])',
      [rosterSlice.decider.kind, entries],
    );
    if (ours.length !== new Set(entries).size) return { ok: false, refusal: 'UNKNOWN_ENTRY', message: KEY_REFUSAL_WORDS.UNKNOWN_ENTRY };
    return this.#prepare(viewer, { type: 'EraseOpenings', openings: entries.map((entry) => ({ entry, paths: [PROFILE_PATH] })), ground });
  }

  #prepare(viewer: Viewer, command: RosterCommand): Promise<Prepared<RosterRefusal>> {
    return this.prepareAct.prepare(viewer, rosterSlice, ROSTER_STREAM, command);
  }
}
