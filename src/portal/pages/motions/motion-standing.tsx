import type { VNode } from 'preact';
import { Heading, List, Text, useWords } from '../../kit/index.js';
import { formatDay, formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import { StackedTable } from '../stacked-table.js';
import { memberName, seatedName } from './motion-words.js';
import type { MotionData, ProposedRecusalData } from './operations.js';

/** What ties members to the lab, and who stands back from this motion. */
export function Standing({ motion }: { readonly motion: MotionData }): VNode {
  const messages = useWords();
  const { t, link } = messages;
  const interests = motion.council.seats.flatMap(({ number, interests: of }) => of.filter(({ lab }) => lab === motion.labId).map((interest) => ({ number, interest })));
  const reason = (code: string): string => words(messages, [`interest.${code}`]) ?? code;
  return (
    <section>
      <Heading level={2} id="interests">
        {t('motion.interests')}
      </Heading>
      <Text>
        {t('motion.interests.lead')} <a href={link(`/councils/${motion.council.id}#interests`)}>{t('motion.interests.register')}</a>
      </Text>
      {motion.labId !== null && interests.length === 0 && <Text>{t('motion.interests.none')}</Text>}
      {interests.length > 0 && (
        <StackedTable
          caption={t('motion.interests')}
          rows={interests}
          columns={[
            { heading: t('council.interests.who'), cell: ({ number, interest }) => t('motion.seated', { name: memberName(messages, motion.council.seats, interest.member), seat: number }) },
            { heading: t('council.interests.kind'), cell: ({ interest }) => reason(interest.kind) },
            { heading: t('council.interests.note'), cell: ({ interest }) => interest.note ?? '–' },
            { heading: t('council.interests.since'), cell: ({ interest }) => formatDay(messages, interest.since) },
            { heading: t('council.interests.ended'), cell: ({ interest }) => (interest.endedAt === null ? t('council.interests.holds') : formatDay(messages, interest.endedAt)) },
          ]}
        />
      )}
      {motion.recusals.length === 0 ? (
        <Text>{t('motion.recusals.none')}</Text>
      ) : (
        <>
          <Heading level={3}>{t('motion.recusals')}</Heading>
          <StackedTable
            caption={t('motion.recusals')}
            rows={motion.recusals}
            columns={[
              { heading: t('council.interests.who'), cell: ({ seat, member }) => seatedName(messages, motion, seat, member) },
              { heading: t('motion.recusals.way'), cell: ({ way }) => words(messages, [`recusal.way.${way}`]) ?? way },
              { heading: t('motion.recusals.why'), cell: (one) => reason(one.reason) + (one.note === null ? '' : `: ${one.note}`) },
              { heading: t('motion.recusals.at'), cell: ({ at }) => formatDay(messages, at) },
            ]}
          />
        </>
      )}
      {motion.proposedRecusals.length > 0 && (
        <>
          <Heading level={3}>{t('motion.recusals.asked')}</Heading>
          <List items={motion.proposedRecusals.map((one) => askedWords(messages, motion, one))} />
        </>
      )}
    </section>
  );
}

function askedWords(messages: Messages, motion: MotionData, one: ProposedRecusalData): string {
  const { t } = messages;
  const asked = t('motion.recusals.question', {
    who: seatedName(messages, motion, one.seat, one.member), by: one.bySeat, reason: words(messages, [`interest.${one.reason}`]) ?? one.reason, note: one.note ?? '',
  });
  if (one.recused === null) return `${asked} ${t('motion.recusals.runs', { instant: formatInstant(messages, one.closesAt) })}`;
  return `${asked} ${t(one.recused ? 'motion.recusals.yes' : 'motion.recusals.no', { yes: one.yes ?? 0, no: one.no ?? 0, abstain: one.abstain ?? 0 })}`;
}
