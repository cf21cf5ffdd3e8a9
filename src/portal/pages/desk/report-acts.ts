import type { SummaryRow } from '../../kit/index.js';
import type { MessageKey, Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import type { FormFields } from '../signed-in/form-fields.js';
import { PREPARED } from '../signed-in/sign-page.js';
import type { Done } from '../signed-in/visit.js';

/**
 * What can be done with a report, by the last part of the address that its form is sent to. What goes by session is done at once;
 * what is signed is prepared, shown and signed. Each field is checked for being chosen; everything else the API judges.
 */
export interface ReportAct {
  readonly operation: string;
  /** Fields of the form as variables of the operation. */
  readonly fields: readonly ActField[];
  /** Set where it is done at once; without it the operation prepares an act to be signed. */
  readonly done?: Done;
  /** To another page than the report: where one leaves it. */
  readonly back?: string;
}

export interface ActField {
  /** Name in the form. */
  readonly name: string;
  /** Name of the variable. */
  readonly as: string;
  readonly label: MessageKey;
  /** Start of the keys whose ends are the closed list to choose from; without it the field is text. */
  readonly choice?: string;
  readonly optional?: boolean;
}

const DONE = '... on EntryReceipt { entryId } ... on ActRefused { code message }';
const bySession = (call: string, variables = ''): string => `mutation ($report: PublicId!${variables}) { answer: ${call} { ${DONE} } }`;
const signed = (call: string, variables = ''): string => `mutation ($report: PublicId!${variables}) { answer: ${call} { ${PREPARED} } }`;

const incident: ActField = { name: 'incident', as: 'incident', label: 'deskReport.link.incident' };
const note = (name: string): ActField => ({ name, as: 'note', label: 'deskReport.note' });

export const REPORT_ACTS = {
  claim: { operation: bySession('claimReport(report: $report)'), fields: [], done: 'claimed' },
  release: { operation: bySession('releaseReport(report: $report)'), fields: [], done: 'released', back: '/desk' },
  ask: {
    operation: bySession('askReporter(report: $report, text: $text)', ', $text: String!'),
    fields: [{ name: 'question', as: 'text', label: 'deskReport.ask.label' }],
    done: 'asked',
  },
  link: {
    operation: bySession(
      'linkReport(report: $report, incident: $incident, standing: $standing, claim: $claim)',
      ', $incident: PublicId!, $standing: ClaimStanding!, $claim: String',
    ),
    fields: [
      incident,
      { name: 'claim', as: 'claim', label: 'deskReport.link.claim', optional: true },
      { name: 'standing', as: 'standing', label: 'deskReport.link.standing', choice: 'standing' },
    ],
    done: 'linked',
  },
  standing: {
    operation: bySession('setLinkStanding(report: $report, incident: $incident, standing: $standing)', ', $incident: PublicId!, $standing: ClaimStanding!'),
    fields: [incident, { name: 'newStanding', as: 'standing', label: 'deskReport.link.standing', choice: 'standing' }],
    done: 'standing',
  },
  unlink: {
    operation: bySession('unlinkReport(report: $report, incident: $incident, reason: $reason)', ', $incident: PublicId!, $reason: UnlinkReason!'),
    fields: [incident, { name: 'unlinkReason', as: 'reason', label: 'deskReport.unlink.reason', choice: 'deskReport.unlink.reason' }],
    done: 'unlinked',
  },
  reopen: {
    operation: bySession('reopenReport(report: $report, reason: $reason)', ', $reason: ReopenReason!'),
    fields: [{ name: 'reopenReason', as: 'reason', label: 'deskReport.reason', choice: 'deskReport.reopen.reason' }],
    done: 'reopened',
  },
  withdraw: { operation: bySession('withdrawDeclineProposal(report: $report)'), fields: [], done: 'proposalWithdrawn' },
  'request-contact': {
    operation: bySession('requestContact(report: $report, reason: $reason)', ', $reason: ContactReason!'),
    fields: [{ name: 'contactReason', as: 'reason', label: 'deskReport.reason', choice: 'deskReport.contact.reason' }],
    done: 'contactRequested',
  },
  'refuse-contact': { operation: bySession('refuseContact(report: $report)'), fields: [], done: 'contactRefused' },
  hold: {
    operation: bySession('keepOpenings(report: $report, ground: $ground)', ', $ground: HoldGround!'),
    fields: [{ name: 'holdGround', as: 'ground', label: 'deskReport.ground', choice: 'deskReport.hold.ground' }],
    done: 'held',
  },
  'release-hold': { operation: bySession('releaseHold(report: $report)'), fields: [], done: 'holdReleased' },
  accept: { operation: signed('prepareAcceptReport(report: $report)'), fields: [] },
  decline: {
    operation: signed(
      'prepareDeclineReport(input: { report: $report, reason: $reason, duplicateOf: $duplicateOf, seriousHarmAlleged: $serious, note: $note })',
      ', $reason: DeclineReason!, $duplicateOf: PublicId, $serious: Boolean!, $note: String!',
    ),
    fields: [
      { name: 'reason', as: 'reason', label: 'deskReport.decline.reason', choice: 'declined' },
      { name: 'duplicateOf', as: 'duplicateOf', label: 'deskReport.decline.duplicate', optional: true },
      { name: 'serious', as: 'serious', label: 'deskReport.decline.serious', choice: 'deskReport.decline.serious' },
      note('note'),
    ],
  },
  confirm: { operation: signed('prepareConfirmDecline(report: $report)'), fields: [] },
  merge: {
    operation: signed('prepareMergeReport(report: $report, into: $into, note: $note)', ', $into: PublicId!, $note: String!'),
    fields: [{ name: 'into', as: 'into', label: 'deskReport.merge.into' }, note('mergeNote')],
  },
  'approve-contact': { operation: signed('prepareApproveContact(report: $report)'), fields: [] },
  erase: {
    operation: signed('prepareEraseReport(report: $report, ground: $ground)', ', $ground: StewardErasureGround!'),
    fields: [{ name: 'eraseGround', as: 'ground', label: 'deskReport.ground', choice: 'deskReport.erase.ground' }],
  },
} as const satisfies Readonly<Record<string, ReportAct>>;

export type ReportActName = keyof typeof REPORT_ACTS;

export interface ReadAct {
  readonly variables: Record<string, unknown>;
  /** The same in words, for the page on which it is signed. */
  readonly facts: readonly SummaryRow[];
  readonly missing: readonly { readonly field: string; readonly text: string }[];
}

/** Reads the fields of one act from its form. */
export function readAct(messages: Messages, fields: readonly ActField[], form: FormFields): ReadAct {
  const variables: Record<string, unknown> = {};
  const facts: SummaryRow[] = [];
  const missing: { field: string; text: string }[] = [];
  for (const { name, as, label, choice, optional } of fields) {
    const typed = form.trimmed(name);
    const key = messages.t(label);
    if (typed === '') {
      variables[as] = null;
      if (!optional) missing.push({ field: name, text: messages.t(choice === undefined ? 'deskReport.missing' : 'deskReport.missing.choice', { label: key }) });
      continue;
    }
    // The answer to a yes-or-no question is a truth value in the API; of every other list the code itself.
    variables[as] = choice !== undefined && (typed === 'yes' || typed === 'no') ? typed === 'yes' : typed;
    facts.push({ key, value: choice === undefined ? typed : (words(messages, [`${choice}.${typed}`]) ?? typed) });
  }
  return { variables, facts, missing };
}
