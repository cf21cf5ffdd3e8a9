import type { VNode } from 'preact';
import { ButtonLink, Heading, Text } from '../../kit/index.js';
import type { Messages } from '../../messages/index.js';
import type { ReadEntry } from '../record/entry-words.js';
import { History } from '../record/history.js';

export interface HistoryAndProofProps {
  readonly messages: Messages;
  readonly entries: readonly ReadEntry[];
  readonly lead: string;
  readonly newest: { readonly seq: number } | undefined;
  readonly kind?: 'primary' | 'secondary';
}

/** Where a record of juries ends: every step, and the file that proves the last one. */
export function HistoryAndProof({ messages: { t }, entries, lead, newest, kind = 'primary' }: HistoryAndProofProps): VNode {
  return (
    <>
      <section>
        <Heading level={2} id="history">
          {t('jury.history')}
        </Heading>
        <Text>{lead}</Text>
        <History entries={entries} />
      </section>
      {newest && (
        <section>
          <Heading level={2} id="proof">
            {t('jury.prove')}
          </Heading>
          <Text>{t('jury.prove.text')}</Text>
          <ButtonLink href={`/ledger/entries/${newest.seq}/proof`} kind={kind}>
            {t('jury.prove.download', { seq: newest.seq })}
          </ButtonLink>
        </section>
      )}
    </>
  );
}
