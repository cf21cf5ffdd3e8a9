import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';

export interface InvitationRow {
  readonly id: string;
  readonly purpose: 'join' | 'recover';
  readonly kind: 'person' | 'client';
  readonly roles: readonly string[];
  readonly member: string | null;
  readonly invitedBy: string | null;
  readonly invitedAt: Instant;
  readonly expiresAt: Instant;
  readonly usedBy: string | null;
  readonly revoked: boolean;
}

/** Invitations, the newest first; the hundred that matter to a steward who looks for one. */
@Injectable()
export class InvitationsQuery {
  constructor(private readonly dataSource: DataSource) {}

  async newest(): Promise<InvitationRow[]> {
    return this.dataSource.query<InvitationRow[]>(
      `SELECT id, purpose, kind, roles, member, invited_by AS "invitedBy", invited_at AS "invitedAt", expires_at AS "expiresAt", used_by AS "usedBy", revoked
         FROM invitation ORDER BY invited_at DESC, id LIMIT 100`,
    );
  }
}
