import type { VNode } from 'preact';
import { BackLink, Button, Buttons, DraftFields, errorOf, type FieldError, Form, Heading, Text, TextArea, TextInput } from '../../kit/index.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { CharterFields } from './charter-fields.js';
import type { TypedCharter } from './charter-form.js';
import { councilName } from './council-words.js';
import type { CouncilData } from './operations.js';

export interface FoundPageProps extends SignedInFrame {
  readonly name: string;
  readonly purpose: string;
  readonly typed: TypedCharter;
  readonly errors: readonly FieldError[];
}

/** A steward founds a council. */
export function FoundPage({ name, purpose, typed, errors, ...frame }: FoundPageProps): VNode {
  const { t, link } = frame.messages;
  return (
    <SignedInPage {...frame} title={t('foundCouncil.title')} errors={errors} before={<BackLink href={link('/councils')} text={t('councils.title')} />}>
      <div class="fm-column">
        <Heading>{t('foundCouncil.title')}</Heading>
        <Text>{t('foundCouncil.lead')}</Text>
        <Form action="/councils/found">
          <DraftFields draft={frame.fields} />
          <TextInput name="name" label={t('foundCouncil.name')} maxLength={200} value={name} error={errorOf(errors, 'name')} seenBy="public" />
          <TextArea name="purpose" label={t('foundCouncil.purpose')} hint={t('foundCouncil.purpose.hint')} rows={5} value={purpose} error={errorOf(errors, 'purpose')} seenBy="public" />
          <CharterFields typed={typed} errors={errors} />
          <CharterButtons t={t} />
        </Form>
      </div>
    </SignedInPage>
  );
}

export interface AdoptPageProps extends SignedInFrame {
  readonly council: CouncilData;
  readonly typed: TypedCharter;
  readonly motion: string;
  readonly errors: readonly FieldError[];
}

/** A new version of a charter. */
export function AdoptPage({ council, typed, motion, errors, ...frame }: AdoptPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  return (
    <SignedInPage {...frame} title={t('adoptCharter.title')} errors={errors} before={<BackLink href={link(`/councils/${council.id}/keep`)} text={t('keepCouncil.title')} />}>
      <div class="fm-column">
        <Heading caption={councilName(messages, council)}>{t('adoptCharter.title')}</Heading>
        <Text>{t('adoptCharter.lead')}</Text>
        <Form action={`/councils/${council.id}/charter`}>
          <DraftFields draft={frame.fields} />
          <TextInput name="motion" label={t('adoptCharter.motion')} optional width={20} value={motion} error={errorOf(errors, 'motion')} />
          <CharterFields typed={typed} errors={errors} />
          <CharterButtons t={t} />
        </Form>
      </div>
    </SignedInPage>
  );
}

export interface ProposeCharterPageProps extends SignedInFrame {
  readonly council: CouncilData;
  readonly title: string;
  readonly typed: TypedCharter;
  readonly errors: readonly FieldError[];
}

/** Whoever holds a seat puts a new charter to the vote of the council. */
export function ProposeCharterPage({ council, title, typed, errors, ...frame }: ProposeCharterPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  return (
    <SignedInPage {...frame} title={t('proposeCharter.title')} errors={errors} before={<BackLink href={link(`/councils/${council.id}`)} text={councilName(messages, council)} />}>
      <div class="fm-column">
        <Heading caption={councilName(messages, council)}>{t('proposeCharter.title')}</Heading>
        <Text>{t('proposeCharter.lead')}</Text>
        <Form action={`/councils/${council.id}/charter/propose`}>
          <DraftFields draft={frame.fields} />
          <TextInput name="title" label={t('proposeCharter.name')} maxLength={200} value={title} error={errorOf(errors, 'title')} seenBy="public" />
          <CharterFields typed={typed} errors={errors} />
          <CharterButtons t={t} />
        </Form>
      </div>
    </SignedInPage>
  );
}

/** The first button is the one that the Enter key presses. */
function CharterButtons({ t }: Pick<SignedInFrame['messages'], 't'>): VNode {
  return (
    <Buttons>
      <Button>{t('foundCouncil.button')}</Button>
      <Button kind="secondary" name="step" value="add">
        {t('foundCouncil.add')}
      </Button>
    </Buttons>
  );
}
