import type { VNode } from 'preact';
import { BackLink, ButtonLink, errorOf, type FieldError, Heading, List, Radios, Select, Text, TextArea, TextInput, useWords } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { WAYS } from './charter-form.js';
import { waitingCharters } from './charter-motion.js';
import { className, councilName, holderName, wayWords } from './council-words.js';
import type { CouncilData } from './operations.js';

export const VACATED = ['REMOVED', 'DIED', 'LOST_MEMBERSHIP'] as const;
export const DISSOLUTIONS = ['PURPOSE_FULFILLED', 'MERGED', 'SUPERSEDED', 'OTHER'] as const;

/** As it was typed, unchecked. */
export interface TypedFilling {
  readonly class: string;
  readonly member: string;
  readonly name: string;
  readonly way: string;
  readonly until: string;
  readonly motion: string;
  readonly draw: string;
}

export const EMPTY_FILLING: TypedFilling = { class: '', member: '', name: '', way: '', until: '', motion: '', draw: '' };

export interface KeepPageProps extends SignedInFrame {
  readonly council: CouncilData;
  readonly members: readonly { readonly id: string; readonly displayName: string | null }[];
  readonly typed?: TypedFilling;
  readonly vacating?: { readonly seat: string; readonly reason: string; readonly motion: string };
  readonly dissolving?: { readonly reason: string; readonly note: string };
  readonly errors?: readonly FieldError[];
  readonly done?: string | undefined;
}

/** A steward keeps a council: who comes into its seats and who leaves them. Everything here is signed. */
export function KeepPage(props: KeepPageProps): VNode {
  const { council, members: _, typed: __, vacating: ___, dissolving: ____, errors = [], done, ...frame } = props;
  const { messages } = frame;
  const { t, link } = messages;
  return (
    <SignedInPage {...frame} title={t('keepCouncil.title')} errors={errors} done={done} before={<BackLink href={link(`/councils/${council.id}`)} text={councilName(messages, council)} />}>
      <div class="fm-column">
        <Heading caption={councilName(messages, council)}>{t('keepCouncil.title')}</Heading>
        <FillForm {...props} />
        <Heading level={2}>{t('council.charter')}</Heading>
        <ButtonLink href={link(`/councils/${council.id}/charter/new`)} kind="secondary">
          {t('keepCouncil.charter')}
        </ButtonLink>
        {waitingCharters(council).length > 0 && (
          <List
            items={waitingCharters(council).map(({ id, title }) => (
              <a href={link(`/councils/${council.id}/charter/new?motion=${id}`)}>{t('keepCouncil.charter.decided', { title: title ?? id })}</a>
            ))}
          />
        )}
        <Heading level={2}>{t('keepCouncil.more')}</Heading>
        <VacateForm {...props} />
        <DissolveForm {...props} />
      </div>
    </SignedInPage>
  );
}

function FillForm({ council, members, typed = EMPTY_FILLING, errors = [], fields }: KeepPageProps): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <>
      <Heading level={2}>{t('keepCouncil.fill')}</Heading>
      <ActForm action={`/councils/${council.id}/fill`} fields={fields} button={t('keepCouncil.button')} kind="primary">
        <Select
          name="class"
          label={t('keepCouncil.class')}
          value={typed.class}
          error={errorOf(errors, 'class')}
          choices={council.classes.map(({ code, label, vacant }) => ({ value: code, label: `${label ?? code} (${t('council.vacant', { count: Math.max(0, vacant) })})` }))}
        />
        <Select
          name="member"
          label={t('keepCouncil.member')}
          value={typed.member}
          error={errorOf(errors, 'member')}
          choices={members.map(({ id, displayName }) => ({ value: id, label: displayName ?? id }))}
        />
        <TextInput name="name" label={t('keepCouncil.name')} maxLength={120} value={typed.name} error={errorOf(errors, 'name')} seenBy="public" />
        <Radios
          name="way"
          label={t('keepCouncil.way')}
          value={typed.way}
          error={errorOf(errors, 'way')}
          choices={WAYS.filter((way) => way !== 'SELF_NOMINATION').map((value) => ({ value, label: wayWords(messages, value) }))}
        />
        <TextInput name="until" label={t('keepCouncil.until')} hint={t('keepCouncil.until.hint')} width={10} value={typed.until} error={errorOf(errors, 'until')} />
        <TextInput name="motion" label={t('keepCouncil.motion')} optional width={20} value={typed.motion} error={errorOf(errors, 'motion')} />
        <TextInput name="draw" label={t('keepCouncil.draw')} optional width={20} value={typed.draw} error={errorOf(errors, 'draw')} />
      </ActForm>
    </>
  );
}

function VacateForm({ council, vacating, errors = [], fields }: KeepPageProps): VNode {
  const messages = useWords();
  const { t } = messages;
  const held = council.seats.flatMap(({ number, class: code, holder }) =>
    holder ? [{ value: String(number), label: `${t('council.seat.number', { number })}, ${className(messages, council.classes, code)}: ${holderName(messages, holder)}` }] : [],
  );
  if (held.length === 0) return <Text>{t('keepCouncil.vacate.none')}</Text>;
  return (
    <FoldedAct summary={t('keepCouncil.vacate')} open={vacating !== undefined} action={`/councils/${council.id}/vacate`} fields={fields} button={t('keepCouncil.button')} kind="danger">
      <Select name="seat" label={t('keepCouncil.vacate.seat')} value={vacating?.seat} error={errorOf(errors, 'seat')} choices={held} />
      <Radios
        name="reason"
        label={t('keepCouncil.vacate.reason')}
        value={vacating?.reason}
        error={errorOf(errors, 'reason')}
        choices={VACATED.map((value) => ({ value, label: words(messages, [`vacancy.${value}`]) ?? value }))}
      />
      <TextInput name="removal" label={t('keepCouncil.vacate.motion')} optional width={20} value={vacating?.motion} error={errorOf(errors, 'removal')} />
    </FoldedAct>
  );
}

function DissolveForm({ council, dissolving, errors = [], fields }: KeepPageProps): VNode {
  const messages = useWords();
  const { t } = messages;
  return (
    <FoldedAct summary={t('keepCouncil.dissolve')} open={dissolving !== undefined} action={`/councils/${council.id}/dissolve`} fields={fields} button={t('keepCouncil.button')} kind="danger">
      <Text>{t('keepCouncil.dissolve.text')}</Text>
      <Radios
        name="dissolution"
        label={t('keepCouncil.dissolve.reason')}
        value={dissolving?.reason}
        error={errorOf(errors, 'dissolution')}
        choices={DISSOLUTIONS.map((value) => ({ value, label: words(messages, [`dissolution.${value}`]) ?? value }))}
      />
      <TextArea name="note" label={t('keepCouncil.dissolve.note')} optional rows={3} value={dissolving?.note} error={errorOf(errors, 'note')} seenBy="public" />
    </FoldedAct>
  );
}
