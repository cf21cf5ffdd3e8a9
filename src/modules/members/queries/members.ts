import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';

export interface MemberRow {
  readonly id: string;
  readonly kind: 'person' | 'client';
  readonly status: 'active' | 'removed';
  readonly roles: readonly string[];
  readonly joinedAt: Instant;
  /** Null where the profile was erased. */
  readonly displayName: string | null;
  readonly email: string | null;
  readonly profileEntry: string | null;
}

export interface KeyRow {
  readonly id: string;
  readonly member: string;
  readonly alg: string;
  readonly use: string;
  readonly addedAt: Instant;
  readonly revokedAt: Instant | null;
}

const COLUMNS = `m.id, m.kind, m.status, m.roles, m.joined_at AS "joinedAt", p.display_name AS "displayName", p.email, p.entry_id AS "profileEntry"`;

/** Who is or was a member. */
@Injectable()
export class MembersQuery {
  constructor(private readonly dataSource: DataSource) {}

  async one(id: string): Promise<MemberRow | undefined> {
    return (await this.many([id]))[0];
  }

  async many(ids: readonly string[]): Promise<MemberRow[]> {
    return this.dataSource.query<MemberRow[]>(`SELECT ${COLUMNS} FROM member m LEFT JOIN profile p ON p.member = m.id WHERE m.id = ANY($1)`, [ids]);
  }

  /** In the order in which they joined, `take + 1` rows at most from after the given place. */
  async page(take: number, after: readonly [string, string] | undefined): Promise<MemberRow[]> {
    return this.dataSource.query<MemberRow[]>(
      `SELECT ${COLUMNS} FROM member m LEFT JOIN profile p ON p.member = m.id
        WHERE $2::timestamptz IS NULL OR (m.joined_at, m.id) > ($2::timestamptz, $3::text)
        ORDER BY m.joined_at, m.id LIMIT $1`,
      [take + 1, after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  async keysOf(members: readonly string[]): Promise<KeyRow[]> {
    return this.dataSource.query<KeyRow[]>(
      'SELECT id, member, alg, use, added_at AS "addedAt", revoked_at AS "revokedAt" FROM member_key WHERE member = ANY($1) ORDER BY added_at, id',
      [members],
    );
  }
}
