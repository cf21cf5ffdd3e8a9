import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import { Clock } from '../../../platform/clock.js';

/** A session as its member sees it. Nothing says from where it is used: no address and no browser is kept. */
export interface OwnSession {
  /** Hash of its token, in hex: it names the session and opens nothing. */
  readonly id: string;
  readonly keyId: string;
  readonly createdAt: Instant;
  /** At most five minutes older than the last use. */
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
}

@Injectable()
export class OwnSessionsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Those by which the member may still come, last used first. */
  async ofMember(member: string): Promise<OwnSession[]> {
    return this.dataSource.query<OwnSession[]>(
      `SELECT encode(s.token_hash, 'hex') AS id, s.key_id AS "keyId", s.created_at AS "createdAt", s.seen_at AS "seenAt", s.expires_at AS "expiresAt"
         FROM session s JOIN member_key k ON k.id = s.key_id AND k.member = s.member
        WHERE s.member = $1 AND s.expires_at > $2 AND k.revoked_at IS NULL ORDER BY s.seen_at DESC, s.created_at DESC, id`,
      [member, this.clock.now()],
    );
  }
}
