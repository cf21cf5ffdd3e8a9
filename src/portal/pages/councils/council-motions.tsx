import type { VNode } from 'preact';
import { Heading, Tag, Text, type Tone, useWords } from '../../kit/index.js';
import { formatDay, formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import { StackedTable } from '../stacked-table.js';
import type { CouncilData, CouncilMotion } from './operations.js';

/** What the council has before it, and what it has decided. */
export function Motions({ council: { id, agenda, decisions } }: { readonly council: CouncilData }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  const kind = { heading: t('council.motions.kind'), cell: (one: CouncilMotion) => words(messages, [`motion.kind.${one.kind}`]) ?? one.kind };
  const title = {
    heading: t('council.motions.motion'),
    cell: (one: CouncilMotion) => <a href={link(`/motions/${one.id}`)}>{one.title ?? t('council.motions.untitled', { id: one.id })}</a>,
  };
  const rowsOf = ({ edges }: CouncilData['agenda']): readonly CouncilMotion[] => edges.map(({ node }) => node);
  return (
    <>
      <section>
        <Heading level={2} id="agenda">
          {t('council.agenda')}
        </Heading>
        {agenda.edges.length === 0 ? (
          <Text>{t('council.agenda.none')}</Text>
        ) : (
          <StackedTable
            caption={t('council.agenda')}
            rows={rowsOf(agenda)}
            columns={[title, kind, { heading: t('council.motions.next'), cell: (one) => nextOf(messages, one) }]}
          />
        )}
      </section>
      <section>
        <Heading level={2} id="decisions">
          {t('council.decisions')}
        </Heading>
        {decisions.edges.length === 0 ? (
          <Text>{t('council.decisions.none')}</Text>
        ) : (
          <StackedTable
            caption={t('council.decisions')}
            rows={rowsOf(decisions)}
            columns={[
              title,
              kind,
              { heading: t('council.motions.outcome'), cell: (one) => <Tag tone={TONES[one.status] ?? 'grey'}>{statusWords(messages, one)}</Tag> },
              { heading: t('council.motions.decided'), cell: ({ decidedAt }) => (decidedAt === null ? '–' : formatDay(messages, decidedAt)) },
            ]}
          />
        )}
        {(agenda.pageInfo.hasNextPage || decisions.pageInfo.hasNextPage) && (
          <Text>
            <a href={link(`/motions?council=${id}`)}>{t('council.motions.all')}</a>
          </Text>
        )}
      </section>
    </>
  );
}

const TONES: Readonly<Record<string, Tone>> = { CARRIED: 'green', FAILED: 'red' };

function statusWords(messages: Messages, { status }: CouncilMotion): string {
  return words(messages, [`motion.status.${status}`]) ?? status;
}

/** Where it stands, and the next moment that anybody must know. */
function nextOf(messages: Messages, one: CouncilMotion): string {
  const { commentsUntil, vote } = one;
  const { t } = messages;
  const status = statusWords(messages, one);
  if (vote) return t('council.motions.closes', { status, instant: formatInstant(messages, vote.closesAt) });
  if (commentsUntil !== null) return t('council.motions.comments', { status, instant: formatInstant(messages, commentsUntil) });
  return status;
}
