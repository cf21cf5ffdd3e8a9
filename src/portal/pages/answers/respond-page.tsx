import type { VNode } from 'preact';
import { BackLink, Button, DraftFields, errorOf, type FieldError, FileUpload, Form, Heading, InsetText, List, Radios, Select, Text, TextArea, TextInput, useWords, WarningText } from '../../kit/index.js';
import { formatBytes, formatInstant } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import { Paragraphs } from '../record/text.js';
import { readFile } from '../report/draft.js';
import { MOST_BYTES, MOST_FILES } from '../report/files.js';
import { FoldedAct } from '../signed-in/act-form.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { labName, standingWords, titleOf } from './answer-words.js';
import type { RecommendationData } from './operations.js';

export const STANDINGS = ['ACCEPT', 'ACCEPT_IN_PART', 'ASSESSING', 'ALREADY_DONE', 'DECLINE'] as const;
export const REASONS = ['NEEDS_EVIDENCE', 'NEEDS_CONSULTATION', 'LEGAL_REVIEW', 'TECHNICAL', 'OTHER'] as const;

/** As it was typed, unchecked. */
export interface TypedResponse {
  readonly standing: string;
  readonly by: string;
  readonly statement: string;
  /** `<handle> <bytes> <name>` of files that are put aside. */
  readonly files: readonly string[];
}

export interface TypedExtension {
  readonly days: string;
  readonly reason: string;
  readonly note: string;
}

export interface RespondPageProps extends SignedInFrame {
  readonly one: RecommendationData;
  readonly typed: TypedResponse;
  readonly extension: TypedExtension;
  readonly errors: readonly FieldError[];
  readonly done?: string | undefined;
}

/** A lab answers: its words on one side, what was asked on the other. */
export function RespondPage(props: RespondPageProps): VNode {
  const { one, typed: _, extension: __, errors, done, ...frame } = props;
  const { messages } = frame;
  const { t, link } = messages;
  const title = t('respond.title', { lab: labName(messages, one) });
  const closed = !one.open && one.status !== 'PARTLY' && one.status !== 'CLAIMED_UNPROVEN';
  return (
    <SignedInPage {...frame} title={title} errors={errors} done={done} before={<BackLink href={link(`/recommendations/${one.id}`)} text={titleOf(messages, one)} />}>
      <Heading caption={t('recommendation.caption', { id: one.id })}>{title}</Heading>
      <div class="fm-desk">
        <div class="fm-desk__main">
          {!one.mayAnswer ? (
            <>
              <InsetText>{t('respond.none')}</InsetText>
              <Text>
                <a href={link(`/labs/${one.lab}/keep`)}>{t('respond.none.what')}</a>
              </Text>
            </>
          ) : closed ? (
            <InsetText>{t('respond.closed')}</InsetText>
          ) : (
            <>
              <ResponseForm {...props} />
              <Extension {...props} />
            </>
          )}
        </div>
        <div class="fm-desk__side">
          <Heading level={2}>{t('recommendation.asked')}</Heading>
          <p class="govuk-body">
            <strong>{titleOf(messages, one)}</strong>
          </p>
          {one.text !== null && <Paragraphs text={one.text} />}
          {one.measure !== null && (
            <>
              <Heading level={3}>{t('recommendation.measure')}</Heading>
              <Paragraphs text={one.measure} />
            </>
          )}
        </div>
      </div>
    </SignedInPage>
  );
}

function ResponseForm({ one, typed, errors, fields }: RespondPageProps): VNode {
  const messages = useWords();
  const { t } = messages;
  const files = typed.files.flatMap((file) => readFile(file) ?? []);
  return (
    <Form action={`/recommendations/${one.id}/respond`} files>
      <DraftFields draft={{ ...fields, files: typed.files }} />
      <Text>{t('respond.lead')}</Text>
      <Text>{t('respond.lead.beside')}</Text>
      {one.outstanding && (one.overdueAt !== null ? <WarningText>{t('respond.lead.late')}</WarningText> : <Text>{t('respond.lead.due', { day: formatInstant(messages, one.dueAt) })}</Text>)}
      <Radios
        name="standing"
        label={t('respond.standing')}
        choices={STANDINGS.map((value) => ({ value, label: standingWords(messages, value), hint: t(`respond.hint.${value}`) }))}
        value={typed.standing}
        error={errorOf(errors, 'standing')}
      />
      <TextInput name="by" label={t('respond.by')} hint={t('respond.by.hint')} width={10} value={typed.by} error={errorOf(errors, 'by')} />
      <TextArea name="statement" label={t('respond.statement')} hint={t('respond.statement.hint')} rows={10} value={typed.statement} error={errorOf(errors, 'statement')} seenBy="public" />
      {files.length > 0 && (
        <>
          <Text>{t('respond.files.kept')}</Text>
          <List items={files.map(({ name, size }) => t('recommendation.evidence.file', { name, size: formatBytes(messages, size) }))} />
        </>
      )}
      <FileUpload name="upload" label={t('respond.files')} maxFiles={MOST_FILES} maxBytes={MOST_BYTES} types={t('respond.files.types')} error={errorOf(errors, 'upload')} seenBy="public" optional />
      <Button>{t('labKeep.sign')}</Button>
    </Form>
  );
}

function Extension({ one, extension, errors, fields }: RespondPageProps): VNode | null {
  const messages = useWords();
  const { t } = messages;
  const left = one.mostExtensions - one.extended;
  if (!one.outstanding || one.overdueAt !== null || left <= 0 || one.extensionDays === 0) return null;
  const wrong = errors.some(({ field }) => field === 'days' || field === 'reason');
  return (
    <FoldedAct summary={t('respond.extend')} open={wrong || extension.days !== ''} action={`/recommendations/${one.id}/extend`} fields={fields} button={t('labKeep.sign')}>
      <Text>{t('respond.extend.lead', { left, days: one.extensionDays })}</Text>
      <TextInput name="days" label={t('respond.extend.days')} width={3} inputMode="numeric" value={extension.days} error={errorOf(errors, 'days')} />
      <Select
        name="reason"
        label={t('respond.extend.reason')}
        choices={REASONS.map((value) => ({ value, label: words(messages, [`extension.${value}`]) ?? value }))}
        value={extension.reason}
        error={errorOf(errors, 'reason')}
      />
      <TextArea name="note" label={t('respond.extend.note')} rows={3} value={extension.note} seenBy="public" optional />
    </FoldedAct>
  );
}
