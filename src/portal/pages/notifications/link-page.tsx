import type { VNode } from 'preact';
import { ButtonLink, ErrorSummary, Heading, Layout, Panel, Text } from '../../kit/index.js';
import type { Frame } from '../../portal.js';
import { ActForm } from '../signed-in/act-form.js';

export type LinkKind = 'confirm' | 'stop';

export interface LinkPageProps extends Frame {
  readonly kind: LinkKind;
  readonly action: string;
  /** Why the link did not do it. */
  readonly wrong?: string;
  readonly done?: boolean;
}

/** Where a link of a mail leads. Looking does nothing, since mail programs look ahead: the button does. */
export function LinkPage({ kind, action, wrong, done = false, ...frame }: LinkPageProps): VNode {
  const { t, link } = frame.messages;
  const title = t(wrong !== undefined ? 'notifications.link.wrong' : done ? `notifications.${kind}.done` : `notifications.${kind}.title`);
  return (
    <Layout {...frame} title={title} hasErrors={wrong !== undefined}>
      <div class="fm-column">
        {wrong !== undefined && <ErrorSummary errors={[{ text: wrong }]} />}
        {done ? <Panel title={title}>{t(`notifications.${kind}.done.text`)}</Panel> : <Heading>{title}</Heading>}
        {wrong === undefined && !done && (
          <>
            <Text>{t(`notifications.${kind}.text`)}</Text>
            <ActForm action={action} fields={{}} kind="primary" button={t(`notifications.${kind}.button`)} />
          </>
        )}
        {done && <ButtonLink href={link('/account/notifications')}>{t('notifications.link')}</ButtonLink>}
      </div>
    </Layout>
  );
}
