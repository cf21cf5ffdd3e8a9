import type { VNode } from 'preact';
import {
  Banner, Button, Buttons, Checkboxes, DraftFields, Details, ErrorSummary, errorOf, type FieldError, FileUpload, Form, Heading, InsetText, Layout,
  type RecordState, StateTag, SummaryList, type SummaryRow, Text, TextArea, useWords,
} from '../../kit/index.js';
import { formatBytes, formatDay, formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { QUICK_EXIT } from '../../quick-exit-place.js';
import { FILE_TYPES, MOST_BYTES, MOST_FILES } from '../report/files.js';
import type { Case, CaseQuestion } from './operations.js';
import { OWN_CASE, OwnCase, type OwnCaseProps } from './own-case.js';

/** What was typed into a form of the page and could not be taken: it comes back as it was. */
export interface Typed {
  readonly answers: Readonly<Record<string, string>>;
  readonly addition: string;
}

export interface CasePageProps extends Frame, Omit<OwnCaseProps, 'children'> {
  /** Absent where a script in the page holds it and gives signatures in its place. */
  readonly code: string | undefined;
  /** Makes a form that is sent twice harmless. */
  readonly request: string;
  readonly report: Case;
  readonly done?: 'answer' | 'add' | 'withdraw' | 'erase' | undefined;
  readonly errors: readonly FieldError[];
  readonly typed: Typed;
}

export function CasePage(props: CasePageProps): VNode {
  const { code, request, report, done, errors, typed, origin, now, toSign, ...frame } = props;
  const { t } = frame.messages;
  const form: FormProps = { code, request, errors };
  const closed = report.endedAt !== null;
  return (
    <Layout {...frame} title={t('case.title')} section="case" hasErrors={errors.length > 0} quickExit={QUICK_EXIT} islands={OWN_CASE}>
      <OwnCase origin={origin} now={now} toSign={toSign}>
        <ErrorSummary errors={errors} />
        {done !== undefined && (
          <Banner kind="success">
            <Text>
              {t(`case.done.${done}`)} {t('case.done.soon')}
            </Text>
          </Banner>
        )}
        <Heading size="xl">{t('case.title')}</Heading>
        <Standing report={report} />
        <Questions questions={report.questions} form={form} typed={typed.answers} />
        <Decisions report={report} />
        <Said report={report} />
        {!report.expired && <Add form={form} typed={typed.addition} />}
        <Receipt report={report} />
        <History report={report} form={form} />
        <Heading level={2}>{t('case.final')}</Heading>
        {!closed && <Final act="withdraw" form={form} />}
        {!report.expired && <Final act="erase" form={form} />}
        <Text small>{t('case.leave')}</Text>
      </OwnCase>
    </Layout>
  );
}

interface FormProps {
  readonly code: string | undefined;
  readonly request: string;
  readonly errors: readonly FieldError[];
}

/** The code goes with every form of the page, in its body, and nowhere else; where a script holds it, not even there. */
function fields({ code, request }: FormProps): Readonly<Record<string, string>> {
  return code === undefined ? { request } : { code, request };
}

function stateOf(report: Case): string {
  return report.status.toLowerCase().replaceAll('_', '-');
}

function Standing({ report }: { readonly report: Case }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  const state = stateOf(report);
  const day = (instant: string): string => formatDay(messages, instant);
  const rows: SummaryRow[] = [
    { key: t('case.filed'), value: formatInstant(messages, report.filedAt) },
    { key: t('case.takenUp'), value: report.acknowledgedAt === null ? t('case.takenUp.by', { day: day(report.acknowledgeBy) }) : day(report.acknowledgedAt) },
    { key: t('case.due'), value: report.endedAt === null ? t('case.due.by', { day: day(report.dueAt) }) : day(report.endedAt) },
  ];
  if (report.declineReason !== null) rows.push({ key: t('case.reason'), value: words(messages, [`case.declined.${report.declineReason}`]) ?? report.declineReason });
  rows.push({ key: t('case.kept'), value: keptWords(report, messages) });
  if (report.contactDisclosed) rows.push({ key: t('case.contact'), value: t('case.contact.disclosed') });
  if (report.incidents.length > 0) {
    const records = report.incidents.map((id) => (
      <p class="fm-typed" key={id}>
        <a href={link(`/incidents/${id}`)}>{id}</a>
      </p>
    ));
    rows.push({ key: t('case.incidents'), value: records });
  }
  return (
    <>
      <Text>
        <StateTag state={state as RecordState} /> {words(messages, [`case.state.${state}`])}
      </Text>
      {report.overdue && report.endedAt === null && <InsetText>{t('case.overdue')}</InsetText>}
      <SummaryList rows={rows} />
    </>
  );
}

function keptWords(report: Case, messages: Messages): string {
  if (report.expired) return messages.t('case.kept.expired');
  if (report.hold !== null) return messages.t('case.kept.hold');
  return report.keptUntil === null ? messages.t('case.kept.open') : messages.t('case.kept.until', { day: formatDay(messages, report.keptUntil) });
}

interface QuestionsProps {
  readonly questions: readonly CaseQuestion[];
  readonly form: FormProps;
  readonly typed: Readonly<Record<string, string>>;
}

function Questions({ questions, form, typed }: QuestionsProps): VNode | null {
  const messages = useWords();
  const { t, link } = messages;
  if (questions.length === 0) return null;
  return (
    <>
      <Heading level={2}>{t('case.questions')}</Heading>
      {questions.map(({ id, askedAt, text, answeredAt, answer }) => (
        <div class="fm-question" key={id}>
          <Text small>{t('case.question.asked', { day: formatDay(messages, askedAt) })}</Text>
          <p class="govuk-body fm-words">{text ?? t('case.erased')}</p>
          {answeredAt === null ? (
            <Form action={link('/case')}>
              <DraftFields draft={{ ...fields(form), question: id }} />
              <TextArea name={`answer-${id}`} label={t('case.question.answer')} rows={5} value={typed[id]} error={errorOf(form.errors, `answer-${id}`)} seenBy="reviewers" />
              <Button name="go" value="answer">
                {t('case.question.send')}
              </Button>
            </Form>
          ) : (
            <>
              <Text small>{t('case.question.answered', { day: formatDay(messages, answeredAt) })}</Text>
              <p class="govuk-body fm-words">{answer ?? t('case.erased')}</p>
            </>
          )}
        </div>
      ))}
    </>
  );
}

function Decisions({ report }: { readonly report: Case }): VNode | null {
  const messages = useWords();
  const { t } = messages;
  if (report.decisions.length === 0) return null;
  return (
    <>
      <Heading level={2}>{t('case.decisions')}</Heading>
      {report.decisions.map(({ at, kind, reason, note }) => (
        <InsetText key={at}>
          <strong>{words(messages, [`case.decision.${kind}`], { day: formatDay(messages, at) }) ?? formatDay(messages, at)}</strong>
          {reason !== null && kind === 'declined' && <p>{words(messages, [`case.declined.${reason}`]) ?? reason}</p>}
          {note !== null && <p class="fm-words">{note}</p>}
        </InsetText>
      ))}
    </>
  );
}

function Said({ report }: { readonly report: Case }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <>
      <Heading level={2}>{t('case.said')}</Heading>
      <Details summary={report.content.title ?? t('case.erased')}>
        <p class="govuk-body fm-words">{report.content.account ?? t('case.erased')}</p>
      </Details>
      {report.additions.map((addition) => (
        <Details key={addition.id} summary={t('case.added', { day: formatDay(messages, addition.addedAt) })}>
          <p class="govuk-body fm-words">{addition.text ?? t('case.erased')}</p>
          {addition.files.map((file) => (
            <Text key={file.name}>
              {file.name} ({formatBytes(messages, file.size)})
            </Text>
          ))}
        </Details>
      ))}
    </>
  );
}

function Add({ form, typed }: { readonly form: FormProps; readonly typed: string }): VNode {
  const { t, link } = useWords();
  return (
    <>
      <Heading level={2}>{t('case.add')}</Heading>
      <Form action={link('/case')} files>
        <DraftFields draft={fields(form)} />
        <TextArea name="addition" label={t('case.add.label')} hint={t('case.add.hint')} value={typed} error={errorOf(form.errors, 'addition')} seenBy="reviewers" />
        <FileUpload
          name="upload"
          optional
          label={t('case.add.files')}
          maxFiles={MOST_FILES}
          maxBytes={MOST_BYTES}
          types={t('report.evidence.filesTypes')}
          accept={FILE_TYPES}
          error={errorOf(form.errors, 'upload')}
          seenBy="sealed"
        />
        <Button kind="secondary" name="go" value="add">
          {t('case.add.send')}
        </Button>
      </Form>
    </>
  );
}

function Receipt({ report }: { readonly report: Case }): VNode {
  const { t, link } = useWords();
  return (
    <>
      <Heading level={2}>{t('case.receipt')}</Heading>
      <Text>{t('case.receipt.text')}</Text>
      {report.receiptFile === null ? (
        <InsetText>{t('case.receipt.soon')}</InsetText>
      ) : (
        <Form action={link('/report/receipt')}>
          <DraftFields draft={{ receipt: report.receiptFile }} />
          <Buttons>
            <Button kind="secondary">{t('case.receipt.save')}</Button>
          </Buttons>
        </Form>
      )}
    </>
  );
}

/** Steps of the desk within itself: the reporter hears of them when they have come to something. */
const INTERNAL = ['DeclineProposed', 'DeclineProposalWithdrawn'];

function History({ report, form }: { readonly report: Case; readonly form: FormProps }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  const steps = report.history.flatMap(({ seq, at, events }) => events.filter((event) => !INTERNAL.includes(event)).map((event) => ({ seq, at, event })));
  return (
    <>
      <Heading level={2}>{t('case.steps')}</Heading>
      <ol class="fm-timeline">
        {steps.map(({ seq, at, event }) => (
          <li class="fm-timeline__item" key={`${seq} ${event}`}>
            <Text>{words(messages, [`case.event.${event}`]) ?? event}</Text>
            <Text small>
              {formatInstant(messages, at)} · <a href={link(`/ledger/entries/${seq}`)}>{t('case.steps.entry', { seq })}</a>
            </Text>
          </li>
        ))}
      </ol>
      <Text small>{t('case.steps.note')}</Text>
      <Form action={link('/case')}>
        <DraftFields draft={fields(form)} />
        <Button kind="secondary" small name="go" value="open">
          {t('case.again')}
        </Button>
      </Form>
    </>
  );
}

/** What cannot be undone: said what it does, and asked again before it is done. */
function Final({ act, form }: { readonly act: 'withdraw' | 'erase'; readonly form: FormProps }): VNode {
  const { t, link } = useWords();
  const name = `sure-${act}`;
  const error = errorOf(form.errors, name);
  return (
    <Details summary={t(`case.${act}`)} open={error !== undefined}>
      <Text>{t(`case.${act}.text`)}</Text>
      <Form action={link('/case')}>
        <DraftFields draft={fields(form)} />
        <Checkboxes name={name} label={t('case.sure')} choices={[{ value: 'yes', label: t(`case.${act}.yes`) }]} error={error} />
        <Button kind="danger" name="go" value={act}>
          {t(`case.${act}.send`)}
        </Button>
      </Form>
    </Details>
  );
}
