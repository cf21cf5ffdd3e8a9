import type { VNode } from 'preact';
import { ButtonLink, Buttons, Done, Heading, Layout, Pagination, Results, Text, useWords } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { address } from '../record/asked.js';
import type { JuriesData, ListedJury } from './operations.js';

/** All juries, the newest first. */
export function ListPage({ juries, mayOpen, done, ...frame }: Frame & JuriesData & { readonly mayOpen: boolean; readonly done: string | undefined }): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { edges, pageInfo, totalCount } = juries;
  return (
    <Layout {...frame} title={t('juries.title')} section="juries">
      <Done text={done} />
      <div class="fm-column">
        <Heading size="xl">{t('juries.title')}</Heading>
        <Text>{t('juries.lead')}</Text>
        {mayOpen && (
          <Buttons>
            <ButtonLink href={link('/juries/open')}>{t('openJury.title')}</ButtonLink>
          </Buttons>
        )}
        {edges.length === 0 ? <Text>{t('juries.none')}</Text> : <Results results={edges.map(({ node }) => resultOf(messages, node))} />}
        {edges.length > 0 && (
          <Pagination
            of={t('juries.title')}
            total={totalCount ?? undefined}
            next={pageInfo.hasNextPage ? link(address('/juries', { after: pageInfo.endCursor ?? undefined })) : undefined}
          />
        )}
        <Heading level={2}>{t('petitions.section')}</Heading>
        <Text>
          {t('petitions.lead')} <a href={link('/petitions')}>{t('petitions.title')}</a>
        </Text>
        <Heading level={2}>{t('juries.room')}</Heading>
        <Text>{t('juries.room.text')}</Text>
      </div>
    </Layout>
  );
}

/** Juries in the page of an incident or an entity; nothing where there is none. */
export function JurySection({ juries, lead }: { readonly juries: readonly ListedJury[]; readonly lead: 'juries.section.incident' | 'juries.section.entity' }): VNode | null {
  const messages = useWords();
  if (juries.length === 0) return null;
  return (
    <section>
      <Heading level={2} id="juries">
        {messages.t('juries.section')}
      </Heading>
      <Text>{messages.t(lead)}</Text>
      <Results level={3} results={juries.map((jury) => resultOf(messages, jury))} />
    </section>
  );
}

function resultOf(messages: Messages, { id, status, incident, size, openedAt, verdict }: ListedJury): Parameters<typeof Results>[0]['results'][number] {
  const { t, link } = messages;
  return {
    title: t('juries.of', { size, incident }),
    href: link(`/juries/${id}`),
    text: verdict ? verdictWords(messages, verdict.measure) : undefined,
    facts: [words(messages, [`jury.status.${status}`]) ?? status, t('juries.opened', { day: formatDay(messages, openedAt) })],
  };
}

export function measureWords(messages: Messages, measure: string): string {
  return words(messages, [`measure.${measure}`]) ?? measure;
}

export function verdictWords(messages: Messages, measure: string): string {
  return measure === 'NONE' ? messages.t('jury.verdict.none') : messages.t('jury.verdict.words', { measure: measureWords(messages, measure) });
}
