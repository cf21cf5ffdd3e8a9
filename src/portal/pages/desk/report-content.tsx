import type { ComponentChildren, VNode } from 'preact';
import { Heading, InsetText, List, SourceLink, SummaryList, type SummaryRow, Tag, Text, useWords } from '../../kit/index.js';
import { formatBytes, formatInstant, formatNumber, formatPartialDate } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import { severityWords } from '../incidents/incident-words.js';
import { Paragraphs } from '../record/text.js';
import { countryName } from '../report/countries.js';
import type { DeskReport, EvidenceFile } from './operations.js';

/** What the reporter said, in the order of the form. An answer that was erased says so. */
export function ReportContent({ report }: { readonly report: DeskReport }): VNode {
  const messages = useWords();
  const { t } = messages;
  const { content } = report;
  const code = (list: string, value: string | null): string => (value === null ? t('deskReport.none') : (words(messages, [`${list}.${value}`]) ?? value));
  const listed = (items: readonly ComponentChildren[]): ComponentChildren => (items.length === 0 ? t('deskReport.none') : <List items={items} kind="plain" />);
  const text = (value: string | null): ComponentChildren => (value === null ? t('deskReport.none') : <Paragraphs text={value} />);
  const rows: SummaryRow[] = [
    { key: t('deskReport.severity'), value: severityWords(messages, content.severity) },
    { key: t('deskReport.harm'), value: listed(content.harmTypes.map((one) => code('harm', one))) },
    { key: t('deskReport.danger'), value: content.danger === 'YES' ? <Tag tone="red">{code('report.answer', content.danger)}</Tag> : code('report.answer', content.danger) },
    {
      key: t('deskReport.involvement'),
      value: (
        <>
          {code('report.involvement', content.involvement)}
          {content.involvementWords !== null && <Paragraphs text={content.involvementWords} />}
        </>
      ),
    },
    { key: t('deskReport.role'), value: code('report.role', content.role) },
    { key: t('deskReport.occurred'), value: formatPartialDate(messages, content.occurred?.date) },
    { key: t('deskReport.noticed'), value: formatPartialDate(messages, content.noticed?.date) },
    { key: t('deskReport.ongoing'), value: code('report.answer', content.ongoing) },
    { key: t('deskReport.countries'), value: listed(content.countries.map((one) => countryName(messages, one))) },
    {
      key: t('deskReport.systems'),
      value: listed(content.systems.map(({ name, version }) => (version === null ? name : t('deskReport.version', { name, version })))),
    },
    {
      key: t('deskReport.organisations'),
      value: listed(content.organisations.map(({ name, role }) => t('deskReport.organisation', { name, role: code('deskReport.organisation', role) }))),
    },
    { key: t('deskReport.harmed'), value: text(content.harmed) },
    { key: t('deskReport.quantity'), value: content.quantity === null ? t('deskReport.none') : formatNumber(messages, content.quantity) },
    { key: t('deskReport.links'), value: listed(content.links.map((href) => <SourceLink key={href} href={href} />)) },
    { key: t('deskReport.files'), value: <Files files={content.files} /> },
    { key: t('deskReport.retaliation'), value: code('report.answer', content.retaliation) },
    { key: t('deskReport.wanted'), value: text(content.wanted) },
    { key: t('deskReport.mode'), value: code('report.mode', content.mode) },
    { key: t('deskReport.contact'), value: <Contact report={report} /> },
  ];
  return (
    <>
      <Heading level={2}>{t('deskReport.said')}</Heading>
      {report.expired && <InsetText>{t('deskReport.expired')}</InsetText>}
      <Heading level={3}>{t('deskReport.account')}</Heading>
      {content.account === null ? <Text>{t('deskReport.erased')}</Text> : <Paragraphs text={content.account} />}
      <SummaryList rows={rows} />
      <Talk report={report} />
    </>
  );
}

function Contact({ report: { content, contact } }: { readonly report: DeskReport }): VNode {
  const { t } = useWords();
  if (contact !== null) return <Paragraphs text={contact} />;
  return <>{t(content.mode === 'ANONYMOUS' || content.mode === null ? 'deskReport.contact.none' : 'deskReport.contact.sealed')}</>;
}

/** Of which there is a copy without hidden details. */
const CLEANED = ['image/jpeg', 'image/png'];

function Files({ files }: { readonly files: readonly EvidenceFile[] }): VNode {
  const messages = useWords();
  const { t } = messages;
  if (files.length === 0) return <>{t('deskReport.none')}</>;
  return (
    <>
      <List
        kind="plain"
        items={files.map(({ id, name, type, size }) => (
          <>
            <a href={`/evidence/${id}`} download={name}>
              {name}
            </a>{' '}
            ({type}, {formatBytes(messages, size)}){' '}
            {CLEANED.includes(type) && (
              <a href={`/evidence/${id}/clean`} download={`clean-${name}`}>
                {t('deskReport.files.clean')}
              </a>
            )}
          </>
        ))}
      />
      <Text small>{t('deskReport.files.note')}</Text>
    </>
  );
}

/** What was asked, answered, added and decided, in words. */
function Talk({ report }: { readonly report: DeskReport }): VNode {
  const messages = useWords();
  const { t } = messages;
  const at = (instant: string): string => formatInstant(messages, instant);
  const said = (text: string | null): VNode => (text === null ? <Text>{t('deskReport.erased')}</Text> : <Paragraphs text={text} />);
  return (
    <>
      {report.questions.length > 0 && <Heading level={2}>{t('deskReport.questions')}</Heading>}
      {report.questions.map((question) => (
        <div class="fm-desk__compare" key={question.id}>
          <Text small>{t('deskReport.question', { instant: at(question.askedAt) })}</Text>
          {said(question.text)}
          <Text small>{question.answeredAt === null ? t('deskReport.unanswered') : t('deskReport.answer', { instant: at(question.answeredAt) })}</Text>
          {question.answeredAt !== null && said(question.answer)}
        </div>
      ))}
      {report.additions.length > 0 && <Heading level={2}>{t('deskReport.additions')}</Heading>}
      {report.additions.map((addition) => (
        <div class="fm-desk__compare" key={addition.id}>
          <Text small>{t('deskReport.addition', { instant: at(addition.addedAt) })}</Text>
          {said(addition.text)}
          {addition.files.length > 0 && <Files files={addition.files} />}
        </div>
      ))}
      {report.decisions.length > 0 && <Heading level={2}>{t('deskReport.decisions')}</Heading>}
      {report.decisions.map(({ at: when, kind, reason, other, note }, i) => (
        <div class="fm-desk__compare" key={i}>
          <Text>
            {words(messages, [`deskReport.decision.${kind}`], {
              instant: at(when),
              other: other ?? '',
              reason: words(messages, [`declined.${reason}`, `deskReport.reopen.reason.${reason}`]) ?? reason ?? '',
            }) ?? kind}
          </Text>
          {note !== null && (
            <>
              <Text small>{t('deskReport.decision.note')}</Text>
              <Paragraphs text={note} />
            </>
          )}
        </div>
      ))}
    </>
  );
}
