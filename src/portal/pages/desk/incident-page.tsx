import type { VNode } from 'preact';
import {
  BackLink, ButtonLink, Details, errorOf, type FieldError, Heading, InsetText, List, Select, SourceLink, StateTag, SummaryList, Tag, Text, TextArea, TextInput, useWords, WarningText,
} from '../../kit/index.js';
import { formatInstant, formatNumber, formatPartialDate } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import { severityWords } from '../incidents/incident-words.js';
import { readEntry } from '../record/entry-words.js';
import { History } from '../record/history.js';
import { Paragraphs } from '../record/text.js';
import { countryName } from '../report/countries.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import type { FormFields } from '../signed-in/form-fields.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import type { IncidentDraft, Involved, VersionContent } from './incident-draft.js';
import { IncidentForm } from './incident-form.js';
import type { DeskIncident } from './incident-operations.js';
import type { NameOf } from './names.js';

export const CORRECTION_REASONS = ['FACTUAL_ERROR', 'NEW_INFORMATION', 'FINDING', 'WORDING', 'WRONG_ENTITY', 'PRIVACY'] as const;
export const RETRACTION_REASONS = ['NOT_AI', 'DID_NOT_HAPPEN', 'UNSUPPORTED', 'UNLAWFUL_CONTENT', 'PRIVACY', 'COURT_ORDER'] as const;
export const MERGE_REASONS = ['SAME_EVENT', 'SAME_ENTITY', 'PART_OF_SERIES'] as const;
export const UNMERGE_REASONS = ['DISTINCT', 'MERGED_IN_ERROR', 'NEW_INFORMATION'] as const;
export type IncidentAct = 'publish' | 'correct' | 'discard' | 'retract' | 'merge' | 'unmerge';

export interface IncidentPageProps extends SignedInFrame {
  readonly incident: DeskIncident;
  /** The version that waits for publication. */
  readonly pending: VersionContent | undefined;
  /** Who is named in it. */
  readonly involved: readonly Involved[];
  /** The form of the next version, where none waits. */
  readonly draft: IncidentDraft;
  readonly found?: readonly Involved[] | undefined;
  readonly nameOf: NameOf;
  readonly errors: readonly FieldError[];
  readonly open?: IncidentAct | 'save' | undefined;
  readonly typed: FormFields;
  readonly done?: string | undefined;
}

/** An incident at the desk: its waiting draft with what can be done with it, or the form of its next version. */
export function IncidentDeskPage(props: IncidentPageProps): VNode {
  const { incident, pending, draft, found, errors, open, done, involved: _, nameOf: __, typed: ___, ...frame } = props;
  const { t, link } = frame.messages;
  const title = pending?.title ?? incident.title ?? t('deskIncidents.untitled', { id: incident.id });
  return (
    <SignedInPage {...frame} title={title} place="incidents" errors={errors} done={done} before={<BackLink href={link('/desk/incidents')} text={t('deskIncidents.title')} />}>
      <Heading caption={t('record.incident', { id: incident.id })}>{title}</Heading>
      <p class="fm-desk__tags govuk-body">
        {incident.status === 'PUBLISHED' && <StateTag state={incident.correctedAt === null ? 'published' : 'corrected'} />}
        {incident.status === 'RETRACTED' && <StateTag state="retracted" />}
        {incident.status === 'MERGED' && <StateTag state="merged" />}
        {(pending !== undefined || incident.status === 'DRAFT') && <Tag tone="amber">{t('deskReport.links.draft')}</Tag>}
      </p>
      {incident.publishedAt !== null && (
        <Text>
          {incident.version > 0 && <>{t('deskIncident.versionShown', { version: incident.version })}. </>}
          <a href={link(`/incidents/${incident.id}`)}>{t('deskIncident.view')}</a>
        </Text>
      )}
      {incident.mergedInto !== null && <InsetText>{t('deskIncident.mergedInto', { id: incident.mergedInto })}</InsetText>}
      {incident.status === 'RETRACTED' && <InsetText>{t('deskIncident.retracted')}</InsetText>}
      {pending !== undefined && <Waiting {...props} pending={pending} />}
      <PublishedActs {...props} />
      {pending === undefined && incident.status !== 'MERGED' && (
        <Details summary={t('deskIncident.next')} open={incident.status === 'DRAFT' || open === 'save'}>
          <IncidentForm action={`/desk/incidents/${incident.id}/edit`} draft={draft} found={found} errors={errors} fields={frame.fields} />
        </Details>
      )}
      <Details summary={t('deskReport.history')}>
        <History entries={incident.history.map(readEntry)} />
      </Details>
    </SignedInPage>
  );
}

function formsOf({ incident, fields, open, typed, errors }: IncidentPageProps) {
  const messages = useWords();
  return {
    act: (name: IncidentAct) => ({ action: `/desk/incidents/${incident.id}/${name}`, fields, open: open === name }),
    typed: (name: string) => ({ name, value: typed.text(name), error: errorOf(errors, name) }),
    choices: (name: string, list: string, codes: readonly string[]) => ({
      choices: codes.map((value) => ({ value, label: words(messages, [`${list}.${value}`]) ?? value })),
      value: typed.text(name),
      error: errorOf(errors, name),
    }),
  };
}

/** The draft as readers will see it, and the steps that are left. */
function Waiting(props: IncidentPageProps & { readonly pending: VersionContent }): VNode {
  const { incident, pending, me, nameOf, fields } = props;
  const { t } = useWords();
  const { act, typed, choices } = formsOf(props);
  const otherMust = pending.namesPerson && pending.draftedBy === me.id;
  return (
    <div class="fm-desk">
      <div class="fm-desk__main">
        <Preview {...props} />
      </div>
      <div class="fm-desk__side">
        <Heading level={2}>{t('deskReport.todo')}</Heading>
        {otherMust && <WarningText>{t('deskIncident.person', { name: nameOf(pending.draftedBy) })}</WarningText>}
        {!otherMust && incident.status !== 'PUBLISHED' && (
          <>
            <Text>{t('deskIncident.publish.text')}</Text>
            <ActForm {...act('publish')} fields={{ ...fields, version: String(pending.version) }} button={t('deskIncident.publish')} kind="primary" />
          </>
        )}
        {!otherMust && incident.status === 'PUBLISHED' && (
          <>
            <Text>{t('deskIncident.correct.text')}</Text>
            <ActForm {...act('correct')} fields={{ ...fields, version: String(pending.version) }} button={t('deskIncident.correct')} kind="primary">
              <Select name="correction" label={t('deskIncident.reason')} {...choices('correction', 'correction', CORRECTION_REASONS)} />
              <TextArea {...typed('correctionNote')} label={t('deskIncident.public')} optional rows={3} />
            </ActForm>
          </>
        )}
        <FoldedAct {...act('discard')} summary={t('deskIncident.change')} button={t('deskIncident.change')}>
          <Text>{t('deskIncident.change.text')}</Text>
        </FoldedAct>
        <Heading level={3}>{t('deskIncident.preview.reports')}</Heading>
        <LinkedReports {...props} />
      </div>
    </div>
  );
}

function LinkedReports({ incident }: IncidentPageProps): VNode {
  const messages = useWords();
  const { t, link } = messages;
  if (incident.reports.length === 0) return <Text>{t('account.none')}</Text>;
  return (
    <List
      items={incident.reports.map(({ id, standing }) => (
        <>
          <a href={link(`/desk/reports/${id}`)}>{t('record.report', { id })}</a> ({words(messages, [`standing.${standing}`]) ?? standing})
        </>
      ))}
    />
  );
}

function Preview({ pending, involved, nameOf }: IncidentPageProps & { readonly pending: VersionContent }): VNode {
  const messages = useWords();
  const { t } = messages;
  const listed = (items: readonly (string | VNode)[]) => (items.length === 0 ? t('deskReport.none') : <List items={items} kind="plain" />);
  return (
    <>
      <Heading level={2}>{t('deskIncident.preview', { version: pending.version })}</Heading>
      <Text small>{t('deskIncident.preview.by', { name: nameOf(pending.draftedBy), instant: formatInstant(messages, pending.draftedAt) })}</Text>
      <Heading level={3}>{pending.title ?? ''}</Heading>
      <Paragraphs text={pending.summary ?? ''} />
      <Paragraphs text={pending.account ?? ''} />
      <SummaryList
        rows={[
          { key: t('deskIncident.field.occurred'), value: formatPartialDate(messages, pending.occurred.date) },
          { key: t('deskIncident.field.severity'), value: severityWords(messages, pending.severity) },
          { key: t('deskIncident.field.harmTypes'), value: listed(pending.harmTypes.map((one) => words(messages, [`harm.${one}`]) ?? one)) },
          { key: t('deskReport.countries'), value: listed(pending.countries.map((one) => countryName(messages, one))) },
          { key: t('deskIncident.field.harmed'), value: pending.harmed ?? t('deskReport.none') },
          { key: t('deskIncident.field.quantity'), value: pending.quantity === null ? t('deskReport.none') : formatNumber(messages, pending.quantity) },
          { key: t('deskIncident.systems'), value: listed(pending.systems.map(({ name, version }) => (version === null ? name : t('deskReport.version', { name, version })))) },
          { key: t('deskIncident.entities'), value: listed(involved.map(({ name, role, kind }) => `${name}: ${words(messages, [`role.alleged.${role}`]) ?? role} (${words(messages, [`kind.${kind}`]) ?? kind})`)) },
          { key: t('deskIncident.sources'), value: listed(pending.sources.map(({ url, title }) => <SourceLink href={url}>{title ?? url}</SourceLink>)) },
          { key: t('deskIncident.names'), value: t(pending.namesPerson ? 'deskIncident.names.yes' : 'deskIncident.names.no') },
        ]}
      />
    </>
  );
}

/** What can be done with what is public: withdraw, join, take apart. */
function PublishedActs(props: IncidentPageProps): VNode | null {
  const { incident } = props;
  const { t, link } = useWords();
  const { act, typed, choices } = formsOf(props);
  if (incident.status === 'MERGED') {
    return (
      <>
        {incident.mergedInto !== null && <ButtonLink href={link(`/desk/incidents/${incident.mergedInto}/edit`)}>{t('record.incident', { id: incident.mergedInto })}</ButtonLink>}
        <FoldedAct {...act('unmerge')} summary={t('deskIncident.unmerge')} button={t('deskIncident.sign')}>
          <Select name="unmergeReason" label={t('deskIncident.reason')} {...choices('unmergeReason', 'unmerge', UNMERGE_REASONS)} />
          <TextArea {...typed('unmergeNote')} label={t('deskIncident.public')} optional rows={3} />
        </FoldedAct>
      </>
    );
  }
  if (incident.status !== 'PUBLISHED') return null;
  return (
    <>
      <FoldedAct {...act('retract')} summary={t('deskIncident.retract')} button={t('deskIncident.sign')} kind="danger">
        <Text>{t('deskIncident.retract.text')}</Text>
        <Select name="retraction" label={t('deskIncident.reason')} {...choices('retraction', 'retraction', RETRACTION_REASONS)} />
        <TextArea {...typed('retractionNote')} label={t('deskIncident.private')} optional rows={3} />
      </FoldedAct>
      <FoldedAct {...act('merge')} summary={t('deskIncident.merge')} button={t('deskIncident.sign')}>
        <TextInput {...typed('into')} label={t('deskIncident.merge.into')} width={20} />
        <Select name="mergeReason" label={t('deskIncident.reason')} {...choices('mergeReason', 'merge', MERGE_REASONS)} />
        <TextArea {...typed('mergeNote')} label={t('deskIncident.public')} optional rows={3} />
      </FoldedAct>
    </>
  );
}
