import type { VNode } from 'preact';
import { Button, Buttons, DraftFields, ErrorSummary, type FieldError, Form, Layout, Steps, Text } from '../../kit/index.js';
import type { Frame } from '../../portal.js';
import { QUICK_EXIT } from '../../quick-exit-place.js';
import { type Draft, hiddenFields } from './draft.js';
import { QUESTIONS } from './questions.js';
import { fieldsOf, numberOf, STEP_COUNT, type StepName } from './steps.js';

export interface QuestionPageProps extends Frame {
  readonly step: StepName;
  readonly draft: Draft;
  readonly errors: readonly FieldError[];
}

/** One question. Everything answered before stands in hidden fields, ahead of any file, so that it is read even where files are too large. */
export function QuestionPage({ step, draft, errors, ...frame }: QuestionPageProps): VNode {
  const { t, link } = frame.messages;
  const Question = QUESTIONS[step];
  return (
    <Layout {...frame} title={t(`report.${step}.title`)} section="report" hasErrors={errors.length > 0} quickExit={QUICK_EXIT}>
      <div class="fm-column">
        <Steps step={numberOf(step)} of={STEP_COUNT} />
        <ErrorSummary errors={errors} />
        <Form action={link('/report')} files={step === 'evidence'}>
          <DraftFields draft={{ ...hiddenFields(draft, fieldsOf(step)), step }} />
          <Question draft={draft} errors={errors} />
          <Buttons>
            <Button name="go" value="next">
              {t('report.continue')}
            </Button>
            <Button kind="secondary" name="go" value="back">
              {t('report.back')}
            </Button>
          </Buttons>
        </Form>
        <Text small>{t('report.notKept')}</Text>
      </div>
    </Layout>
  );
}
