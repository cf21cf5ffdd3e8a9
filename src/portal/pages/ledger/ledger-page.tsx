import type { VNode } from 'preact';
import { ButtonLink, Buttons, Hash, Heading, Layout, List, SummaryList, Text } from '../../kit/index.js';
import { formatInstant, formatNumber } from '../../messages/formats.js';
import type { Frame } from '../../portal.js';
import type { ReadEntry } from '../record/entry-words.js';
import { Verbatim } from '../record/text.js';
import { EntriesTable } from './entries-table.js';
import type { CheckpointData, GovernanceData } from './operations.js';
import { witnessesOf } from './witnesses.js';

export interface LedgerPageProps extends Frame {
  /** Address of this node. */
  readonly site: string;
  readonly checkpoint: CheckpointData | null;
  readonly governance: GovernanceData;
  /** Newest first. */
  readonly entries: readonly ReadEntry[];
  /** Leads to entries before those shown. */
  readonly older: string | undefined;
  readonly newer: string | undefined;
}

export function LedgerPage({ site, checkpoint, governance, entries, older, newer, ...frame }: LedgerPageProps): VNode {
  const { t, link } = frame.messages;
  const [last, first] = [entries[0], entries.at(-1)];
  return (
    <Layout {...frame} title={t('ledger.title')} section="ledger" description={t('ledger.description')}>
      <div class="fm-column">
        <Heading size="xl">{t('ledger.title')}</Heading>
        <p class="govuk-body-l">{t('ledger.lead')}</p>
        <Heading level={2}>{t('ledger.how')}</Heading>
        <List kind="number" items={[t('ledger.how.1'), t('ledger.how.2'), t('ledger.how.3'), t('ledger.how.4')]} />
        <Heading level={2}>{t('ledger.checkpoint')}</Heading>
        {checkpoint ? (
          <Checkpoint {...frame} checkpoint={checkpoint} governance={governance} newest={newer === undefined ? last : undefined} />
        ) : (
          <Text>{t('ledger.checkpoint.none')}</Text>
        )}
        <Heading level={2}>{t('ledger.check')}</Heading>
        <Text>{t('ledger.check.lead')}</Text>
        <ThreeCommands {...frame} site={site} vkey={governance.keys.at(-1) ?? ''} />
        <Buttons>
          <ButtonLink href={link('/ledger/verify')} kind="secondary">
            {t('ledger.check.browser')}
          </ButtonLink>
        </Buttons>
      </div>
      {last && first && (
        <>
          <Heading level={2} id="entries">
            {newer === undefined ? t('ledger.recent') : t('ledger.entries.older')}
          </Heading>
          <EntriesTable caption={t('ledger.entries', { from: first.seq, to: last.seq })} entries={entries} />
          <nav class="fm-pages" aria-label={t('pages.label')}>
            {newer === undefined ? <span /> : <a href={link(newer)}>‹ {t('ledger.entries.newer')}</a>}
            {older === undefined ? <span /> : <a href={link(older)}>{t('ledger.entries.older')} ›</a>}
          </nav>
        </>
      )}
      <div class="fm-column">
        <Heading level={2}>{t('ledger.export')}</Heading>
        <Text>{t('ledger.export.text')}</Text>
        <Verbatim label={t('ledger.export')}>{'npx folkmoot export ./copy\nnpx folkmoot verify ./copy'}</Verbatim>
        <Heading level={2}>{t('ledger.files')}</Heading>
        <List
          items={[
            <a key="c" href="/log/checkpoint">
              {t('ledger.files.checkpoint')}
            </a>,
            <a key="l" href="/log/log.json">
              {t('ledger.files.description')}
            </a>,
          ]}
        />
        <Text small>{t('ledger.files.formats')}</Text>
      </div>
    </Layout>
  );
}

interface CheckpointProps extends Pick<Frame, 'messages'> {
  readonly checkpoint: CheckpointData;
  readonly governance: GovernanceData;
  readonly newest: ReadEntry | undefined;
}

function Checkpoint({ messages, checkpoint, governance, newest }: CheckpointProps): VNode {
  const { t } = messages;
  const seen = witnessesOf(checkpoint.note, governance.witnessPolicy);
  const witnesses = seen.map(({ name, at }) => t('ledger.checkpoint.witness', { name, instant: formatInstant(messages, at) }));
  return (
    <>
      <SummaryList
        rows={[
          { key: t('ledger.checkpoint.origin'), value: checkpoint.origin },
          { key: t('ledger.checkpoint.size'), value: formatNumber(messages, checkpoint.size) },
          ...(newest ? [{ key: t('ledger.checkpoint.newest'), value: formatInstant(messages, newest.entry.sequencedAt) }] : []),
          { key: t('ledger.checkpoint.root'), value: <Hash>{checkpoint.root}</Hash> },
          {
            key: t('ledger.checkpoint.witnesses'),
            value: witnesses.length === 0 ? t('ledger.checkpoint.witnesses.none') : <List kind="plain" items={witnesses} />,
          },
          { key: t('ledger.checkpoint.keys'), value: <List kind="plain" items={governance.keys.map((key) => <Hash key={key}>{key}</Hash>)} /> },
        ]}
      />
      <Text small>{t('ledger.checkpoint.note')}</Text>
    </>
  );
}

function ThreeCommands({ messages: { t }, site, vkey }: Pick<Frame, 'messages'> & { readonly site: string; readonly vkey: string }): VNode {
  const commands = [
    [t('ledger.check.1'), 'npm ci'],
    [t('ledger.check.2'), `npx folkmoot verify ${site}`],
    [t('ledger.check.3'), `npx folkmoot verify receipt.tlog-proof --vkey ${vkey}`],
  ] as const;
  return (
    <ol class="govuk-list govuk-list--number">
      {commands.map(([words, command]) => (
        <li key={command}>
          {words}
          <Verbatim label={words} wrap>
            {command}
          </Verbatim>
        </li>
      ))}
    </ol>
  );
}
