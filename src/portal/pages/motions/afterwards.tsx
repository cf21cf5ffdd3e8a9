import type { VNode } from 'preact';
import { Heading, SummaryList, Tag, Text, useWords } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import type { MotionData, RecommendationData } from './operations.js';

/** What became of a decision: what the lab said, what the council thinks of it, and the clocks. */
export function Afterwards({ motion, recommendation }: { readonly motion: MotionData; readonly recommendation: RecommendationData | null }): VNode | null {
  const messages = useWords();
  const { t, link } = messages;
  if (motion.status !== 'CARRIED') return null;
  return (
    <section>
      <Heading level={2} id="afterwards">
        {t('after.title')}
      </Heading>
      {recommendation === null ? (
        <Text>{t(motion.labId === null ? 'after.own' : 'after.soon')}</Text>
      ) : (
        <>
          <Text>{t('after.lead', { lab: recommendation.labName ?? '' })}</Text>
          <SummaryList
            rows={[
              { key: t('after.lab'), value: recommendation.standing === null ? t('after.lab.none') : (words(messages, [`standing.answer.${recommendation.standing}`]) ?? recommendation.standing) },
              { key: t('after.council'), value: words(messages, [`assessment.${recommendation.status}`]) ?? recommendation.status },
              { key: t('after.due'), value: <Due of={recommendation} /> },
              ...(recommendation.answeredAt === null ? [] : [{ key: t('after.answered'), value: `${formatInstant(messages, recommendation.answeredAt)}${recommendation.answeredLate ? `, ${t('after.late')}` : ''}` }]),
              ...(recommendation.assessmentDueAt === null ? [] : [{ key: t('after.assess'), value: formatInstant(messages, recommendation.assessmentDueAt) }]),
              ...(recommendation.assessmentOverdueAt === null ? [] : [{ key: t('after.assess.overdue'), value: formatInstant(messages, recommendation.assessmentOverdueAt) }]),
              ...(recommendation.closedAt === null ? [] : [{ key: t('after.closed'), value: formatInstant(messages, recommendation.closedAt) }]),
            ]}
          />
          <Text>
            <a href={link(`/recommendations/${recommendation.id}`)}>{t('after.page')}</a>
          </Text>
        </>
      )}
    </section>
  );
}

function Due({ of }: { readonly of: RecommendationData }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <>
      {formatInstant(messages, of.dueAt)} {of.extended > 0 && t('after.extended', { count: of.extended })} {of.overdueAt !== null && <Tag tone="red">{t('after.overdue')}</Tag>}
    </>
  );
}
