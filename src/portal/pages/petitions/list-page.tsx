import type { VNode } from 'preact';
import { ButtonLink, Buttons, Done, Heading, Layout, Pagination, Results, Text, useWords } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { address } from '../record/asked.js';
import type { ListedPetition, PetitionsData } from './operations.js';

/** All petitions for a jury, the newest first. */
export function ListPage({ allPetitions, done, ...frame }: Frame & PetitionsData & { readonly done: string | undefined }): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { edges, pageInfo, totalCount } = allPetitions;
  return (
    <Layout {...frame} title={t('petitions.title')} section="juries">
      <Done text={done} />
      <div class="fm-column">
        <Heading size="xl">{t('petitions.title')}</Heading>
        <Text>{t('petitions.lead')}</Text>
        <Buttons>
          <ButtonLink href={link('/petitions/start')}>{t('petitions.start')}</ButtonLink>
        </Buttons>
        {edges.length === 0 ? <Text>{t('petitions.none')}</Text> : <Results results={edges.map(({ node }) => resultOf(messages, node))} />}
        {edges.length > 0 && (
          <Pagination
            of={t('petitions.title')}
            total={totalCount ?? undefined}
            next={pageInfo.hasNextPage ? link(address('/petitions', { after: pageInfo.endCursor ?? undefined })) : undefined}
          />
        )}
      </div>
    </Layout>
  );
}

/** In the page of an incident: the petitions on it, and the way to start one. */
export function PetitionSection({ petitions, incident }: { readonly petitions: readonly ListedPetition[]; readonly incident: string }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  return (
    <section>
      <Heading level={2} id="petitions">
        {t('petitions.section')}
      </Heading>
      <Text>{t('petitions.section.text')}</Text>
      {petitions.length > 0 && <Results level={3} results={petitions.map((petition) => resultOf(messages, petition))} />}
      <Text>
        <a href={link(`/petitions/start?incident=${incident}`)}>{t('petitions.start')}</a>
      </Text>
    </section>
  );
}

function resultOf(messages: Messages, { id, status, incident, signers, needed, startedAt }: ListedPetition): Parameters<typeof Results>[0]['results'][number] {
  const { t, link } = messages;
  return {
    title: t('petitions.of', { incident }),
    href: link(`/petitions/${id}`),
    facts: [words(messages, [`petition.status.${status}`]) ?? status, t('petition.signers', { signers, needed }), formatDay(messages, startedAt)],
  };
}
