import type { VNode } from 'preact';
import { Breadcrumbs, ButtonLink, Buttons, Done, ErrorSummary, Hash, Heading, Layout, List, SummaryList, type SummaryRow, Tag, Text, useWords } from '../../kit/index.js';
import { formatDay, formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { readEntry } from '../record/entry-words.js';
import { History } from '../record/history.js';
import { Paragraphs, Verbatim } from '../record/text.js';
import { Afterwards } from './afterwards.js';
import { Ballots, Reasons } from './motion-ballots.js';
import { ResultSection } from './motion-result.js';
import { Standing } from './motion-standing.js';
import { Arguments, Comments, type CommentsProps } from './motion-talk.js';
import { MotionTextSection } from './motion-text.js';
import { VoteSection } from './motion-vote.js';
import { classLabel, kindWords, memberName, motionTitle, outcomeWords, seatedName, statusTone, statusWords } from './motion-words.js';
import type { BesideData, MotionData, NamesData } from './operations.js';

export interface MotionPageProps extends Frame, Omit<CommentsProps, 'motion' | 'comments' | 'next'> {
  readonly motion: MotionData;
  readonly beside: BesideData;
  readonly names: NamesData;
  readonly now: number;
  readonly more: { readonly comments: string | undefined; readonly ballots: string | undefined };
  /** What the reader himself may do here. */
  readonly may: { readonly vote: boolean; readonly act: boolean };
  readonly publicUrl: string;
  readonly done?: string | undefined;
}

/** One motion: where it stands, what it says, what speaks for and against, how it was decided, what became of it, and how to check all that. */
export function MotionPage(props: MotionPageProps): VNode {
  const { motion, beside, names, now, more, may, publicUrl, done, asked, fields, typed, errors, requestId, ...frame } = props;
  const { messages } = frame;
  const { t, link } = messages;
  const title = motionTitle(messages, motion);
  const council = motion.council.name ?? t('councils.untitled', { id: motion.council.id });
  const ballots = { motion, ballots: beside.motion?.ballots.edges.map(({ node }) => node) ?? [], next: more.ballots };
  return (
    <Layout
      {...frame}
      title={title}
      section="councils"
      hasErrors={errors.length > 0}
      before={<Breadcrumbs crumbs={[{ text: t('councils.title'), href: link('/councils') }, { text: council, href: link(`/councils/${motion.council.id}`) }, { text: t('motions.title'), href: link('/motions') }]} />}
    >
      <ErrorSummary errors={errors} />
      <Done text={done} />
      <article class="fm-record">
        <div class="fm-record__opening">
          <Heading size="xl" caption={t('motion.caption', { kind: kindWords(messages, motion.kind), id: motion.id })}>
            {title}
          </Heading>
          <p class="fm-standing">
            <Tag tone={statusTone(motion.status)}>{statusWords(messages, motion.status)}</Tag> {whereItStands(messages, motion, now)}
          </p>
          <Text>{about(messages, motion, names)}</Text>
          {(may.vote || may.act) && (
            <Buttons>
              {may.vote && <ButtonLink href={link(`/motions/${motion.id}/vote`)}>{t(motion.status === 'REVEALING' ? 'motion.doOpen' : 'motion.doVote')}</ButtonLink>}
              {may.act && (
                <ButtonLink href={link(`/motions/${motion.id}/act`)} kind="secondary">
                  {t('motion.doAct')}
                </ButtonLink>
              )}
            </Buttons>
          )}
        </div>
        <div class="fm-record__facts">
          <Heading level={2} size="s" id="facts">
            {t('council.facts')}
          </Heading>
          <SummaryList rows={facts(messages, motion, names)} />
        </div>
        <div class="fm-record__rest">
          {motion.result && <ResultSection motion={motion} result={motion.result} transcript={beside.motion?.transcript ?? null} />}
          {motion.result && <Reasons {...ballots} />}
          <Afterwards motion={motion} recommendation={beside.recommendation} />
          <MotionTextSection motion={motion} />
          <Subject motion={motion} />
          <Arguments motion={motion} />
          {beside.motion && <Comments motion={motion} comments={beside.motion.comments} next={more.comments} asked={asked} fields={fields} typed={typed} errors={errors} requestId={requestId} />}
          <Standing motion={motion} />
          <VoteSection motion={motion} now={now} />
          {motion.result && <Ballots {...ballots} />}
          <Check motion={motion} publicUrl={publicUrl} />
        </div>
      </article>
    </Layout>
  );
}

/** One sentence for whoever comes here first. */
function whereItStands(messages: Messages, motion: MotionData, now: number): string {
  const { t } = messages;
  const { status, vote, result, commentsUntil } = motion;
  if (result) return `${outcomeWords(messages, motion, result)} ${motion.decidedAt === null ? '' : t('motions.decided', { day: formatDay(messages, motion.decidedAt) })}`;
  if (status === 'WITHDRAWN') return t('motion.stands.withdrawn');
  if (status === 'REVEALING' && vote?.revealUntil) return t('motion.stands.revealing', { instant: formatInstant(messages, vote.revealUntil) });
  if (vote && Date.parse(vote.opensAt) > now) return t('motion.stands.soon', { instant: formatInstant(messages, vote.opensAt) });
  if (vote && Date.parse(vote.closesAt) <= now) return t('motion.stands.closing');
  if (vote) return t('motion.stands.open', { instant: formatInstant(messages, vote.closesAt), cast: vote.cast, size: vote.rollSize });
  if (commentsUntil !== null && Date.parse(commentsUntil) > now) return t('motion.stands.comments', { instant: formatInstant(messages, commentsUntil) });
  return t('motion.stands.proposed');
}

/** Whom it concerns and of what it speaks, in a sentence. */
function about(messages: Messages, motion: MotionData, names: NamesData): string {
  const { t } = messages;
  const lab = names['lab']?.name ?? motion.labId ?? '';
  const policy = names['policy']?.name ?? motion.policyId ?? '';
  const proposer = seatedName(messages, motion, motion.proposerSeat, motion.proposerMember);
  const what = motion.policyId !== null ? 'policy' : motion.labId !== null ? 'lab' : 'council';
  return t(`motion.about.${what}`, { proposer, day: formatDay(messages, motion.proposedAt), lab, policy });
}

function facts(messages: Messages, motion: MotionData, names: NamesData): SummaryRow[] {
  const { t, link } = messages;
  const { council, vote, labId, policyId, mandateId, incidentIds, commentsUntil } = motion;
  return [
    { key: t('motion.fact.council'), value: <a href={link(`/councils/${council.id}`)}>{council.name ?? council.id}</a> },
    { key: t('motion.fact.kind'), value: kindWords(messages, motion.kind) },
    ...(labId === null ? [] : [{ key: t('motion.fact.lab'), value: <a href={link(`/labs/${labId}`)}>{names['lab']?.name ?? labId}</a> }]),
    ...(policyId === null ? [] : [{ key: t('motion.fact.policy'), value: <a href={link(`/policies/${policyId}`)}>{names['policy']?.name ?? policyId}</a> }]),
    ...(mandateId === null ? [] : [{ key: t('motion.fact.mandate'), value: <a href={link(`/ledger/streams/mandate/${mandateId}`)}>{mandateId}</a> }]),
    { key: t('motion.fact.proposed'), value: formatInstant(messages, motion.proposedAt) },
    ...(commentsUntil === null ? [] : [{ key: t('motion.fact.comments'), value: formatInstant(messages, commentsUntil) }]),
    ...(vote === null ? [] : [{ key: t('motion.vote.closes'), value: formatInstant(messages, vote.closesAt) }]),
    { key: t('motion.fact.text'), value: t('motion.fact.text.value', { version: motion.version }) },
    ...(incidentIds.length === 0
      ? []
      : [{ key: t('motion.fact.incidents'), value: <List kind="plain" items={incidentIds.map((id, i) => <a href={link(`/incidents/${id}`)}>{names[`incident${i}`]?.name ?? id}</a>)} /> }]),
    { key: t('motion.fact.calendar'), value: <a href={`/motions/${motion.id}.ics`}>{t('motion.vote.calendar.file')}</a> },
    { key: t('council.fact.number'), value: <Hash>{motion.id}</Hash> },
  ];
}

/** Of motions about the council's own affairs: who stands, which seat, which charter. */
function Subject({ motion }: { readonly motion: MotionData }): VNode | null {
  const messages = useWords();
  const { t, link } = messages;
  const { subject, candidates, council } = motion;
  if (subject === null) return null;
  const { recommendation, assessedAs, successor, charterVersion, charterHash, charterAssessDays, charterClasses, seat, incident } = subject;
  const rows: SummaryRow[] = [
    ...(recommendation === null ? [] : [{ key: t('motion.subject.recommendation'), value: <a href={link(`/recommendations/${recommendation}`)}>{recommendation}</a> }]),
    ...(assessedAs === null ? [] : [{ key: t('motion.subject.assessedAs'), value: words(messages, [`assessment.${assessedAs}`]) ?? assessedAs }]),
    ...(successor === null ? [] : [{ key: t('motion.subject.successor'), value: <a href={link(`/recommendations/${successor}`)}>{successor}</a> }]),
    ...(charterVersion === null ? [] : [{ key: t('motion.subject.charter'), value: t('council.charter.title', { version: charterVersion }) }]),
    ...(charterHash === null ? [] : [{ key: t('council.charter.hash'), value: <Hash>{charterHash}</Hash> }]),
    ...(charterAssessDays === null ? [] : [{ key: t('council.fact.assess'), value: t('council.fact.assess.value', { days: charterAssessDays }) }]),
    ...(subject.class === null ? [] : [{ key: t('motion.subject.class'), value: classLabel(motion, subject.class) }]),
    ...(seat === null ? [] : [{ key: t('motion.subject.seat'), value: seatHolder(messages, motion, seat) }]),
    ...(incident === null ? [] : [{ key: t('motion.subject.incident'), value: <a href={link(`/incidents/${incident}`)}>{incident}</a> }]),
  ];
  return (
    <section>
      <Heading level={2} id="subject">
        {t('motion.subject')}
      </Heading>
      <SummaryList rows={rows} />
      {charterClasses !== null && <Verbatim label={t('motion.subject.classes')} wrap>{charterClasses}</Verbatim>}
      {candidates.length > 0 && <Heading level={3}>{t('motion.subject.candidates')}</Heading>}
      {candidates.map(({ member, statement }) => (
        <article class="fm-said-by" key={member}>
          <Heading level={4}>{memberName(messages, council.seats, member)}</Heading>
          {statement === null ? <Text>{t('motion.subject.noStatement')}</Text> : <Paragraphs text={statement} />}
        </article>
      ))}
    </section>
  );
}

function seatHolder(messages: Messages, motion: MotionData, number: number): string {
  const holder = motion.council.seats.find((one) => one.number === number)?.holder;
  return holder ? seatedName(messages, motion, number, holder.member) : messages.t('council.seat.number', { number });
}

/** What happened, and how anybody checks it without us. */
function Check({ motion, publicUrl }: { readonly motion: MotionData; readonly publicUrl: string }): VNode {
  const { t, link } = useWords();
  const newest = motion.history.at(-1);
  return (
    <>
      <section>
        <Heading level={2} id="history">
          {t('council.history')}
        </Heading>
        <Text>{t('motion.history.lead')}</Text>
        <History entries={motion.history.map(readEntry)} />
      </section>
      <section>
        <Heading level={2} id="proof">
          {t('motion.check')}
        </Heading>
        <Text>{t('motion.check.text')}</Text>
        <Verbatim label={t('motion.check')}>{`npx folkmoot verify ${publicUrl} --decision ${motion.id}`}</Verbatim>
        <Buttons>
          {newest && <ButtonLink href={`/ledger/entries/${newest.seq}/proof`}>{t('council.prove.download', { seq: newest.seq })}</ButtonLink>}
          <ButtonLink href={link('/conformance')} kind="secondary">
            {t('motion.check.conformance')}
          </ButtonLink>
        </Buttons>
      </section>
    </>
  );
}
