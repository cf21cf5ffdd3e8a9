import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { fromHex, toBase64Url, toHex } from '../../../kernel/bytes.js';
import { addSeconds, DAY_SECONDS, epochMs, type Instant } from '../../../kernel/instant.js';
import { ANONYMOUS, type Viewer } from '../../../kernel/viewer.js';
import { Gathering } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';

/** Unused that long, a session ends; used or not, it ends after the second. */
const IDLE_SECONDS = 12 * 3600;
const LONGEST_SECONDS = 14 * DAY_SECONDS;
/** Writing "seen" at every request would cost more than it is worth. */
const SEEN_SECONDS = 300;

export interface OpenedSession {
  /** Shown once: only its hash is kept, so that a stolen table opens nothing. */
  readonly token: string;
  readonly expiresAt: Instant;
  /** Seconds for which a browser may keep the cookie. */
  readonly maxAge: number;
}

interface SessionRow {
  readonly token_hash: Buffer;
  readonly id: string;
  readonly roles: string[];
  readonly created_at: Instant;
  readonly seen_at: Instant;
}

interface Asked {
  readonly hash: Buffer;
  row?: SessionRow;
}

/** Sessions of members in the database. Each hangs on the key that opened it, and ends with that key or the membership. */
@Injectable()
export class Sessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Requests that come at the same time ask in one statement. Nothing is remembered: a session that ended is not found. */
  readonly #asked = new Gathering<Asked>((items) => this.#find(items), () => true);

  async #find(items: readonly Asked[]): Promise<void> {
    const rows = await this.dataSource.query<SessionRow[]>(
      `SELECT s.token_hash, m.id, m.roles, s.created_at, s.seen_at
         FROM session s JOIN member m ON m.id = s.member JOIN member_key k ON k.id = s.key_id AND k.member = s.member
        WHERE s.token_hash = ANY($1) AND s.expires_at > $2 AND m.status = 'active' AND k.revoked_at IS NULL`,
      [items.map(({ hash }) => hash), this.clock.now()],
    );
    for (const item of items) {
      const row = rows.find(({ token_hash }) => token_hash.equals(item.hash));
      if (row) item.row = row;
    }
  }

  async open(tx: EntityManager, member: string, keyId: string): Promise<OpenedSession> {
    const now = this.clock.now();
    const token = toBase64Url(randomBytes(32));
    const expiresAt = addSeconds(now, IDLE_SECONDS);
    await tx.query(
      'INSERT INTO session (token_hash, member, key_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $4, $5)',
      [hashOf(token), member, keyId, now, expiresAt],
    );
    return { token, expiresAt, maxAge: LONGEST_SECONDS };
  }

  /** Who holds this token. Unknown, expired, or of a revoked key: nobody. */
  async viewerOf(token: string): Promise<Viewer> {
    const now = this.clock.now();
    const hash = hashOf(token);
    const asked: Asked = { hash };
    await this.#asked.add(asked);
    const { row } = asked;
    if (!row) return ANONYMOUS;
    if (epochMs(now) - epochMs(row.seen_at) > SEEN_SECONDS * 1000) await this.#slide(hash, row.created_at, now);
    return { kind: 'member', id: row.id, roles: row.roles, session: toHex(hash) };
  }

  /** Ends one of the member's own; somebody else's is none of his. */
  async closeOwn(member: string, session: string): Promise<void> {
    await this.dataSource.query('DELETE FROM session WHERE member = $1 AND token_hash = $2', [member, fromHex(session)]);
  }

  /** Ends all of the member's but one, also those that have run out; says how many. */
  async closeOthers(member: string, session: string): Promise<number> {
    const [, closed] = await this.dataSource.query<[unknown, number]>('DELETE FROM session WHERE member = $1 AND token_hash <> $2', [member, fromHex(session)]);
    return closed;
  }

  /** Ends the session named in a viewer. */
  async close(session: string): Promise<void> {
    await this.dataSource.query('DELETE FROM session WHERE token_hash = $1', [fromHex(session)]);
  }

  async #slide(hash: Uint8Array, createdAt: Instant, now: Instant): Promise<void> {
    const idle = addSeconds(now, IDLE_SECONDS);
    const last = addSeconds(createdAt, LONGEST_SECONDS);
    await this.dataSource.query('UPDATE session SET seen_at = $2, expires_at = $3 WHERE token_hash = $1', [hash, now, idle < last ? idle : last]);
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
