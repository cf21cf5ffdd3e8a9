import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import { Sessions } from '../store/sessions.js';

/** Ends the session by which the viewer came. */
@Injectable()
export class LogOut {
  constructor(private readonly sessions: Sessions) {}

  async logOut(viewer: Viewer): Promise<void> {
    if (viewer.kind === 'member') await this.sessions.close(viewer.session);
  }
}
