import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { BackLink, Checkboxes, errorOf, type FieldError, Heading, Radios, Text, TextArea, TextInput } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import type { PageModule } from '../../portal.js';
import { Paragraphs } from '../record/text.js';
import { ActForm } from '../signed-in/act-form.js';
import { isAnybody } from '../signed-in/person.js';
import { PREPARED } from '../signed-in/sign-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { labOf, numberIn, toSign } from './acts.js';
import { councilOf, nameOf } from './lab-page.js';
import type { LabData, LabPageData } from './operations.js';

const SIGN = `mutation ($terms: MandateTermsInput!, $text: String!) { prepared: prepareSignMandate(terms: $terms, text: $text) { ${PREPARED} } }`;
const BINDINGS = ['ANSWER', 'COMPLY_OR_EXPLAIN', 'BINDING', 'ADVICE'] as const;
const NUMBERS = [['answerDays', 1, 365], ['extensions', 0, 5], ['extensionDays', 0, 180], ['noticeDays', 0, 365]] as const;

interface Typed {
  readonly council: string;
  readonly binding: string;
  readonly numbers: Readonly<Record<string, string>>;
  readonly policies: readonly string[];
  readonly text: string;
}
const EMPTY: Typed = { council: '', binding: '', numbers: { answerDays: '60', extensions: '1', extensionDays: '30', noticeDays: '90' }, policies: [], text: '' };

type Data = LabPageData & { readonly lab: LabData };

/** A lab binds itself to a council. */
export const mandatePages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);
  get('/labs/:entity/mandate', async (visit) => {
    const data = await labOf(visit);
    return data ? shown(visit, data, EMPTY) : visit.portal.notFound(visit.request, visit.reply);
  });
  post('/labs/:entity/mandate', async (visit) => {
    const data = await labOf(visit);
    return data ? sign(visit, data) : visit.portal.notFound(visit.request, visit.reply);
  });
};

async function sign(visit: Visit, data: Data): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const typed: Typed = {
    council: form.text('council'), binding: form.text('binding'), policies: form.list('policies').filter((id) => data.lab.policies.some((one) => one.id === id)),
    numbers: Object.fromEntries(NUMBERS.map(([name]) => [name, form.trimmed(name)])), text: form.text('text'),
  };
  if (form.text('step') === 'change') return shown(visit, data, typed);
  const binding = form.oneOf('binding', BINDINGS);
  const numbers = NUMBERS.map(([name, least, most]) => [name, numberIn(typed.numbers[name] ?? '', least, most)] as const);
  const errors: FieldError[] = [
    ...(data.councils.edges.some(({ node }) => node.id === typed.council) ? [] : [{ field: 'council', text: t('labKeep.mandate.missing.council') }]),
    ...(binding ? [] : [{ field: 'binding', text: t('labKeep.mandate.missing.binding') }]),
    ...numbers.flatMap(([field, value]) => (value === undefined ? [{ field, text: t('labKeep.mandate.missing.number') }] : [])),
    ...(typed.text.trim() === '' ? [{ field: 'text', text: t('labKeep.mandate.missing.text') }] : []),
  ];
  if (errors.length > 0 || !binding) return shown(visit, data, typed, errors);
  const terms = { lab: data.lab.entity, council: typed.council, policies: typed.policies.length === 0 ? null : typed.policies, binding, ...Object.fromEntries(numbers) };
  const facts = [
    { key: t('answers.lab'), value: nameOf(messages, data.lab) },
    { key: t('labKeep.mandate.council'), value: councilOf(messages, data.councils, typed.council) },
    { key: t('labKeep.mandate.binding'), value: words(messages, [`binding.${binding}`]) ?? binding },
    ...NUMBERS.map(([name]) => ({ key: t(`labKeep.mandate.${name}`), value: typed.numbers[name] ?? '' })),
    { key: t('labKeep.mandate.text'), value: <Paragraphs text={typed.text} /> },
  ];
  return toSign(visit, SIGN, { terms, text: typed.text }, { facts, back: `/labs/${data.lab.entity}` }, (wrong) => shown(visit, data, typed, wrong));
}

function shown(visit: Visit, data: Data, typed: Typed, errors: readonly FieldError[] = []): FastifyReply {
  return visit.page(<MandatePage {...visit.frame(`/labs/${data.lab.entity}/mandate`)} {...data} typed={typed} errors={errors} />, errors.length > 0 ? 422 : 200);
}

function MandatePage({ lab, councils, typed, errors, ...frame }: SignedInFrame & Pick<Data, 'lab' | 'councils'> & { readonly typed: Typed; readonly errors: readonly FieldError[] }): VNode {
  const { messages, fields } = frame;
  const { t, link } = messages;
  const sitting = councils.edges.map(({ node }) => node).filter(({ status }) => status === 'ACTIVE');
  const inForce = lab.policies.filter(({ status }) => status === 'PUBLISHED');
  return (
    <SignedInPage {...frame} title={t('labKeep.mandate')} errors={errors} before={<BackLink href={link(`/labs/${lab.entity}/keep`)} text={nameOf(messages, lab)} />}>
      <div class="fm-column">
        <Heading caption={nameOf(messages, lab)}>{t('labKeep.mandate')}</Heading>
        <Text>{t('labKeep.mandate.lead')}</Text>
        <ActForm action={`/labs/${lab.entity}/mandate`} fields={fields} button={t('labKeep.sign')} kind="primary">
          <Radios name="council" label={t('labKeep.mandate.council')} choices={sitting.map(({ id, name }) => ({ value: id, label: name ?? id }))} value={typed.council} error={errorOf(errors, 'council')} />
          <Radios
            name="binding"
            label={t('labKeep.mandate.binding')}
            choices={BINDINGS.map((value) => ({ value, label: words(messages, [`binding.${value}`]) ?? value }))}
            value={typed.binding}
            error={errorOf(errors, 'binding')}
          />
          {NUMBERS.map(([name]) => (
            <TextInput key={name} name={name} label={t(`labKeep.mandate.${name}`)} width={4} inputMode="numeric" value={typed.numbers[name]} error={errorOf(errors, name)} />
          ))}
          {inForce.length > 0 && (
            <Checkboxes
              name="policies"
              label={t('labKeep.mandate.policies')}
              hint={t('labKeep.mandate.policies.hint')}
              choices={inForce.map(({ id, title }) => ({ value: id, label: title ?? id }))}
              values={typed.policies}
            />
          )}
          <TextArea name="text" label={t('labKeep.mandate.text')} rows={10} value={typed.text} error={errorOf(errors, 'text')} seenBy="public" />
        </ActForm>
      </div>
    </SignedInPage>
  );
}
