import type { VNode } from 'preact';
import { ButtonLink, Done, Heading, Layout, Pagination, Results, Text } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { address } from '../record/asked.js';
import { councilName } from './council-words.js';
import type { CouncilsData } from './operations.js';

/** All councils; for a steward, the way to found another. */
export function ListPage({ councils, mayFound, done, ...frame }: Frame & CouncilsData & { readonly mayFound: boolean; readonly done: string | undefined }): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { edges, pageInfo, totalCount } = councils;
  return (
    <Layout {...frame} title={t('councils.title')} section="councils">
      <Done text={done} />
      <div class="fm-column">
        <Heading size="xl">{t('councils.title')}</Heading>
        <Text>{t('councils.lead')}</Text>
        <Text>
          <a href={link('/motions')}>{t('motions.all')}</a>
        </Text>
        {mayFound && <ButtonLink href={link('/councils/found')}>{t('councils.found')}</ButtonLink>}
        {edges.length === 0 ? (
          <Text>{t('councils.none')}</Text>
        ) : (
          <Results
            results={edges.map(({ node }) => ({
              title: councilName(messages, node),
              href: link(`/councils/${node.id}`),
              text: node.purpose ?? undefined,
              facts: [
                words(messages, [`council.status.${node.status}`]) ?? node.status,
                t('councils.seats', { filled: sum(node.classes, 'filled'), seats: sum(node.classes, 'seats') }),
                t('councils.since', { day: formatDay(messages, node.foundedAt) }),
              ],
            }))}
          />
        )}
        <Pagination
          of={t('councils.title')}
          total={totalCount ?? undefined}
          next={pageInfo.hasNextPage ? link(address('/councils', { after: pageInfo.endCursor ?? undefined })) : undefined}
        />
      </div>
    </Layout>
  );
}

export function sum(classes: readonly { readonly seats: number; readonly filled: number }[], what: 'seats' | 'filled'): number {
  return classes.reduce((all, one) => all + one[what], 0);
}
