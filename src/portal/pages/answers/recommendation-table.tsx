import type { VNode } from 'preact';
import { useWords } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import { StackedTable } from '../stacked-table.js';
import { AssessmentTag, labName, Said, titleOf } from './answer-words.js';
import type { ListedRecommendation } from './operations.js';

export interface RecommendationTableProps {
  readonly caption: string;
  readonly rows: readonly ListedRecommendation[];
  /** On a lab's own page nobody need read its name in each line. */
  readonly ofOneLab?: boolean;
}

/** What was asked, of whom, until when, and both records in a word each. */
export function RecommendationTable({ caption, rows, ofOneLab = false }: RecommendationTableProps): VNode {
  const messages = useWords();
  const { t, link } = messages;
  return (
    <StackedTable
      caption={caption}
      rows={rows}
      columns={[
        { heading: t('answers.request'), cell: (one) => <a href={link(`/recommendations/${one.id}`)}>{titleOf(messages, one)}</a> },
        ...(ofOneLab ? [] : [{ heading: t('answers.lab'), cell: (one: ListedRecommendation) => <a href={link(`/labs/${one.lab}`)}>{labName(messages, one)}</a> }]),
        { heading: t('answers.issued'), cell: ({ issuedAt }) => formatDay(messages, issuedAt) },
        { heading: t('answers.dueAt'), cell: ({ dueAt }) => formatDay(messages, dueAt) },
        { heading: t('answers.said'), cell: (one) => <Said one={one} /> },
        { heading: t('answers.judged'), cell: ({ status }) => <AssessmentTag status={status} /> },
      ]}
    />
  );
}
