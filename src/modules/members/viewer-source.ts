import { Injectable } from '@nestjs/common';
import { ANONYMOUS, type Viewer } from '../../kernel/viewer.js';
import { ViewerSource } from '../../graphql/context.js';
import { Config } from '../../platform/config.js';
import { isSessionToken, readSessionCookie } from '../../platform/session-cookie.js';
import { Sessions } from './store/sessions.js';

/** Who asks: by `Authorization: Bearer <session token>` for API clients, by cookie for browsers. */
@Injectable()
export class SessionViewerSource extends ViewerSource {
  constructor(
    private readonly sessions: Sessions,
    private readonly config: Config,
  ) {
    super();
  }

  async viewerOf(headers: Readonly<Record<string, string | string[] | undefined>>): Promise<Viewer> {
    const token = bearer(headers['authorization']) ?? readSessionCookie(this.config.publicUrl, one(headers['cookie']));
    return token === undefined ? ANONYMOUS : this.sessions.viewerOf(token);
  }
}

function bearer(header: string | string[] | undefined): string | undefined {
  const token = /^Bearer ([A-Za-z0-9_-]+)$/i.exec(one(header) ?? '')?.[1];
  return token !== undefined && isSessionToken(token) ? token : undefined;
}

function one(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
