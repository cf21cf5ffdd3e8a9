import type { FastifyReply } from 'fastify';
import type { FieldError, SummaryRow } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import type { PageModule } from '../../portal.js';
import { KEY_REASONS, RevokeKeyPage } from '../account/account-page.js';
import { isSteward } from '../signed-in/person.js';
import { roleName, roleNames } from '../signed-in/roles.js';
import { type ActRefused, PREPARED, type PreparedAct } from '../signed-in/sign-page.js';
import { type Handler, signedIn, type Visit } from '../signed-in/visit.js';
import { type ListedMember, MEMBERS, type MembersData, ONE_MEMBER } from './member-data.js';
import { ERASURE_GROUNDS, GIVEN_ROLES, MemberPage, REMOVAL_REASONS } from './member-page.js';
import { InvitePage, type Inviting, MembersPage, nameOf } from './members-page.js';

const INVITATION = `... on PreparedInvitation { link act { request act requestOptions expiresAt } } ... on ActRefused { code message }`;
const INVITE = `mutation ($kind: MemberKind!, $roles: [String!]!, $days: Int!) { prepared: invite(kind: $kind, roles: $roles, days: $days) { ${INVITATION} } }`;
const RECOVER = `mutation ($member: PublicId!) { prepared: inviteRecovery(member: $member) { ${INVITATION} } }`;
const CLOSE = 'mutation ($invitation: PublicId!) { done: revokeInvitation(invitation: $invitation) { ... on EntryReceipt { entryId } ... on MembersRefused { code message } } }';
const GRANT = `mutation ($member: PublicId!, $role: String!) { prepared: grantRole(member: $member, role: $role) { ${PREPARED} } }`;
const REVOKE = `mutation ($member: PublicId!, $role: String!) { prepared: revokeRole(member: $member, role: $role) { ${PREPARED} } }`;
const REVOKE_KEY = `mutation ($member: PublicId!, $key: String!, $reason: KeyReason!) { prepared: revokeKey(member: $member, key: $key, reason: $reason) { ${PREPARED} } }`;
const REMOVE = `mutation ($member: PublicId!, $reason: RemovalReason!) { prepared: removeMember(member: $member, reason: $reason) { ${PREPARED} } }`;
const ERASE = `mutation ($entry: Uuid!, $ground: ProfileErasureGround!) { prepared: eraseProfiles(entries: [$entry], ground: $ground) { ${PREPARED} } }`;

type Prepared = { readonly prepared: PreparedAct | ActRefused };
type PreparedInvitation = { readonly prepared: { readonly link: string; readonly act: PreparedAct } | ActRefused };

/** For stewards: who belongs to the node, and what each may do. */
export const memberPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isSteward);

  get('/members', (visit) => listed(visit));
  get('/members/invite', async (visit) => visit.page(<InvitePage {...visit.frame('/members/invite')} />));
  post('/members/invite', invite);

  post('/members/invitations/:invitation/close', async (visit) => {
    const { done } = await visit.run<{ done: { entryId: string } | ActRefused }>(CLOSE, { invitation: visit.part('invitation') });
    return 'code' in done ? listed(visit, [{ text: done.message }]) : visit.go('/members', 'invitationClosed');
  });

  get('/members/:id', aboutOne((visit, member) => shown(visit, member)));
  post('/members/:id/roles', aboutOne(grant));
  post('/members/:id/roles/revoke', aboutOne((visit, member) => {
    const role = visit.form.text('role');
    return signed(visit, member, REVOKE, { role }, [{ key: visit.messages.t('members.role'), value: roleName(visit.messages, role) }]);
  }));
  post('/members/:id/recover', aboutOne(recover));
  post('/members/:id/remove', aboutOne((visit, member) => {
    const reason = visit.form.oneOf('removal', REMOVAL_REASONS);
    if (!reason) return shown(visit, member, [{ field: 'removal', text: visit.messages.t('field.choose') }]);
    return signed(visit, member, REMOVE, { reason }, [{ key: visit.messages.t('members.reason'), value: visit.messages.t(`reason.removal.${reason}`) }]);
  }));
  post('/members/:id/erase', aboutOne((visit, member) => {
    const ground = visit.form.oneOf('ground', ERASURE_GROUNDS);
    if (!ground) return shown(visit, member, [{ field: 'ground', text: visit.messages.t('field.choose') }]);
    return signed(visit, member, ERASE, { entry: visit.form.text('entry'), ground }, [{ key: visit.messages.t('members.erase.ground'), value: visit.messages.t(`ground.${ground}`) }]);
  }));

  get('/members/:id/keys/:key/revoke', aboutOne((visit, member) => revokePage(visit, member)));
  post('/members/:id/keys/:key/revoke', aboutOne((visit, member) => {
    const reason = visit.form.oneOf('reason', KEY_REASONS);
    if (!reason) return revokePage(visit, member, [{ field: 'reason', text: visit.messages.t('field.choose') }]);
    const { t } = visit.messages;
    const facts = [{ key: t('account.key'), value: visit.part('key').slice(0, 12) }, { key: t('members.reason'), value: t(`reason.key.${reason}`) }];
    return signed(visit, member, REVOKE_KEY, { key: visit.part('key'), reason }, facts);
  }));
};

async function listed(visit: Visit, errors: readonly FieldError[] = []): Promise<FastifyReply> {
  const data = await visit.run<MembersData>(MEMBERS, { after: visit.asked('after') || null });
  const now = new Date(Date.now()).toISOString();
  const open = data.invitations.filter((one) => one.usedBy === null && !one.revoked && one.expiresAt > now);
  return visit.page(<MembersPage {...visit.frame('/members')} {...data} open={open} done={visit.done()} errors={errors} />, errors.length > 0 ? 422 : 200);
}

function aboutOne(handler: (visit: Visit, member: ListedMember) => FastifyReply | Promise<FastifyReply>): Handler {
  return async (visit) => {
    const { member } = await visit.run<{ member: ListedMember | null }>(ONE_MEMBER, { id: visit.part('id') });
    return member ? handler(visit, member) : visit.portal.notFound(visit.request, visit.reply);
  };
}

function shown(visit: Visit, member: ListedMember, errors: readonly FieldError[] = []): FastifyReply {
  return visit.page(<MemberPage {...visit.frame(`/members/${member.id}`)} member={member} errors={errors} done={visit.done()} />, errors.length > 0 ? 422 : 200);
}

function revokePage(visit: Visit, member: ListedMember, errors: readonly FieldError[] = []): FastifyReply {
  const action = `/members/${member.id}/keys/${encodeURIComponent(visit.part('key'))}/revoke`;
  return visit.page(<RevokeKeyPage {...visit.frame(action)} keyId={visit.part('key')} action={action} errors={errors} />, errors.length > 0 ? 422 : 200);
}

async function signed(visit: Visit, member: ListedMember, operation: string, variables: Record<string, unknown>, facts: readonly SummaryRow[]): Promise<FastifyReply> {
  const asked = await visit.try<Prepared>(operation, { ...variables, ...(operation === ERASE ? {} : { member: member.id }) });
  if (!asked.ok) return shown(visit, member, asked.errors);
  const { prepared } = asked.data;
  if ('code' in prepared) return shown(visit, member, [{ text: prepared.message }]);
  return visit.sign(prepared, { facts: [{ key: visit.messages.t('members.who'), value: nameOf(visit.messages, member) }, ...facts], back: `/members/${member.id}` });
}

function grant(visit: Visit, member: ListedMember): FastifyReply | Promise<FastifyReply> {
  const chosen = visit.form.oneOf('role', GIVEN_ROLES);
  if (!chosen) return shown(visit, member, [{ field: 'role', text: visit.messages.t('field.choose') }]);
  const role = chosen === 'respondent' ? `respondent:${visit.form.trimmed('entity')}` : chosen;
  return signed(visit, member, GRANT, { role }, [{ key: visit.messages.t('members.role'), value: roleName(visit.messages, role) }]);
}

async function recover(visit: Visit, member: ListedMember): Promise<FastifyReply> {
  const { prepared } = await visit.run<PreparedInvitation>(RECOVER, { member: member.id });
  if ('code' in prepared) return shown(visit, member, [{ text: prepared.message }]);
  const facts = [{ key: visit.messages.t('members.who'), value: nameOf(visit.messages, member) }];
  return visit.sign(prepared.act, { facts, back: `/members/${member.id}`, link: prepared.link });
}

async function invite(visit: Visit): Promise<FastifyReply> {
  const { form, messages } = visit;
  const typed: Inviting = { kind: form.oneOf('kind', ['PERSON', 'CLIENT']) ?? 'PERSON', roles: form.list('roles'), respondent: form.trimmed('respondent'), days: form.trimmed('days') };
  const again = (errors: readonly FieldError[]): FastifyReply => visit.page(<InvitePage {...visit.frame('/members/invite')} typed={typed} errors={errors} />, 422);
  const days = Number(typed.days);
  if (!/^[0-9]{1,2}$/.test(typed.days) || days < 1 || days > 30) return again([{ field: 'days', text: messages.t('members.invite.days.hint') }]);
  const roles = typed.respondent === '' ? typed.roles : [...typed.roles, `respondent:${typed.respondent}`];
  const asked = await visit.try<PreparedInvitation>(INVITE, { kind: typed.kind, roles, days });
  if (!asked.ok) return again(asked.errors);
  const { prepared } = asked.data;
  if ('code' in prepared) return again([{ text: prepared.message }]);
  const facts = [
    { key: messages.t('members.kind'), value: messages.t(`members.kind.${typed.kind === 'CLIENT' ? 'CLIENT' : 'PERSON'}`) },
    { key: messages.t('members.roles'), value: roleNames(messages, roles) || messages.t('account.none') },
    { key: messages.t('members.invite.until'), value: formatInstant(messages, expiryIn(prepared.act.act)) },
  ];
  return visit.sign(prepared.act, { facts, back: '/members', link: prepared.link });
}

/** When the invitation in these act bytes ends: read from what is signed, not computed beside it. */
function expiryIn(act: string): string {
  const { command } = JSON.parse(Buffer.from(act, 'base64').toString()) as { readonly command: { readonly expiresAt?: string } };
  return command.expiresAt ?? '';
}
