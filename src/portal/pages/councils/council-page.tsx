import type { VNode } from 'preact';
import { Breadcrumbs, ButtonLink, Buttons, Done, Hash, Heading, InsetText, Layout, SummaryList, Tag, Text, WarningText } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { readEntry } from '../record/entry-words.js';
import { Paragraphs } from '../record/text.js';
import { Motions } from './council-motions.js';
import { CharterSection, CharterText, Interests, Proof } from './council-parts.js';
import { Seats } from './council-seats.js';
import { councilName } from './council-words.js';
import { isOpenToOne, leastSentences } from './least-words.js';
import { sum } from './list-page.js';
import type { CharterData, CouncilData } from './operations.js';

export interface CouncilPageProps extends Frame {
  readonly council: CouncilData;
  /** What the reader himself may do here. */
  readonly may: { readonly keep: boolean; readonly stand: boolean; readonly propose: boolean };
  readonly done?: string | undefined;
}

/** One council: what it is for, who sits there, what binds it, and how to check all of it. */
export function CouncilPage({ council, may, done, ...frame }: CouncilPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { id, purpose, dissolution, charter } = council;
  const name = councilName(messages, council);
  return (
    <Layout
      {...frame}
      title={name}
      section="councils"
      description={purpose?.slice(0, 300)}
      before={<Breadcrumbs crumbs={[{ text: t('councils.title'), href: link('/councils') }]} />}
    >
      <Done text={done} />
      <article class="fm-record">
        <div class="fm-record__opening">
          <Heading size="xl" caption={t('council.caption', { id })}>
            {name}
          </Heading>
          {dissolution && (
            <WarningText>
              {t('council.dissolved', { day: formatDay(messages, dissolution.at), reason: words(messages, [`dissolution.${dissolution.reason}`]) ?? dissolution.reason })} {dissolution.note}
            </WarningText>
          )}
          <Heading level={2}>{t('council.purpose')}</Heading>
          {purpose === null ? <Text>{t('council.erased')}</Text> : <Paragraphs text={purpose} />}
          {!dissolution && charter && isOpenToOne(charter.least) && (
            <WarningText>
              {t('least.warning')} {leastSentences(messages, charter.least, null).join(' ')}
            </WarningText>
          )}
          {(may.keep || may.stand || may.propose) && (
            <Buttons>
              {may.propose && <ButtonLink href={link(`/councils/${id}/propose`)}>{t('propose.title')}</ButtonLink>}
              {may.stand && <ButtonLink href={link(`/councils/${id}/stand`)}>{t('council.stand')}</ButtonLink>}
              {may.keep && (
                <ButtonLink href={link(`/councils/${id}/keep`)} kind="secondary">
                  {t('council.keep')}
                </ButtonLink>
              )}
            </Buttons>
          )}
        </div>
        <div class="fm-record__facts">
          <Heading level={2} size="s" id="facts">
            {t('council.facts')}
          </Heading>
          <Facts council={council} messages={messages} />
        </div>
        <div class="fm-record__rest">
          <Seats council={council} />
          <Motions council={council} />
          <Interests council={council} />
          <CharterSection council={council} propose={may.propose} />
          <Proof council={council} history={council.history.map(readEntry)} />
        </div>
      </article>
    </Layout>
  );
}

function Facts({ council, messages }: Pick<CouncilPageProps, 'council' | 'messages'>): VNode {
  const { t } = messages;
  const { id, status, foundedAt, charter, classes, assessDays, leastPresent } = council;
  return (
    <SummaryList
      rows={[
        { key: t('council.fact.status'), value: <Tag tone={status === 'ACTIVE' ? 'green' : 'grey'}>{words(messages, [`council.status.${status}`]) ?? status}</Tag> },
        { key: t('council.fact.founded'), value: formatDay(messages, foundedAt) },
        { key: t('council.fact.seats'), value: t('councils.seats', { filled: sum(classes, 'filled'), seats: sum(classes, 'seats') }) },
        ...(charter ? [{ key: t('council.fact.charter'), value: t('council.fact.charter.value', { version: charter.version, day: formatDay(messages, charter.adoptedAt) }) }] : []),
        { key: t('council.fact.assess'), value: t('council.fact.assess.value', { days: assessDays }) },
        ...(charter ? [{ key: t('council.fact.least'), value: leastSentences(messages, charter.least, leastPresent).join(' ') }] : []),
        { key: t('council.fact.number'), value: <Hash>{id}</Hash> },
      ]}
    />
  );
}

/** One version of the charter, by its own address. */
export function CharterPage({ council, charter, ...frame }: Frame & { readonly council: CouncilData; readonly charter: CharterData }): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const name = councilName(messages, council);
  const crumbs = [{ text: t('councils.title'), href: link('/councils') }, { text: name, href: link(`/councils/${council.id}`) }];
  return (
    <Layout {...frame} title={t('council.charter.title', { version: charter.version })} section="councils" before={<Breadcrumbs crumbs={crumbs} />}>
      <div class="fm-column">
        <Heading size="xl" caption={name}>
          {t('council.charter.title', { version: charter.version })}
        </Heading>
        {charter.version !== council.charter?.version && (
          <InsetText>
            {t('council.charter.old')} <a href={link(`/councils/${council.id}`)}>{t('council.charter.current')}</a>
          </InsetText>
        )}
        <CharterText charter={charter} />
      </div>
    </Layout>
  );
}
