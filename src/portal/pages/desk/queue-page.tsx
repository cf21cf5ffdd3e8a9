import type { ComponentChildren, VNode } from 'preact';
import { Heading, Pagination, type RecordState, Results, SearchBox, StateTag, Tag, Text, useWords } from '../../kit/index.js';
import { formatDay, formatNumber } from '../../messages/formats.js';
import { withParameter } from '../../messages/index.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import type { NameOf } from './names.js';
import type { QueueData, QueuedReport } from './operations.js';

export const FILTERS = ['open', 'new', 'mine', 'overdue', 'waiting', 'decided'] as const;
export type QueueFilterName = (typeof FILTERS)[number];

export interface QueuePageProps extends SignedInFrame, QueueData {
  readonly filter: QueueFilterName;
  readonly counts: Readonly<Record<QueueFilterName, number>>;
  readonly search: string;
  readonly nameOf: NameOf;
  readonly done?: string | undefined;
}

/** The queue: what is due first stands first. */
export function QueuePage({ filter, counts, search, reportQueue, nameOf, done, ...frame }: QueuePageProps): VNode {
  const { messages, me } = frame;
  const { t, link } = messages;
  const here = (name: QueueFilterName): string => (name === 'open' ? '/desk' : `/desk?show=${name}`);
  const facts = (report: QueuedReport): ComponentChildren[] => [
    <DeskState key="state" status={report.status} />,
    ...(report.overdue ? [<Tag key="overdue" tone="red">{t('desk.overdue')}</Tag>] : []),
    ...(report.declineProposed ? [<Tag key="proposed" tone="plum">{t('desk.proposed')}</Tag>] : []),
    ...(filter === 'decided' ? [] : [t('desk.due', { day: formatDay(messages, report.dueAt) })]),
    t('desk.filed', { day: formatDay(messages, report.filedAt) }),
    ...(report.claimedBy === null ? [] : [report.claimedBy === me.id ? t('desk.claimed.me') : t('desk.claimed', { name: nameOf(report.claimedBy) })]),
  ];
  const { hasNextPage, endCursor } = reportQueue.pageInfo;
  return (
    <SignedInPage {...frame} title={t('desk.title')} place="queue" done={done}>
      <Heading size="xl">{t('desk.title')}</Heading>
      <nav aria-label={t('desk.filters')}>
        <ul class="fm-desk-filters govuk-body">
          {FILTERS.map((name) => (
            <li key={name}>
              <a href={link(here(name))} aria-current={name === filter ? 'true' : undefined}>
                {t(`desk.filter.${name}`)} <strong>{formatNumber(messages, counts[name])}</strong>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <SearchBox action="/desk" label={t('desk.search')} value={search} keep={{ show: filter === 'open' ? undefined : filter }} />
      {reportQueue.edges.length === 0 ? (
        <Text>{t(filter === 'mine' && search === '' ? 'desk.none.mine' : 'desk.none')}</Text>
      ) : (
        <Results
          results={reportQueue.edges.map(({ node }) => ({ title: node.title ?? t('desk.erased', { id: node.id }), href: link(`/desk/reports/${node.id}`), facts: facts(node) }))}
        />
      )}
      {reportQueue.edges.length > 0 && (
        <Pagination
          of={t('desk.title')}
          total={reportQueue.totalCount}
          next={hasNextPage && endCursor !== null ? link(withParameter(search === '' ? here(filter) : withParameter(here(filter), 'q', search), 'after', endCursor)) : undefined}
        />
      )}
    </SignedInPage>
  );
}

/** Where a report stands, in the editor's words where the kit's are meant for the reporter. */
export function DeskState({ status }: { readonly status: string }): VNode {
  const { t } = useWords();
  return status === 'NEEDS_INFORMATION' ? <Tag tone="amber">{t('desk.filter.waiting')}</Tag> : <StateTag state={stateOf(status)} />;
}

/** `IN_REVIEW` as the kit writes it. */
function stateOf(status: string): RecordState {
  return status.toLowerCase().replaceAll('_', '-') as RecordState;
}
