import type { VNode } from 'preact';
import { Button, DraftFields, Form, Hash, Hidden, Tag, Text } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { ActForm } from '../signed-in/act-form.js';
import { StackedTable } from '../stacked-table.js';

export const SESSIONS = '{ ownSessions { id current keyId createdAt seenAt } }';

export interface SessionData {
  readonly id: string;
  readonly current: boolean;
  readonly keyId: string;
  readonly createdAt: string;
  readonly seenAt: string;
}

interface SessionTableProps {
  readonly messages: Messages;
  readonly fields: Readonly<Record<string, string>>;
  readonly sessions: readonly SessionData[];
}

/** By which sessions one is signed in. The present one ends by signing out. */
export function SessionTable({ messages, fields, sessions }: SessionTableProps): VNode {
  const { t } = messages;
  return (
    <>
      <StackedTable
        caption={t('account.sessions')}
        rows={sessions}
        columns={[
          { heading: t('account.session.created'), cell: ({ createdAt }) => formatInstant(messages, createdAt) },
          { heading: t('account.session.seen'), cell: ({ seenAt }) => formatInstant(messages, seenAt) },
          { heading: t('account.session.key'), cell: ({ keyId }) => <Hash>{keyId.slice(0, 12)}</Hash> },
          {
            heading: t('account.session.do'),
            cell: ({ id, current, createdAt }) =>
              current ? (
                <Tag tone="green">{t('account.session.this')}</Tag>
              ) : (
                <Form action="/account/sessions/close">
                  <DraftFields draft={{ ...fields, session: id }} />
                  <Button kind="secondary" small>
                    {t('account.session.close')} <Hidden>{t('account.session.close.which', { instant: formatInstant(messages, createdAt) })}</Hidden>
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      <Text small>{t('account.session.kept')}</Text>
      {sessions.length > 1 && <ActForm action="/account/sessions/close-others" fields={fields} button={t('account.session.closeOthers')} />}
    </>
  );
}
