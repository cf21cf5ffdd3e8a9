import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import { type Outcome, Sealer } from '../../../ledger/index.js';
import { PROFILE_PATH, type RosterRefusal } from '../domain/index.js';
import type { Profile } from '../store/project.js';
import { BySession } from './by-session.js';

/** A member changes his name or address. What stood there before is forgotten at once; its commitment stays. */
@Injectable()
export class ReplaceProfile {
  constructor(private readonly bySession: BySession) {}

  replace(viewer: Viewer, { displayName, email }: Profile): Promise<Outcome<RosterRefusal>> {
    const seal = new Sealer('stewards');
    const profile = seal.field(PROFILE_PATH, { displayName, email });
    return this.bySession.perform(viewer, { type: 'ReplaceProfile', profile }, seal.fields);
  }
}
