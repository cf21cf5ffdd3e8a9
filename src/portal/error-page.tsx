import type { VNode } from 'preact';
import type { MessageKey } from './messages/index.js';
import { Heading, Hash, Layout, type LayoutProps, Text } from './kit/index.js';

export interface ErrorPageProps extends Pick<LayoutProps, 'messages' | 'assets' | 'path'> {
  readonly status: number;
  /** Names the error in our log. */
  readonly correlation?: string | undefined;
}

/** One page for all that goes wrong: what it was, and what to do now. */
export function ErrorPage({ status, correlation, ...frame }: ErrorPageProps): VNode {
  const { t, link } = frame.messages;
  const kind = kindOf(status);
  return (
    <Layout {...frame} title={t(`failed.${kind}.title`)}>
      <div class="fm-column">
        <Heading size="xl">{t(`failed.${kind}.title`)}</Heading>
        <Text>{t(`failed.${kind}.text`)}</Text>
        {correlation !== undefined && (
          <Text>
            {t('failed.number')} <Hash>{correlation}</Hash>
          </Text>
        )}
        <Text>
          <a href={link('/')}>{t('failed.home')}</a>
        </Text>
      </div>
    </Layout>
  );
}

type Kind = Extract<MessageKey, `failed.${string}.title`> extends `failed.${infer K}.title` ? K : never;

function kindOf(status: number): Kind {
  switch (status) {
    case 401:
      return 'signIn';
    case 403:
      return 'notAllowed';
    case 404:
      return 'notFound';
    case 413:
      return 'tooLarge';
    case 429:
      return 'tooMany';
    default:
      return status < 500 ? 'malformed' : 'ours';
  }
}
