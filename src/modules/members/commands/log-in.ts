import { Injectable } from '@nestjs/common';
import { isPublicId } from '../../../kernel/ids.js';
import type { Instant } from '../../../kernel/instant.js';
import { checkActSignature } from '../../../ledger/core/index.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { RateLimits } from '../../../platform/rate-limits.js';
import { authorizationOf, Ceremonies, type KeySignature } from '../ceremonies.js';
import { activeKey } from '../domain/index.js';
import { Challenges } from '../store/challenges.js';
import { holdRoster, lookAtRoster } from '../store/roster-rows.js';
import { type OpenedSession, Sessions } from '../store/sessions.js';
import { passkeysOf } from './prepare-act.js';

/** What is to be signed to sign in. */
export interface LoginBegun {
  readonly nonce: string;
  /** A plain key signs these bytes; a passkey's challenge is their SHA-256. */
  readonly statement: Uint8Array;
  /** `PublicKeyCredentialRequestOptionsJSON` as text. */
  readonly requestOptions: string;
  readonly expiresAt: Instant;
}

export type LoggedIn =
  | { readonly ok: true; readonly member: string; readonly session: OpenedSession }
  | { readonly ok: false; readonly refusal: 'CHALLENGE_EXPIRED' | 'LOGIN_FAILED' };

export type LoginStarted = { readonly ok: true; readonly login: LoginBegun } | { readonly ok: false; readonly refusal: 'RATE_LIMITED' };

/** A session for whoever shows a member's key. Nothing of it enters the log: a session gives no power to sign. */
@Injectable()
export class LogIn {
  constructor(
    private readonly transactions: Transactions,
    private readonly challenges: Challenges,
    private readonly ceremonies: Ceremonies,
    private readonly sessions: Sessions,
    private readonly limits: RateLimits,
  ) {}

  /**
   * `member` helps devices that keep no list of their passkeys. The ids of his passkeys that it tells are in the log anyway;
   * for an unknown member the answer looks like that for one without passkeys.
   */
  async begin(bucket: number, member?: string): Promise<LoginStarted> {
    if (this.limits.take('login', bucket) !== undefined) return { ok: false, refusal: 'RATE_LIMITED' };
    const roster = await this.transactions.run(lookAtRoster);
    const passkeys = member !== undefined && isPublicId(member) ? passkeysOf(roster, member) : [];
    const { nonce, expiresAt } = await this.challenges.give('login', '');
    const statement = this.ceremonies.loginStatement(nonce);
    return { ok: true, login: { nonce, statement, requestOptions: await this.ceremonies.requestOptions(statement, passkeys), expiresAt } };
  }

  async finish(nonce: string, signature: KeySignature): Promise<LoggedIn> {
    // Spent before it is checked: one try for each challenge.
    if ((await this.challenges.take('login', nonce)) === undefined) return { ok: false, refusal: 'CHALLENGE_EXPIRED' };
    return this.transactions.run(async (tx) => {
      const [row] = await tx.query<{ member: string }[]>('SELECT member FROM member_key WHERE id = $1', [signature.key]);
      const key = row && activeKey(await holdRoster(tx, row.member, 'act'), row.member, signature.key);
      const authorization = authorizationOf(signature, NO_REQUEST);
      if (!row || !key || !authorization) return { ok: false, refusal: 'LOGIN_FAILED' };
      if (checkActSignature(authorization, this.ceremonies.loginStatement(nonce), key) !== 'ok') return { ok: false, refusal: 'LOGIN_FAILED' };
      return { ok: true, member: row.member, session: await this.sessions.open(tx, row.member, signature.key) };
    });
  }
}

/** A log-in is no act and has no request id; the statement's nonce makes it count once. */
const NO_REQUEST = '';
