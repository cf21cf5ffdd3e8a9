import type { VNode } from 'preact';
import { Breadcrumbs, Heading, Layout, Text } from '../../kit/index.js';
import type { Frame } from '../../portal.js';
import { type ReadEntry, recordPath, streamName } from '../record/entry-words.js';
import { History } from '../record/history.js';

export interface StreamPageProps extends Frame {
  readonly kind: string;
  readonly id: string;
  readonly entries: readonly ReadEntry[];
  readonly next: string | undefined;
  readonly first: string | undefined;
}

export function StreamPage({ kind, id, entries, next, first, ...frame }: StreamPageProps): VNode {
  const { t, link } = frame.messages;
  const name = streamName(frame.messages, kind, id);
  const page = recordPath(kind, id);
  return (
    <Layout {...frame} title={name} section="ledger" before={<Breadcrumbs crumbs={[{ text: t('ledger.title'), href: link('/ledger') }]} />}>
      <div class="fm-column">
        <Heading size="xl" caption={t('ledger.stream.caption')}>
          {name}
        </Heading>
        <Text>{t('ledger.stream.lead')}</Text>
        {page !== undefined && (
          <Text>
            <a href={link(page)}>{t('ledger.entry.record')}</a>
          </Text>
        )}
        <History entries={entries} />
        <nav class="fm-pages" aria-label={t('pages.label')}>
          {first === undefined ? <span /> : <a href={link(first)}>‹ {t('ledger.stream.first')}</a>}
          {next === undefined ? <span /> : <a href={link(next)}>{t('ledger.stream.next')} ›</a>}
        </nav>
      </div>
    </Layout>
  );
}
