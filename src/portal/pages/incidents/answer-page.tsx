import type { VNode } from 'preact';
import {
  BackLink, Button, Details, DraftFields, errorOf, type FieldError, Form, Heading, InsetText, List, Radios, Text, TextArea, useWords,
} from '../../kit/index.js';
import { words } from '../../messages/words.js';
import { Paragraphs } from '../record/text.js';
import { organisationsOf } from '../signed-in/person.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { STANDINGS, type ToAnswer } from './answer-operations.js';
import { Answers } from './incident-parts.js';

/** As it was typed, unchecked. */
export interface TypedAnswer {
  readonly entity: string;
  readonly standing: string;
  readonly statement: string;
}

export interface AnswerPageProps extends SignedInFrame {
  readonly incident: ToAnswer;
  readonly typed: TypedAnswer;
  readonly errors?: readonly FieldError[];
  readonly done?: string | undefined;
}

/** An organisation answers: its words on one side, the record and what was answered before on the other. */
export function AnswerPage(props: AnswerPageProps): VNode {
  const { incident, typed: _, errors = [], done, ...frame } = props;
  const { t, link } = frame.messages;
  const { id, status, mergedInto } = incident;
  return (
    <SignedInPage {...frame} title={t('answer.title')} errors={errors} done={done} before={<BackLink href={link(`/incidents/${id}`)} text={t('answer.back')} />}>
      <Heading caption={t('incident.caption', { id })}>{t('answer.title')}</Heading>
      <div class="fm-desk">
        <div class="fm-desk__main">
          {status === 'MERGED' && mergedInto !== null && (
            <InsetText>
              {t('answer.merged')} <a href={link(`/incidents/${mergedInto}/answer`)}>{t('incident.caption', { id: mergedInto })}</a>
            </InsetText>
          )}
          {status === 'RETRACTED' && <InsetText>{t('answer.retracted')}</InsetText>}
          {status === 'PUBLISHED' && <WhatToDo {...props} />}
        </div>
        <div class="fm-desk__side">
          <Heading level={2}>{t('answer.record')}</Heading>
          <p class="govuk-body">
            <a href={link(`/incidents/${id}`)}>{incident.title ?? t('incidents.untitled', { id })}</a>
          </p>
          {incident.summary !== null && <Paragraphs text={incident.summary} />}
          {status === 'PUBLISHED' && <Answers incident={incident} />}
        </div>
      </div>
    </SignedInPage>
  );
}

/** Who has answered reads that first; he may answer again. */
function WhatToDo(props: AnswerPageProps): VNode {
  const { incident, typed, errors = [], me } = props;
  const { t } = useWords();
  if (incident.answerableFor.length === 0) return <NotNamed me={me} />;
  const answered = incident.answers.some(({ entity }) => incident.answerableFor.some(({ id }) => id === entity?.id));
  if (!answered) return <AnswerForm {...props} />;
  return (
    <>
      <Text>{t('answer.answered')}</Text>
      <Details summary={t('answer.another')} open={errors.length > 0 || typed.statement !== ''}>
        <AnswerForm {...props} />
      </Details>
    </>
  );
}

function AnswerForm({ incident, typed, errors = [], fields }: AnswerPageProps): VNode {
  const messages = useWords();
  const { t } = messages;
  const [only, ...others] = incident.answerableFor;
  const nameOf = ({ id, name }: { readonly id: string; readonly name: string | null }): string => name ?? id;
  return (
    <Form action={`/incidents/${incident.id}/answer`}>
      <DraftFields draft={fields} />
      <Text>{t('answer.lead')}</Text>
      <List items={[t('answer.lead.public'), t('answer.lead.beside'), t('answer.lead.signed')]} />
      {only && others.length === 0 ? (
        <>
          <DraftFields draft={{ entity: only.id }} />
          <Text>{t('answer.for', { name: nameOf(only) })}</Text>
        </>
      ) : (
        <Radios
          name="entity"
          label={t('answer.entity')}
          choices={incident.answerableFor.map((one) => ({ value: one.id, label: nameOf(one) }))}
          value={typed.entity}
          error={errorOf(errors, 'entity')}
        />
      )}
      <Radios
        name="standing"
        label={t('answer.standing')}
        choices={STANDINGS.map((value) => ({ value, label: words(messages, [`answer.${value}`]) ?? value, hint: t(`answer.hint.${value}`) }))}
        value={typed.standing}
        error={errorOf(errors, 'standing')}
      />
      <TextArea name="statement" label={t('answer.statement')} hint={t('answer.statement.hint')} rows={10} value={typed.statement} error={errorOf(errors, 'statement')} />
      <Button>{t('deskIncident.sign')}</Button>
    </Form>
  );
}

/** Who came here by a link that is not for him learns why, and what would help. */
function NotNamed({ me }: Pick<SignedInFrame, 'me'>): VNode {
  const { t, link } = useWords();
  return (
    <>
      <InsetText>{t('answer.notNamed')}</InsetText>
      <Text>{t('answer.notNamed.what')}</Text>
      <List items={organisationsOf(me).map((id) => <a href={link(`/entities/${id}`)}>{t('answer.number', { id })}</a>)} />
    </>
  );
}
