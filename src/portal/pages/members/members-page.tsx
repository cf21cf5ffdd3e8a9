import type { VNode } from 'preact';
import {
  ButtonLink, Checkboxes, errorOf, type FieldError, Heading, Pagination, Radios, Table, Tag, Text, TextInput,
} from '../../kit/index.js';
import { formatDay, formatInstant } from '../../messages/formats.js';
import { type Messages, withParameter } from '../../messages/index.js';
import { ActForm } from '../signed-in/act-form.js';
import { roleNames } from '../signed-in/roles.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import type { ListedMember, MembersData } from './member-data.js';

export interface MembersPageProps extends SignedInFrame, MembersData {
  /** Invitations that nobody has used, closed or let run out. */
  readonly open: MembersData['invitations'];
  readonly done?: string | undefined;
  readonly errors?: readonly FieldError[];
}

export function nameOf({ t }: Messages, member: Pick<ListedMember, 'id' | 'displayName'>): string {
  return member.displayName ?? t('members.name.erased', { id: member.id });
}

/** Who may do what, and since when. */
export function MembersPage({ members, invitations: _, open, done, errors, ...frame }: MembersPageProps): VNode {
  const { messages, fields } = frame;
  const { t, link } = messages;
  const rows = members.edges.map(({ node }) => node);
  const named = (id: string | null): string => {
    const member = rows.find((one) => one.id === id);
    return member ? nameOf(messages, member) : (id ?? '');
  };
  return (
    <SignedInPage {...frame} title={t('members.title')} place="members" done={done} errors={errors ?? []}>
      <Heading size="xl">{t('members.title')}</Heading>
      <ButtonLink href={link('/members/invite')}>{t('members.invite')}</ButtonLink>
      <Table
        caption={t('members.list')}
        rows={rows}
        columns={[
          { heading: t('members.name'), names: true, cell: (member) => <a href={link(`/members/${member.id}`)}>{nameOf(messages, member)}</a> },
          { heading: t('members.roles'), cell: (member) => roleNames(messages, member.roles) || '–' },
          { heading: t('members.kind'), cell: (member) => t(`members.kind.${member.kind}`) },
          { heading: t('members.keys'), number: true, cell: (member) => member.keys.filter((key) => key.revokedAt === null).length },
          { heading: t('members.since'), cell: (member) => formatDay(messages, member.joinedAt) },
          {
            heading: t('members.state'),
            cell: (member) => <Tag tone={member.status === 'ACTIVE' ? 'green' : 'grey'}>{t(`members.state.${member.status}`)}</Tag>,
          },
        ]}
      />
      {members.pageInfo.hasNextPage && members.pageInfo.endCursor !== null && (
        <Pagination of={t('members.title')} next={link(withParameter('/members', 'after', members.pageInfo.endCursor))} />
      )}
      {open.length === 0 ? (
        <>
          <Heading level={2}>{t('members.invitations')}</Heading>
          <Text>{t('members.invitations.none')}</Text>
        </>
      ) : (
        <Table
          caption={t('members.invitations')}
          rows={open}
          columns={[
            {
              heading: t('members.invitation.for'),
              names: true,
              cell: (one) => (one.purpose === 'JOIN' ? t('members.invitation.join') : t('members.invitation.recover', { name: named(one.member) })),
            },
            { heading: t('members.kind'), cell: (one) => t(`members.kind.${one.kind}`) },
            { heading: t('members.roles'), cell: (one) => roleNames(messages, one.roles) || '–' },
            { heading: t('members.invitation.until'), cell: (one) => formatInstant(messages, one.expiresAt) },
            {
              heading: t('account.key.do'),
              cell: (one) => <ActForm action={`/members/invitations/${one.id}/close`} fields={fields} button={t('members.invitation.close')} small />,
            },
          ]}
        />
      )}
    </SignedInPage>
  );
}

export interface Inviting {
  readonly kind: string;
  readonly roles: readonly string[];
  readonly respondent: string;
  readonly days: string;
}

export interface InvitePageProps extends SignedInFrame {
  readonly typed?: Inviting;
  readonly errors?: readonly FieldError[];
}

export function InvitePage({ typed = { kind: 'PERSON', roles: [], respondent: '', days: '7' }, errors = [], ...frame }: InvitePageProps): VNode {
  const { t } = frame.messages;
  return (
    <SignedInPage {...frame} title={t('members.invite.title')} place="members" errors={errors}>
      <div class="fm-column">
        <Heading>{t('members.invite.title')}</Heading>
        <ActForm action="/members/invite" fields={frame.fields} button={t('members.invite.button')} kind="primary">
          <Radios
            name="kind"
            label={t('members.invite.kind')}
            value={typed.kind}
            error={errorOf(errors, 'kind')}
            choices={(['PERSON', 'CLIENT'] as const).map((value) => ({ value, label: t(`members.invite.kind.${value}`), hint: t(`members.invite.kind.${value}.hint`) }))}
          />
          <Checkboxes
            name="roles"
            label={t('members.invite.roles')}
            optional
            values={typed.roles}
            error={errorOf(errors, 'roles')}
            choices={(['editor', 'steward'] as const).map((value) => ({ value, label: t(`members.role.${value}`), hint: t(`members.role.${value}.hint`) }))}
          />
          <TextInput name="respondent" label={t('members.invite.respondent')} hint={t('members.invite.respondent.hint')} optional width={20} value={typed.respondent} error={errorOf(errors, 'respondent')} />
          <TextInput name="days" label={t('members.invite.days')} hint={t('members.invite.days.hint')} width={3} inputMode="numeric" value={typed.days} error={errorOf(errors, 'days')} />
        </ActForm>
      </div>
    </SignedInPage>
  );
}
