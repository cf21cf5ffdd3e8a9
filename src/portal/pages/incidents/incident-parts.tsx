import type { VNode } from 'preact';
import { Heading, List, SourceLink, SummaryList, Tag, Text, useWords } from '../../kit/index.js';
import { formatDay, formatPartialDate } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import { Paragraphs, Verbatim } from '../record/text.js';
import { StackedTable } from '../stacked-table.js';
import { roleWords } from './incident-words.js';
import type { EntityData, IncidentRecord, SourceData, VersionData } from './operations.js';

interface OfIncident {
  readonly incident: IncidentRecord;
}

/** Who is named, in which part, and what that rests on; parties that are not named are counted. */
export function Named({ incident: { entities, withheld } }: OfIncident): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <section>
      <Heading level={2}>{t('incident.entities')}</Heading>
      {entities.length === 0 && withheld.length === 0 && <Text>{t('incident.entities.none')}</Text>}
      {entities.length > 0 && (
        <StackedTable
          caption={t('incident.entities')}
          rows={entities}
          columns={[
            { heading: t('incident.entities.who'), cell: ({ entity }) => <EntityLink entity={entity} /> },
            { heading: t('incident.entities.role'), cell: ({ role, standing }) => roleWords(messages, role, standing) },
            { heading: t('incident.entities.standing'), cell: ({ standing }) => words(messages, [`standing.${standing}`]) ?? standing },
          ]}
        />
      )}
      {withheld.map(({ role, count }) => (
        <Text key={role}>{t('incident.withheld', { count, role: roleWords(messages, role, 'ALLEGED') })}</Text>
      ))}
      {withheld.length > 0 && <Text small>{t('incident.withheld.why')}</Text>}
    </section>
  );
}

export function EntityLink({ entity: { id, name } }: { readonly entity: EntityData }): VNode {
  const { t, link } = useWords();
  return <a href={link(`/entities/${id}`)}>{name ?? t('incident.entities.nameErased')}</a>;
}

/** What organisations say, and for whoever speaks for one of them the way to say it: `invites` holds their names. */
export function Answers({ incident: { id, answers }, invites = [] }: { readonly incident: Pick<IncidentRecord, 'id' | 'answers'>; readonly invites?: readonly EntityData[] }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  return (
    <section>
      <Heading level={2} id="answers">
        {t('incident.answers')}
      </Heading>
      <Text>{t(answers.length === 0 ? 'incident.answers.none' : 'incident.answers.lead')}</Text>
      {invites.length > 0 && (
        <Text>
          {t('answer.invited', { names: invites.map(({ id: number, name }) => name ?? number).join(', ') })} <a href={link(`/incidents/${id}/answer`)}>{t('answer.write')}</a>
        </Text>
      )}
      {answers.map(({ entryId, entity, standing, statement, at }) => (
        <section class="fm-answer" key={entryId}>
          <Heading level={3}>
            {t('incident.answers.from', { name: entity?.name ?? t('incident.entities.nameErased'), day: formatDay(messages, at) })}
          </Heading>
          <p class="govuk-body">
            <Tag tone="plum">{words(messages, [`answer.${standing}`]) ?? standing}</Tag>
          </p>
          {statement === null ? <Text>{t('incident.answers.erased')}</Text> : <Paragraphs text={statement} />}
        </section>
      ))}
    </section>
  );
}

export function Sources({ sources }: { readonly sources: readonly SourceData[] }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <section>
      <Heading level={2}>{t('incident.sources')}</Heading>
      {sources.length === 0 ? (
        <Text>{t('incident.sources.none')}</Text>
      ) : (
        <>
          <List
            items={sources.map(({ url, title, publisher, published }, i) => {
              const facts = [publisher, published.date === null ? null : formatPartialDate(messages, published.date)].filter((fact) => fact !== null);
              return (
                <span key={i}>
                  <SourceLink href={url}>{title ?? url}</SourceLink>
                  {facts.length > 0 && ` (${facts.join(', ')})`}
                </span>
              );
            })}
          />
          <Text small>{t('incident.sources.note')}</Text>
        </>
      )}
    </section>
  );
}

export function Reports({ incident: { reports } }: OfIncident): VNode {
  const messages = useWords();
  const { t, link } = messages;
  return (
    <section>
      <Heading level={2}>{t('incident.reports')}</Heading>
      <Text>{t('incident.reports.lead', { count: reports.length })}</Text>
      {reports.length > 0 && (
        <List
          items={reports.map(({ id, standing }) => (
            <a key={id} href={link(`/ledger/streams/report/${id}`)}>
              {t('incident.reports.one', { id, standing: words(messages, [`standing.${standing}`]) ?? standing })}
            </a>
          ))}
        />
      )}
    </section>
  );
}

export function Versions({ incident }: OfIncident): VNode | null {
  const messages = useWords();
  const { t, link } = messages;
  const versions = incident.versions.filter(({ status }) => status === 'published');
  if (versions.length === 0) return null;
  return (
    <section>
      <Heading level={2} id="versions">
        {t('incident.versions')}
      </Heading>
      <StackedTable
        caption={t('incident.versions')}
        rows={[...versions].reverse()}
        columns={[
          {
            heading: t('incident.versions.number'),
            cell: ({ version }) =>
              incident.tombstone ? String(version) : <a href={link(`/incidents/${incident.id}/versions/${version}`)}>{version}</a>,
          },
          { heading: t('incident.versions.day'), cell: ({ publishedAt }) => (publishedAt === null ? '' : formatDay(messages, publishedAt)) },
          { heading: t('incident.versions.why'), cell: (version) => whyOf(messages, incident, version) },
        ]}
      />
    </section>
  );
}

function whyOf(messages: Messages, { provenance }: IncidentRecord, { correctionReason, correctionNote, version }: VersionData): string {
  if (correctionReason !== null) {
    const reason = words(messages, [`correction.${correctionReason}`]) ?? correctionReason;
    return correctionNote === null ? reason : `${reason}: ${correctionNote}`;
  }
  if (provenance && version === 1) return messages.t('incident.versions.imported', { source: provenance.source.toUpperCase() });
  return messages.t('incident.versions.first');
}

export function Citation({ incident, version }: OfIncident & { readonly version: VersionData | undefined }): VNode | null {
  const { t } = useWords();
  const { citation } = incident;
  // An earlier version must not be cited with the words of the current one.
  if (!citation || version) return null;
  return (
    <section>
      <Heading level={2} id="cite">
        {t('incident.cite')}
      </Heading>
      <Verbatim label={t('incident.cite')} wrap>
        {citation.text}
      </Verbatim>
      <Heading level={3}>{t('incident.cite.bibtex')}</Heading>
      <Verbatim label={t('incident.cite.bibtex')} wrap>
        {citation.bibtex}
      </Verbatim>
    </section>
  );
}

export function Provenance({ incident: { provenance, severity } }: OfIncident): VNode | null {
  const messages = useWords();
  const { t } = messages;
  if (!provenance) return null;
  const { url, licence, licenceUrl, retrieved, attribution, record, source } = provenance;
  return (
    <section>
      <Heading level={2} id="provenance">
        {t('incident.provenance')}
      </Heading>
      <Text>{attribution}</Text>
      <SummaryList
        rows={[
          { key: t('incident.provenance.original'), value: <SourceLink href={url}>{`${source.toUpperCase()} ${record}`}</SourceLink> },
          { key: t('incident.provenance.licence'), value: licenceUrl === null ? licence : <SourceLink href={licenceUrl}>{licence}</SourceLink> },
          { key: t('incident.provenance.retrieved'), value: formatPartialDate(messages, retrieved) },
        ]}
      />
      {severity === null && <Text small>{t('incident.provenance.severity')}</Text>}
    </section>
  );
}
