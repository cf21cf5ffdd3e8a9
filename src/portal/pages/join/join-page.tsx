import type { VNode } from 'preact';
import { Button, DraftFields, ErrorSummary, errorOf, type FieldError, Form, Heading, InsetText, Layout, Text, TextInput } from '../../kit/index.js';
import type { Frame } from '../../portal.js';
import { NEW_PASSKEY_FIELDS, PasskeyFields, PasskeyIsland } from '../signed-in/passkey-island.js';

export interface JoinPageProps extends Frame {
  readonly purpose: 'join' | 'recover';
  readonly fields: Readonly<Record<string, string>>;
  /** What came back with a form that had an error; the invitation is else known to the browser alone. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
}

/** Coming in by an invitation, or back in after keys were lost. */
export function JoinPage({ purpose, fields, typed = {}, errors = [], ...frame }: JoinPageProps): VNode {
  const { t } = frame.messages;
  return (
    <Layout {...frame} title={t(`${purpose}.title`)} islands={['register-passkey']} hasErrors={errors.length > 0}>
      <div class="fm-column">
        <ErrorSummary errors={errors} />
        <Heading size="xl">{t(`${purpose}.title`)}</Heading>
        <Text>{t(`${purpose}.text`)}</Text>
        <PasskeyIsland messages={frame.messages} island="register-passkey" data={{ purpose }}>
          <Form action={`/${purpose}`}>
            <DraftFields draft={fields} />
            <PasskeyFields names={['invitation', 'secret', ...NEW_PASSKEY_FIELDS]} values={typed} />
            {purpose === 'join' && (
              <>
                <TextInput
                  name="displayName"
                  label={t('join.name')}
                  hint={t('join.name.hint')}
                  value={typed['displayName']}
                  error={errorOf(errors, 'displayName')}
                  maxLength={80}
                  autocomplete="name"
                />
                <TextInput
                  name="email"
                  label={t('join.email')}
                  hint={t('join.email.hint')}
                  optional
                  value={typed['email']}
                  error={errorOf(errors, 'email')}
                  inputMode="email"
                  autocomplete="email"
                />
              </>
            )}
            <Button>{t(`${purpose}.button`)}</Button>
          </Form>
          {purpose === 'join' && <InsetText>{t('join.second')}</InsetText>}
        </PasskeyIsland>
      </div>
    </Layout>
  );
}
