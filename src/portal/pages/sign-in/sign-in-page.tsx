import type { VNode } from 'preact';
import { Button, Details, DraftFields, ErrorSummary, type FieldError, Form, Heading, Layout, Text } from '../../kit/index.js';
import type { Messages } from '../../messages/index.js';
import type { Frame } from '../../portal.js';
import { PasskeyFields, PasskeyIsland, SIGNATURE_FIELDS } from '../signed-in/passkey-island.js';

export interface SignInPageProps extends Frame {
  readonly fields: Readonly<Record<string, string>>;
  /** Where to go on. */
  readonly next: string;
  readonly errors?: readonly FieldError[];
}

export function SignInPage({ fields, next, errors = [], ...frame }: SignInPageProps): VNode {
  const { t } = frame.messages;
  return (
    <Layout {...frame} title={t('signIn.title')} islands={['sign-in']} hasErrors={errors.length > 0}>
      <div class="fm-column">
        <ErrorSummary errors={errors} />
        <Heading size="xl">{t('signIn.title')}</Heading>
        <Text>{t('signIn.text')}</Text>
        <SignInForm messages={frame.messages} carried={{ ...fields, next }} />
        <Details summary={t('signIn.lost')}>
          <Text>{t('signIn.lost.text')}</Text>
        </Details>
      </div>
    </Layout>
  );
}

export function SignInForm({ messages, carried }: { readonly messages: Messages; readonly carried: Readonly<Record<string, string>> }): VNode {
  return (
    <PasskeyIsland messages={messages} island="sign-in">
      <Form action="/sign-in">
        <DraftFields draft={carried} />
        <PasskeyFields names={['nonce', ...SIGNATURE_FIELDS]} />
        <Button>{messages.t('signIn.button')}</Button>
      </Form>
    </PasskeyIsland>
  );
}
