import type { VNode } from 'preact';
import { ButtonLink, Details, errorOf, type FieldError, Heading, InsetText, Radios, Select, Text, TextArea, TextInput, useWords, WarningText } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import type { FormFields } from '../signed-in/form-fields.js';
import { isSteward, type Person } from '../signed-in/person.js';
import type { NameOf } from './names.js';
import type { DeskReport } from './operations.js';
import type { ReportActName } from './report-acts.js';

export const STANDINGS = ['ALLEGED', 'REPORTED', 'ADMITTED', 'ADJUDICATED'] as const;
const DECLINE_REASONS = ['NOT_AI', 'DUPLICATE_OF', 'NO_HARM_OR_HAZARD', 'SPAM', 'TEST', 'NOT_ENOUGH_TO_ACT', 'OUT_OF_SCOPE', 'UNLAWFUL_CONTENT'] as const;
const REOPEN_REASONS = ['NEW_INFORMATION', 'DECIDED_IN_ERROR', 'REPORTER_ASKED', 'ORDERED'] as const;
const CONTACT_REASONS = ['DANGER_NOW', 'QUESTIONS_UNANSWERED', 'LEGAL_DUTY', 'REPORTER_ASKED'] as const;
const HOLD_GROUNDS = ['COURT_ORDER', 'LEGAL_CLAIM', 'AUTHORITY_INVESTIGATION', 'LEGAL_DUTY'] as const;
const ERASE_GROUNDS = ['DATA_PROTECTION', 'UNLAWFUL_CONTENT', 'COURT_ORDER'] as const;
const SERIOUS = ['SERIOUS_HAZARD', 'SERIOUS_INCIDENT', 'DISASTER'];

export interface TodoProps {
  readonly report: DeskReport;
  readonly me: Person;
  readonly nameOf: NameOf;
  readonly fields: Readonly<Record<string, string>>;
  /** The form that came back with errors, and what was typed in it. */
  readonly open?: ReportActName | undefined;
  readonly typed: FormFields;
  readonly errors: readonly FieldError[];
}

/** What this person can do with the report now, the next step first. */
export function Todo(props: TodoProps): VNode {
  const { report, me, nameOf } = props;
  const { t, link } = useWords();
  const { act, choices } = formsOf(props);
  const inReview = report.status === 'IN_REVIEW' || report.status === 'NEEDS_INFORMATION';
  const mine = report.claimedBy === me.id;
  const mayDecide = inReview && (mine || isSteward(me));
  return (
    <>
      <Heading level={2} id="todo">
        {t('deskReport.todo')}
      </Heading>
      {report.status === 'RECEIVED' && (
        <>
          <Text>{t('deskReport.claim.first')}</Text>
          <ActForm {...act('claim')} button={t('deskReport.claim')} kind="primary" />
        </>
      )}
      {inReview && !mine && <Text>{t('deskReport.others', { name: nameOf(report.claimedBy) })}</Text>}
      {report.declineProposedBy !== null && <Proposal {...props} />}
      {mayDecide && report.declineProposedBy === null && <Deciding {...props} />}
      {mayDecide && (
        <FoldedAct {...act('release')} summary={t('deskReport.release')} button={t('deskReport.release')}>
          <Text>{t('deskReport.release.text')}</Text>
        </FoldedAct>
      )}
      {report.status === 'ACCEPTED' && <LinkForm {...props} />}
      {report.status === 'DECLINED' && !report.expired && (
        <FoldedAct {...act('reopen')} summary={t('deskReport.reopen')} button={t('deskReport.reopen')}>
          <Select name="reopenReason" label={t('deskReport.reason')} {...choices('reopenReason', 'deskReport.reopen.reason', REOPEN_REASONS)} />
        </FoldedAct>
      )}
      {mergedLink(report) !== undefined && <ButtonLink href={link(`/desk/reports/${mergedLink(report)}`)}>{t('deskReport.caption', { id: mergedLink(report) ?? '' })}</ButtonLink>}
      <ContactForms {...props} />
      {isSteward(me) && <StewardForms {...props} />}
    </>
  );
}

function mergedLink(report: DeskReport): string | undefined {
  return report.mergedInto ?? report.duplicateOf ?? undefined;
}

function formsOf({ report, fields, open, typed, errors }: TodoProps) {
  const words_ = useWords();
  return {
    act: (name: ReportActName) => ({ action: `/desk/reports/${report.id}/${name}`, fields, open: open === name }),
    typed: (name: string) => ({ name, value: typed.text(name), error: errorOf(errors, name) }),
    choices: (name: string, list: string, codes: readonly string[], chosen = '') => ({
      choices: codes.map((value) => ({ value, label: words(words_, [`${list}.${value}`]) ?? value })),
      value: typed.text(name) || chosen,
      error: errorOf(errors, name),
    }),
  };
}

/** Ask, link, draft, accept, decline, merge: while it is in one's hands. */
function Deciding(props: TodoProps): VNode {
  const { report } = props;
  const { t, link } = useWords();
  const { act, typed, choices } = formsOf(props);
  const serious = report.content.severity !== null && SERIOUS.includes(report.content.severity) ? 'yes' : '';
  return (
    <>
      {report.links.length > 0 && (
        <div class="fm-desk__next">
          <Text>{t('deskReport.accept.text')}</Text>
          <ActForm {...act('accept')} button={t('deskReport.accept')} kind="primary" />
        </div>
      )}
      <ButtonLink href={link(`/desk/incidents/new?report=${report.id}`)} kind={report.links.length > 0 ? 'secondary' : 'primary'}>
        {t('deskReport.draft')}
      </ButtonLink>
      <FoldedAct {...act('ask')} summary={t('deskReport.ask')} button={t('deskReport.ask.button')}>
        <TextArea {...typed('question')} label={t('deskReport.ask.label')} hint={t('deskReport.ask.hint')} rows={4} />
      </FoldedAct>
      <LinkForm {...props} />
      <FoldedAct {...act('decline')} summary={t('deskReport.decline')} button={t('deskReport.decline.button')} kind="danger">
        <Select name="reason" label={t('deskReport.decline.reason')} {...choices('reason', 'declined', DECLINE_REASONS)} />
        <TextInput {...typed('duplicateOf')} label={t('deskReport.decline.duplicate')} hint={t('deskReport.decline.duplicate.hint')} optional width={20} />
        <Radios name="serious" label={t('deskReport.decline.serious')} {...choices('serious', 'deskReport.decline.serious', ['yes', 'no'], serious)} />
        <TextArea {...typed('note')} label={t('deskReport.note')} hint={t('deskReport.note.hint')} rows={4} />
      </FoldedAct>
      <FoldedAct {...act('merge')} summary={t('deskReport.merge')} button={t('deskReport.decline.button')}>
        <TextInput {...typed('into')} label={t('deskReport.merge.into')} width={20} />
        <TextArea {...typed('mergeNote')} label={t('deskReport.note')} hint={t('deskReport.note.hint')} rows={4} />
      </FoldedAct>
    </>
  );
}

function LinkForm(props: TodoProps): VNode {
  const { t } = useWords();
  const { act, typed, choices } = formsOf(props);
  return (
    <FoldedAct {...act('link')} summary={t('deskReport.link')} button={t('deskReport.link.button')}>
      <TextInput {...typed('incident')} label={t('deskReport.link.incident')} hint={t('deskReport.link.incident.hint')} width={20} />
      <TextArea {...typed('claim')} label={t('deskReport.link.claim')} optional rows={3} />
      <Select name="standing" label={t('deskReport.link.standing')} {...choices('standing', 'standing', STANDINGS, 'ALLEGED')} />
    </FoldedAct>
  );
}

/** Two people turn away an allegation of serious harm: says who proposed it and who can confirm. */
function Proposal(props: TodoProps): VNode {
  const { report, me, nameOf } = props;
  const { t } = useWords();
  const { act } = formsOf(props);
  const mine = report.declineProposedBy === me.id;
  return (
    <>
      <WarningText>{t('deskReport.proposal', { name: nameOf(report.declineProposedBy) })}</WarningText>
      <InsetText>{t(mine ? 'deskReport.proposal.mine' : 'deskReport.proposal.yours')}</InsetText>
      {!mine && <ActForm {...act('confirm')} button={t('deskReport.confirm')} kind="danger" />}
      <ActForm {...act('withdraw')} button={t('deskReport.withdraw')} />
    </>
  );
}

function ContactForms(props: TodoProps): VNode | null {
  const { report, me, nameOf } = props;
  const { t } = useWords();
  const { act, choices } = formsOf(props);
  if (report.content.mode !== 'CONFIDENTIAL') return null;
  if (report.contactDisclosed) return <Text>{t('deskReport.contact.given', { name: nameOf(report.contactRequestedBy) })}</Text>;
  if (report.contactRequestedBy === null) {
    return (
      <FoldedAct {...act('request-contact')} summary={t('deskReport.contact.request')} button={t('deskReport.contact.request')}>
        <Select name="contactReason" label={t('deskReport.reason')} {...choices('contactReason', 'deskReport.contact.reason', CONTACT_REASONS)} />
      </FoldedAct>
    );
  }
  const asked = report.contactRequestedBy === me.id;
  return (
    <>
      <InsetText>{t('deskReport.contact.pending', { name: nameOf(report.contactRequestedBy) })}</InsetText>
      {isSteward(me) && !asked && <ActForm {...act('approve-contact')} button={t('deskReport.contact.approve')} />}
      {(isSteward(me) || asked) && <ActForm {...act('refuse-contact')} button={t('deskReport.contact.refuse')} />}
    </>
  );
}

function StewardForms(props: TodoProps): VNode {
  const { report } = props;
  const { t } = useWords();
  const { act, choices } = formsOf(props);
  const [hold, erase] = [act('hold'), act('erase')];
  return (
    <Details summary={t('deskReport.steward')} open={hold.open || erase.open}>
      {report.hold === null ? (
        <FoldedAct {...hold} summary={t('deskReport.hold')} button={t('deskReport.hold')}>
          <Select name="holdGround" label={t('deskReport.ground')} {...choices('holdGround', 'deskReport.hold.ground', HOLD_GROUNDS)} />
        </FoldedAct>
      ) : (
        <ActForm {...act('release-hold')} button={t('deskReport.hold.release')} />
      )}
      <FoldedAct {...erase} summary={t('deskReport.erase')} button={t('deskReport.decline.button')} kind="danger">
        <Text>{t('deskReport.erase.text')}</Text>
        <Select name="eraseGround" label={t('deskReport.ground')} {...choices('eraseGround', 'deskReport.erase.ground', ERASE_GROUNDS)} />
      </FoldedAct>
    </Details>
  );
}
