import type { VNode } from 'preact';
import { Breadcrumbs, Heading, Layout, Text } from '../../kit/index.js';
import { formatDay, formatInstant } from '../../messages/formats.js';
import type { Frame } from '../../portal.js';
import { actorOf, deedOf, streamName } from '../record/entry-words.js';
import { councilName } from './council-words.js';
import { type MinutesData, minutesOf } from './minutes.js';

/** Minutes that nobody wrote: every act in a council, in the order in which it was recorded. */
export function MinutesPage({ council, ...frame }: Frame & { readonly council: NonNullable<MinutesData['council']> }): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const name = councilName(messages, council);
  const crumbs = [{ text: t('councils.title'), href: link('/councils') }, { text: name, href: link(`/councils/${council.id}`) }];
  return (
    <Layout {...frame} title={t('council.minutes')} section="councils" before={<Breadcrumbs crumbs={crumbs} />}>
      <div class="fm-column">
        <Heading size="xl" caption={name}>
          {t('council.minutes')}
        </Heading>
        <Text>{t('council.minutes.lead')}</Text>
        {council.motions.pageInfo.hasNextPage && <Text>{t('council.minutes.newest')}</Text>}
        {minutesOf(council).map(({ day, entries }) => (
          <section key={day}>
            <Heading level={2}>{formatDay(messages, day)}</Heading>
            <ol class="fm-history">
              {entries.map(({ seq, entry }) => (
                <li class="fm-history__item" key={seq}>
                  <p class="fm-history__deed">
                    {entry.stream.kind !== 'council' && `${streamLabel(entry.stream)}: `}
                    {deedOf(messages, entry)}
                  </p>
                  <p class="fm-history__meta">
                    <a href={link(`/ledger/entries/${seq}`)}>{t('ledger.entry.title', { seq })}</a>
                    <span>{formatInstant(messages, entry.at)}</span>
                    <span>{actorOf(messages, entry)}</span>
                  </p>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </Layout>
  );

  function streamLabel({ kind, id }: { readonly kind: string; readonly id: string }): string {
    const motion = council.motions.edges.find(({ node }) => kind === 'motion' && node.id === id)?.node;
    if (motion) return motion.title ?? t('council.motions.untitled', { id });
    return kind === 'seat' ? t('council.seat.number', { number: id.slice(id.indexOf('-') + 1) }) : streamName(messages, kind, id);
  }
}
