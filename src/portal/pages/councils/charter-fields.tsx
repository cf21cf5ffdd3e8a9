import type { VNode } from 'preact';
import { Checkboxes, DraftFields, errorOf, type FieldError, Radios, Text, TextArea, TextInput, useWords } from '../../kit/index.js';
import { MEMBERSHIPS, type TypedCharter, type TypedClass, VACANCIES, WAYS } from './charter-form.js';
import { wayWords } from './council-words.js';

export interface CharterFieldsProps {
  readonly typed: TypedCharter;
  readonly errors: readonly FieldError[];
}

/** The questions of a charter: its text, and its classes of seats. */
export function CharterFields({ typed, errors }: CharterFieldsProps): VNode {
  const { t } = useWords();
  return (
    <>
      <TextArea name="charter" label={t('foundCouncil.charter')} hint={t('foundCouncil.charter.hint')} rows={14} value={typed.text} error={errorOf(errors, 'charter')} seenBy="public" />
      <TextInput name="assessDays" label={t('foundCouncil.assess')} hint={t('foundCouncil.assess.hint')} width={3} inputMode="numeric" value={typed.assessDays} error={errorOf(errors, 'assessDays')} />
      <LeastFields typed={typed} errors={errors} />
      <DraftFields draft={{ count: String(typed.classes.length) }} />
      {typed.classes.map((one, i) => (
        <ClassFields key={i} index={i} typed={one} errors={errors} />
      ))}
    </>
  );
}

/** What no vote may fall below: the page offers what most councils can live with. */
function LeastFields({ typed, errors }: CharterFieldsProps): VNode {
  const { t } = useWords();
  const field = (name: 'quorum' | 'quorumOf' | 'discussionHours' | 'votingHours'): { readonly name: string; readonly value: string; readonly error: string | undefined } => ({
    name, value: typed[name], error: errorOf(errors, name),
  });
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{t('foundCouncil.least')}</legend>
      <Text small>{t('foundCouncil.least.hint')}</Text>
      <TextInput {...field('quorum')} label={t('foundCouncil.quorum')} hint={t('foundCouncil.quorum.hint')} width={5} optional />
      <Radios {...field('quorumOf')} label={t('foundCouncil.quorumOf')} choices={MEMBERSHIPS.map((value) => ({ value, label: t(`foundCouncil.quorumOf.${value}`) }))} />
      <TextInput {...field('discussionHours')} label={t('foundCouncil.discussionHours')} hint={t('foundCouncil.discussionHours.hint')} width={4} inputMode="numeric" />
      <TextInput {...field('votingHours')} label={t('foundCouncil.votingHours')} hint={t('foundCouncil.votingHours.hint')} width={4} inputMode="numeric" />
    </fieldset>
  );
}

function ClassFields({ index, typed, errors }: { readonly index: number; readonly typed: TypedClass; readonly errors: readonly FieldError[] }): VNode {
  const messages = useWords();
  const { t } = messages;
  const name = (field: string): string => `${field}${index}`;
  const error = (field: string): string | undefined => errorOf(errors, name(field));
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{t('foundCouncil.class', { number: index + 1 })}</legend>
      {index > 0 && <Text small>{t('foundCouncil.class.hint')}</Text>}
      {typed.code !== '' && <DraftFields draft={{ [name('code')]: typed.code }} />}
      <TextInput name={name('label')} label={t('foundCouncil.label')} hint={t('foundCouncil.label.hint')} width={30} maxLength={120} value={typed.label} error={error('label')} seenBy="public" />
      <TextInput name={name('seats')} label={t('foundCouncil.seats')} width={4} inputMode="numeric" value={typed.seats} error={error('seats')} />
      <Checkboxes name={name('ways')} label={t('foundCouncil.ways')} values={typed.ways} error={error('ways')} choices={WAYS.map((value) => ({ value, label: capital(wayWords(messages, value)) }))} />
      <TextInput name={name('termDays')} label={t('foundCouncil.termDays')} optional width={4} inputMode="numeric" value={typed.termDays} error={error('termDays')} />
      <TextInput name={name('mostTerms')} label={t('foundCouncil.mostTerms')} optional width={2} inputMode="numeric" value={typed.mostTerms} error={error('mostTerms')} />
      <Radios
        name={name('vacancy')}
        label={t('foundCouncil.vacancy')}
        value={typed.vacancy}
        error={error('vacancy')}
        choices={VACANCIES.map((value) => ({ value, label: t(`foundCouncil.vacancy.${value}`) }))}
      />
    </fieldset>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
