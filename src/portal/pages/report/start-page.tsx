import type { VNode } from 'preact';
import { Button, Buttons, DraftFields, Form, Heading, Layout, List, Text, useWords, WarningText } from '../../kit/index.js';
import type { Frame } from '../../portal.js';
import { QUICK_EXIT } from '../../quick-exit-place.js';
import { type Draft, hiddenFields } from './draft.js';
import { MODE } from './vocabulary.js';

/** Says, before anything is asked, what becomes of a report and who learns what. */
export function StartPage({ draft, ...frame }: Frame & { readonly draft?: Draft | undefined }): VNode {
  const { t, link } = frame.messages;
  return (
    <Layout {...frame} title={t('report.title')} description={t('report.lead')} section="report" quickExit={QUICK_EXIT}>
      <div class="fm-column">
        <Heading size="xl">{t('report.title')}</Heading>
        <p class="govuk-body-l">{t('report.lead')}</p>
        <WarningText>{t('report.emergency')}</WarningText>
        <StartForm action={link('/report')} draft={draft} label={t(draft ? 'report.continueDraft' : 'report.start')} />
        <Text small>{t('report.time')}</Text>
        <Heading level={2}>{t('report.becomes.heading')}</Heading>
        <List
          kind="number"
          items={[t('report.becomes.1'), t('report.becomes.2'), t('report.becomes.3'), t('report.becomes.4'), t('report.becomes.5')]}
        />
        <Heading level={2}>{t('report.learns.heading')}</Heading>
        <WhoLearnsWhat />
        <Heading level={2}>{t('report.safer.heading')}</Heading>
        <List items={[t('report.safer.1'), t('report.safer.2'), t('report.safer.3'), t('report.safer.4'), t('report.safer.5')]} />
        <Text>
          <a href={link('/about/safety')}>{t('report.safer.more')}</a>
        </Text>
        <StartForm action={link('/report')} draft={draft} label={t(draft ? 'report.continueDraft' : 'report.start')} />
      </div>
    </Layout>
  );
}

function StartForm({ action, draft, label }: { readonly action: string; readonly draft: Draft | undefined; readonly label: string }): VNode {
  return (
    <Form action={action}>
      {draft && <DraftFields draft={hiddenFields(draft, [])} />}
      <Buttons>
        <Button name="go" value="start">
          {label}
        </Button>
      </Buttons>
    </Form>
  );
}

const LEARNERS = ['node', 'reviewers', 'public'] as const;

/** A table where there is room for one; on a narrow screen each way of filing by itself, every line with its label. */
function WhoLearnsWhat(): VNode {
  const { t } = useWords();
  return (
    <table class="govuk-table fm-stacked">
      <caption class="govuk-visually-hidden">{t('report.learns.caption')}</caption>
      <thead>
        <tr>
          <th scope="col" class="govuk-table__header">
            {t('report.learns.way')}
          </th>
          {LEARNERS.map((who) => (
            <th scope="col" class="govuk-table__header" key={who}>
              {t(`report.learns.${who}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {MODE.map((mode) => (
          <tr key={mode}>
            <th scope="row" class="govuk-table__header">
              {t(`report.learns.${mode}`)}
            </th>
            {LEARNERS.map((who) => (
              <td class="govuk-table__cell" key={who}>
                <span class="fm-stacked__label" aria-hidden="true">
                  {t(`report.learns.${who}`)}
                </span>
                {t(`report.learns.${mode}.${who}`)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
