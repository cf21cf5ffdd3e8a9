import type { VNode } from 'preact';
import { BackLink, Checkboxes, errorOf, type FieldError, Heading, InsetText, Radios, Text, TextArea, TextInput } from '../../kit/index.js';
import { ActForm } from '../signed-in/act-form.js';
import { formatInstant } from '../../messages/formats.js';
import type { Messages } from '../../messages/index.js';
import { leastSentences } from '../councils/least-words.js';
import type { FormFields } from '../signed-in/form-fields.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { motionTitle } from './motion-words.js';
import type { MotionData } from './operations.js';
import { presetsFor } from './rule-form.js';

export interface OpenVotePageProps extends SignedInFrame {
  readonly motion: MotionData;
  readonly form: FormFields;
  readonly errors: readonly FieldError[];
}

const FLAGS = ['amendable', 'delegation', 'once', 'vacant', 'countRecused'] as const;

/** The rule of a vote, by a few questions. It is read out before it is signed, and nobody changes it afterwards. */
export function OpenVotePage({ motion, form, errors, ...frame }: OpenVotePageProps): VNode {
  const { messages, fields } = frame;
  const { t, link } = messages;
  const title = motionTitle(messages, motion);
  const presets = presetsFor(motion.kind);
  const discussed = discussedOn(messages, motion);
  const field = (name: string): { readonly name: string; readonly value: string; readonly error: string | undefined } => ({ name, value: form.text(name), error: errorOf(errors, name) });
  return (
    <SignedInPage {...frame} title={t('openVote.title')} errors={errors} before={<BackLink href={link(`/motions/${motion.id}/act`)} text={title} />}>
      <div class="fm-column">
        <Heading caption={title}>{t('openVote.title')}</Heading>
        <Text>{t('openVote.lead')}</Text>
        <InsetText>
          {t('openVote.charter')} {leastSentences(messages, motion.council.charter?.least ?? null, motion.council.leastPresent).join(' ')} {discussed !== undefined && t('openVote.from', { instant: discussed })}
        </InsetText>
        <ActForm action={`/motions/${motion.id}/open`} fields={fields} button={t('openVote.button')} kind="primary">
          <Radios {...field('preset')} label={t('openVote.preset')} choices={presets.map((value) => ({ value, label: t(`openVote.preset.${value}`), hint: t(`openVote.preset.${value}.hint`) }))} />
          {presets.includes('stv') && motion.kind !== 'ELECT' && <TextArea {...field('options')} label={t('openVote.options')} hint={t('openVote.options.hint')} rows={4} />}
          {presets.includes('stv') && <TextInput {...field('seats')} label={t('openVote.seats')} hint={t('openVote.seats.hint')} width={3} inputMode="numeric" />}
          <TextInput {...field('closes')} label={t('openVote.closes')} hint={t('openVote.closes.hint')} width={10} />
          <Checkboxes name="sealed" label={t('openVote.sealed')} hint={t('openVote.sealed.hint')} values={form.list('sealed')} choices={[{ value: 'yes', label: t('openVote.sealed.yes') }]} />
          <TextInput {...field('reveal')} label={t('openVote.reveal')} hint={t('openVote.reveal.hint')} width={10} optional />
          <fieldset class="govuk-fieldset govuk-form-group">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{t('openVote.more')}</legend>
            <div class="govuk-checkboxes">
              {FLAGS.map((name) => (
                <div class="govuk-checkboxes__item" key={name}>
                  <input class="govuk-checkboxes__input" type="checkbox" id={`f-${name}`} name={name} value="yes" checked={form.flag(name)} />
                  <label class="govuk-label govuk-checkboxes__label" for={`f-${name}`}>
                    {t(`openVote.${name}`)}
                  </label>
                </div>
              ))}
            </div>
          </fieldset>
          <TextArea {...field('own')} label={t('openVote.own')} hint={t('openVote.own.hint')} optional rows={6} />
        </ActForm>
      </div>
    </SignedInPage>
  );
}

/** Until then its text lies before the council; undefined where the charter asks for no time. */
function discussedOn(messages: Messages, { council, versions, proposedAt }: MotionData): string | undefined {
  const hours = council.charter?.least?.discussionHours ?? 0;
  if (hours === 0) return undefined;
  return formatInstant(messages, new Date(Date.parse(versions.at(-1)?.at ?? proposedAt) + hours * 3_600_000).toISOString());
}
