import type { Messages } from '../../messages/index.js';
import type { LeastData } from './operations.js';

/** What a charter asks of every vote, in sentences; where it asks for nothing that is said as well. */
export function leastSentences(messages: Messages, least: LeastData | null, present: number | null): readonly string[] {
  const { t } = messages;
  if (least === null) return [t('least.unsaid')];
  const { quorum, quorumOf, discussionHours, votingHours } = least;
  return [
    quorum === null ? t('least.quorum.none') : t(quorumOf === 'FILLED_SEATS' ? 'least.quorum.filled' : 'least.quorum.all', { part: quorum }),
    ...(quorum === null || present === null ? [] : [t('least.present', { members: present })]),
    discussionHours === 0 ? t('least.discussion.none') : t('least.discussion', { time: timeWords(messages, discussionHours) }),
    votingHours === 0 ? t('least.voting.none') : t('least.voting', { time: timeWords(messages, votingHours) }),
  ];
}

/** Somebody could carry a motion before the others know of it, or alone. */
export function isOpenToOne(least: LeastData | null): boolean {
  return least === null || least.quorum === null || least.votingHours === 0;
}

function timeWords({ t }: Messages, hours: number): string {
  return hours % 24 === 0 ? t('least.days', { days: hours / 24 }) : t('least.hours', { hours });
}
