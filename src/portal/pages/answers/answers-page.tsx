import type { VNode } from 'preact';
import { Breadcrumbs, Heading, Layout, Pagination, Text } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { address } from '../record/asked.js';
import { StackedTable } from '../stacked-table.js';
import { AssessmentTag, labName, Said, titleOf } from './answer-words.js';
import type { AnswersData, YearlyData } from './operations.js';
import { LabChart, Rates } from './rates.js';
import { RecommendationTable } from './recommendation-table.js';

export const SHOWS = ['all', 'open', 'overdue', 'late', 'closed'] as const;
export type Show = (typeof SHOWS)[number];

export interface AnswersPageProps extends Frame, AnswersData {
  readonly show: Show;
}

/** What was asked of each lab, answered when, kept or not; and who is silent. */
export function AnswersPage({ rates, byLab, allLabs, overdue, list, show, ...frame }: AnswersPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const names = new Map(allLabs.map(({ entity, name }) => [entity, name]));
  const labs = byLab.map((one) => ({ ...one, name: names.get(one.lab ?? '') ?? t('lab.untitled', { id: one.lab ?? '' }) }));
  return (
    <Layout {...frame} title={t('answers.title')} section="answers" description={t('answers.description')} feeds={feedsOf(messages)}>
      <div class="fm-column">
        <Heading size="xl">{t('answers.title')}</Heading>
        <p class="govuk-body-l">{t('answers.lead')}</p>
      </div>
      {rates.asked === 0 ? (
        <Text>{t('answers.none')}</Text>
      ) : (
        <>
          <Rates rates={rates} />
          <Heading level={2}>{t('answers.byLab')}</Heading>
          <LabChart labs={labs} />
          <Heading level={2} id="overdue">{t('answers.overdue.title')}</Heading>
          {overdue.edges.length === 0 ? (
            <Text>{t('answers.overdue.none')}</Text>
          ) : (
            <>
              <Text>{t('answers.overdue.lead')}</Text>
              <RecommendationTable caption={t('answers.overdue.title')} rows={overdue.edges.map(({ node }) => node)} />
            </>
          )}
          <Heading level={2} id="all">{t('answers.list')}</Heading>
          <nav aria-label={t('answers.filter')}>
            <ul class="fm-inline-list">
              {SHOWS.map((one) => (
                <li key={one}>
                  <a href={link(`${address('/answers', { show: one === 'all' ? undefined : one })}#all`)} aria-current={one === show ? 'true' : undefined}>
                    {t(`answers.filter.${one}`)}
                  </a>
                </li>
              ))}
              <li>
                <a href={link('/answers/yearly')}>{t('answers.yearly')}</a>
              </li>
            </ul>
          </nav>
          {list.edges.length === 0 ? (
            <Text>{t('answers.none.filter')}</Text>
          ) : (
            <RecommendationTable caption={t('answers.list')} rows={list.edges.map(({ node }) => node)} />
          )}
          <Pagination
            of={t('answers.list')}
            total={list.totalCount ?? undefined}
            next={list.pageInfo.hasNextPage ? link(address('/answers', { show: show === 'all' ? undefined : show, after: list.pageInfo.endCursor ?? undefined })) : undefined}
          />
        </>
      )}
      <Heading level={2}>{t('answers.data')}</Heading>
      <ul class="fm-inline-list">
        <li><a href="/answers/feed.atom">{t('answers.feed.atom')}</a></li>
        <li><a href="/answers/feed.json">{t('answers.feed.json')}</a></li>
        <li><a href="/answers.csv">{t('answers.csv')}</a></li>
        <li><a href="/answers.ics">{t('answers.ics')}</a></li>
      </ul>
    </Layout>
  );
}

export function feedsOf({ t }: Messages): { readonly type: string; readonly href: string; readonly title: string }[] {
  return [
    { type: 'application/atom+xml', href: '/answers/feed.atom', title: t('answers.feed.atom') },
    { type: 'application/feed+json', href: '/answers/feed.json', title: t('answers.feed.json') },
  ];
}

/** Everything open for over a year, with what the two sides' records differ in. */
export function YearlyPage({ discrepancies, ...frame }: Frame & YearlyData): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  return (
    <Layout {...frame} title={t('answers.yearly')} section="answers" before={<Breadcrumbs crumbs={[{ text: t('answers.title'), href: link('/answers') }]} />}>
      <Heading size="xl">{t('answers.yearly')}</Heading>
      {discrepancies.length === 0 ? (
        <Text>{t('answers.yearly.none')}</Text>
      ) : (
        <>
          <Text>{t('answers.yearly.lead')}</Text>
          <StackedTable
            caption={t('answers.yearly')}
            rows={discrepancies}
            columns={[
              { heading: t('answers.request'), cell: ({ recommendation }) => <a href={link(`/recommendations/${recommendation.id}`)}>{titleOf(messages, recommendation)}</a> },
              { heading: t('answers.lab'), cell: ({ recommendation }) => labName(messages, recommendation) },
              { heading: t('answers.issued'), cell: ({ recommendation }) => formatDay(messages, recommendation.issuedAt) },
              { heading: t('answers.said'), cell: ({ recommendation }) => <Said one={recommendation} /> },
              { heading: t('answers.judged'), cell: ({ recommendation }) => <AssessmentTag status={recommendation.status} /> },
              {
                heading: t('answers.yearly.differ'),
                cell: ({ differences }) => (differences.length === 0 ? t('difference.none') : differences.map((one) => words(messages, [`difference.${one}`]) ?? one).join('; ')),
              },
            ]}
          />
        </>
      )}
    </Layout>
  );
}
