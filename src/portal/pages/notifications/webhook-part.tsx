import type { VNode } from 'preact';
import { Code, errorOf, type FieldError, Heading, Tag, Text, TextInput } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { StackedTable } from '../stacked-table.js';
import type { MineData } from './operations.js';
import { RemoveForm } from './remove-form.js';

interface WebhookPartProps {
  readonly messages: Messages;
  readonly fields: Readonly<Record<string, string>>;
  readonly mine: MineData;
  readonly errors: readonly FieldError[];
  readonly typed: string;
}

/** Addresses of programs, and how they answered. */
export function WebhookPart({ messages, fields, mine, errors, typed }: WebhookPartProps): VNode {
  const { t } = messages;
  return (
    <>
      <Heading level={2}>{t('notifications.webhooks')}</Heading>
      <Text>{t('notifications.webhooks.lead')}</Text>
      {mine.webhooks.length === 0 ? (
        <Text>{t('notifications.webhooks.none')}</Text>
      ) : (
        <StackedTable
          caption={t('notifications.webhooks')}
          rows={mine.webhooks}
          columns={[
            { heading: t('notifications.webhook'), cell: ({ url }) => url },
            { heading: t('notifications.webhook.state'), cell: (one) => <State messages={messages} webhook={one} /> },
            {
              heading: t('notifications.do'),
              cell: ({ id, url }) => (
                <RemoveForm action="/account/notifications/webhooks/remove" fields={{ ...fields, id }} remove={t('notifications.remove')} which={t('notifications.webhook.remove.which', { url })} />
              ),
            },
          ]}
        />
      )}
      <FoldedAct summary={t('notifications.webhook.add')} open={errorOf(errors, 'url') !== undefined} action="/account/notifications/webhooks" fields={fields} button={t('notifications.webhook.add')}>
        <TextInput name="url" label={t('notifications.webhook.url')} hint={t('notifications.webhook.url.hint')} value={typed} inputMode="url" spellcheck={false} maxLength={500} error={errorOf(errors, 'url')} />
      </FoldedAct>
      {mine.webhooks.some(({ switchedOffAt }) => switchedOffAt === null) && <ActForm action="/account/notifications/test" fields={{ ...fields, way: 'WEBHOOK' }} button={t('notifications.test.WEBHOOK')} />}
    </>
  );
}

function State({ messages, webhook: { switchedOffAt, triedAt, lastStatus } }: { readonly messages: Messages; readonly webhook: MineData['webhooks'][number] }): VNode {
  const { t } = messages;
  if (switchedOffAt !== null) return <Tag tone="red">{t('notifications.webhook.off', { day: formatDay(messages, switchedOffAt) })}</Tag>;
  if (triedAt === null) return <Tag>{t('notifications.webhook.new')}</Tag>;
  return lastStatus === null ? <Tag tone="amber">{t('notifications.webhook.silent')}</Tag> : <Tag tone={lastStatus < 300 ? 'green' : 'amber'}>{t('notifications.webhook.works', { status: String(lastStatus) })}</Tag>;
}

/** The one page on which the secret ever stands. */
export function SecretPage({ secret, ...frame }: SignedInFrame & { readonly secret: string }): VNode {
  const { t, link } = frame.messages;
  return (
    <SignedInPage {...frame} title={t('notifications.webhook.secret.title')} place="account">
      <Heading>{t('notifications.webhook.secret.title')}</Heading>
      <Text>{t('notifications.webhook.secret.text')}</Text>
      <Code label={t('notifications.webhook.secret.title')} value={secret} />
      <Text>
        <a href={link('/account/notifications')}>{t('notifications.webhook.secret.back')}</a>
      </Text>
    </SignedInPage>
  );
}
