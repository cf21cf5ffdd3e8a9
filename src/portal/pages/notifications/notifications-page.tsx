import type { VNode } from 'preact';
import { Buttons, errorOf, type FieldError, Heading, Radios, Select, Text, TextInput } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { StackedTable } from '../stacked-table.js';
import { KINDS, type MineData, RHYTHMS, type SubjectData, WAYS } from './operations.js';
import { RemoveForm } from './remove-form.js';
import { WebhookPart } from './webhook-part.js';

export const PATH = '/account/notifications';

export interface Typed {
  readonly kind?: string;
  readonly id?: string;
  readonly way?: string;
  readonly rhythm?: string;
  readonly address?: string;
  readonly url?: string;
}

export interface NotificationsPageProps extends SignedInFrame {
  readonly mine: MineData;
  readonly errors: readonly FieldError[];
  readonly typed: Typed;
  readonly done: string | undefined;
}

/** What one is told of, and how. */
export function NotificationsPage({ mine, errors, typed, done, ...frame }: NotificationsPageProps): VNode {
  const { messages, fields } = frame;
  const { t } = messages;
  return (
    <SignedInPage {...frame} title={t('notifications.title')} place="account" errors={errors} done={done}>
      <Heading size="xl">{t('notifications.title')}</Heading>
      <Text>{t('notifications.lead')}</Text>
      <Text>{t('notifications.never')}</Text>
      <Heading level={2}>{t('notifications.preferences')}</Heading>
      <Preferences messages={messages} fields={fields} mine={mine} />
      <FoldedAct summary={t('notifications.add')} open={errors.length > 0 || typed.kind !== undefined} action={PATH} fields={fields} button={t('notifications.add.button')}>
        <Select name="kind" label={t('notifications.add.kind')} choices={KINDS.map((value) => ({ value, label: t(`notifications.kind.${value}`) }))} value={typed.kind} error={errorOf(errors, 'kind')} />
        <TextInput name="subject.id" label={t('notifications.add.id')} hint={t('notifications.add.id.hint')} optional value={typed.id} width={20} maxLength={40} error={errorOf(errors, 'subject.id')} />
        <Radios name="way" label={t('notifications.way')} choices={WAYS.filter((way) => way !== 'MAIL' || mine.mailAvailable).map((value) => ({ value, label: t(`notifications.way.${value}`) }))} value={typed.way} error={errorOf(errors, 'way')} />
        <Radios name="rhythm" label={t('notifications.rhythm')} choices={RHYTHMS.map((value) => ({ value, label: t(`notifications.rhythm.${value}`) }))} value={typed.rhythm} error={errorOf(errors, 'rhythm')} />
      </FoldedAct>
      <Heading level={2}>{t('notifications.address')}</Heading>
      <AddressPart messages={messages} fields={fields} mine={mine} errors={errors} typed={typed.address ?? frame.me.email ?? ''} />
      <WebhookPart messages={messages} fields={fields} mine={mine} errors={errors} typed={typed.url ?? ''} />
      <Heading level={2}>{t('notifications.recent')}</Heading>
      <Recent messages={messages} mine={mine} />
    </SignedInPage>
  );
}

export interface PartProps {
  readonly messages: Messages;
  readonly fields: Readonly<Record<string, string>>;
  readonly mine: MineData;
}

function Preferences({ messages, fields, mine }: PartProps): VNode {
  const { t } = messages;
  if (mine.preferences.length === 0) return <Text>{t('notifications.preferences.none')}</Text>;
  return (
    <StackedTable
      caption={t('notifications.preferences')}
      rows={mine.preferences}
      columns={[
        { heading: t('notifications.subject'), cell: (one) => <Subject messages={messages} {...one} /> },
        { heading: t('notifications.way'), cell: ({ way }) => t(`notifications.way.${way}`) },
        { heading: t('notifications.rhythm'), cell: ({ rhythm }) => t(`notifications.rhythm.${rhythm}`) },
        {
          heading: t('notifications.do'),
          cell: (one) => (
            <RemoveForm
              action={`${PATH}/remove`}
              fields={{ ...fields, kind: one.subject.kind, id: one.subject.id, way: one.way }}
              remove={t('notifications.remove')}
              which={t('notifications.remove.which', { what: nameOf(messages, one), way: t(`notifications.way.${one.way}`) })}
            />
          ),
        },
      ]}
    />
  );
}

const PLACES = { COUNCIL: 'councils', MOTION: 'motions', LAB: 'entities', RECOMMENDATION: 'recommendations', INCIDENT: 'incidents' } as const;

function Subject({ messages, subject, title }: SubjectData & { readonly messages: Messages }): VNode {
  const name = nameOf(messages, { subject, title });
  return subject.kind === 'ME' ? <>{name}</> : <a href={messages.link(`/${PLACES[subject.kind]}/${subject.id}`)}>{name}</a>;
}

function nameOf({ t }: Messages, { subject, title }: SubjectData): string {
  return subject.kind === 'ME' ? t('notifications.kind.ME.short') : t(`notifications.named.${subject.kind}`, { name: title ?? subject.id });
}

function AddressPart({ messages: { t }, fields, mine, errors, typed }: PartProps & { readonly errors: readonly FieldError[]; readonly typed: string }): VNode {
  const { address, mailAvailable } = mine;
  if (!mailAvailable) return <Text>{t('notifications.way.MAIL.none')}</Text>;
  return (
    <>
      <Text>{address === null ? t('notifications.address.none') : t(address.confirmedAt === null ? 'notifications.address.waiting' : 'notifications.address.confirmed', { address: address.address })}</Text>
      <FoldedAct summary={t(address === null ? 'notifications.address.label' : 'notifications.address.change')} open={address === null || errorOf(errors, 'address') !== undefined} action={`${PATH}/address`} fields={fields} button={t('notifications.address.button')}>
        <TextInput name="address" label={t('notifications.address.label')} value={typed} inputMode="email" autocomplete="email" error={errorOf(errors, 'address')} />
      </FoldedAct>
      {address !== null && (
        <Buttons>
          {address.confirmedAt !== null && <ActForm action={`${PATH}/test`} fields={{ ...fields, way: 'MAIL' }} button={t('notifications.test.MAIL')} />}
          <ActForm action={`${PATH}/address/remove`} fields={fields} button={t('notifications.address.remove')} />
        </Buttons>
      )}
    </>
  );
}

function Recent({ messages, mine }: { readonly messages: Messages; readonly mine: MineData }): VNode {
  const { t } = messages;
  if (mine.notices.length === 0) return <Text>{t('notifications.recent.none')}</Text>;
  return (
    <StackedTable
      caption={t('notifications.recent')}
      rows={mine.notices}
      columns={[
        { heading: t('notifications.recent.what'), cell: ({ kind }) => words(messages, [`notice.kind.${kind}`]) ?? kind },
        { heading: t('notifications.subject'), cell: (one) => <Subject messages={messages} {...one} /> },
        { heading: t('notifications.recent.when'), cell: ({ at }) => formatInstant(messages, at) },
      ]}
    />
  );
}
