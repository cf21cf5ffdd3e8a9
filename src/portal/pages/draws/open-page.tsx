import type { VNode } from 'preact';
import { BackLink, Button, Checkboxes, DraftFields, errorOf, type FieldError, Form, Heading, Text, TextArea, TextInput } from '../../kit/index.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';

export interface TypedDraw {
  readonly title: string;
  readonly about: string;
  readonly council: string;
  readonly class: string;
  readonly size: string;
  readonly panels: string;
  readonly quotas: string;
  readonly closes: string;
  readonly lead: string;
  readonly rehearsal: boolean;
}

export interface OpenPageProps extends SignedInFrame {
  readonly typed: TypedDraw;
  readonly errors: readonly FieldError[];
}

/** A steward opens a draw. */
export function OpenPage({ typed, errors, ...frame }: OpenPageProps): VNode {
  const { t, link } = frame.messages;
  const input = (name: Exclude<keyof TypedDraw, 'rehearsal'>, label: string, hint?: string, more: { optional?: boolean; width?: 5 | 10 | 20 } = {}): VNode => (
    <TextInput name={name} label={label} hint={hint} value={typed[name]} error={errorOf(errors, name)} {...more} />
  );
  return (
    <SignedInPage {...frame} title={t('openDraw.title')} place="draws" errors={errors} before={<BackLink href={link('/draws')} text={t('draws.title')} />}>
      <div class="fm-column">
        <Heading>{t('openDraw.title')}</Heading>
        <Text>{t('openDraw.lead')}</Text>
        <Form action="/draws/open">
          <DraftFields draft={frame.fields} />
          {input('title', t('openDraw.name'))}
          <TextArea name="about" label={t('openDraw.about')} hint={t('openDraw.about.hint')} rows={6} value={typed.about} error={errorOf(errors, 'about')} seenBy="public" />
          {input('council', t('openDraw.council'), t('openDraw.council.hint'), { optional: true, width: 20 })}
          {input('class', t('openDraw.class'), undefined, { optional: true, width: 20 })}
          {input('size', t('openDraw.size'), undefined, { width: 5 })}
          <TextArea name="quotas" label={t('openDraw.quotas')} hint={t('openDraw.quotas.hint')} rows={8} value={typed.quotas} error={errorOf(errors, 'quotas')} seenBy="public" />
          {input('closes', t('openDraw.closes'), t('openDraw.closes.hint'), { width: 10 })}
          {input('lead', t('openDraw.lead.hours'), t('openDraw.lead.hint'), { width: 5 })}
          {input('panels', t('openDraw.panels'), t('openDraw.panels.hint'), { width: 5 })}
          <Checkboxes name="rehearsal" label={t('openDraw.rehearsal')} optional choices={[{ value: 'yes', label: t('openDraw.rehearsal.yes') }]} values={typed.rehearsal ? ['yes'] : []} />
          <Button>{t('openDraw.button')}</Button>
        </Form>
      </div>
    </SignedInPage>
  );
}
