import type { Deadline } from '../../../platform/calendar.js';
import type { Messages } from '../../messages/index.js';
import { motionTitle } from './motion-words.js';
import { LISTED, type ListedMotion } from './operations.js';

export const COUNCIL_MOTIONS = `query ($id: PublicId!) { council(id: $id) { name motions(first: 100, status: [PROPOSED, OPEN, REVEALING]) { edges { node { ${LISTED} } } } } }`;

export interface CouncilMotions {
  readonly council: { readonly name: string | null; readonly motions: { readonly edges: readonly { readonly node: ListedMotion }[] } } | null;
}

type Timed = Pick<ListedMotion, 'id' | 'title' | 'proposedAt' | 'commentsUntil'> & { readonly vote: (NonNullable<ListedMotion['vote']> & { readonly openedAt?: string }) | null };

/** What a calendar shows of a motion. Each deadline keeps its uid, and no text in it tells how anybody votes. */
export function motionDeadlines(messages: Messages, site: string, motion: Timed): Deadline[] {
  const { t } = messages;
  const { id, commentsUntil, vote, proposedAt } = motion;
  const title = motionTitle(messages, motion);
  const deadline = (kind: string, at: string, summary: string): Deadline => ({
    uid: `${id}-${kind}@${new URL(site).host}`, at, changedAt: vote?.openedAt ?? proposedAt, summary, description: title, url: `${site}/motions/${id}`,
  });
  return [
    ...(commentsUntil === null ? [] : [deadline('comments', commentsUntil, t('calendar.comments', { title }))]),
    ...(vote === null ? [] : [deadline('opens', vote.opensAt, t('calendar.opens', { title })), deadline('closes', vote.closesAt, t('calendar.closes', { title }))]),
    ...(vote?.revealUntil ? [deadline('reveal', vote.revealUntil, t('calendar.reveal', { title }))] : []),
  ];
}
