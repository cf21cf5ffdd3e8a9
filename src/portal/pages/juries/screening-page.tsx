import type { VNode } from 'preact';
import { BackLink, errorOf, type FieldError, Heading, InsetText, List, Select, SummaryList, Text, TextArea } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import { REASONS } from '../draws/keep-page.js';
import { ActForm } from '../signed-in/act-form.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { JuryData, ScreenedVolunteer } from './operations.js';

export interface ScreeningPageProps extends SignedInFrame {
  readonly jury: JuryData;
  readonly volunteers: readonly ScreenedVolunteer[];
  /** Whether somebody can still be excluded. */
  readonly open: boolean;
  readonly errors: readonly FieldError[];
  readonly typed: (name: string) => string;
  readonly done: string | undefined;
}

/** What the record says of volunteers, for a steward to decide. */
export function ScreeningPage({ jury, volunteers, open, errors, typed, done, ...frame }: ScreeningPageProps): VNode {
  const { messages, fields } = frame;
  const { t, link } = messages;
  return (
    <SignedInPage {...frame} title={t('screening.title')} errors={errors} done={done} before={<BackLink href={link(`/juries/${jury.id}`)} text={t('jury.caption', { id: jury.id })} />}>
      <div class="fm-column">
        <Heading caption={t('jury.caption', { id: jury.id })}>{t('screening.title')}</Heading>
        <Text>{t('screening.lead')}</Text>
        <InsetText>{t(open ? 'screening.again' : 'screening.over')}</InsetText>
        {volunteers.length === 0 && <Text>{t('screening.none')}</Text>}
        {volunteers.map(({ number, ties, names, proposed }) => (
          <section key={number}>
            <Heading level={2}>{t('screening.volunteer', { number })}</Heading>
            <SummaryList
              rows={[
                { key: t('screening.says'), value: ties ?? '–' },
                { key: t('screening.names'), value: names.length === 0 ? '–' : <List items={[...names]} /> },
              ]}
            />
            {proposed === 'EARLIER_JUROR' && <Text>{t('screening.sat')}</Text>}
            {open && (
              <ActForm action={link(`/juries/${jury.id}/screening`)} fields={{ ...fields, number }} button={t('screening.exclude', { number })}>
                <Select
                  name={`reason-${number}`}
                  label={t('screening.reason')}
                  choices={REASONS.map((value) => ({ value, label: words(messages, [`exclusion.${value}`]) ?? value }))}
                  value={typed(`reason-${number}`) || (proposed ?? undefined)}
                  error={errorOf(errors, `reason-${number}`)}
                />
                <TextArea name={`note-${number}`} label={t('keepDraw.exclude.note')} hint={t('keepDraw.exclude.note.hint')} optional rows={3} value={typed(`note-${number}`)} />
              </ActForm>
            )}
          </section>
        ))}
      </div>
    </SignedInPage>
  );
}
