import type { VNode } from 'preact';
import { ButtonLink, Heading, Pagination, Results, SearchBox, Text } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import { withParameter } from '../../messages/index.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import type { IncidentListData } from './incident-operations.js';

export const LISTS = ['drafts', 'published', 'retracted', 'merged'] as const;
export type IncidentList = (typeof LISTS)[number];

export interface IncidentListPageProps extends SignedInFrame, IncidentListData {
  readonly list: IncidentList;
  readonly search: string;
  readonly done?: string | undefined;
}

export function IncidentListPage({ incidents, list, search, done, ...frame }: IncidentListPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const here = (name: IncidentList): string => (name === 'drafts' ? '/desk/incidents' : `/desk/incidents?show=${name}`);
  const { hasNextPage, endCursor } = incidents.pageInfo;
  return (
    <SignedInPage {...frame} title={t('deskIncidents.title')} place="incidents" done={done}>
      <Heading size="xl">{t('deskIncidents.title')}</Heading>
      <ButtonLink href={link('/desk/incidents/new')}>{t('deskIncidents.new')}</ButtonLink>
      <nav aria-label={t('deskIncident.state')}>
        <ul class="fm-desk-filters govuk-body">
          {LISTS.map((name) => (
            <li key={name}>
              <a href={link(here(name))} aria-current={name === list ? 'true' : undefined}>
                {t(`deskIncidents.filter.${name}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <SearchBox action="/desk/incidents" label={t('deskIncidents.search')} value={search} keep={{ show: list === 'drafts' ? undefined : list }} />
      {incidents.edges.length === 0 && <Text>{t('deskIncidents.none')}</Text>}
      <Results
        results={incidents.edges.map(({ node: { id, title, draft, publishedAt } }) => {
          const day = publishedAt ?? draft?.draftedAt;
          return {
            title: title ?? draft?.title ?? t('deskIncidents.untitled', { id }),
            href: link(`/desk/incidents/${id}/edit`),
            facts: [t('record.incident', { id }), ...(day === undefined ? [] : [formatDay(messages, day)]), ...(draft !== null && publishedAt !== null ? [t('deskReport.links.draft')] : [])],
          };
        })}
      />
      {hasNextPage && endCursor !== null && (
        <Pagination of={t('deskIncidents.title')} next={link(withParameter(search === '' ? here(list) : withParameter(here(list), 'q', search), 'after', endCursor))} />
      )}
    </SignedInPage>
  );
}
