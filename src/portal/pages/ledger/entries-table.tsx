import type { VNode } from 'preact';
import { useWords } from '../../kit/index.js';
import { formatInstant, formatNumber } from '../../messages/formats.js';
import { StackedTable } from '../stacked-table.js';
import { actorOf, deedOf, type ReadEntry, streamName } from '../record/entry-words.js';

export function EntriesTable({ caption, entries }: { readonly caption: string; readonly entries: readonly ReadEntry[] }): VNode {
  const words = useWords();
  const { t, link } = words;
  return (
    <StackedTable
      caption={caption}
      captionShown
      rows={entries}
      columns={[
        { heading: t('ledger.entries.what'), cell: ({ entry }) => deedOf(words, entry) },
        {
          heading: t('ledger.entries.number'),
          cell: ({ seq }) => <a href={link(`/ledger/entries/${seq}`)}>{formatNumber(words, seq)}</a>,
        },
        {
          heading: t('ledger.entries.about'),
          cell: ({ entry: { stream } }) => (
            <a href={link(`/ledger/streams/${stream.kind}/${stream.id}`)}>{streamName(words, stream.kind, stream.id)}</a>
          ),
        },
        { heading: t('ledger.entries.who'), cell: ({ entry }) => actorOf(words, entry) },
        { heading: t('ledger.entries.when'), cell: ({ entry }) => formatInstant(words, entry.at) },
      ]}
    />
  );
}
