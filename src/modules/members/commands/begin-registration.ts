import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Clock } from '../../../platform/clock.js';
import { newPublicId } from '../../../platform/random.js';
import { RateLimits } from '../../../platform/rate-limits.js';
import { Ceremonies } from '../ceremonies.js';
import { activeKeyIds, closedInvitation, invitationOf } from '../domain/index.js';
import { type MembersRefusal } from './refusals.js';
import { Challenges } from '../store/challenges.js';
import { lookAtRoster } from '../store/roster-rows.js';
import { passkeysOf } from './prepare-act.js';

/** How a device is asked to make a key, or a client to show that it holds one. */
export interface Registration {
  readonly nonce: string;
  /** Whose key it will be. */
  readonly member: string;
  /** `PublicKeyCredentialCreationOptionsJSON` as text. */
  readonly creationOptions: string;
  /** What a plain key signs instead. */
  readonly statement: Uint8Array;
  readonly expiresAt: Instant;
}

export type Begun = { readonly ok: true; readonly registration: Registration } | { readonly ok: false; readonly refusal: MembersRefusal };

/** First half of each registration: for a new member, for one who lost his keys, and for a further key. */
@Injectable()
export class BeginRegistration {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly challenges: Challenges,
    private readonly ceremonies: Ceremonies,
    private readonly limits: RateLimits,
  ) {}

  /** Asks the invitation beforehand, so that nobody makes a key for nothing. */
  async byInvitation(bucket: number, purpose: 'join' | 'recover', invitation: string, secret: string): Promise<Begun> {
    if (this.limits.take('login', bucket) !== undefined) return { ok: false, refusal: 'RATE_LIMITED' };
    const roster = await lookAtRoster(this.dataSource.manager);
    const closed = closedInvitation(roster, { invitation, secret }, purpose, this.clock.now());
    if (closed) return { ok: false, refusal: closed };
    const member = purpose === 'join' ? newPublicId() : invitationOf(roster, invitation)!.member!;
    return this.#begin(purpose, `${invitation} ${member}`, member, []);
  }

  async forFurtherKey(viewer: Viewer): Promise<Begun> {
    if (viewer.kind !== 'member') return { ok: false, refusal: 'NOT_A_MEMBER' };
    const roster = await lookAtRoster(this.dataSource.manager);
    if (activeKeyIds(roster, viewer.id).length === 0) return { ok: false, refusal: 'NOT_A_MEMBER' };
    return this.#begin('add-key', viewer.id, viewer.id, passkeysOf(roster, viewer.id));
  }

  async #begin(purpose: 'join' | 'recover' | 'add-key', subject: string, member: string, held: readonly string[]): Promise<Begun> {
    const { nonce, expiresAt } = await this.challenges.give(purpose, subject);
    const creationOptions = await this.ceremonies.registrationOptions(member, nonce, held);
    return { ok: true, registration: { nonce, member, creationOptions, statement: this.ceremonies.registrationStatement(nonce), expiresAt } };
  }
}
