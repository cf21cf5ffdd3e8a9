import type { VNode } from 'preact';
import { Done, Heading, Layout, Pagination, Results, Tag, Text } from '../../kit/index.js';
import type { Frame } from '../../portal.js';
import { address } from '../record/asked.js';
import { kindWords, motionTitle, nextDeadline, statusTone, statusWords } from './motion-words.js';
import type { MotionsData } from './operations.js';

/** Which statuses belong together for whoever looks for something. */
export const GROUPS = {
  now: ['PROPOSED', 'OPEN', 'REVEALING'],
  carried: ['CARRIED'],
  not: ['FAILED', 'NO_QUORUM', 'TIED', 'UNDECIDED', 'WITHDRAWN'],
} as const;
export type Group = keyof typeof GROUPS;

export interface Filters {
  readonly group: Group | undefined;
  readonly council: string | undefined;
  readonly lab: string | undefined;
}

export interface ListPageProps extends Frame, MotionsData {
  readonly filters: Filters;
  readonly now: number;
  readonly done: string | undefined;
}

/** All motions of all councils, newest first. */
export function ListPage({ motions, councils, filters, now, done, ...frame }: ListPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { edges, pageInfo, totalCount } = motions;
  const at = (change: Partial<Record<keyof Filters, string | undefined>>): string => link(address('/motions', { ...filters, ...change }));
  return (
    <Layout {...frame} title={t('motions.title')} section="councils">
      <Done text={done} />
      <div class="fm-column">
        <Heading size="xl">{t('motions.title')}</Heading>
        <Text>
          {t('motions.lead')} <a href={link('/conformance')}>{t('conformance.title')}</a>
        </Text>
        <nav aria-label={t('motions.filter')}>
          <ul class="fm-desk-filters govuk-body">
            {([undefined, 'now', 'carried', 'not'] as const).map((group) => (
              <li key={group ?? 'all'}>
                <a href={at({ group })} aria-current={group === filters.group ? 'true' : undefined}>
                  {t(`motions.filter.${group ?? 'all'}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {councils.edges.length > 1 && (
          <form class="fm-filter" action="/motions" method="get">
            {filters.group !== undefined && <input type="hidden" name="group" value={filters.group} />}
            <label class="govuk-label govuk-label--s" for="filter-council">
              {t('motions.filter.council')}
            </label>
            <select class="govuk-select" id="filter-council" name="council">
              <option value="">{t('motions.filter.council.all')}</option>
              {councils.edges.map(({ node }) => (
                <option key={node.id} value={node.id} selected={node.id === filters.council}>
                  {node.name ?? t('councils.untitled', { id: node.id })}
                </option>
              ))}
            </select>
            <button class="fm-button fm-button--secondary fm-button--small" type="submit">
              {t('motions.filter.button')}
            </button>
          </form>
        )}
        {edges.length === 0 ? (
          <Text>{t('motions.none')}</Text>
        ) : (
          <Results
            results={edges.map(({ node }) => {
              const next = nextDeadline(messages, node, now);
              return {
                title: motionTitle(messages, node),
                href: link(`/motions/${node.id}`),
                facts: [
                  <Tag key="status" tone={statusTone(node.status)}>
                    {statusWords(messages, node.status)}
                  </Tag>,
                  kindWords(messages, node.kind),
                  node.council.name ?? t('councils.untitled', { id: node.council.id }),
                  ...(next === undefined ? [] : [next]),
                ],
              };
            })}
          />
        )}
        <Pagination
          of={t('motions.title')}
          total={totalCount ?? undefined}
          next={pageInfo.hasNextPage ? link(address('/motions', { ...filters, after: pageInfo.endCursor ?? undefined })) : undefined}
        />
      </div>
    </Layout>
  );
}
