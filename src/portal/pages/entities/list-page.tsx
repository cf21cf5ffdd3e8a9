import type { VNode } from 'preact';
import { Breadcrumbs, Heading, Layout, Pagination, Results, SearchBox, Text } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { address } from '../record/asked.js';
import type { EntitiesData } from './operations.js';

export const KINDS = ['organisation', 'class', 'unknown'] as const;
export const ORDERS = ['incidents', 'name'] as const;

export interface AskedNames {
  readonly q: string | undefined;
  readonly kind: (typeof KINDS)[number] | undefined;
  readonly order: (typeof ORDERS)[number] | undefined;
  readonly after: string | undefined;
}

export function ListPage({ asked, entities, ...frame }: Frame & EntitiesData & { readonly asked: AskedNames }): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { edges, pageInfo, totalCount } = entities;
  const to = (change: Partial<AskedNames>): string => link(address('/entities', { ...asked, after: undefined, ...change }));
  return (
    <Layout
      {...frame}
      title={t('entities.title')}
      section="incidents"
      before={<Breadcrumbs crumbs={[{ text: t('incidents.title'), href: link('/incidents') }]} />}
    >
      <div class="fm-column">
        <Heading size="xl">{t('entities.title')}</Heading>
        <Text>{t('entities.lead')}</Text>
        <SearchBox action="/entities" label={t('entities.search')} value={asked.q} keep={{ kind: asked.kind, order: asked.order }} />
        <ul class="fm-inline-list" aria-label={t('entities.kind')}>
          {[undefined, ...KINDS].map((kind) => (
            <li key={kind ?? 'any'}>
              <a class="fm-link--plain" href={to({ kind })} rel="nofollow" aria-current={kind === asked.kind ? 'true' : undefined}>
                {kind === undefined ? t('entities.kind.any') : words(messages, [`kind.${kind.toUpperCase()}`])}
              </a>
            </li>
          ))}
        </ul>
        <ul class="fm-inline-list" aria-label={t('entities.order')}>
          {ORDERS.map((order) => (
            <li key={order}>
              <a class="fm-link--plain" href={to({ order })} rel="nofollow" aria-current={order === (asked.order ?? 'incidents') ? 'true' : undefined}>
                {t(`entities.order.${order}`)}
              </a>
            </li>
          ))}
        </ul>
        {edges.length === 0 ? (
          <Text>{t('entities.none')}</Text>
        ) : (
          <Results
            results={edges.map(({ node }) => ({
              title: node.name ?? t('entity.nameErased'),
              href: link(`/entities/${node.id}`),
              facts: [words(messages, [`kind.${node.kind}`]) ?? node.kind, t('entities.incidents', { count: node.incidentCount })],
            }))}
          />
        )}
        {asked.after !== undefined && (
          <Text small>
            <a href={to({})}>{t('incidents.first')}</a>
          </Text>
        )}
        <Pagination
          of={t('entities.title')}
          total={totalCount ?? undefined}
          next={pageInfo.hasNextPage ? to({ after: pageInfo.endCursor ?? undefined }) : undefined}
        />
      </div>
    </Layout>
  );
}
