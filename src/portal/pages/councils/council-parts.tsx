import type { VNode } from 'preact';
import { ButtonLink, Buttons, Details, Hash, Heading, SummaryList, Text, useWords } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import { type ReadEntry } from '../record/entry-words.js';
import { History } from '../record/history.js';
import { Paragraphs } from '../record/text.js';
import { StackedTable } from '../stacked-table.js';
import { holderName } from './council-words.js';
import { leastSentences } from './least-words.js';
import type { CharterData, CouncilData, InterestData } from './operations.js';

interface OfCouncil {
  readonly council: CouncilData;
}

/** What ties members to labs; what has ended stays readable. */
export function Interests({ council: { seats } }: OfCouncil): VNode {
  const { t } = useWords();
  const rows = seats.flatMap(({ number, holders, interests }) =>
    interests.map((interest) => ({ number, interest, holder: holders.find(({ member }) => member === interest.member) })),
  );
  const held = rows.filter(({ interest }) => interest.endedAt === null);
  const ended = rows.filter(({ interest }) => interest.endedAt !== null);
  return (
    <section>
      <Heading level={2} id="interests">
        {t('council.interests')}
      </Heading>
      <Text>{t('council.interests.lead')}</Text>
      {held.length === 0 ? <Text>{t('council.interests.none')}</Text> : <InterestTable rows={held} />}
      {ended.length > 0 && (
        <Details summary={t('council.interests.ended')}>
          <InterestTable rows={ended} />
        </Details>
      )}
    </section>
  );
}

interface InterestRow {
  readonly number: number;
  readonly interest: InterestData;
  readonly holder: { readonly name: string | null; readonly member: string } | undefined;
}

function InterestTable({ rows }: { readonly rows: readonly InterestRow[] }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  return (
    <StackedTable
      caption={t('council.interests')}
      rows={rows}
      columns={[
        {
          heading: t('council.interests.who'),
          cell: ({ number, interest, holder }) => `${holderName(messages, holder ?? { name: null, member: interest.member })}, ${t('council.seat.number', { number })}`,
        },
        { heading: t('council.interests.lab'), cell: ({ interest }) => <a href={link(`/entities/${interest.lab}`)}>{interest.labName ?? interest.lab}</a> },
        { heading: t('council.interests.kind'), cell: ({ interest }) => words(messages, [`interest.${interest.kind}`]) ?? interest.kind },
        { heading: t('council.interests.note'), cell: ({ interest }) => interest.note ?? '–' },
        { heading: t('council.interests.since'), cell: ({ interest }) => formatDay(messages, interest.since) },
        { heading: t('council.interests.ended'), cell: ({ interest }) => (interest.endedAt === null ? t('council.interests.holds') : formatDay(messages, interest.endedAt)) },
      ]}
    />
  );
}

export function CharterText({ charter }: { readonly charter: CharterData }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <>
      {charter.text === null ? <Text>{t('council.erased')}</Text> : <Paragraphs text={charter.text} />}
      <SummaryList
        rows={[
          { key: t('council.charter.adopted'), value: formatDay(messages, charter.adoptedAt) },
          { key: t('council.charter.by'), value: charter.motion === null ? t('council.charter.by.steward') : t('council.charter.by.motion', { id: charter.motion }) },
          { key: t('council.fact.least'), value: leastSentences(messages, charter.least, null).join(' ') },
          { key: t('council.charter.hash'), value: <Hash>{charter.hash}</Hash> },
        ]}
      />
    </>
  );
}

/** The charter in force, and the way to those before it. */
export function CharterSection({ council: { id, charter, charters }, propose }: OfCouncil & { readonly propose: boolean }): VNode | null {
  const messages = useWords();
  const { t, link } = messages;
  if (!charter) return null;
  return (
    <section>
      <Heading level={2} id="charter">
        {t('council.charter')}
      </Heading>
      <Text>{t('council.charter.lead')}</Text>
      <Details summary={t('council.charter.title', { version: charter.version })} open={charters.length === 1 && (charter.text?.length ?? 0) < 4_000}>
        <CharterText charter={charter} />
      </Details>
      {propose && (
        <ButtonLink href={link(`/councils/${id}/charter/propose`)} kind="secondary">
          {t('proposeCharter.title')}
        </ButtonLink>
      )}
      {charters.length > 1 && (
        <StackedTable
          caption={t('council.charter.versions')}
          captionShown
          rows={charters}
          columns={[
            { heading: t('council.charter.version'), cell: ({ version }) => <a href={link(`/councils/${id}/charter/${version}`)}>{t('council.charter.title', { version })}</a> },
            { heading: t('council.charter.adopted'), cell: ({ adoptedAt }) => formatDay(messages, adoptedAt) },
            { heading: t('council.charter.by'), cell: ({ motion }) => (motion === null ? t('council.charter.by.steward') : t('council.charter.by.motion', { id: motion })) },
          ]}
        />
      )}
    </section>
  );
}

/** What happened, and how anybody checks it. */
export function Proof({ council, history }: OfCouncil & { readonly history: readonly ReadEntry[] }): VNode {
  const { t, link } = useWords();
  const newest = history.at(-1);
  return (
    <>
      <section>
        <Heading level={2} id="history">
          {t('council.history')}
        </Heading>
        <Text>{t('council.history.lead')}</Text>
        <History entries={history} />
        <Text>
          <a href={link(`/councils/${council.id}/minutes`)}>{t('council.minutes.link')}</a>
        </Text>
        {council.seats.length > 0 && (
          <ul class="fm-inline-list">
            {council.seats.map(({ id, number }) => (
              <li key={id}>
                <a href={link(`/ledger/streams/seat/${id}`)}>{t('council.history.seat', { number })}</a>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <Heading level={2} id="proof">
          {t('council.prove')}
        </Heading>
        <Text>{t('council.prove.text')}</Text>
        <Buttons>
          {newest && <ButtonLink href={`/ledger/entries/${newest.seq}/proof`}>{t('council.prove.download', { seq: newest.seq })}</ButtonLink>}
          <ButtonLink href={link('/ledger/verify')} kind="secondary">
            {t('council.prove.check')}
          </ButtonLink>
        </Buttons>
      </section>
    </>
  );
}
