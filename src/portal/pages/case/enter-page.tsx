import type { VNode } from 'preact';
import { Button, Buttons, Details, ErrorSummary, errorOf, type FieldError, Form, Heading, Layout, Text, TextInput } from '../../kit/index.js';
import type { Frame } from '../../portal.js';
import { QUICK_EXIT } from '../../quick-exit-place.js';
import { OWN_CASE, OwnCase, type OwnCaseProps } from './own-case.js';

export interface EnterPageProps extends Frame, Pick<OwnCaseProps, 'origin' | 'now'> {
  readonly code?: string;
  readonly errors?: readonly FieldError[];
}

/** Asks for the case code. */
export function EnterPage({ code = '', errors = [], origin, now, ...frame }: EnterPageProps): VNode {
  const { t, link } = frame.messages;
  return (
    <Layout {...frame} title={t('case.enter.title')} section="case" hasErrors={errors.length > 0} quickExit={QUICK_EXIT} islands={OWN_CASE}>
      <OwnCase origin={origin} now={now}>
        <ErrorSummary errors={errors} />
        <Heading size="xl">{t('case.enter.title')}</Heading>
        <Text>{t('case.enter.lead')}</Text>
        <Form action={link('/case')}>
          <TextInput
            name="code"
            label={t('case.enter.code')}
            hint={t('case.enter.hint')}
            value={code}
            width={30}
            maxLength={200}
            spellcheck={false}
            error={errorOf(errors, 'code')}
          />
          <Buttons>
            <Button name="go" value="open">
              {t('case.enter.open')}
            </Button>
          </Buttons>
        </Form>
        <Text small>{t('case.enter.safe')}</Text>
        <Details summary={t('case.enter.lost')}>
          <Text>{t('case.enter.lost.text')}</Text>
        </Details>
      </OwnCase>
    </Layout>
  );
}
