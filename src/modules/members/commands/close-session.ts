import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import { Sessions } from '../store/sessions.js';

type Member = Extract<Viewer, { kind: 'member' }>;

/** Ends sessions of one's own, wherever they are open. Nothing of it enters the log: a session gives no power to sign. */
@Injectable()
export class CloseSession {
  constructor(private readonly sessions: Sessions) {}

  /** Whoever names another's session ends nothing. */
  close({ id }: Member, session: string): Promise<void> {
    return this.sessions.closeOwn(id, session);
  }

  /** All but the one by which he asks; says how many. */
  closeOthers({ id, session }: Member): Promise<number> {
    return this.sessions.closeOthers(id, session);
  }
}
