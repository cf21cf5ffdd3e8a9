import type { VNode } from 'preact';
import { BackLink, Details, Heading, Select, SummaryList, Tag, Text, useWords } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import { readEntry } from '../record/entry-words.js';
import { History } from '../record/history.js';
import { Paragraphs } from '../record/text.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import type { SimilarRecord } from './operations.js';
import { DeskState } from './queue-page.js';
import { ReportContent } from './report-content.js';
import { STANDINGS, Todo, type TodoProps } from './report-todo.js';

/** An incident or report as it is named beside the one that is read. */
export interface InShort {
  readonly title: string | null;
  readonly text: string | null;
  readonly draft: boolean;
}

export interface ReportPageProps extends SignedInFrame, Omit<TodoProps, 'me' | 'fields'> {
  /** Linked and similar records, by id. */
  readonly others: ReadonlyMap<string, InShort>;
  readonly done?: string | undefined;
}

/** One report: what was said on the left, what can be done on the right, similar records below. */
export function ReportPage(props: ReportPageProps): VNode {
  const { report, nameOf, others, errors, done, typed, open, ...frame } = props;
  const { messages } = frame;
  const { t, link } = messages;
  const { content } = report;
  return (
    <SignedInPage {...frame} title={content.title ?? t('desk.erased', { id: report.id })} place="queue" errors={errors} done={done} before={<BackLink href={link('/desk')} text={t('desk.title')} />}>
      <Heading caption={t('deskReport.caption', { id: report.id })}>{content.title ?? t('desk.erased', { id: report.id })}</Heading>
      <p class="fm-desk__tags govuk-body">
        <DeskState status={report.status} />
        {report.overdue && <Tag tone="red">{t('desk.overdue')}</Tag>}
        {content.danger === 'YES' && <Tag tone="red">{t('desk.danger')}</Tag>}
        {report.declineProposedBy !== null && <Tag tone="plum">{t('desk.proposed')}</Tag>}
        <a class="fm-desk__jump" href="#todo">
          {t('deskReport.todo')}
        </a>
      </p>
      <div class="fm-desk">
        <div class="fm-desk__main">
          <ReportContent report={report} />
        </div>
        <div class="fm-desk__side">
          <Todo report={report} me={frame.me} nameOf={nameOf} fields={frame.fields} open={open} typed={typed} errors={errors} />
          <Heading level={2}>{t('deskReport.links.title')}</Heading>
          <Links {...props} />
          <Heading level={2}>{t('deskReport.state')}</Heading>
          <State report={report} nameOf={nameOf} />
        </div>
      </div>
      <Heading level={2}>{t('deskReport.similar')}</Heading>
      <Similar {...props} />
      <Details summary={t('deskReport.history')}>
        <Text small>{t('deskReport.history.text')}</Text>
        <History entries={report.history.map(readEntry)} />
      </Details>
    </SignedInPage>
  );
}

function State({ report, nameOf }: Pick<ReportPageProps, 'report' | 'nameOf'>): VNode {
  const messages = useWords();
  const { t } = messages;
  const at = (instant: string): string => formatInstant(messages, instant);
  return (
    <SummaryList
      rows={[
        { key: t('deskReport.filedAt'), value: at(report.filedAt) },
        ...(report.acknowledgedAt === null ? [{ key: t('deskReport.ackBy'), value: at(report.acknowledgeBy) }] : []),
        ...(report.endedAt === null ? [{ key: t('deskReport.dueAt'), value: at(report.dueAt) }] : []),
        { key: t('deskReport.with'), value: report.claimedBy === null ? t('deskReport.nobody') : nameOf(report.claimedBy) },
        ...(report.declineReason === null ? [] : [{ key: t('deskReport.reason'), value: words(messages, [`declined.${report.declineReason}`]) ?? report.declineReason }]),
        ...(report.keptUntil === null ? [] : [{ key: t('deskReport.kept'), value: at(report.keptUntil) }]),
        ...(report.hold === null ? [] : [{ key: t('deskReport.ground'), value: words(messages, [`deskReport.hold.ground.${report.hold}`]) ?? report.hold }]),
      ]}
    />
  );
}

function Links({ report, others, fields, open }: ReportPageProps): VNode {
  const messages = useWords();
  const { t, link } = messages;
  if (report.links.length === 0) return <Text>{t('deskReport.links.none')}</Text>;
  const act = (name: 'standing' | 'unlink', incident: string) => ({
    action: `/desk/reports/${report.id}/${name}`,
    fields: { ...fields, incident },
    open: open === name,
  });
  return (
    <>
      {report.links.map(({ incident, standing, claim }) => {
        const other = others.get(incident);
        return (
          <div class="fm-desk__compare" key={incident}>
            <Text>
              <a href={link(`/desk/incidents/${incident}/edit`)}>{other?.title ?? incident}</a>
            </Text>
            <p class="fm-desk__tags govuk-body">
              <Tag tone="blue">{words(messages, [`standing.${standing}`]) ?? standing}</Tag>
              {other?.draft && <Tag tone="amber">{t('deskReport.links.draft')}</Tag>}
            </p>
            {claim !== null && <Paragraphs text={claim} />}
            <FoldedAct {...act('standing', incident)} summary={t('deskReport.standing.change')} button={t('deskReport.standing.button')}>
              <Select name="newStanding" label={t('deskReport.link.standing')} value={standing} choices={STANDINGS.map((value) => ({ value, label: t(`standing.${value}`) }))} />
            </FoldedAct>
            <FoldedAct {...act('unlink', incident)} summary={t('deskReport.unlink')} button={t('deskReport.unlink')}>
              <Select
                name="unlinkReason"
                label={t('deskReport.unlink.reason')}
                choices={(['WRONG_INCIDENT', 'CLAIM_SPLIT', 'CLAIM_UNSUPPORTED', 'INCIDENT_MERGED'] as const).map((value) => ({ value, label: t(`deskReport.unlink.reason.${value}`) }))}
              />
            </FoldedAct>
          </div>
        );
      })}
    </>
  );
}

/** Suggestions of a program beside the report, with enough text to compare by eye. */
function Similar({ report, others, fields, me }: ReportPageProps): VNode {
  const { t, link } = useWords();
  const mayLink = report.status === 'ACCEPTED' || report.claimedBy === me.id;
  if (report.similar.length === 0) return <Text>{t('deskReport.similar.none')}</Text>;
  const address = ({ kind, id }: SimilarRecord): string => (kind === 'report' ? `/desk/reports/${id}` : `/desk/incidents/${id}/edit`);
  return (
    <>
      <Text small>{t('deskReport.similar.text', { method: report.similar[0]?.method ?? '' })}</Text>
      <div class="fm-desk__similar">
        {report.similar.map((one) => (
          <div class="fm-desk__compare" key={`${one.kind} ${one.id}`}>
            <Text small>{t(one.kind === 'report' ? 'deskReport.similar.report' : 'deskReport.similar.incident', { percent: Math.round(one.score * 100) })}</Text>
            <Text>
              <a href={link(address(one))}>{one.title ?? one.id}</a>
            </Text>
            <Text small>{shortened(others.get(one.id)?.text ?? '')}</Text>
            {one.kind === 'incident' && mayLink && !report.links.some(({ incident }) => incident === one.id) && (
              <ActForm action={`/desk/reports/${report.id}/link`} fields={{ ...fields, incident: one.id, standing: 'ALLEGED' }} button={t('deskReport.similar.link')} small />
            )}
          </div>
        ))}
      </div>
    </>
  );
}

const SHOWN = 400;
function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN).replace(/\s+\S*$/, '')} …` : text;
}
