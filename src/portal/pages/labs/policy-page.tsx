import type { VNode } from 'preact';
import { Breadcrumbs, ButtonLink, Buttons, Done, Hash, Heading, Hidden, Layout, Text, useWords, WarningText } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import type { Frame } from '../../portal.js';
import { RecommendationTable } from '../answers/recommendation-table.js';
import { readEntry } from '../record/entry-words.js';
import { History } from '../record/history.js';
import { Paragraphs } from '../record/text.js';
import { nameOf } from './lab-page.js';
import type { PolicyData, PolicyPageData, PolicyVersionData } from './operations.js';

export interface PolicyPageProps extends Frame {
  readonly policy: PolicyData;
  readonly recommendations: PolicyPageData['recommendations'];
  readonly lab: { readonly entity: string; readonly name: string | null; readonly speaksFor: boolean };
  readonly done?: string | undefined;
}

/** A policy as it is in force, what changed in each version, and what was asked about it. */
export function PolicyPage({ policy, recommendations, lab, done, ...frame }: PolicyPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { id, title, status, changedAt, withdrawalNote, versions } = policy;
  const name = title ?? t('policy.untitled', { id });
  const current = versions[0];
  return (
    <Layout {...frame} title={name} section="answers" before={<Breadcrumbs crumbs={[{ text: nameOf(messages, lab), href: link(`/labs/${lab.entity}`) }]} />}>
      <Done text={done} />
      <div class="fm-column">
        <Heading size="xl" caption={t('policy.caption', { lab: nameOf(messages, lab) })}>
          {name}
        </Heading>
        {status === 'WITHDRAWN' && (
          <WarningText>
            {t('policy.withdrawn', { day: formatDay(messages, changedAt) })} {withdrawalNote}
          </WarningText>
        )}
        {lab.speaksFor && status === 'PUBLISHED' && (
          <Buttons>
            <ButtonLink href={link(`/policies/${id}/revise`)} kind="secondary">
              {t('labKeep.policy.revise')}
            </ButtonLink>
          </Buttons>
        )}
        {current && (
          <>
            <Heading level={2}>{t('policy.text')}</Heading>
            <Text small>{t('policy.version', { version: current.version, day: formatDay(messages, current.publishedAt) })}</Text>
            {current.text === null ? <Text>{t('recommendation.erased')}</Text> : <Paragraphs text={current.text} />}
            <Heading level={3}>{t('policy.hash')}</Heading>
            <Text>{t('policy.hash.text')}</Text>
            <Text>
              <Hash>{current.hash}</Hash>
            </Text>
          </>
        )}
        <Heading level={2}>{t('policy.versions')}</Heading>
        {versions.map((version) => (
          <Version key={version.version} version={version} />
        ))}
      </div>
      {recommendations.edges.length > 0 && (
        <>
          <Heading level={2}>{t('policy.asked')}</Heading>
          <RecommendationTable caption={t('policy.asked')} rows={recommendations.edges.map(({ node }) => node)} ofOneLab />
        </>
      )}
      <Heading level={2}>{t('recommendation.history')}</Heading>
      <History entries={policy.history.map(readEntry)} />
    </Layout>
  );
}

function Version({ version: { version, note, recommendation, publishedAt, hash, difference, text } }: { readonly version: PolicyVersionData }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  return (
    <section class="fm-desk__compare" id={`version-${version}`}>
      <Heading level={3}>{t('policy.version', { version, day: formatDay(messages, publishedAt) })}</Heading>
      {note !== null && <Paragraphs text={note} />}
      {recommendation !== null && (
        <Text>
          <a href={link(`/recommendations/${recommendation}`)}>{t('policy.follows')}</a>
        </Text>
      )}
      {version === 1 ? <Text>{t('policy.versions.first')}</Text> : difference.length === 0 && text === null ? <Text>{t('recommendation.erased')}</Text> : <Difference parts={difference} />}
      <Text small>
        {t('policy.hash')}: <Hash>{hash}</Hash>
      </Text>
    </section>
  );
}

/** Said in words too: who listens hears "taken out" and "put in" before the lines. */
export function Difference({ parts }: { readonly parts: PolicyVersionData['difference'] }): VNode {
  const { t } = useWords();
  return (
    <>
      {parts.map(({ kind, text }, i) =>
        kind === 'KEPT' ? (
          <Text small key={i}>
            {t('policy.versions.kept', { count: text.split('\n').length })}
          </Text>
        ) : kind === 'REMOVED' ? (
          <p class="govuk-body" key={i}>
            <del class="fm-difference__removed">
              <Hidden>{t('policy.removed')}: </Hidden>
              <span class="fm-desk__text">{text}</span>
            </del>
          </p>
        ) : (
          <p class="govuk-body" key={i}>
            <ins class="fm-difference__added">
              <Hidden>{t('policy.added')}: </Hidden>
              <span class="fm-desk__text">{text}</span>
            </ins>
          </p>
        ),
      )}
    </>
  );
}
