import type { VNode } from 'preact';
import { BackLink, Details, errorOf, type FieldError, Heading, Results, Select, Text, TextArea, TextInput, useWords } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import { councilName, holderName } from '../councils/council-words.js';
import type { CouncilData } from '../councils/operations.js';
import { ActForm } from '../signed-in/act-form.js';
import type { FormFields } from '../signed-in/form-fields.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { kindWords } from './motion-words.js';
import { ASKING, type Kind, KINDS } from './operations.js';
import { type Around, ASSESSED_AS, boundPolicies } from './propose-form.js';

/** First question: what kind of motion. */
export function KindPage({ council, ...frame }: SignedInFrame & { readonly council: CouncilData }): VNode {
  const { messages } = frame;
  const { t, link } = messages;
  const groups = [
    { title: t('propose.kinds.lab'), kinds: KINDS.filter((kind) => ASKING.includes(kind) || kind === 'ASSESS') },
    { title: t('propose.kinds.own'), kinds: KINDS.filter((kind) => !ASKING.includes(kind) && kind !== 'ASSESS') },
  ];
  return (
    <SignedInPage {...frame} title={t('propose.title')} before={<BackLink href={link(`/councils/${council.id}`)} text={councilName(messages, council)} />}>
      <div class="fm-column">
        <Heading caption={councilName(messages, council)}>{t('propose.title')}</Heading>
        <Text>{t('propose.kinds.lead')}</Text>
        {groups.map(({ title, kinds }) => (
          <section key={title}>
            <Heading level={2}>{title}</Heading>
            <Results
              level={3}
              results={kinds.map((kind) => ({
                title: kindWords(messages, kind),
                href: link(kind === 'CHARTER' ? `/councils/${council.id}/charter/propose` : `/councils/${council.id}/propose?kind=${kind}`),
                text: t(`propose.kind.${kind}`),
              }))}
            />
          </section>
        ))}
      </div>
    </SignedInPage>
  );
}

export interface ProposePageProps extends SignedInFrame {
  readonly council: CouncilData;
  readonly kind: Kind;
  readonly around: Around;
  readonly form: FormFields;
  readonly errors: readonly FieldError[];
}

/** The motion itself. Everything in it is public. */
export function ProposePage(props: ProposePageProps): VNode {
  const { council, kind, around: _, form, errors, ...frame } = props;
  const { messages, fields } = frame;
  const { t, link } = messages;
  const field = fieldsOf(props);
  return (
    <SignedInPage {...frame} title={t('propose.title')} errors={errors} before={<BackLink href={link(`/councils/${council.id}/propose`)} text={t('propose.title')} />}>
      <div class="fm-column">
        <Heading caption={councilName(messages, council)}>{kindWords(messages, kind)}</Heading>
        <Text>{t(`propose.kind.${kind}`)}</Text>
        <ActForm action={`/councils/${council.id}/propose`} fields={{ ...fields, kind }} button={t('keepCouncil.button')} kind="primary">
          <SubjectFields {...props} />
          <TextInput {...field('title')} label={t('propose.motionTitle')} maxLength={200} seenBy="public" />
          <TextArea {...field('text')} label={t('motion.text')} hint={t('propose.text.hint')} rows={12} seenBy="public" />
          {ASKING.includes(kind) && <TextArea {...field('measure')} label={t('motion.measure')} hint={t('propose.measure.hint')} rows={4} seenBy="public" />}
          <TextInput {...field('comments')} label={t('propose.comments')} hint={t('propose.comments.hint')} optional width={10} />
          <TextInput {...field('incidents')} label={t('propose.incidents')} hint={t('propose.incidents.hint')} optional />
        </ActForm>
      </div>
    </SignedInPage>
  );
}

function fieldsOf({ form, errors }: Pick<ProposePageProps, 'form' | 'errors'>): (name: string) => { readonly name: string; readonly value: string; readonly error: string | undefined } {
  return (name) => ({ name, value: form.text(name), error: errorOf(errors, name) });
}

function SubjectFields(props: ProposePageProps): VNode | null {
  const messages = useWords();
  const { t, link } = messages;
  const { council, kind, around } = props;
  const field = fieldsOf(props);
  switch (kind) {
    case 'ADOPT':
    case 'AMEND':
    case 'REJECT':
    case 'RECOMMEND': {
      const bound = boundPolicies(around, council.id);
      return (
        <>
          {bound.length === 0 && <Text>{t('propose.policy.none')}</Text>}
          {bound.length > 0 && (
            <Select
              {...field('policy')}
              label={t('propose.policy')}
              hint={t('propose.policy.hint')}
              optional={kind === 'RECOMMEND'}
              choices={bound.map(({ policy, title, labName, lab }) => ({ value: policy, label: `${labName ?? lab}: ${title ?? policy}` }))}
            />
          )}
          {kind === 'RECOMMEND' && (
            <Select {...field('lab')} label={t('propose.lab')} hint={t('propose.lab.hint')} optional choices={around.allLabs.map(({ entity, name }) => ({ value: entity, label: name ?? entity }))} />
          )}
        </>
      );
    }
    case 'ASSESS':
      return (
        <>
          <Select
            {...field('recommendation')}
            label={t('motion.subject.recommendation')}
            choices={around.recommendations.edges.map(({ node }) => ({ value: node.id, label: `${node.labName ?? ''}: ${node.title ?? node.id} (${words(messages, [`assessment.${node.status}`]) ?? node.status})` }))}
          />
          <Select {...field('assessedAs')} label={t('motion.subject.assessedAs')} choices={ASSESSED_AS.map((value) => ({ value, label: words(messages, [`assessment.${value}`]) ?? value }))} />
          <TextInput {...field('successor')} label={t('propose.successor')} hint={t('propose.successor.hint')} optional width={20} />
        </>
      );
    case 'ELECT':
      return (
        <>
          <Select {...field('class')} label={t('keepCouncil.class')} choices={council.classes.map(({ code, label }) => ({ value: code, label: label ?? code }))} />
          <TextArea {...field('candidates')} label={t('motion.subject.candidates')} hint={t('propose.candidates.hint')} rows={4} />
        </>
      );
    case 'REMOVE':
      return (
        <Select
          {...field('seat')}
          label={t('motion.subject.seat')}
          choices={council.seats.flatMap(({ number, holder }) => (holder ? [{ value: String(number), label: t('motion.seated', { name: holderName(messages, holder), seat: number }) }] : []))}
        />
      );
    case 'JURY':
      return (
        <>
          <TextInput {...field('incident')} label={t('propose.incident')} hint={t('propose.incident.hint')} width={20} />
          <Details summary={t('propose.incident.find')}>
            <Text>
              <a href={link('/incidents')}>{t('nav.incidents')}</a>
            </Text>
          </Details>
        </>
      );
    case 'CHARTER':
    case 'RESOLVE':
      return null;
  }
}
