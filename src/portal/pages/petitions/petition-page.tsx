import type { VNode } from 'preact';
import { Breadcrumbs, ButtonLink, Buttons, Done, Heading, InsetText, Layout, SummaryList, Text } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import type { Frame } from '../../portal.js';
import { HistoryAndProof } from '../juries/history-and-proof.js';
import { readEntry } from '../record/entry-words.js';
import { Paragraphs } from '../record/text.js';
import { ActForm } from '../signed-in/act-form.js';
import type { PetitionData } from './operations.js';

export interface PetitionPageProps extends Frame {
  readonly petition: PetitionData;
  /** Hidden fields of forms, where a member reads it; others are led to the door. */
  readonly member: Readonly<Record<string, string>> | undefined;
  readonly mayOpen: boolean;
  readonly done: string | undefined;
}

/** One petition for everybody: what it asks, how many ask, and how to join them. */
export function PetitionPage({ petition, member, mayOpen, done, ...frame }: PetitionPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const { id, status, incident, text, signers, needed, startedAt, reachedAt, jury } = petition;
  const title = t('petitions.of', { incident });
  const history = petition.history.map(readEntry);
  const newest = history.at(-1);
  return (
    <Layout {...frame} title={title} section="juries" before={<Breadcrumbs crumbs={[{ text: t('juries.title'), href: link('/juries') }, { text: t('petitions.title'), href: link('/petitions') }]} />}>
      <Done text={done} />
      <div class="fm-column">
        <Heading size="xl" caption={t('record.petition', { id })}>
          {title}
        </Heading>
        {text === null ? <Text>{t('jury.erased')}</Text> : <Paragraphs text={text} />}
        <SummaryList
          rows={[
            { key: t('jury.fact.status'), value: words(messages, [`petition.status.${status}`]) ?? status },
            { key: t('petition.signatures'), value: t('petition.signers', { signers, needed }) },
            { key: t('jury.fact.incident'), value: <a href={link(`/incidents/${incident}`)}>{incident}</a> },
            { key: t('petition.started'), value: formatDay(messages, startedAt) },
            ...(reachedAt === null ? [] : [{ key: t('petition.reached'), value: formatDay(messages, reachedAt) }]),
          ]}
        />
        {reachedAt !== null && <InsetText>{jury === null ? t('petition.reached.text') : <a href={link(`/juries/${jury}`)}>{t('petition.jury')}</a>}</InsetText>}
        {reachedAt !== null && jury === null && mayOpen && (
          <Buttons>
            <ButtonLink href={link(`/juries/open?incident=${incident}&petition=${id}`)}>{t('openJury.title')}</ButtonLink>
          </Buttons>
        )}
        <Signing petition={petition} member={member} frame={frame} />
        <HistoryAndProof messages={messages} entries={history} lead={t('petition.history')} newest={newest} kind="secondary" />
      </div>
    </Layout>
  );
}

function Signing({ petition: { id, status, signedByMe }, member, frame: { messages } }: Pick<PetitionPageProps, 'petition' | 'member'> & { readonly frame: Frame }): VNode {
  const { t, link } = messages;
  return (
    <section>
      <Heading level={2} id="sign">
        {t('petition.sign')}
      </Heading>
      <Text>{t('petition.sign.text')}</Text>
      {member === undefined && (
        <Buttons>
          <ButtonLink href={link(`/sign-in?next=${encodeURIComponent(`/petitions/${id}`)}`)}>{t('petition.signIn')}</ButtonLink>
        </Buttons>
      )}
      {member !== undefined && !signedByMe && (
        <Buttons>
          <ActForm action={link(`/petitions/${id}/sign`)} fields={member} button={t('petition.sign')} kind="primary" />
        </Buttons>
      )}
      {member !== undefined && signedByMe && (
        <>
          <Text>{t('petition.signed')}</Text>
          {status === 'OPEN' && (
            <Buttons>
              <ActForm action={link(`/petitions/${id}/withdraw`)} fields={member} button={t('petition.withdraw')} />
            </Buttons>
          )}
        </>
      )}
    </section>
  );
}
