import type { VNode } from 'preact';
import { Banner, Breadcrumbs, ButtonLink, Buttons, Heading, InsetText, Layout, Text, WarningText } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { readEntry, type ReadEntry } from '../record/entry-words.js';
import { History } from '../record/history.js';
import { Paragraphs } from '../record/text.js';
import { IncidentFacts } from './facts.js';
import { Answers, Citation, Named, Provenance, Reports, Sources, Versions } from './incident-parts.js';
import { JurySection } from '../juries/list-page.js';
import type { ListedJury } from '../juries/operations.js';
import { PetitionSection } from '../petitions/list-page.js';
import type { ListedPetition } from '../petitions/operations.js';
import type { ContentData, IncidentRecord, VersionData } from './operations.js';
import { FEEDS } from './list-page.js';

export interface IncidentPageProps extends Frame {
  readonly incident: IncidentRecord;
  /** An earlier version that was asked for by its own address. */
  readonly version?: VersionData | undefined;
  readonly juries?: readonly ListedJury[] | undefined;
  readonly petitions?: readonly ListedPetition[] | undefined;
}

export function IncidentPage({ incident, version, juries = [], petitions = [], ...frame }: IncidentPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { id, status, tombstone } = incident;
  const content: ContentData = version ?? incident;
  const title = tombstone ? t('incident.withdrawn.title') : (content.title ?? t('incidents.untitled', { id }));
  const history = incident.history.map(readEntry);
  const newest = history.at(-1);
  return (
    <Layout
      {...frame}
      title={title}
      section="incidents"
      description={content.summary?.slice(0, 300)}
      feeds={FEEDS.map(({ type, href, words: key }) => ({ type, href, title: t(key) }))}
      before={<Breadcrumbs crumbs={[{ text: t('incidents.title'), href: link('/incidents') }]} />}
    >
      <article class="fm-record">
        <div class="fm-record__opening">
          <Heading size="xl" caption={t('incident.caption', { id })}>
            {title}
          </Heading>
          <Notices messages={messages} incident={incident} version={version} />
          {!tombstone && (
            <>
              <InsetText>{t('incident.alleged')}</InsetText>
              {content.summary !== null && (
                <>
                  <Heading level={2}>{t('incident.summary')}</Heading>
                  <Paragraphs text={content.summary} />
                </>
              )}
            </>
          )}
        </div>
        <div class="fm-record__facts">
          <Heading level={2} size="s" id="facts">
            {t('incident.facts')}
          </Heading>
          <IncidentFacts incident={incident} content={content} version={version} />
        </div>
        <div class="fm-record__rest">
          {!tombstone && content.account !== null && (
            <section>
              <Heading level={2}>{t('incident.account')}</Heading>
              <Paragraphs text={content.account} />
            </section>
          )}
          {!tombstone && !version && <Named incident={incident} />}
          {!version && status === 'PUBLISHED' && <Answers incident={incident} invites={incident.answerableFor} />}
          {!version && <JurySection juries={juries} lead="juries.section.incident" />}
          {!version && status === 'PUBLISHED' && <PetitionSection petitions={petitions} incident={incident.id} />}
          {!tombstone && <Sources sources={content.sources} />}
          {!tombstone && !version && <Reports incident={incident} />}
          {!version && <Versions incident={incident} />}
          {!tombstone && <Citation incident={incident} version={version} />}
          <Provenance incident={incident} />
          <section>
            <Heading level={2} id="history">
              {t('incident.history')}
            </Heading>
            <Text>{t('incident.history.lead')}</Text>
            <History entries={history} />
          </section>
          {newest && <Proof messages={messages} words={tombstone ? undefined : seqOfWords(history, content === version ? version.version : incident.version)} newest={newest.seq} />}
          <section>
            <Heading level={2}>{t('incident.wrong')}</Heading>
            <Text>{t('incident.wrong.text')}</Text>
            <Text>
              <a href={link('/report')}>{t('incident.wrong.link')}</a>
            </Text>
          </section>
        </div>
      </article>
    </Layout>
  );
}

/** The entry that sealed the words of a version: the first that speaks of it. */
function seqOfWords(history: readonly ReadEntry[], version: number): number | undefined {
  return history.find(({ entry }) => entry.events.some((event) => event['version'] === version))?.seq;
}

interface ProofProps {
  readonly messages: Messages;
  /** Number of the entry that sealed what is shown here. */
  readonly words: number | undefined;
  readonly newest: number;
}

function Proof({ messages: { t, link }, words: sealed, newest }: ProofProps): VNode {
  return (
    <section>
      <Heading level={2} id="proof">
        {t('incident.prove')}
      </Heading>
      <Text>{t(sealed === undefined ? 'incident.prove.newest.text' : 'incident.prove.text')}</Text>
      <Buttons>
        {sealed !== undefined && <ButtonLink href={`/ledger/entries/${sealed}/proof`}>{t('incident.prove.download', { seq: sealed })}</ButtonLink>}
        {sealed !== newest && (
          <ButtonLink href={`/ledger/entries/${newest}/proof`} kind={sealed === undefined ? 'primary' : 'secondary'}>
            {t('incident.prove.newest', { seq: newest })}
          </ButtonLink>
        )}
        <ButtonLink href={link('/ledger/verify')} kind="secondary">
          {t('incident.prove.check')}
        </ButtonLink>
      </Buttons>
    </section>
  );
}

/** What must be known before anything else on the page is read. */
function Notices({ messages, incident, version }: { readonly messages: Messages; readonly incident: IncidentRecord; readonly version: VersionData | undefined }): VNode | null {
  const { t, link } = messages;
  const { id, tombstone, mergedInto, correctedAt, versions } = incident;
  if (tombstone) {
    const reason = words(messages, [`retraction.${tombstone.reason}`]) ?? tombstone.reason;
    return <WarningText>{t('incident.withdrawn.text', { day: formatDay(messages, tombstone.at), reason })}</WarningText>;
  }
  if (mergedInto !== null) {
    return (
      <Banner>
        <Text>
          {t('incident.merged')} <a href={link(`/incidents/${mergedInto}`)}>{t('incident.caption', { id: mergedInto })}</a>
        </Text>
      </Banner>
    );
  }
  if (version) {
    return (
      <Banner>
        <Text>
          {t('incident.old', { version: version.version, day: formatDay(messages, version.publishedAt ?? '') })}{' '}
          <a href={link(`/incidents/${id}`)}>{t('incident.old.link')}</a>
        </Text>
      </Banner>
    );
  }
  if (correctedAt === null) return null;
  const last = versions.findLast((one) => one.correctionReason !== null);
  const day = formatDay(messages, correctedAt);
  const reason = last?.correctionReason && words(messages, [`correction.${last.correctionReason}`]);
  return (
    <Banner>
      <Text>
        {reason ? t('incident.corrected', { day, reason }) : t('incident.corrected.plain', { day })} <a href="#versions">{t('incident.versions')}</a>
      </Text>
      {last && last.correctionNote !== null && (
        <Text>
          {t('incident.corrected.note')} {last.correctionNote}
        </Text>
      )}
    </Banner>
  );
}
