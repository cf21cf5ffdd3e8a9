/**
 * The closed lists of notices. A notice says that something public happened and where to read it; it never carries what
 * somebody wrote, chose or counted:
 *
 *     { kind: 'vote-opened', subject: { kind: 'motion', id: '7n4qc0xk2h7r' } }
 */
export const SUBJECT_KINDS = ['me', 'council', 'motion', 'lab', 'recommendation', 'incident'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What a person follows, or what a notice is about. The id of `me` is empty. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

export const WAYS = ['mail', 'webhook'] as const;
export type Way = (typeof WAYS)[number];

export const RHYTHMS = ['at-once', 'daily', 'weekly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export const NOTICE_KINDS = [
  'motion-proposed', 'motion-amended', 'motion-withdrawn', 'vote-opened', 'vote-closes-soon', 'ballots-are-opened', 'vote-closed',
  'charter-adopted', 'council-dissolved', 'seat-filled', 'seat-vacated',
  'recommendation-issued', 'lab-answered', 'answer-extended', 'answer-overdue', 'answer-assessed', 'assessment-overdue',
  'incident-published', 'incident-corrected', 'incident-retracted', 'incident-answered',
  // What waits for a person, or is about him.
  'your-seat', 'your-seat-ended', 'your-vote-waits', 'your-vote-waits-still', 'your-ballot-is-stale', 'your-ballot-to-open', 'your-recusal-asked', 'your-recusal',
  'your-answer-due', 'your-answer-due-soon', 'your-answer-overdue', 'your-assessment-due', 'your-webhook-is-off',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
