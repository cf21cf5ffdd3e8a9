import type { VNode } from 'preact';
import { List, SummaryList, useWords } from '../../kit/index.js';
import { formatDay, formatNumber, formatPartialDate } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import { countryName } from '../report/countries.js';
import { ImportedTag, IncidentState, severityWords } from './incident-words.js';
import type { ContentData, IncidentRecord, VersionData } from './operations.js';

export interface IncidentFactsProps {
  readonly incident: IncidentRecord;
  readonly content: ContentData;
  readonly version: VersionData | undefined;
}

export function IncidentFacts({ incident, content, version }: IncidentFactsProps): VNode {
  const messages = useWords();
  const { t } = messages;
  const { status, correctedAt, provenance, tombstone } = incident;
  const unknown = t('incident.unknown');
  const list = (items: readonly string[]) => (items.length === 0 ? unknown : items.length === 1 ? items[0] : <List kind="plain" items={items} />);
  const shown = version ?? { version: incident.version, publishedAt: correctedAt ?? incident.publishedAt };
  const claims = [
    { key: t('incident.fact.occurred'), value: formatPartialDate(messages, content.occurred.date) },
    { key: t('incident.fact.countries'), value: list(content.countries.map((code) => countryName(messages, code))) },
    { key: t('incident.fact.severity'), value: severityWords(messages, content.severity) },
    { key: t('incident.fact.harm'), value: list(content.harmTypes.map((type) => words(messages, [`harm.${type}`]) ?? type)) },
    ...(content.harmed === null ? [] : [{ key: t('incident.fact.harmed'), value: content.harmed }]),
    ...(content.quantity === null ? [] : [{ key: t('incident.fact.quantity'), value: formatNumber(messages, content.quantity) }]),
    ...(content.systems.length === 0
      ? []
      : [{ key: t('incident.fact.systems'), value: list(content.systems.map(({ name, version: of }) => (of === null ? name : `${name} ${of}`))) }]),
  ];
  return (
    <SummaryList
      rows={[
        {
          key: t('incident.fact.state'),
          value: (
            <>
              <IncidentState status={status} correctedAt={correctedAt} /> {provenance && <ImportedTag source={provenance.source} />}
            </>
          ),
        },
        ...(tombstone ? [] : claims),
        { key: t('incident.fact.published'), value: incident.publishedAt === null ? unknown : formatDay(messages, incident.publishedAt) },
        {
          key: t('incident.fact.version'),
          value: shown.publishedAt === null ? String(shown.version) : `${shown.version} (${formatDay(messages, shown.publishedAt)})`,
        },
        { key: t('incident.fact.address'), value: <a href={messages.link(`/incidents/${incident.id}`)}>{incident.url}</a> },
      ]}
    />
  );
}
