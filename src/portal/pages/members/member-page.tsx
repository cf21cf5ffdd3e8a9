import type { VNode } from 'preact';
import { BackLink, errorOf, type FieldError, Hash, Heading, Select, SummaryList, Tag, Text, TextInput } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import { KeyTable } from '../account/account-page.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import { roleName } from '../signed-in/roles.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import type { ListedMember } from './member-data.js';
import { nameOf } from './members-page.js';

export const REMOVAL_REASONS = ['LEFT', 'INACTIVE', 'MISCONDUCT', 'COMPROMISED', 'OTHER'] as const;
export const ERASURE_GROUNDS = ['NO_LONGER_NEEDED', 'CONSENT_WITHDRAWN', 'OBJECTION', 'UNLAWFUL', 'LEGAL_ORDER', 'ENTERED_IN_ERROR'] as const;
export const GIVEN_ROLES = ['editor', 'steward', 'respondent'] as const;

export interface MemberPageProps extends SignedInFrame {
  readonly member: ListedMember;
  readonly errors?: readonly FieldError[];
  readonly done?: string | undefined;
}

/** One member as a steward sees him. Everything here but looking is signed. */
export function MemberPage({ member, errors = [], done, ...frame }: MemberPageProps): VNode {
  const { messages, fields, me } = frame;
  const { t, link } = messages;
  const name = nameOf(messages, member);
  const at = (act: string): string => `/members/${member.id}/${act}`;
  const active = member.status === 'ACTIVE';
  return (
    <SignedInPage {...frame} title={name} place="members" errors={errors} done={done} before={<BackLink href={link('/members')} text={t('members.title')} />}>
      <Heading caption={t(`members.kind.${member.kind}`)}>{name}</Heading>
      <SummaryList
        rows={[
          { key: t('members.state'), value: <Tag tone={active ? 'green' : 'grey'}>{t(`members.state.${member.status}`)}</Tag> },
          { key: t('account.email'), value: member.email ?? t('account.none') },
          { key: t('members.since'), value: formatDay(messages, member.joinedAt) },
          { key: t('members.number'), value: <Hash>{member.id}</Hash> },
        ]}
      />
      <Heading level={2}>{t('members.roles')}</Heading>
      {member.roles.length === 0 && <Text>{t('account.none')}</Text>}
      {member.roles.map((role) => (
        <div class="fm-role" key={role}>
          <Text>{roleName(messages, role)}</Text>
          <ActForm action={at('roles/revoke')} fields={{ ...fields, role }} button={t('members.role.take')} small />
        </div>
      ))}
      {active && (
        <FoldedAct summary={t('members.role.give')} action={at('roles')} fields={fields} button={t('members.invite.button')} open={errorOf(errors, 'role') !== undefined}>
          <Select
            name="role"
            label={t('members.role')}
            error={errorOf(errors, 'role')}
            choices={GIVEN_ROLES.map((value) => ({ value, label: value === 'respondent' ? t('members.role.respondent', { entity: '…' }) : t(`members.role.${value}`) }))}
          />
          <TextInput name="entity" label={t('members.role.give.entity')} optional width={20} />
        </FoldedAct>
      )}
      <Heading level={2}>{t('members.keys.title')}</Heading>
      <KeyTable messages={messages} keys={member.keys} revoke={(key) => `${at('keys')}/${encodeURIComponent(key.id)}/revoke`} />
      <Heading level={2}>{t('members.actions')}</Heading>
      {active && member.id !== me.id && (
        <FoldedAct summary={t('members.recover')} action={at('recover')} fields={fields} button={t('members.invite.button')}>
          <Text>{t('members.recover.text')}</Text>
        </FoldedAct>
      )}
      {active && (
        <FoldedAct summary={t('members.remove')} action={at('remove')} fields={fields} button={t('members.invite.button')} kind="danger" open={errorOf(errors, 'removal') !== undefined}>
          <Text>{t('members.remove.text')}</Text>
          <Select
            name="removal"
            label={t('members.reason')}
            error={errorOf(errors, 'removal')}
            choices={REMOVAL_REASONS.map((value) => ({ value, label: t(`reason.removal.${value}`) }))}
          />
        </FoldedAct>
      )}
      {member.profileEntry !== null && member.displayName !== null && (
        <FoldedAct summary={t('members.erase')} action={at('erase')} fields={{ ...fields, entry: member.profileEntry }} button={t('members.invite.button')} kind="danger" open={errorOf(errors, 'ground') !== undefined}>
          <Text>{t('members.erase.text')}</Text>
          <Select name="ground" label={t('members.erase.ground')} error={errorOf(errors, 'ground')} choices={ERASURE_GROUNDS.map((value) => ({ value, label: t(`ground.${value}`) }))} />
        </FoldedAct>
      )}
    </SignedInPage>
  );
}
