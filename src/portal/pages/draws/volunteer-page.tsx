import type { VNode } from 'preact';
import { BackLink, Button, ButtonLink, Buttons, Checkboxes, Code, DraftFields, ErrorSummary, errorOf, type FieldError, Form, Heading, InsetText, Layout, List, Panel, Radios, Text, TextArea, TextInput, WarningText } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import type { Frame } from '../../portal.js';
import { Paragraphs } from '../record/text.js';
import { drawTitle } from './draw-page.js';
import type { DrawData } from './operations.js';

/** What was typed. Answers by the place of their question. */
export interface TypedVolunteer {
  readonly answers: readonly string[];
  readonly household: string;
  readonly ties: string;
  readonly contact: string;
  readonly consent: boolean;
}

export const NOTHING_TYPED: TypedVolunteer = { answers: [], household: '', ties: '', contact: '', consent: false };

export function categoriesOf({ quotas }: Pick<DrawData, 'quotas'>): string[] {
  return [...new Set(quotas.map(({ category }) => category))];
}

export interface VolunteerPageProps extends Frame {
  readonly draw: DrawData;
  readonly fields: Readonly<Record<string, string>>;
  readonly open: boolean;
  /** Where the form goes: by a code for a jury, in a member's own name for seats of a council. */
  readonly action: string;
  readonly typed: TypedVolunteer;
  readonly errors: readonly FieldError[];
}

/** Says what is asked and what is kept, and takes the answers. */
export function VolunteerPage({ draw, fields, open, action, typed, errors, ...frame }: VolunteerPageProps): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const title = drawTitle(messages, draw);
  return (
    <Layout {...frame} title={t('volunteer.title')} section="juries" hasErrors={errors.length > 0} before={<BackLink href={link(`/draws/${draw.id}`)} text={title} />}>
      <div class="fm-column">
        <ErrorSummary errors={errors} />
        <Heading caption={title}>{t('volunteer.title')}</Heading>
        {draw.about !== null && <Paragraphs text={draw.about} />}
        {!open ? (
          <InsetText>{t(draw.purpose === 'SEATS' && draw.status === 'COLLECTING' ? 'volunteer.members' : 'volunteer.closed')}</InsetText>
        ) : (
          <>
            <Text>
              {t('draw.fact.closes')}: {formatInstant(messages, draw.closesAt)}
            </Text>
            <Heading level={2}>{t('volunteer.asked')}</Heading>
            <List items={[t('volunteer.asked.1', { others: draw.rules.size - 1 }), t('volunteer.asked.2'), t('volunteer.asked.3')]} />
            <Heading level={2}>{t('volunteer.kept')}</Heading>
            <List items={[t('volunteer.kept.1'), t('volunteer.kept.2'), t('volunteer.kept.3'), t('volunteer.kept.4'), t('volunteer.kept.5')]} />
            <Heading level={2}>{t('volunteer.answers')}</Heading>
            <Form action={link(action)}>
              <DraftFields draft={fields} />
              {categoriesOf(draw).map((category, i) => (
                <Radios
                  key={category}
                  name={`answer-${i}`}
                  label={category}
                  value={typed.answers[i]}
                  error={errorOf(errors, `answer-${i}`)}
                  choices={draw.quotas.filter((quota) => quota.category === category).map(({ value }) => ({ value, label: value }))}
                />
              ))}
              <TextInput name="household" label={t('volunteer.household')} hint={t('volunteer.household.hint')} optional value={typed.household} error={errorOf(errors, 'household')} />
              <TextArea name="ties" label={t('volunteer.ties')} hint={t('volunteer.ties.hint')} optional rows={4} value={typed.ties} error={errorOf(errors, 'ties')} />
              <TextInput name="contact" label={t('volunteer.contact')} hint={t('volunteer.contact.hint')} optional value={typed.contact} error={errorOf(errors, 'contact')} />
              <Checkboxes
                name="consent"
                label={t('volunteer.consent')}
                choices={[{ value: 'yes', label: t('volunteer.consent.yes') }]}
                values={typed.consent ? ['yes'] : []}
                error={errorOf(errors, 'consent')}
              />
              <Button>{t('volunteer.send')}</Button>
            </Form>
          </>
        )}
      </div>
    </Layout>
  );
}

export interface VolunteeredPageProps extends Frame {
  readonly draw: DrawData;
  readonly number: string;
  readonly code: string | null;
}

/** The code first and largest, since it is shown only here. */
export function VolunteeredPage({ draw, number, code, ...frame }: VolunteeredPageProps): VNode {
  const { t, link } = frame.messages;
  return (
    <Layout {...frame} title={t('volunteer.done')} section="juries" islands={['copy-code']}>
      <div class="fm-column">
        <Panel title={t('volunteer.done')}>
          <Text>{t('volunteer.done.number', { number })}</Text>
        </Panel>
        {code === null ? (
          <WarningText>{t('volunteer.done.repeated')}</WarningText>
        ) : (
          <>
            <Code label={t('volunteer.done.code')} value={code} />
            <WarningText>{t('volunteer.done.keep')}</WarningText>
            <Text>{t('volunteer.done.use')}</Text>
          </>
        )}
        <Buttons>
          <ButtonLink kind="secondary" href={link(`/draws/${draw.id}/place`)}>
            {t('draw.place')}
          </ButtonLink>
        </Buttons>
      </div>
    </Layout>
  );
}
