import type { VNode } from 'preact';
import { Breadcrumbs, ButtonLink, Buttons, Details, Done, Hash, Heading, Layout, SummaryList, Tag, Text, useWords } from '../../kit/index.js';
import { formatDay, formatNumber } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { Rates } from '../answers/rates.js';
import { RecommendationTable } from '../answers/recommendation-table.js';
import { readEntry } from '../record/entry-words.js';
import { History } from '../record/history.js';
import { Paragraphs } from '../record/text.js';
import { StackedTable } from '../stacked-table.js';
import type { LabData, LabPageData, MandateData } from './operations.js';

export interface LabPageProps extends Frame {
  readonly lab: LabData;
  readonly councils: LabPageData['councils'];
  readonly may: { readonly claim: boolean; readonly keep: boolean };
  readonly done?: string | undefined;
}

export function nameOf({ t }: Messages, { entity, name }: Pick<LabData, 'entity' | 'name'>): string {
  return name ?? t('lab.untitled', { id: entity });
}

/** What an organisation has bound itself to, what its policies say, and how it answers. */
export function LabPage({ lab, councils, may, done, ...frame }: LabPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { entity, domains, keys, representatives, answerRates, recommendations } = lab;
  const name = nameOf(messages, lab);
  return (
    <Layout {...frame} title={name} section="answers" description={t('lab.lead')} before={<Breadcrumbs crumbs={[{ text: t('answers.title'), href: link('/answers') }]} />}>
      <Done text={done} />
      <article class="fm-record">
        <div class="fm-record__opening">
          <Heading size="xl" caption={t('lab.caption', { id: entity })}>
            {name}
          </Heading>
          <Text>{t('lab.lead')}</Text>
          {(may.claim || may.keep) && (
            <Buttons>
              {may.claim && <ButtonLink href={link(`/labs/${entity}/keep`)}>{t(lab.speaksFor ? 'lab.keep' : 'lab.claim')}</ButtonLink>}
              {may.keep && (
                <ButtonLink href={link(`/labs/${entity}/steward`)} kind="secondary">
                  {t('lab.steward')}
                </ButtonLink>
              )}
            </Buttons>
          )}
        </div>
        <div class="fm-record__facts">
          <Heading level={2} size="s">
            {t('lab.facts')}
          </Heading>
          <SummaryList
            rows={[
              { key: t('lab.domains'), value: domains.length === 0 ? t('lab.domains.none') : domains.map((one) => one.name).join(', ') },
              ...(keys.length === 0 ? [] : [{ key: t('lab.keys'), value: keys.map(({ key }) => <Hash key={key}>{key}</Hash>) }]),
              { key: t('lab.representatives'), value: t('lab.representatives.value', { count: representatives }) },
              { key: t('lab.entity'), value: <a href={link(`/entities/${entity}`)}>{name}</a> },
            ]}
          />
        </div>
        <div class="fm-record__rest">
          <Heading level={2}>{t('lab.record')}</Heading>
          {answerRates.asked === 0 ? (
            <Text>{t('lab.record.none')}</Text>
          ) : (
            <>
              <Rates rates={answerRates} />
              <RecommendationTable caption={t('lab.all')} rows={recommendations.edges.map(({ node }) => node)} ofOneLab />
              <Text>
                <a href={`/answers.ics?lab=${entity}`}>{t('answers.ics')}</a>
              </Text>
            </>
          )}
          <Heading level={2}>{t('lab.mandates')}</Heading>
          <Mandates mandates={lab.mandates} councils={councils} />
          <Heading level={2}>{t('lab.policies')}</Heading>
          <Policies lab={lab} />
          <Heading level={2}>{t('recommendation.history')}</Heading>
          <History entries={lab.history.map(readEntry)} />
        </div>
      </article>
    </Layout>
  );
}

export function mandateState(messages: Messages, { status, endsAt }: MandateData): string {
  const over = endsAt !== null && Date.parse(endsAt) <= Date.now();
  return words(messages, [`mandateStatus.${over ? 'OVER' : status}`], { day: endsAt === null ? '' : formatDay(messages, endsAt) }) ?? status;
}

export function councilOf(messages: Messages, councils: LabPageData['councils'], id: string): string {
  return councils.edges.find(({ node }) => node.id === id)?.node.name ?? messages.t('councils.untitled', { id });
}

function Mandates({ mandates, councils }: { readonly mandates: readonly MandateData[]; readonly councils: LabPageData['councils'] }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  if (mandates.length === 0) return <Text>{t('lab.mandates.none')}</Text>;
  return (
    <>
      <StackedTable
        caption={t('lab.mandates')}
        rows={mandates}
        columns={[
          { heading: t('lab.mandate.council'), cell: ({ council }) => <a href={link(`/councils/${council}`)}>{councilOf(messages, councils, council)}</a> },
          { heading: t('lab.mandate.binding'), cell: ({ binding }) => words(messages, [`binding.${binding}`]) ?? binding },
          { heading: t('lab.mandate.days'), number: true, cell: ({ answerDays }) => formatNumber(messages, answerDays) },
          { heading: t('lab.mandate.extensions'), cell: ({ extensions, extensionDays }) => t('lab.mandate.extensions.value', { count: extensions, days: extensionDays }) },
          { heading: t('lab.mandate.status'), cell: (mandate) => mandateState(messages, mandate) },
        ]}
      />
      {mandates.map(({ id, council, text }) => (
        <Details key={id} summary={`${t('lab.mandate.text')}: ${councilOf(messages, councils, council)} (${id})`}>
          {text === null ? <Text>{t('recommendation.erased')}</Text> : <Paragraphs text={text} />}
        </Details>
      ))}
    </>
  );
}

function Policies({ lab }: { readonly lab: LabData }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  if (lab.policies.length === 0) return <Text>{t('lab.policies.none')}</Text>;
  return (
    <StackedTable
      caption={t('lab.policies')}
      rows={lab.policies}
      columns={[
        { heading: t('lab.policy'), cell: ({ id, title }) => <a href={link(`/policies/${id}`)}>{title ?? t('policy.untitled', { id })}</a> },
        { heading: t('lab.policy.version'), number: true, cell: ({ version }) => formatNumber(messages, version) },
        { heading: t('lab.policy.changed'), cell: ({ changedAt }) => formatDay(messages, changedAt) },
        { heading: t('lab.mandate.status'), cell: ({ status }) => <Tag tone={status === 'PUBLISHED' ? 'green' : 'grey'}>{words(messages, [`policyStatus.${status}`]) ?? status}</Tag> },
      ]}
    />
  );
}
