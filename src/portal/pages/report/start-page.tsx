import type { VNode } from 'preact';
import { Button, Buttons, DraftFields, Form, Heading, Layout, List, Text, WarningText } from '../../kit/index.js';
import type { Frame } from '../../portal.js';
import { StackedTable } from '../stacked-table.js';
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
        <StackedTable
          caption={t('report.learns.caption')}
          rows={MODE}
          columns={[
            { heading: t('report.learns.way'), cell: (mode) => t(`report.learns.${mode}`) },
            { heading: t('report.learns.node'), cell: (mode) => t(`report.learns.${mode}.node`) },
            { heading: t('report.learns.reviewers'), cell: (mode) => t(`report.learns.${mode}.reviewers`) },
            { heading: t('report.learns.public'), cell: (mode) => t(`report.learns.${mode}.public`) },
          ]}
        />
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
