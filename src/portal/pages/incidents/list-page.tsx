import type { VNode } from 'preact';
import { Facets, type FacetGroup, Heading, InsetText, Layout, Pagination, type Result, Results, SearchBox, Text, TimelineChart } from '../../kit/index.js';
import { formatPartialDate } from '../../messages/formats.js';
import type { MessageKey, Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { codeKey } from '../record/entry-words.js';
import { countryName } from '../report/countries.js';
import { addressOf, type AskedFor, isNarrowed, toggle } from './asked-for.js';
import { everyYear } from './every-year.js';
import { ImportedTag, IncidentState, roleWords, severityWords } from './incident-words.js';
import { FACETS, type Facet, type FacetValueData, type FoundIncident, type IncidentsData } from './operations.js';

export interface ListPageProps extends Frame, IncidentsData {
  readonly asked: AskedFor;
}

const FACET_WORDS: Readonly<Record<Facet, MessageKey>> = {
  severity: 'incidents.facet.severity',
  harmType: 'incidents.facet.harm',
  country: 'incidents.facet.country',
  year: 'incidents.facet.year',
  entity: 'incidents.facet.entity',
  origin: 'incidents.facet.origin',
};
const VALUES_SHOWN = 20;
/** Fewer are read better in the list of years. */
const LEAST_BARS = 3;

export const FEEDS = [
  { type: 'application/atom+xml', href: '/incidents/feed.atom', words: 'incidents.take.atom' },
  { type: 'application/feed+json', href: '/incidents/feed.json', words: 'incidents.take.json' },
] as const;

export function ListPage({ asked, incidents, incidentTimeline, ...frame }: ListPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { edges, pageInfo, fuzzy, totalCount } = incidents;
  const narrowed = isNarrowed(asked) || asked.q !== undefined;
  const { after: _, q: __, ...kept } = asked;
  return (
    <Layout
      {...frame}
      title={t('incidents.title')}
      section="incidents"
      description={t('incidents.description')}
      feeds={FEEDS.map(({ type, href, words: key }) => ({ type, href, title: t(key) }))}
    >
      <Heading size="xl">{t('incidents.title')}</Heading>
      <div class="fm-column">
        <Text>{t('incidents.lead')}</Text>
      </div>
      <div class="fm-split fm-split--finding">
        <div>
          <SearchBox action="/incidents" label={t('incidents.search')} value={asked.q} keep={{ ...kept, year: kept.year?.toString() }} />
          {isNarrowed(asked) && (
            <Text small>
              <a href={link(addressOf({ ...asked, severity: [], harm: [], country: [], entity: [], year: undefined, origin: undefined, after: undefined }))}>
                {t('incidents.clear')}
              </a>
            </Text>
          )}
        </div>
        <div class="fm-split__list">
          {incidentTimeline.length >= LEAST_BARS && (
            <>
              <TimelineChart
                id="years"
                caption={t('incidents.chart')}
                labelHeading={t('incidents.chart.year')}
                valueHeading={t('incidents.chart.count')}
                bars={everyYear(incidentTimeline).map(({ period, count }) => ({ label: period, value: count, href: link(yearAddress(asked, period)) }))}
              />
              <Text small>{t('incidents.chart.note')}</Text>
            </>
          )}
          <Heading level={2} id="list">
            {narrowed ? t('incidents.list') : t('incidents.list.all')}
          </Heading>
          <Orders messages={messages} asked={asked} />
          {fuzzy && edges.length > 0 && <InsetText>{t('incidents.fuzzy')}</InsetText>}
          {edges.length === 0 ? (
            <Text>{t(narrowed ? 'incidents.none' : 'incidents.empty')}</Text>
          ) : (
            <Results level={3} results={edges.map(({ node }) => resultOf(messages, node))} />
          )}
          {asked.after !== undefined && (
            <Text small>
              <a href={link(addressOf({ ...asked, after: undefined }))}>{t('incidents.first')}</a>
            </Text>
          )}
          <Pagination
            of={t('incidents.title')}
            total={totalCount ?? undefined}
            next={pageInfo.hasNextPage ? link(addressOf({ ...asked, after: pageInfo.endCursor ?? undefined })) : undefined}
          />
          <Heading level={2}>{t('incidents.take')}</Heading>
          <ul class="fm-inline-list">
            {FEEDS.map(({ href, words: key }) => (
              <li key={href}>
                <a href={href}>{t(key)}</a>
              </li>
            ))}
            <li>
              <a href="/incidents.csv">{t('incidents.take.exportCsv')}</a>
            </li>
            <li>
              <a href="/incidents.json">{t('incidents.take.exportJson')}</a>
            </li>
            <li>
              <a href={link('/entities')}>{t('incidents.take.entities')}</a>
            </li>
          </ul>
        </div>
        <div>
          <Facets groups={facetGroups(messages, asked, incidents.facets)} open={2} />
        </div>
      </div>
    </Layout>
  );
}

function Orders({ messages, asked }: { readonly messages: Messages; readonly asked: AskedFor }): VNode {
  const { t, link } = messages;
  const orders = asked.q === undefined ? (['published', 'occurred'] as const) : (['relevance', 'published', 'occurred'] as const);
  const current = asked.order === undefined || (asked.order === 'relevance' && asked.q === undefined) ? orders[0] : asked.order;
  return (
    <ul class="fm-inline-list" aria-label={t('incidents.order')}>
      {orders.map((order) => (
        <li key={order}>
          <a
            class="fm-link--plain"
            href={link(addressOf({ ...asked, order: order === orders[0] ? undefined : order, after: undefined }))}
            aria-current={order === current ? 'true' : undefined}
            rel="nofollow"
          >
            {t(`incidents.order.${order}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function facetGroups(messages: Messages, asked: AskedFor, facets: IncidentsData['incidents']['facets']): FacetGroup[] {
  return FACETS.filter((facet) => facets[facet].length > 0).map((facet) => ({
    label: messages.t(FACET_WORDS[facet]),
    options: facets[facet].slice(0, facet === 'year' ? undefined : VALUES_SHOWN).map((value) => {
      const { chosen, href } = toggle(asked, facet, value.value);
      return { label: labelOf(messages, facet, value), count: value.count, href: messages.link(href), chosen };
    }),
  }));
}

function labelOf(messages: Messages, facet: Facet, { value, label }: FacetValueData): string {
  switch (facet) {
    case 'severity':
      return severityWords(messages, codeKey(value), true);
    case 'harmType':
      return words(messages, [`harm.${codeKey(value)}`]) ?? value;
    case 'country':
      return countryName(messages, value);
    case 'origin':
      return words(messages, [`origin.${value}`]) ?? value;
    case 'entity':
      return label ?? value;
    case 'year':
      return value;
  }
}

function yearAddress(asked: AskedFor, year: string): string {
  return addressOf({ ...asked, year: Number(year), after: undefined });
}

export function resultOf(messages: Messages, incident: FoundIncident): Result {
  const { id, title, summary, status, correctedAt, occurred, severity, countries, reportCount, provenance, entities } = incident;
  const named = ['DEPLOYER', 'DEVELOPER'].flatMap((role) => {
    const those = entities.filter((one) => one.role === role && one.entity.name !== null);
    const first = those[0];
    if (!first) return [];
    const names = those.map((one) => one.entity.name).slice(0, 3).join(', ');
    return [messages.t('incidents.named', { role: roleWords(messages, role, first.standing), names })];
  });
  return {
    title: title ?? messages.t('incidents.untitled', { id }),
    href: messages.link(`/incidents/${id}`),
    text: summary ?? undefined,
    facts: [
      ...(status === 'PUBLISHED' && correctedAt === null ? [] : [<IncidentState key="state" status={status} correctedAt={correctedAt} />]),
      ...(provenance ? [<ImportedTag key="from" source={provenance.source} />] : []),
      ...(occurred.date === null ? [] : [formatPartialDate(messages, occurred.date)]),
      ...(severity === null ? [] : [severityWords(messages, severity, true)]),
      ...countries.slice(0, 3).map((code) => countryName(messages, code)),
      ...(reportCount === 0 ? [] : [messages.t('incidents.reports', { count: reportCount })]),
      ...named,
    ],
  };
}
