import type { VNode } from 'preact';
import { ButtonLink, Done, Heading, Layout, Pagination, Results, Text } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { address } from '../record/asked.js';
import { drawTitle } from './draw-page.js';
import type { DrawsData } from './operations.js';

/** All draws; for a steward, the way to open another. */
export function ListPage({ allDraws, mayOpen, done, ...frame }: Frame & DrawsData & { readonly mayOpen: boolean; readonly done: string | undefined }): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { edges, pageInfo, totalCount } = allDraws;
  return (
    <Layout {...frame} title={t('draws.title')} section="juries">
      <Done text={done} />
      <div class="fm-column">
        <Heading size="xl">{t('draws.title')}</Heading>
        <Text>{t('draws.lead')}</Text>
        {mayOpen && <ButtonLink href={link('/draws/open')}>{t('draws.open')}</ButtonLink>}
        {edges.length === 0 ? (
          <Text>{t('draws.none')}</Text>
        ) : (
          <Results
            results={edges.map(({ node }) => ({
              title: drawTitle(messages, node),
              href: link(`/draws/${node.id}`),
              facts: [
                words(messages, [`draw.status.${node.status}`]) ?? node.status,
                t('draws.seats', { seats: node.rules.size }),
                t('draws.standing', { people: node.standing }),
                formatDay(messages, node.closesAt),
              ],
            }))}
          />
        )}
        <Pagination of={t('draws.title')} total={totalCount ?? undefined} next={pageInfo.hasNextPage ? link(address('/draws', { after: pageInfo.endCursor ?? undefined })) : undefined} />
      </div>
    </Layout>
  );
}
