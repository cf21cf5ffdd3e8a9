import { Injectable } from '@nestjs/common';
import { Ledger, type Receipt, Sealer } from '../../../ledger/index.js';
import { Ceremonies, type KeyProof } from '../ceremonies.js';
import { PROFILE_PATH, ROSTER_STREAM, type RosterCommand } from '../domain/index.js';
import { type MembersRefusal } from './refusals.js';
import { Challenges } from '../store/challenges.js';
import { type Profile, rosterSlice } from '../store/project.js';
import { type OpenedSession, Sessions } from '../store/sessions.js';

export type { KeyProof, Profile };

export interface Redeemed {
  readonly invitation: string;
  readonly secret: string;
  readonly proof: KeyProof;
}

export type Joined =
  | { readonly ok: true; readonly member: string; readonly session: OpenedSession; readonly receipt: Receipt }
  | { readonly ok: false; readonly refusal: MembersRefusal };

/** Whoever holds the secret of an invitation becomes a member, or gets his account back, and is signed in. */
@Injectable()
export class RedeemInvitation {
  constructor(
    private readonly ledger: Ledger,
    private readonly challenges: Challenges,
    private readonly ceremonies: Ceremonies,
    private readonly sessions: Sessions,
  ) {}

  /** A new member. The words of his profile go into erasable tables, their commitment into the log. */
  async join({ invitation, secret, proof }: Redeemed, profile: Profile): Promise<Joined> {
    const seal = new Sealer('stewards');
    const commitment = seal.field(PROFILE_PATH, { displayName: profile.displayName, email: profile.email });
    const member = await this.#memberOf('join', invitation, proof.nonce);
    const key = member === undefined ? undefined : await this.ceremonies.provenKey(proof);
    if (member === undefined || !key) return { ok: false, refusal: member === undefined ? 'CHALLENGE_EXPIRED' : 'KEY_PROOF_FAILED' };
    return this.#perform({ type: 'RedeemInvitation', invitation, secret, member, key, profile: commitment }, member, seal);
  }

  /** A member who lost his keys: the new one replaces them all. */
  async recover({ invitation, secret, proof }: Redeemed): Promise<Joined> {
    const member = await this.#memberOf('recover', invitation, proof.nonce);
    const key = member === undefined ? undefined : await this.ceremonies.provenKey(proof);
    if (member === undefined || !key) return { ok: false, refusal: member === undefined ? 'CHALLENGE_EXPIRED' : 'KEY_PROOF_FAILED' };
    return this.#perform({ type: 'RedeemRecovery', invitation, secret, key }, member);
  }

  /** The member for whom the challenge was given; undefined if it was given for another invitation, or is spent. */
  async #memberOf(purpose: 'join' | 'recover', invitation: string, nonce: string): Promise<string | undefined> {
    const [ofInvitation, member] = (await this.challenges.take(purpose, nonce))?.split(' ') ?? [];
    return ofInvitation === invitation ? member : undefined;
  }

  async #perform(command: Extract<RosterCommand, { type: 'RedeemInvitation' | 'RedeemRecovery' }>, member: string, seal?: Sealer): Promise<Joined> {
    return this.ledger.transact(async (tx) => {
      const outcome = await this.ledger.perform(tx, rosterSlice, ROSTER_STREAM, {
        command,
        actor: { kind: 'anonymous' },
        authorization: { method: 'anonymous' },
        openings: seal?.fields,
      });
      if (!outcome.ok) return outcome;
      return { ok: true, member, session: await this.sessions.open(tx, member, command.key.id), receipt: outcome.receipt };
    });
  }
}
