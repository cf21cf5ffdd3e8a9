import type { VNode } from 'preact';
import {
  Button, Checkboxes, DateParts, datePartsFrom, Details, errorOf, type FieldError, FileUpload, Heading, Hidden, List, Radios, Select, Text, TextArea,
  TextInput, useWords, WarningText,
} from '../../kit/index.js';
import { formatBytes } from '../../messages/formats.js';
import { countryChoices } from './countries.js';
import { type Draft, readFile } from './draft.js';
import { FILE_TYPES, MOST_BYTES, MOST_FILES } from './files.js';
import type { StepName } from './steps.js';
import { ANSWER, HARM, INVOLVEMENT, MODE, ROLE, SEVERITY } from './vocabulary.js';

export interface QuestionProps {
  readonly draft: Draft;
  readonly errors: readonly FieldError[];
}

/** What each page of the form asks. Every field says who will see it. */
export const QUESTIONS: Readonly<Record<StepName, (props: QuestionProps) => VNode>> = {
  what: What,
  ai: Ai,
  you: You,
  when: When,
  where: Where,
  harm: Harm,
  severity: Severity,
  safety: Safety,
  evidence: Evidence,
  wanted: Wanted,
  contact: Contact,
};

function What({ draft, errors }: QuestionProps): VNode {
  const { t } = useWords();
  return (
    <>
      <Heading>{t('report.what.title')}</Heading>
      <Text>{t('report.what.intro')}</Text>
      <TextInput
        name="title"
        label={t('report.what.titleLabel')}
        hint={t('report.what.titleHint')}
        value={draft.single.title}
        error={errorOf(errors, 'title')}
        seenBy="publicAfterReview"
        spellcheck
      />
      <TextArea
        name="account"
        label={t('report.what.accountLabel')}
        hint={t('report.what.accountHint')}
        rows={12}
        value={draft.single.account}
        error={errorOf(errors, 'account')}
        seenBy="publicAfterReview"
      />
    </>
  );
}

function Ai({ draft, errors }: QuestionProps): VNode {
  const { t } = useWords();
  return (
    <>
      <Radios
        name="involvement"
        isPageHeading
        label={t('report.ai.title')}
        hint={t('report.ai.hint')}
        choices={INVOLVEMENT.map((value) => ({ value, label: t(`report.involvement.${value}`) }))}
        value={draft.single.involvement}
        error={errorOf(errors, 'involvement')}
        seenBy="publicAfterReview"
      />
      <TextArea
        name="involvementWords"
        optional
        label={t('report.ai.wordsLabel')}
        hint={t('report.ai.wordsHint')}
        rows={5}
        value={draft.single.involvementWords}
        error={errorOf(errors, 'involvementWords')}
        seenBy="publicAfterReview"
      />
    </>
  );
}

function You({ draft, errors }: QuestionProps): VNode {
  const { t } = useWords();
  return (
    <Radios
      name="role"
      isPageHeading
      label={t('report.you.title')}
      hint={t('report.you.hint')}
      choices={ROLE.map((value) => ({ value, label: t(`report.role.${value}`), hint: value === 'WORKER' ? t('report.role.WORKER.hint') : undefined }))}
      value={draft.single.role}
      error={errorOf(errors, 'role')}
      seenBy="reviewers"
    />
  );
}

function When({ draft, errors }: QuestionProps): VNode {
  const { t } = useWords();
  return (
    <>
      <Heading>{t('report.when.title')}</Heading>
      {(['occurred', 'noticed'] as const).map((name) => (
        <DateParts
          key={name}
          name={name}
          optional
          label={t(`report.when.${name}`)}
          value={datePartsFrom(name, draft.single)}
          error={errorOf(errors, name)}
          seenBy="publicAfterReview"
        />
      ))}
      <YesNoUnsure name="ongoing" label={t('report.when.ongoing')} value={draft.single.ongoing} error={errorOf(errors, 'ongoing')} seenBy="publicAfterReview" />
    </>
  );
}

function Where({ draft, errors }: QuestionProps): VNode {
  const words = useWords();
  const { t } = words;
  const { single } = draft;
  const country = (name: 'country1' | 'country2' | 'country3', label: string): VNode => (
    <Select name={name} optional label={label} choices={countryChoices(words)} value={single[name]} error={errorOf(errors, name)} seenBy="publicAfterReview" />
  );
  const text = (name: 'system' | 'version' | 'developer' | 'deployer', hint?: string): VNode => (
    <TextInput
      name={name}
      optional
      label={t(`report.where.${name}`)}
      hint={hint}
      value={single[name]}
      error={errorOf(errors, name)}
      seenBy="publicAfterReview"
    />
  );
  return (
    <>
      <Heading>{t('report.where.title')}</Heading>
      <Text>{t('report.where.intro')}</Text>
      {country('country1', t('report.where.country'))}
      <Details summary={t('report.where.moreCountries')} open={single.country2 !== '' || single.country3 !== ''}>
        {country('country2', t('report.where.country2'))}
        {country('country3', t('report.where.country3'))}
      </Details>
      {text('system', t('report.where.systemHint'))}
      {text('version')}
      {text('developer')}
      {text('deployer', t('report.where.deployerHint'))}
    </>
  );
}

function Harm({ draft, errors }: QuestionProps): VNode {
  const { t } = useWords();
  return (
    <>
      <Checkboxes
        name="harmTypes"
        isPageHeading
        label={t('report.harm.types')}
        hint={t('report.harm.typesHint')}
        choices={HARM.map((value) => ({ value, label: t(`report.harm.${value}`), hint: value === 'HUMAN_RIGHTS' ? t('report.harm.HUMAN_RIGHTS.hint') : undefined }))}
        values={draft.many.harmTypes}
        error={errorOf(errors, 'harmTypes')}
        seenBy="publicAfterReview"
      />
      <TextArea
        name="harmed"
        optional
        label={t('report.harm.harmed')}
        hint={t('report.harm.harmedHint')}
        rows={3}
        value={draft.single.harmed}
        error={errorOf(errors, 'harmed')}
        seenBy="publicAfterReview"
      />
      <TextInput
        name="quantity"
        optional
        label={t('report.harm.quantity')}
        hint={t('report.harm.quantityHint')}
        width={10}
        inputMode="numeric"
        value={draft.single.quantity}
        error={errorOf(errors, 'quantity')}
        seenBy="publicAfterReview"
      />
    </>
  );
}

function Severity({ draft, errors }: QuestionProps): VNode {
  const { t } = useWords();
  return (
    <Radios
      name="severity"
      isPageHeading
      label={t('report.severity.title')}
      hint={t('report.severity.hint')}
      choices={SEVERITY.map((value) => ({ value, label: t(`report.severity.${value}`), hint: value === 'OTHER' ? undefined : t(`report.severity.${value}.hint`) }))}
      value={draft.single.severity}
      error={errorOf(errors, 'severity')}
      seenBy="publicAfterReview"
    />
  );
}

function Safety({ draft, errors }: QuestionProps): VNode {
  const { t } = useWords();
  return (
    <>
      <Heading>{t('report.safety.title')}</Heading>
      <WarningText>{t('report.safety.intro')}</WarningText>
      <Details summary={t('report.safety.numbers.summary')} open={draft.single.danger === 'YES'}>
        <List items={[t('report.safety.numbers.1'), t('report.safety.numbers.2'), t('report.safety.numbers.3'), t('report.safety.numbers.4'), t('report.safety.numbers.5')]} />
      </Details>
      <YesNoUnsure name="danger" label={t('report.safety.danger')} value={draft.single.danger} error={errorOf(errors, 'danger')} seenBy="reviewers" />
      <YesNoUnsure
        name="retaliation"
        label={t('report.safety.retaliation')}
        hint={t('report.safety.retaliationHint')}
        value={draft.single.retaliation}
        error={errorOf(errors, 'retaliation')}
        seenBy="reviewers"
      />
    </>
  );
}

function Evidence({ draft, errors }: QuestionProps): VNode {
  const words = useWords();
  const { t } = words;
  return (
    <>
      <Heading>{t('report.evidence.title')}</Heading>
      <Text>{t('report.evidence.intro')}</Text>
      <TextArea
        name="links"
        optional
        label={t('report.evidence.links')}
        hint={t('report.evidence.linksHint')}
        rows={4}
        value={draft.single.links}
        error={errorOf(errors, 'links')}
        seenBy="publicAfterReview"
      />
      {draft.many.files.length > 0 && (
        <fieldset class="govuk-fieldset fm-files">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{t('report.evidence.chosen')}</legend>
          {draft.many.files.map((file, i) => {
            const { name, size } = readFile(file) ?? { name: '?', size: 0 };
            return (
              <div class="fm-files__item" key={file}>
                <input type="hidden" name="files" value={file} />
                <span>
                  {name} ({formatBytes(words, size)})
                </span>
                <Button kind="secondary" small name="go" value={`remove:${i}`}>
                  {t('report.evidence.remove')}
                  <Hidden> {name}</Hidden>
                </Button>
              </div>
            );
          })}
        </fieldset>
      )}
      <FileUpload
        name="upload"
        optional
        label={t('report.evidence.files')}
        maxFiles={MOST_FILES}
        maxBytes={MOST_BYTES}
        types={t('report.evidence.filesTypes')}
        accept={FILE_TYPES}
        error={errorOf(errors, 'upload') ?? errorOf(errors, 'files')}
        seenBy="sealed"
      />
      <Text small>{t('report.evidence.filesWarning')}</Text>
      <Checkboxes
        name="nothing"
        label={t('report.evidence.nothing')}
        choices={[{ value: 'yes', label: t('report.evidence.nothingChoice') }]}
        values={[draft.single.nothing]}
        error={errorOf(errors, 'nothing')}
      />
    </>
  );
}

function Wanted({ draft, errors }: QuestionProps): VNode {
  const { t } = useWords();
  return (
    <TextArea
      name="wanted"
      isPageHeading
      optional
      label={t('report.wanted.label')}
      hint={t('report.wanted.hint')}
      value={draft.single.wanted}
      error={errorOf(errors, 'wanted')}
      seenBy="publicAfterReview"
    />
  );
}

function Contact({ draft, errors }: QuestionProps): VNode {
  const { t } = useWords();
  return (
    <>
      <Radios
        name="mode"
        isPageHeading
        label={t('report.contact.title')}
        hint={t('report.contact.hint')}
        choices={MODE.map((value) => ({ value, label: t(`report.mode.${value}`), hint: t(`report.mode.${value}.hint`) }))}
        value={draft.single.mode === '' ? 'ANONYMOUS' : draft.single.mode}
        error={errorOf(errors, 'mode')}
        seenBy="reviewers"
      />
      <Heading level={2} size="s">
        {t('report.contact.details')}
      </Heading>
      <TextInput
        name="contactName"
        optional
        label={t('report.contact.name')}
        hint={t('report.contact.nameHint')}
        value={draft.single.contactName}
        error={errorOf(errors, 'contactName')}
        seenBy="sealed"
      />
      <TextArea
        name="contact"
        optional
        label={t('report.contact.way')}
        hint={t('report.contact.wayHint')}
        rows={3}
        value={draft.single.contact}
        error={errorOf(errors, 'contact')}
        seenBy="sealed"
      />
    </>
  );
}

interface YesNoUnsureProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly seenBy: 'reviewers' | 'publicAfterReview';
}

function YesNoUnsure(props: YesNoUnsureProps): VNode {
  const { t } = useWords();
  return <Radios {...props} optional choices={ANSWER.map((value) => ({ value, label: t(`report.answer.${value}`) }))} />;
}
