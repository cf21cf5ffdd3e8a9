import type { VNode } from 'preact';
import { useWords } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import { actorOf, deedOf, type ReadEntry } from './entry-words.js';

/** What happened to a record, as the log has it: each line leads to its entry. */
export function History({ entries }: { readonly entries: readonly ReadEntry[] }): VNode {
  const words = useWords();
  return (
    <ol class="fm-history">
      {entries.map(({ seq, entry }) => (
        <li class="fm-history__item" key={seq}>
          <p class="fm-history__deed">{deedOf(words, entry)}</p>
          <p class="fm-history__meta">
            <a href={words.link(`/ledger/entries/${seq}`)}>{words.t('ledger.entry.title', { seq })}</a>
            <span>{formatInstant(words, entry.at)}</span>
            <span>{actorOf(words, entry)}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}
