import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { ViewerSource } from '../../graphql/index.js';
import { Ceremonies } from './ceremonies.js';
import { ActSlices } from './commands/act-slices.js';
import { AddKey } from './commands/add-key.js';
import { BeginRegistration } from './commands/begin-registration.js';
import { BySession } from './commands/by-session.js';
import { CloseSession } from './commands/close-session.js';
import { InviteFirstSteward } from './commands/invite-first-steward.js';
import { InviteMember } from './commands/invite-member.js';
import { KeepRoster } from './commands/keep-roster.js';
import { LogIn } from './commands/log-in.js';
import { LogOut } from './commands/log-out.js';
import { PrepareAct } from './commands/prepare-act.js';
import { RedeemInvitation } from './commands/redeem-invitation.js';
import { ReplaceProfile } from './commands/replace-profile.js';
import { RevokeInvitation } from './commands/revoke-invitation.js';
import { RevokeOwnKey } from './commands/revoke-own-key.js';
import { SignedActs } from './commands/signed-acts.js';
import { SubmitAct } from './commands/submit-act.js';
import { REFUSAL_WORDS } from './domain/index.js';
import { ActsResolver } from './graphql/acts.resolver.js';
import { JoiningResolver } from './graphql/joining.resolver.js';
import { MembersResolver } from './graphql/members.resolver.js';
import { OwnAccountResolver } from './graphql/own-account.resolver.js';
import { OwnSessionsResolver } from './graphql/own-sessions.resolver.js';
import { RosterResolver } from './graphql/roster.resolver.js';
import { SignInResolver } from './graphql/sign-in.resolver.js';
import { InvitationsQuery } from './queries/invitations.js';
import { MembersQuery } from './queries/members.js';
import { OwnSessionsQuery } from './queries/own-sessions.js';
import { Challenges } from './store/challenges.js';
import { ExpiredRows } from './store/expired-rows.js';
import { rosterSlice } from './store/project.js';
import { Sessions } from './store/sessions.js';
import { SessionViewerSource } from './viewer-source.js';

const COMMANDS = [
  AddKey,
  BeginRegistration,
  BySession,
  CloseSession,
  InviteFirstSteward,
  InviteMember,
  KeepRoster,
  LogIn,
  LogOut,
  PrepareAct,
  RedeemInvitation,
  ReplaceProfile,
  RevokeInvitation,
  RevokeOwnKey,
  SignedActs,
  SubmitAct,
];
const RESOLVERS = [ActsResolver, JoiningResolver, MembersResolver, OwnAccountResolver, OwnSessionsResolver, RosterResolver, SignInResolver];

@Global()
@Module({
  providers: [
    ActSlices,
    Ceremonies,
    Challenges,
    ExpiredRows,
    Sessions,
    MembersQuery,
    InvitationsQuery,
    OwnSessionsQuery,
    { provide: ViewerSource, useClass: SessionViewerSource },
    ...COMMANDS,
    ...RESOLVERS,
  ],
  exports: [ViewerSource, ActSlices, PrepareAct, SignedActs, InviteFirstSteward, MembersQuery],
})
export class MembersModule implements OnModuleInit {
  constructor(private readonly slices: ActSlices) {}

  onModuleInit(): void {
    this.slices.add(rosterSlice, REFUSAL_WORDS);
  }
}
