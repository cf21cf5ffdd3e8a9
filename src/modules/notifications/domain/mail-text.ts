import { cleanText } from '../../../kernel/plain-text.js';
import type { NoticeKind, Subject } from './kinds.js';

/**
 * The words of a mail: what happened, the public title of what it happened to, and where to read it. The subject line says how many
 * notices there are and nothing else, since it is shown on locked telephones and kept by every server on the way.
 *
 *     Voting has begun: "Publish evaluations before release"
 *     https://moot.example/motions/7n4qc0xk2h7r
 */
export interface MailItem {
  readonly kind: NoticeKind;
  readonly subject: Subject;
  /** Null where it was erased, or is not public. */
  readonly title: string | null;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
}

/** More than anybody reads; the page has the rest. */
const MOST_ITEMS = 50;

export function noticeMail(items: readonly MailItem[], { publicUrl, stop }: { readonly publicUrl: string; readonly stop: string }): MailText {
  const shown = items.slice(0, MOST_ITEMS);
  const lines = shown.flatMap((item) => [sentence(item), publicUrl + pathOf(item.subject), '']);
  if (items.length > shown.length) lines.push(`And ${items.length - shown.length} more: ${publicUrl}/account/notifications`, '');
  return {
    subject: items.length === 1 ? 'Folkmoot: 1 notice' : `Folkmoot: ${items.length} notices`,
    text: [...lines, '-- ', `What you are told of, and how often: ${publicUrl}/account/notifications`, `No more mail: ${stop}`, ''].join('\n'),
  };
}

export function confirmationMail(link: string): MailText {
  return {
    subject: 'Folkmoot: confirm this address',
    text: ['Somebody, probably you, wants to be sent notices of Folkmoot to this address.', '', 'If it was you, follow this link:', link, '', 'If not, do nothing: nothing more will come.', ''].join('\n'),
  };
}

export function testMail({ stop }: { readonly stop: string }): MailText {
  return { subject: 'Folkmoot: test notice', text: ['You asked for this test. Notices reach you here.', '', '-- ', `No more mail: ${stop}`, ''].join('\n') };
}

/** Where the portal shows a subject. */
export function pathOf({ kind, id }: Subject): string {
  return kind === 'me' ? '/account/notifications' : `/${PLACES[kind]}/${id}`;
}

const PLACES = { council: 'councils', motion: 'motions', lab: 'entities', recommendation: 'recommendations', incident: 'incidents' } as const;

function sentence({ kind, subject, title }: MailItem): string {
  const name = title === null ? '' : cleanText(title, 'one-line');
  if (subject.kind === 'me') return WHAT[kind];
  return `${WHAT[kind]}: ${name === '' ? `${subject.kind} ${subject.id}` : `"${name}"`}`;
}

const WHAT: Readonly<Record<NoticeKind, string>> = {
  'motion-proposed': 'A motion was proposed',
  'motion-amended': 'A motion has a new text',
  'motion-withdrawn': 'A motion was withdrawn',
  'vote-opened': 'Voting has begun',
  'vote-closes-soon': 'Voting closes within a day',
  'ballots-are-opened': 'Voting has closed, and sealed ballots are being opened',
  'vote-closed': 'A vote has ended, and its result is published',
  'charter-adopted': 'A council has a new charter',
  'council-dissolved': 'A council was dissolved',
  'seat-filled': 'A seat was filled in a council',
  'seat-vacated': 'A seat became vacant in a council',
  'recommendation-issued': 'A lab was asked to answer',
  'lab-answered': 'A lab has answered',
  'answer-extended': 'A lab has taken more time to answer',
  'answer-overdue': 'A lab has not answered in time',
  'answer-assessed': 'A council has assessed an answer',
  'assessment-overdue': 'A council has not assessed an answer in time',
  'incident-published': 'An incident was published',
  'incident-corrected': 'An incident was corrected',
  'incident-retracted': 'An incident was retracted',
  'incident-answered': 'An organisation has answered an incident',
  'your-seat': 'You have a seat in a council',
  'your-seat-ended': 'Your seat in a council has ended',
  'your-vote-waits': 'Voting has begun, and your vote is asked for',
  'your-vote-waits-still': 'Voting closes within a day, and you have not voted',
  'your-ballot-is-stale': 'A text on which you voted has changed: confirm your ballot, or cast it anew',
  'your-ballot-to-open': 'Voting has closed: open your sealed ballot',
  'your-recusal-asked': 'Your recusal was asked for',
  'your-recusal': 'You were recused by a vote of the others',
  'your-answer-due': 'Your lab is asked to answer',
  'your-answer-due-soon': 'The answer of your lab is due within a week',
  'your-answer-overdue': 'The answer of your lab is overdue',
  'your-assessment-due': 'Your council is to assess an answer',
  'your-webhook-is-off': 'A webhook of yours was switched off, since it did not answer. Add it again when it works',
};
