/** The door of the members: who acts, how he signs, what he may see, and where personal data lies. */
export { MembersModule } from './members.module.js';
export { rosterSlice } from './store/project.js';
export { actorOf, type MemberActor } from './store/roster-rows.js';
export { eraseContacts, keepContact, type KeptContact, readContacts } from './store/contacts.js';
export { ActSlices } from './commands/act-slices.js';
export { type SignedAct, SignedActs } from './commands/signed-acts.js';
export { KeySignatureInput, parseSignature } from './graphql/keys.types.js';
export { PrepareAct, type Prepared, type PreparedAct } from './commands/prepare-act.js';
export { type FirstStewardLink, InviteFirstSteward } from './commands/invite-first-steward.js';
export { type Ability, abilityFor, subject } from './graphql/ability.js';
export { PreparedActResult, PreparedActType, presentPrepared } from './graphql/act.types.js';
export { ActRefused, actRefused } from './graphql/refused.js';
export { type MemberRow, MembersQuery } from './queries/members.js';
export { ROSTER_STREAM } from './domain/index.js';
