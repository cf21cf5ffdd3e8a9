import type { VNode } from 'preact';
import { Banner, Breadcrumbs, Heading, InsetText, Layout, List, Results, SummaryList, Text } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { resultOf } from '../incidents/list-page.js';
import { address } from '../record/asked.js';
import { readEntry } from '../record/entry-words.js';
import { History } from '../record/history.js';
import { JurySection } from '../juries/list-page.js';
import type { ListedJury } from '../juries/operations.js';
import type { EntityRecord, IncidentsOfData } from './operations.js';

export interface EntityPageProps extends Frame, IncidentsOfData {
  readonly entity: EntityRecord;
  readonly isLab: boolean;
  /** The record from which the reader was led here, because it was joined to this one. */
  readonly joined: string | undefined;
  readonly juries: readonly ListedJury[];
}

export function EntityPage({ entity, isLab, incidents, joined, juries, ...frame }: EntityPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { id, kind, aliases, roles, canAnswer } = entity;
  const name = entity.name ?? t('entity.nameErased');
  const answered = incidents.edges.filter(({ node }) => node.answers.some((answer) => answer.entity?.id === id)).length;
  return (
    <Layout
      {...frame}
      title={name}
      section="incidents"
      before={
        <Breadcrumbs
          crumbs={[
            { text: t('incidents.title'), href: link('/incidents') },
            { text: t('entities.title'), href: link('/entities') },
          ]}
        />
      }
    >
      <div class="fm-column">
        <Heading size="xl" caption={t('entity.caption')}>
          {name}
        </Heading>
        {joined !== undefined && (
          <Banner>
            <Text>
              {t('entity.joined', { id: joined })} <a href={link(`/ledger/streams/entity/${joined}`)}>{t('entity.joined.history')}</a>
            </Text>
          </Banner>
        )}
        <InsetText>{t('entity.alleged')}</InsetText>
        <SummaryList
          rows={[
            { key: t('entity.kind'), value: words(messages, [`kind.${kind}`]) ?? kind },
            ...(aliases.length === 0 ? [] : [{ key: t('entity.aliases'), value: aliases.join(', ') }]),
            {
              key: t('entity.by'),
              value: (
                <List
                  kind="plain"
                  items={roles.map(({ role, count }) => t('entity.role.count', { role: words(messages, [`role.alleged.${role}`]) ?? role, count }))}
                />
              ),
            },
            { key: t('incident.fact.address'), value: <a href={link(`/entities/${id}`)}>{entity.url}</a> },
          ]}
        />
        {isLab && (
          <Text>
            <a href={link(`/labs/${id}`)}>{t('entity.lab')}</a>
          </Text>
        )}
        <Heading level={2}>{t('entity.incidents')}</Heading>
        {incidents.edges.length === 0 ? (
          <Text>{t('entity.none')}</Text>
        ) : (
          <>
            <Results level={3} results={incidents.edges.map(({ node }) => resultOf(messages, node))} />
            <Text>
              <a href={link(address('/incidents', { entity: id }))}>{t('entity.all')}</a>
            </Text>
          </>
        )}
        <JurySection juries={juries} lead="juries.section.entity" />
        <Heading level={2}>{t('entity.answers')}</Heading>
        <Text>{t(canAnswer ? 'entity.canAnswer' : 'entity.cannotAnswer')}</Text>
        <Text>
          <a href={link('/report')}>{t('entity.ask')}</a>
        </Text>
        {canAnswer && <Text>{t(answered === 0 ? 'entity.answers.none' : 'entity.answers.list')}</Text>}
        <Heading level={2} id="history">
          {t('entity.history')}
        </Heading>
        <History entries={entity.history.map(readEntry)} />
        {entity.provenance && <Text small>{entity.provenance.attribution}</Text>}
      </div>
    </Layout>
  );
}

/** There is no such record, or it is of somebody who has no page; which of the two is not said. */
export function NoEntityPage(frame: Frame): VNode {
  const { t, link } = frame.messages;
  return (
    <Layout {...frame} title={t('entity.withheld.title')} section="incidents">
      <div class="fm-column">
        <Heading size="xl">{t('entity.withheld.title')}</Heading>
        <Text>{t('entity.withheld.text')}</Text>
        <Text>
          <a href={link('/entities')}>{t('entities.title')}</a>
        </Text>
      </div>
    </Layout>
  );
}
