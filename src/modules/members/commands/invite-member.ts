import { Injectable } from '@nestjs/common';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Clock } from '../../../platform/clock.js';
import { Config } from '../../../platform/config.js';
import { newPublicId } from '../../../platform/random.js';
import { type MemberKind, type Role, ROSTER_STREAM, type RosterRefusal, secretHashOf } from '../domain/index.js';
import { invitationLink, newSecret } from '../invitation-link.js';
import { rosterSlice } from '../store/project.js';
import { type Prepared, PrepareAct, type PreparedAct } from './prepare-act.js';

/** The link and its secret are shown once. They open nothing until the steward has signed the act. */
export interface PreparedInvitation {
  readonly act: PreparedAct;
  readonly invitation: string;
  readonly secret: string;
  readonly link: string;
}

export type InvitationPrepared = ({ readonly ok: true } & PreparedInvitation) | Extract<Prepared<RosterRefusal>, { ok: false }>;

/** A steward asks somebody in, person or API client, or lets a member replace his lost keys. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly prepareAct: PrepareAct,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async join(viewer: Viewer, kind: MemberKind, roles: readonly Role[], days: number): Promise<InvitationPrepared> {
    return this.#prepare(viewer, 'join', days, (invites) => ({ type: 'InviteMember', ...invites, kind, roles }));
  }

  async recovery(viewer: Viewer, member: string, days: number): Promise<InvitationPrepared> {
    return this.#prepare(viewer, 'recover', days, (invites) => ({ type: 'InviteRecovery', ...invites, member }));
  }

  async #prepare(viewer: Viewer, purpose: 'join' | 'recover', days: number, commandOf: (invites: Invites) => InvitingCommand): Promise<InvitationPrepared> {
    const invitation = newPublicId();
    const secret = newSecret();
    const expiresAt = addSeconds(this.clock.now(), days * DAY_SECONDS);
    const command = commandOf({ invitation, secretHash: secretHashOf(secret), expiresAt });
    const prepared = await this.prepareAct.prepare(viewer, rosterSlice, ROSTER_STREAM, command);
    if (!prepared.ok) return prepared;
    return { ok: true, act: prepared.act, invitation, secret, link: invitationLink(this.config.publicUrl, purpose, invitation, secret) };
  }
}

type InvitingCommand = Extract<Parameters<(typeof rosterSlice)['decider']['decide']>[1], { type: 'InviteMember' | 'InviteRecovery' }>;
type Invites = Pick<InvitingCommand, 'invitation' | 'secretHash' | 'expiresAt'>;
