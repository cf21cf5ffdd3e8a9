import type { VNode } from 'preact';
import { Breadcrumbs, ButtonLink, Buttons, Hash, Heading, Layout, SummaryList, Text } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import type { Frame } from '../../portal.js';
import { actorOf, deedOf, type ReadEntry, recordPath, streamName } from '../record/entry-words.js';
import { Verbatim } from '../record/text.js';

export interface EntryPageProps extends Frame {
  readonly read: ReadEntry;
  readonly hash: string;
  /** Entries in the published log. */
  readonly size: number;
}

export function EntryPage({ read: { seq, json, entry }, hash, size, ...frame }: EntryPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { stream } = entry;
  const page = recordPath(stream.kind, stream.id);
  return (
    <Layout
      {...frame}
      title={t('ledger.entry.title', { seq })}
      section="ledger"
      before={<Breadcrumbs crumbs={[{ text: t('ledger.title'), href: link('/ledger') }]} />}
    >
      <div class="fm-column">
        <Heading size="xl" caption={t('ledger.entry.caption')}>
          {t('ledger.entry.title', { seq })}
        </Heading>
        <p class="govuk-body-l">{deedOf(messages, entry)}</p>
        <SummaryList
          rows={[
            {
              key: t('ledger.entry.about'),
              value: <a href={link(`/ledger/streams/${stream.kind}/${stream.id}`)}>{streamName(messages, stream.kind, stream.id)}</a>,
              ...(page === undefined ? {} : { action: { href: link(page), text: t('ledger.entry.record') } }),
            },
            { key: t('ledger.entry.place'), value: t('ledger.entry.placeValue', { n: stream.n }) },
            { key: t('ledger.entry.who'), value: actorOf(messages, entry) },
            { key: t('ledger.entry.how'), value: t(`authorization.${entry.authorization.method}`) },
            { key: t('ledger.entry.at'), value: formatInstant(messages, entry.at) },
            { key: t('ledger.entry.sequenced'), value: formatInstant(messages, entry.sequencedAt) },
            { key: t('ledger.entry.rules'), value: entry.rules },
            { key: t('ledger.entry.followed'), value: entry.events.map((event) => event.type).join(', ') },
            { key: t('ledger.entry.id'), value: <Hash>{entry.id}</Hash> },
            { key: t('ledger.entry.hash'), value: <Hash>{hash}</Hash> },
            { key: t('ledger.entry.prev'), value: <Hash>{entry.prev}</Hash> },
          ]}
        />
        <Heading level={2}>{t('ledger.entry.proof')}</Heading>
        <Text>{t('ledger.entry.proof.text')}</Text>
        <Buttons>
          <ButtonLink href={`/ledger/entries/${seq}/proof`}>{t('ledger.entry.proof.download')}</ButtonLink>
          <ButtonLink href={link('/ledger/verify')} kind="secondary">
            {t('ledger.entry.proof.check')}
          </ButtonLink>
        </Buttons>
        <Heading level={2}>{t('ledger.entry.json')}</Heading>
        <Verbatim label={t('ledger.entry.json')} wrap>
          {json}
        </Verbatim>
        <Text small>{t('ledger.entry.json.note')}</Text>
        <nav class="fm-pages" aria-label={t('pages.label')}>
          {seq > 0 ? <a href={link(`/ledger/entries/${seq - 1}`)}>‹ {t('ledger.entry.before')}</a> : <span />}
          {seq + 1 < size ? <a href={link(`/ledger/entries/${seq + 1}`)}>{t('ledger.entry.after')} ›</a> : <span />}
        </nav>
      </div>
    </Layout>
  );
}
