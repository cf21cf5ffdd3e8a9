import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { toBase64Url } from '../../../kernel/bytes.js';
import { addSeconds, type Instant } from '../../../kernel/instant.js';
import { Clock } from '../../../platform/clock.js';

export type ChallengePurpose = 'join' | 'recover' | 'add-key' | 'login';

export interface Challenge {
  readonly nonce: string;
  readonly expiresAt: Instant;
}

/** Time to find the telephone and put a finger on it. */
const SECONDS = 600;

/** Random numbers that a key must answer, each good for one try: what was overheard cannot be said again. */
@Injectable()
export class Challenges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async give(purpose: ChallengePurpose, subject: string): Promise<Challenge> {
    const challenge = { nonce: toBase64Url(randomBytes(32)), expiresAt: addSeconds(this.clock.now(), SECONDS) };
    await this.dataSource.query('INSERT INTO webauthn_challenge (nonce, purpose, subject, expires_at) VALUES ($1, $2, $3, $4)', [
      challenge.nonce,
      purpose,
      subject,
      challenge.expiresAt,
    ]);
    return challenge;
  }

  /** Takes the challenge away and says whom it was given for; undefined if there is none, or no more. */
  async take(purpose: ChallengePurpose, nonce: string): Promise<string | undefined> {
    // TypeORM answers a DELETE with [rows, count].
    const [rows] = await this.dataSource.query<[{ subject: string }[], number]>(
      'DELETE FROM webauthn_challenge WHERE nonce = $1 AND purpose = $2 AND expires_at > $3 RETURNING subject',
      [nonce, purpose, this.clock.now()],
    );
    return rows[0]?.subject;
  }
}
