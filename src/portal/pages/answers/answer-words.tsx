import type { VNode } from 'preact';
import { Tag, type Tone, useWords } from '../../kit/index.js';
import { formatDay } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { ListedRecommendation, ShareData } from './operations.js';

export function titleOf({ t }: Messages, { id, title }: Pick<ListedRecommendation, 'id' | 'title'>): string {
  return title ?? t('answers.untitled', { id });
}

export function labName({ t }: Messages, { lab, labName: name }: Pick<ListedRecommendation, 'lab' | 'labName'>): string {
  return name ?? t('lab.untitled', { id: lab });
}

export function shareWords({ t }: Messages, { count, of }: ShareData): string {
  return t('answers.share', { count, of });
}

export function standingWords(messages: Messages, standing: string | null): string {
  return standing === null ? messages.t('standing.answer.none') : (words(messages, [`standing.answer.${standing}`]) ?? standing);
}

export function assessmentWords(messages: Messages, status: string): string {
  return words(messages, [`assessment.${status}`]) ?? status;
}

const TONES: Readonly<Record<string, Tone>> = {
  AWAITING: 'amber', RECEIVED: 'blue', ACCEPTABLE: 'green', ACCEPTABLE_ALTERNATE: 'green', UNACCEPTABLE: 'red', IMPLEMENTED: 'green', PARTLY: 'amber',
  CLAIMED_UNPROVEN: 'amber', OMITTED_OR_REFRAMED: 'red', NO_RESPONSE: 'red', DECLINED: 'red',
};

/** What the council says. The word says it; the colour only helps. */
export function AssessmentTag({ status }: { readonly status: string }): VNode {
  return <Tag tone={TONES[status] ?? 'grey'}>{assessmentWords(useWords(), status)}</Tag>;
}

/** What the lab says, and whether it said it too late or not at all. */
export function Said({ one }: { readonly one: ListedRecommendation }): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <>
      {standingWords(messages, one.standing)}
      {one.answeredAt !== null && `, ${formatDay(messages, one.answeredAt)}`}
      {one.answeredLate === true && <> <Tag tone="amber">{t('answers.late.tag')}</Tag></>}
      {one.open && one.outstanding && one.overdueAt !== null && <> <Tag tone="red">{t('answers.overdue.tag')}</Tag></>}
    </>
  );
}
