import type { VNode } from 'preact';
import {
  ButtonLink, errorOf, type FieldError, Hash, Heading, InsetText, List, Radios, SummaryList, Table, Tag, Text, TextInput, WarningText,
} from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import { PasskeyFields, PasskeyIsland, NEW_PASSKEY_FIELDS } from '../signed-in/passkey-island.js';
import { isSteward, type PersonKey } from '../signed-in/person.js';
import { roleNames } from '../signed-in/roles.js';
import { AnswersOf, type OwnLabs, type SpokenFor } from './answers.js';
import { OwnVotes, type WaitingVote } from './votes.js';
import { type SessionData, SessionTable } from './session-table.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';

export const KEY_REASONS = ['LOST', 'COMPROMISED', 'REPLACED', 'UNUSED'] as const;

export interface AccountPageProps extends SignedInFrame {
  readonly sessions: readonly SessionData[];
  readonly votes: readonly WaitingVote[];
  readonly organisations: readonly SpokenFor[];
  readonly labs: OwnLabs['ownLabs'];
  readonly errors?: readonly FieldError[];
  readonly typed?: { readonly displayName: string; readonly email: string } | undefined;
  readonly done?: string | undefined;
}

/** One's own name, roles and keys. */
export function AccountPage({ sessions, votes, organisations, labs, errors = [], typed, done, ...frame }: AccountPageProps): VNode {
  const { me, messages, fields } = frame;
  const { t, link } = messages;
  const working = me.keys.filter((key) => key.revokedAt === null);
  return (
    <SignedInPage {...frame} title={t('account.title')} place="account" errors={errors} done={done}>
      <Heading size="xl">{t('account.title')}</Heading>
      <SummaryList
        rows={[
          { key: t('account.name'), value: me.displayName ?? t('account.none') },
          { key: t('account.email'), value: me.email ?? t('account.none') },
          { key: t('account.roles'), value: me.roles.length === 0 ? t('account.roles.none') : roleNames(messages, me.roles) },
          { key: t('account.since'), value: formatDay(messages, me.joinedAt) },
          { key: t('account.number'), value: <Hash>{me.id}</Hash> },
        ]}
      />
      <FoldedAct summary={t('account.change')} open={errors.length > 0} action="/account/profile" fields={fields} button={t('account.change.button')}>
        <TextInput name="displayName" label={t('account.name')} value={typed?.displayName ?? me.displayName ?? ''} error={errorOf(errors, 'displayName')} maxLength={80} />
        <TextInput name="email" label={t('account.email')} optional value={typed?.email ?? me.email ?? ''} error={errorOf(errors, 'email')} inputMode="email" />
      </FoldedAct>
      <Text>
        <a href={link('/account/notifications')}>{t('account.notifications')}</a>
      </Text>
      <OwnVotes messages={messages} votes={votes} />
      {organisations.length > 0 && <Heading level={2}>{t('account.answers')}</Heading>}
      {organisations.map((organisation) => (
        <AnswersOf key={organisation.id} messages={messages} organisation={organisation} />
      ))}
      {labs.length > 0 && (
        <>
          <Heading level={2}>{t('account.labs')}</Heading>
          <List items={labs.map(({ entity, name, speaksFor }) => <a href={link(`/labs/${entity}/keep`)}>{t(speaksFor ? 'account.labs.speaks' : 'account.labs.waits', { name: name ?? entity })}</a>)} />
        </>
      )}
      <Heading level={2}>{t('account.keys')}</Heading>
      {working.length === 1 && (
        <WarningText>
          <Text>{t('account.keys.one')}</Text>
        </WarningText>
      )}
      <KeyTable messages={messages} keys={me.keys} revoke={(key) => `/account/keys/${encodeURIComponent(key.id)}/revoke`} />
      <ButtonLink href={link('/account/keys/new')}>{t('account.key.add')}</ButtonLink>
      {isSteward(me) && <InsetText>{t('account.key.program')}</InsetText>}
      <Heading level={2} id="sessions">
        {t('account.sessions')}
      </Heading>
      <Text>{t('account.sessions.text')}</Text>
      <SessionTable messages={messages} fields={fields} sessions={sessions} />
    </SignedInPage>
  );
}

/** The keys of one member; `revoke` leads to the page that asks for the reason. */
export function KeyTable({ messages, keys, revoke }: { readonly messages: Messages; readonly keys: readonly PersonKey[]; readonly revoke: (key: PersonKey) => string }): VNode {
  const { t, link } = messages;
  return (
    <Table
      caption={t('account.keys')}
      captionHidden
      rows={keys}
      columns={[
        { heading: t('account.key'), names: true, cell: (key) => <Hash>{key.id.slice(0, 12)}</Hash> },
        { heading: t('account.key.kind'), cell: (key) => t(key.use === 'passkey' ? 'account.key.passkey' : 'account.key.ed25519') },
        { heading: t('account.key.since'), cell: (key) => formatDay(messages, key.addedAt) },
        {
          heading: t('account.key.state'),
          cell: (key) =>
            key.revokedAt === null ? <Tag tone="green">{t('account.key.works')}</Tag> : <Tag>{t('account.key.revoked', { day: formatDay(messages, key.revokedAt) })}</Tag>,
        },
        { heading: t('account.key.do'), cell: (key) => key.revokedAt === null && <a href={link(revoke(key))}>{t('account.key.revoke')}</a> },
      ]}
    />
  );
}

export interface RevokeKeyPageProps extends SignedInFrame {
  readonly keyId: string;
  readonly action: string;
  readonly errors?: readonly FieldError[];
}

/** One question before a key is gone for good: why. */
export function RevokeKeyPage({ keyId, action, errors = [], ...frame }: RevokeKeyPageProps): VNode {
  const { t } = frame.messages;
  return (
    <SignedInPage {...frame} title={t('account.revoke.title')} errors={errors}>
      <div class="fm-column">
        <Heading>{t('account.revoke.title')}</Heading>
        <Text>{t('account.revoke.text', { key: keyId.slice(0, 12) })}</Text>
        <ActForm action={action} fields={frame.fields} button={t('account.revoke.button')} kind="danger">
          <Radios name="reason" label={t('reason.key')} choices={KEY_REASONS.map((value) => ({ value, label: t(`reason.key.${value}`) }))} error={errorOf(errors, 'reason')} />
        </ActForm>
      </div>
    </SignedInPage>
  );
}

export function AddKeyPage({ nonce, creationOptions, ...frame }: SignedInFrame & { readonly nonce: string; readonly creationOptions: string }): VNode {
  const { t } = frame.messages;
  return (
    <SignedInPage {...frame} title={t('account.key.add')} place="account" islands={['register-passkey']}>
      <div class="fm-column">
        <Heading>{t('account.key.add')}</Heading>
        <Text>{t('account.key.add.text')}</Text>
        <PasskeyIsland messages={frame.messages} island="register-passkey" data={{ purpose: 'add', options: creationOptions }}>
          <ActForm action="/account/keys" fields={frame.fields} button={t('account.key.add.button')} kind="primary">
            <PasskeyFields names={NEW_PASSKEY_FIELDS} values={{ nonce }} />
          </ActForm>
        </PasskeyIsland>
      </div>
    </SignedInPage>
  );
}
