import type { VNode } from 'preact';
import { Breadcrumbs, ButtonLink, Buttons, Done, Heading, InsetText, Layout, SummaryList, Tag, Text, WarningText } from '../../kit/index.js';
import { formatDay, formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { readEntry } from '../record/entry-words.js';
import { HistoryAndProof } from './history-and-proof.js';
import { ChargeSection, SeatsSection, TalkSection } from './jury-parts.js';
import { verdictWords } from './list-page.js';
import type { JuryData } from './operations.js';
import { type Appealed, VerdictSection } from './verdict-section.js';

/** One jury, for everybody: what it was asked, who sits by number, what it found, and how to check all of it. */
export function JuryPage({ jury, appealed, mayScreen, done, ...frame }: Frame & { readonly jury: JuryData; readonly appealed: Appealed; readonly mayScreen: boolean; readonly done: string | undefined }): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { id, status, size, incident, verdict, noVerdict, authority } = jury;
  const title = t('juries.of', { size, incident });
  const history = jury.history.map(readEntry);
  const newest = history.at(-1);
  return (
    <Layout
      {...frame}
      title={title}
      section="juries"
      description={verdict ? verdictWords(messages, verdict.measure) : undefined}
      before={<Breadcrumbs crumbs={[{ text: t('juries.title'), href: link('/juries') }]} />}
    >
      <Done text={done} />
      <article class="fm-record">
        <div class="fm-record__opening">
          <Heading size="xl" caption={t('jury.caption', { id })}>
            {title}
          </Heading>
          {jury.rehearsal && <WarningText>{t('jury.rehearsal')}</WarningText>}
          {verdict && <p class="fm-outcome">{verdictWords(messages, verdict.measure)}</p>}
          {noVerdict !== null && <InsetText>{words(messages, [`jury.noVerdict.${noVerdict}`]) ?? noVerdict}</InsetText>}
          {authority.kind === 'APPEAL' && authority.id !== null && (
            <Text>
              {t('jury.appeal.of')} <a href={link(`/juries/${authority.id}`)}>{t('jury.appeal.first')}</a>
            </Text>
          )}
          <Text>{t('jury.room.lead')}</Text>
          <Buttons>
            <ButtonLink href={link(`/juries/${id}/room`)} kind="secondary">
              {t('jury.room')}
            </ButtonLink>
            {mayScreen && (
              <ButtonLink href={link(`/juries/${id}/screening`)} kind="secondary">
                {t('jury.screening')}
              </ButtonLink>
            )}
          </Buttons>
        </div>
        <div class="fm-record__facts">
          <Heading level={2} size="s" id="facts">
            {t('jury.facts')}
          </Heading>
          <Facts jury={jury} messages={messages} />
        </div>
        <div class="fm-record__rest">
          {verdict && <VerdictSection jury={jury} verdict={verdict} appealed={appealed} />}
          <ChargeSection jury={jury} />
          <SeatsSection jury={jury} />
          <TalkSection jury={jury} />
          {(status === 'SUMMONING' || status === 'FIRST_VOTE' || status === 'DELIBERATING' || status === 'VERDICT') && (
            <section>
              <Heading level={2} id="parties">
                {t('jury.party')}
              </Heading>
              <Text>
                {t('jury.party.text')} <a href={link(`/juries/${id}/party`)}>{t('party.title')}</a>
              </Text>
            </section>
          )}
          <HistoryAndProof messages={messages} entries={history} lead={t('jury.history.lead')} newest={newest} />
        </div>
      </article>
    </Layout>
  );
}

/** Where the ground on which a jury was opened can be read. */
const GROUNDS: Readonly<Record<string, string | undefined>> = { MOTION: 'motions', PETITION: 'petitions', APPEAL: 'juries' };

function Facts({ jury, messages }: { readonly jury: JuryData; readonly messages: Messages }): VNode {
  const { t, link } = messages;
  const { status, stageEndsAt, incident, draw, authority, size, quorum, openedAt } = jury;
  const state = words(messages, [`jury.status.${status}`]) ?? status;
  const by = words(messages, [`jury.authority.${authority.kind}`]) ?? authority.kind;
  const ground = GROUNDS[authority.kind];
  return (
    <SummaryList
      rows={[
        {
          key: t('jury.fact.status'),
          value: (
            <>
              <Tag tone={status === 'VERDICT' ? 'green' : status === 'NO_VERDICT' ? 'grey' : 'blue'}>{state}</Tag>
              {stageEndsAt !== null && ` ${t('jury.until', { instant: formatInstant(messages, stageEndsAt) })}`}
            </>
          ),
        },
        { key: t('jury.fact.incident'), value: <a href={link(`/incidents/${incident}`)}>{incident}</a> },
        { key: t('jury.fact.authority'), value: ground === undefined ? by : <a href={link(`/${ground}/${authority.id ?? ''}`)}>{by}</a> },
        { key: t('jury.fact.size'), value: t('jury.fact.size.value', { size, quorum }) },
        { key: t('jury.fact.draw'), value: <a href={link(`/draws/${draw}`)}>{t('jury.fact.draw.link')}</a> },
        { key: t('jury.fact.opened'), value: formatDay(messages, openedAt) },
      ]}
    />
  );
}
