import type { VNode } from 'preact';
import { Button, DraftFields, ErrorSummary, type FieldError, Form, Heading, InsetText, Layout, Text } from '../../kit/index.js';
import type { Messages } from '../../messages/index.js';
import type { Frame } from '../../portal.js';
import { type Waiting, waitingFields } from '../signed-in/form-fields.js';
import { SignInForm } from './sign-in-page.js';

export interface ExpiredPageProps extends Frame, Waiting {
  readonly fields: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
}

/** The session ended while somebody wrote. The form waits here, in the page itself, until he has signed in again. */
export function ExpiredPage({ fields, action, kept, errors = [], ...frame }: ExpiredPageProps): VNode {
  const { t } = frame.messages;
  return (
    <Layout {...frame} title={t('expired.title')} islands={['sign-in']} hasErrors={errors.length > 0}>
      <div class="fm-column">
        <ErrorSummary errors={errors} />
        <Heading size="xl">{t('expired.title')}</Heading>
        <Text>{t('expired.text')}</Text>
        <SignInForm messages={frame.messages} carried={{ ...fields, ...waitingFields({ action, kept }) }} />
        <Kept messages={frame.messages} kept={kept} />
      </div>
    </Layout>
  );
}

/** Signed in again: one more step sends what was typed, so that nothing is done that was not asked for by hand. */
export function AgainPage({ fields, action, kept, ...frame }: ExpiredPageProps): VNode {
  const { t } = frame.messages;
  return (
    <Layout {...frame} title={t('expired.again.title')}>
      <div class="fm-column">
        <Heading size="xl">{t('expired.again.title')}</Heading>
        <Text>{t('expired.again.text')}</Text>
        <Form action={action}>
          <DraftFields draft={{ ...kept, ...fields }} />
          <Button>{t('expired.again.button')}</Button>
        </Form>
        <Kept messages={frame.messages} kept={kept} />
      </div>
    </Layout>
  );
}

/** The longer answers, to be read and, at the worst, copied. */
function Kept({ messages: { t }, kept }: { readonly messages: Messages; readonly kept: Waiting['kept'] }): VNode | null {
  const texts = Object.values(kept).flatMap((values) => values.filter((value) => /\s/.test(value)));
  if (texts.length === 0) return null;
  return (
    <>
      <Heading level={2}>{t('expired.kept')}</Heading>
      {texts.map((text, i) => (
        <InsetText key={i}>{text}</InsetText>
      ))}
    </>
  );
}
