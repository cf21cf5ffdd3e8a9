import type { VNode } from 'preact';
import { Breadcrumbs, ButtonLink, Buttons, Done, Hash, Heading, Layout, SummaryList, Text, useWords, WarningText } from '../../kit/index.js';
import { formatBytes, formatDay, formatInstant } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { readEntry } from '../record/entry-words.js';
import { History } from '../record/history.js';
import { Paragraphs } from '../record/text.js';
import { StackedTable } from '../stacked-table.js';
import { AssessmentTag, labName, standingWords, titleOf } from './answer-words.js';
import { feedsOf } from './answers-page.js';
import type { AssessmentData, RecommendationData, ResponseData } from './operations.js';

export interface RecommendationPageProps extends Frame {
  readonly one: RecommendationData;
  readonly done?: string | undefined;
}

/** One request: what was asked, both records side by side, the clocks, and how to check all of it. */
export function RecommendationPage({ one, done, ...frame }: RecommendationPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const title = titleOf(messages, one);
  const history = one.history.map(readEntry);
  const newest = history.at(-1);
  return (
    <Layout {...frame} title={title} section="answers" description={one.text?.slice(0, 300)} feeds={feedsOf(messages)} before={<Breadcrumbs crumbs={[{ text: t('answers.title'), href: link('/answers') }]} />}>
      <Done text={done} />
      <article class="fm-record">
        <div class="fm-record__opening">
          <Heading size="xl" caption={t('recommendation.caption', { id: one.id })}>
            {title}
          </Heading>
          {one.open && one.outstanding && one.overdueAt !== null && <WarningText>{t('recommendation.overdue', { day: formatDay(messages, one.dueAt) })}</WarningText>}
          {one.assessmentDueAt !== null && one.assessmentOverdueAt !== null && (
            <WarningText>{t('recommendation.council.overdue', { day: formatDay(messages, one.assessmentDueAt) })}</WarningText>
          )}
          {one.origin === 'verdict' && (
            <Text>
              {t('recommendation.verdict')} <a href={link(`/juries/${one.id.slice('verdict-'.length, 'verdict-'.length + 12)}`)}>{t('recommendation.verdict.link')}</a>
            </Text>
          )}
          <Heading level={2}>{t('recommendation.asked')}</Heading>
          {one.text === null ? <Text>{t('recommendation.erased')}</Text> : <Paragraphs text={one.text} />}
          {one.measure !== null && (
            <>
              <Heading level={3}>{t('recommendation.measure')}</Heading>
              <Paragraphs text={one.measure} />
            </>
          )}
          {one.mayAnswer && (
            <Buttons>
              <ButtonLink href={link(`/recommendations/${one.id}/respond`)}>{t('recommendation.respond')}</ButtonLink>
            </Buttons>
          )}
        </div>
        <div class="fm-record__facts">
          <Facts one={one} />
        </div>
        <div class="fm-record__rest">
          <Heading level={2}>{t('recommendation.two')}</Heading>
          <Text>{t('recommendation.two.lead')}</Text>
          <div class="fm-two-records">
            <section>
              <Heading level={3}>{t('recommendation.lab.column')}</Heading>
              {one.responses.length === 0 ? <Text>{t('recommendation.lab.nothing')}</Text> : one.responses.map((response) => <Response key={response.entryId} response={response} />)}
            </section>
            <section>
              <Heading level={3}>{t('recommendation.council.column')}</Heading>
              {one.assessments.length === 0 ? (
                <Text>{t('recommendation.council.nothing')}</Text>
              ) : (
                one.assessments.map((assessment) => <Assessment key={assessment.entryId} assessment={assessment} />)
              )}
            </section>
          </div>
          <Clocks one={one} />
          <section>
            <Heading level={2}>{t('recommendation.check')}</Heading>
            <Text>{t('recommendation.check.text')}</Text>
            {newest && (
              <Buttons>
                <ButtonLink href={`/ledger/entries/${newest.seq}/proof`}>{t('recommendation.proof')}</ButtonLink>
                <ButtonLink href={link('/ledger/verify')} kind="secondary">
                  {t('recommendation.proof.check')}
                </ButtonLink>
              </Buttons>
            )}
            <Heading level={3}>{t('recommendation.history')}</Heading>
            <History entries={history} />
          </section>
        </div>
      </article>
    </Layout>
  );
}

function Facts({ one }: { readonly one: RecommendationData }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  return (
    <>
      <Heading level={2} size="s">
        {t('recommendation.facts')}
      </Heading>
      <SummaryList
        rows={[
          { key: t('answers.judged'), value: <AssessmentTag status={one.status} /> },
          { key: t('recommendation.status'), value: t(one.open ? 'recommendation.open' : 'recommendation.closed') },
          { key: t('recommendation.of'), value: <a href={link(`/labs/${one.lab}`)}>{labName(messages, one)}</a> },
          ...(one.council === null ? [] : [{ key: t('recommendation.by'), value: <a href={link(`/councils/${one.council}`)}>{one.councilName ?? t('councils.untitled', { id: one.council })}</a> }]),
          ...(one.policy === null ? [] : [{ key: t('recommendation.policy'), value: <a href={link(`/policies/${one.policy}`)}>{one.policyTitle ?? t('policy.untitled', { id: one.policy })}</a> }]),
          { key: t('answers.issued'), value: formatDay(messages, one.issuedAt) },
          { key: t('answers.dueAt'), value: formatInstant(messages, one.dueAt) },
          { key: t('recommendation.binding'), value: words(messages, [`binding.${one.binding}`]) ?? one.binding },
          {
            key: t('recommendation.extensions'),
            value: one.mostExtensions === 0 ? t('recommendation.extensions.none') : t('recommendation.extensions.value', { used: one.extended, most: one.mostExtensions, days: one.extensionDays }),
          },
        ]}
      />
    </>
  );
}

function Response({ response }: { readonly response: ResponseData }): VNode {
  const messages = useWords();
  const { t } = messages;
  const { standing, by, statement, at, late, evidence, entryId } = response;
  return (
    <article class="fm-desk__compare" id={entryId}>
      <p class="govuk-body">
        <strong>{standingWords(messages, standing)}</strong>
        {by !== null && `. ${t('recommendation.by.day', { day: formatDay(messages, by) })}`}
      </p>
      {statement === null ? <Text>{t('recommendation.erased')}</Text> : <Paragraphs text={statement} />}
      {evidence.length > 0 && (
        <>
          <p class="govuk-body-s"><strong>{t('recommendation.evidence')}</strong></p>
          <ul class="govuk-list govuk-list--bullet">
            {evidence.map(({ hash, size, name, kept, path }) => (
              <li key={hash}>
                {kept ? <a href={path}>{t('recommendation.evidence.file', { name: name ?? t('recommendation.evidence.noName'), size: formatBytes(messages, size) })}</a> : `${name ?? ''} ${t('recommendation.evidence.gone')}`}{' '}
                <Hash>{hash}</Hash>
              </li>
            ))}
          </ul>
        </>
      )}
      <Text small>
        {t('recommendation.at', { day: formatInstant(messages, at) })}
        {late && `, ${t('recommendation.late')}`}
      </Text>
    </article>
  );
}

function Assessment({ assessment: { status, motion, successor, at, late, entryId } }: { readonly assessment: AssessmentData }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  return (
    <article class="fm-desk__compare" id={entryId}>
      <p class="govuk-body">
        <AssessmentTag status={status} />
      </p>
      <ul class="govuk-list">
        <li><a href={link(`/motions/${motion}`)}>{t('recommendation.vote')}</a></li>
        {successor !== null && <li><a href={link(`/recommendations/${successor}`)}>{t('recommendation.successor')}</a></li>}
      </ul>
      <Text small>
        {t('recommendation.at', { day: formatInstant(messages, at) })}
        {late && `, ${t('recommendation.late.council')}`}
      </Text>
    </article>
  );
}

function Clocks({ one }: { readonly one: RecommendationData }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <section>
      <Heading level={2}>{t('recommendation.clocks')}</Heading>
      <Text>{t('recommendation.clocks.lead')}</Text>
      <StackedTable
        caption={t('recommendation.clocks')}
        rows={one.clocks}
        columns={[
          { heading: t('recommendation.clock.when'), cell: ({ at }) => formatInstant(messages, at) },
          {
            heading: t('recommendation.clock.what'),
            cell: ({ kind, days, reason, note }) => {
              const said = words(messages, [`clock.${kind}`], { days: days ?? 0, reason: words(messages, [`extension.${reason ?? ''}`]) ?? reason ?? '' }) ?? kind;
              return note === null ? said : `${said}. ${note}`;
            },
          },
          { heading: t('recommendation.clock.day'), cell: ({ dueAt }) => formatInstant(messages, dueAt) },
        ]}
      />
    </section>
  );
}
