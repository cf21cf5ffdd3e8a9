import type { VNode } from 'preact';
import { Button, Buttons, datePartsFrom, DraftFields, ErrorSummary, errorOf, type FieldError, fieldId, Form, Heading, Hidden, Layout, readDateParts, Steps, Text, useWords } from '../../kit/index.js';
import { formatPartialDate } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { QUICK_EXIT } from '../../quick-exit-place.js';
import { countryName } from './countries.js';
import { type Draft, hiddenFields, readFile } from './draft.js';
import { linksOf } from './input.js';
import { STEP_COUNT, type StepName } from './steps.js';

export interface CheckPageProps extends Frame {
  readonly draft: Draft;
  readonly errors: readonly FieldError[];
}

/** All answers, each with a way back to its question, before anything is sent. */
export function CheckPage({ draft, errors, ...frame }: CheckPageProps): VNode {
  const { t, link } = frame.messages;
  const { code, ...fields } = hiddenFields(draft, []);
  return (
    <Layout {...frame} title={t('report.check.title')} section="report" hasErrors={errors.length > 0} quickExit={QUICK_EXIT} islands={['report-key', 'copy-code']}>
      <div class="fm-column">
        <Steps step={STEP_COUNT} of={STEP_COUNT} />
        <ErrorSummary errors={errors} />
        <Heading>{t('report.check.title')}</Heading>
        <Text>{t('report.check.intro')}</Text>
        <Form action={link('/report')}>
          <DraftFields draft={{ ...fields, step: 'check' }} />
          <input type="hidden" name="code" value={typeof code === 'string' ? code : ''} />
          <AnswerList answers={answersOf(draft, frame.messages)} errors={errors} />
          <Text>{t('report.check.before')}</Text>
          <fm-report-key data-made={t('report.check.keyMade')} data-sending={t('report.check.sending')} data-failed={t('report.check.failed')} />
          <Buttons>
            <Button name="go" value="send">
              {t('report.check.send')}
            </Button>
            <Button kind="secondary" name="go" value="back">
              {t('report.back')}
            </Button>
          </Buttons>
        </Form>
      </div>
    </Layout>
  );
}

interface Answer {
  readonly label: string;
  readonly step: StepName;
  /** The fields of the form behind it: an error in one of them leads here. */
  readonly fields: readonly string[];
  readonly lines: readonly string[];
}

function AnswerList({ answers, errors }: { readonly answers: readonly Answer[]; readonly errors: readonly FieldError[] }): VNode {
  const { t } = useWords();
  return (
    <dl class="govuk-summary-list">
      {answers.map(({ label, step, fields, lines }) => {
        const wrong = fields.map((field) => errorOf(errors, field)).find((text) => text !== undefined);
        return (
          <div class="govuk-summary-list__row" key={label}>
            <dt class="govuk-summary-list__key">{label}</dt>
            <dd class="govuk-summary-list__value">
              {fields.map((field) => (
                <span id={fieldId(field)} tabIndex={-1} key={field} />
              ))}
              {wrong !== undefined && (
                <p class="govuk-error-message">
                  <Hidden>{t('error.prefix')} </Hidden>
                  {wrong}
                </p>
              )}
              {lines.length === 0 ? t('report.check.none') : lines.map((line, i) => <p class="fm-typed" key={i}>{line}</p>)}
            </dd>
            <dd class="govuk-summary-list__actions">
              <Button kind="secondary" small name="go" value={`change:${step}`}>
                {t('report.check.change')}
                <Hidden> ({label})</Hidden>
              </Button>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function answersOf(draft: Draft, messages: Messages): readonly Answer[] {
  const { t } = messages;
  const { single, many } = draft;
  const answer = (label: string, step: StepName, fields: readonly string[], lines: readonly string[]): Answer => ({
    label,
    step,
    fields,
    lines: lines.map((line) => line.trim()).filter((line) => line !== ''),
  });
  const coded = (kind: string, code: string): string => (code === '' ? '' : (words(messages, [`report.${kind}.${code}`]) ?? code));
  const date = (name: 'occurred' | 'noticed'): string => {
    const read = readDateParts(datePartsFrom(name, single));
    return read.ok && read.date !== null ? formatPartialDate(messages, read.date) : '';
  };
  const countries = [single.country1, single.country2, single.country3].filter((code) => code !== '').map((code) => countryName(messages, code));
  const files = many.files.map((file) => readFile(file)?.name ?? '?');
  return [
    answer(t('report.checked.title'), 'what', ['title'], [single.title]),
    answer(t('report.checked.account'), 'what', ['account'], single.account.split(/\r?\n/)),
    answer(t('report.checked.involvement'), 'ai', ['involvement', 'involvementWords'], [coded('involvement', single.involvement), single.involvementWords]),
    answer(t('report.checked.role'), 'you', ['role'], [coded('role', single.role)]),
    answer(t('report.checked.occurred'), 'when', ['occurred'], [date('occurred')]),
    answer(t('report.checked.noticed'), 'when', ['noticed'], [date('noticed')]),
    answer(t('report.checked.ongoing'), 'when', ['ongoing'], [coded('answer', single.ongoing)]),
    answer(t('report.checked.countries'), 'where', ['country1', 'country2', 'country3'], countries),
    answer(t('report.checked.system'), 'where', ['system'], [single.system, single.version]),
    answer(t('report.checked.organisations'), 'where', ['developer', 'deployer'], [single.developer, single.deployer]),
    answer(t('report.checked.harmTypes'), 'harm', ['harmTypes'], many.harmTypes.map((type) => coded('harm', type))),
    answer(t('report.checked.harmed'), 'harm', ['harmed', 'quantity'], [single.harmed, single.quantity]),
    answer(t('report.checked.severity'), 'severity', ['severity'], [coded('severity', single.severity)]),
    answer(t('report.checked.danger'), 'safety', ['danger'], [coded('answer', single.danger)]),
    answer(t('report.checked.retaliation'), 'safety', ['retaliation'], [coded('answer', single.retaliation)]),
    answer(t('report.checked.evidence'), 'evidence', ['links', 'upload', 'files', 'nothing'], [...linksOf(draft), ...files, ...(single.nothing === 'yes' ? [t('report.check.nothing')] : [])]),
    answer(t('report.checked.wanted'), 'wanted', ['wanted'], [single.wanted]),
    answer(t('report.checked.mode'), 'contact', ['mode', 'contactName', 'contact'], [coded('mode', single.mode || 'ANONYMOUS'), single.contactName, single.contact]),
  ];
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'fm-report-key': { readonly 'data-made': string; readonly 'data-sending': string; readonly 'data-failed': string };
      'fm-own-code': { readonly children?: ComponentChildren };
    }
  }
}
