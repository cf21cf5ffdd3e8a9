import type { VNode } from 'preact';
import { BackLink, Button, DraftFields, errorOf, type FieldError, Form, Heading, Text, TextArea, TextInput } from '../../kit/index.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';

export interface TypedPetition {
  readonly incident: string;
  readonly text: string;
}

export interface StartPageProps extends SignedInFrame {
  readonly typed: TypedPetition;
  readonly errors: readonly FieldError[];
}

/** A member asks for a jury, and looks for others who do. */
export function StartPage({ typed, errors, ...frame }: StartPageProps): VNode {
  const { t, link } = frame.messages;
  return (
    <SignedInPage {...frame} title={t('startPetition.title')} errors={errors} before={<BackLink href={link('/petitions')} text={t('petitions.title')} />}>
      <div class="fm-column">
        <Heading>{t('startPetition.title')}</Heading>
        <Text>{t('startPetition.lead')}</Text>
        <Form action={link('/petitions/start')}>
          <DraftFields draft={frame.fields} />
          <TextInput name="incident" label={t('startPetition.incident')} hint={t('startPetition.incident.hint')} width={20} value={typed.incident} error={errorOf(errors, 'incident')} spellcheck={false} />
          <TextArea name="text" label={t('startPetition.text')} hint={t('startPetition.text.hint')} rows={8} value={typed.text} error={errorOf(errors, 'text')} seenBy="public" />
          <Button>{t('party.button')}</Button>
        </Form>
      </div>
    </SignedInPage>
  );
}
