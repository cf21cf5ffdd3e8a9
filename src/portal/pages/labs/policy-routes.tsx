import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { isPublicId } from '../../../kernel/ids.js';
import { BackLink, errorOf, type FieldError, Heading, Select, TextArea, TextInput } from '../../kit/index.js';
import type { PageModule } from '../../portal.js';
import { titleOf } from '../answers/answer-words.js';
import { Paragraphs } from '../record/text.js';
import { ActForm, FoldedAct } from '../signed-in/act-form.js';
import { isAnybody } from '../signed-in/person.js';
import { PREPARED } from '../signed-in/sign-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { labOf, toSign } from './acts.js';
import { nameOf } from './lab-page.js';
import { LAB, type LabData, type LabPageData, POLICY, type PolicyData, type PolicyPageData } from './operations.js';

const PUBLISH = `mutation ($lab: PublicId!, $title: String!, $text: String!) { prepared: preparePublishPolicy(lab: $lab, title: $title, text: $text) { ${PREPARED} } }`;
const REVISE = `mutation ($policy: PublicId!, $version: Int!, $text: String!, $note: String, $recommendation: PublicId) {
  prepared: prepareRevisePolicy(policy: $policy, version: $version, text: $text, note: $note, recommendation: $recommendation) { ${PREPARED} } }`;
const WITHDRAW = `mutation ($policy: PublicId!, $note: String) { prepared: prepareWithdrawPolicy(policy: $policy, note: $note) { ${PREPARED} } }`;

/** As it was typed, unchecked. */
interface Typed {
  readonly title: string;
  readonly text: string;
  readonly note: string;
  readonly recommendation: string;
  /** Of the version on which this is written: where another came between, the rules say so. */
  readonly version: string;
}

/** A lab publishes, changes and withdraws its policies. */
export const policyPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);
  const found = (handler: (visit: Visit, lab: LabData, policy?: PolicyData) => FastifyReply | Promise<FastifyReply>) => async (visit: Visit): Promise<FastifyReply> => {
    const { lab, policy } = await find(visit);
    return lab ? handler(visit, lab, policy) : visit.portal.notFound(visit.request, visit.reply);
  };
  get('/labs/:entity/policy', found((visit, lab) => shown(visit, lab, undefined, typedIn(visit))));
  post('/labs/:entity/policy', found(publish));
  get('/policies/:id/revise', found((visit, lab, policy) => {
    const text = policy?.versions[0]?.text ?? '';
    return shown(visit, lab, policy, { ...typedIn(visit), text, version: String(policy?.version ?? '') });
  }));
  post('/policies/:id/revise', found((visit, lab, policy) => revise(visit, lab, policy!)));
  post('/policies/:id/withdraw', found((visit, lab, policy) => {
    const note = visit.form.text('why');
    const facts = [{ key: visit.messages.t('lab.policy'), value: policy!.title ?? policy!.id }, { key: visit.messages.t('labKeep.policy.note'), value: note }];
    return toSign(visit, WITHDRAW, { policy: policy!.id, note }, { facts, back: `/policies/${policy!.id}` }, (errors) => shown(visit, lab, policy, typedIn(visit), errors));
  }));
};

async function find(visit: Visit): Promise<{ readonly lab?: LabData; readonly policy?: PolicyData }> {
  if (visit.part('entity') !== '') return { ...(await labOf(visit)) };
  const id = visit.part('id');
  if (!isPublicId(id)) return {};
  const { policy } = await visit.run<PolicyPageData>(POLICY, { id });
  const lab = policy && (await visit.run<LabPageData>(LAB, { entity: policy.lab })).lab;
  return policy && lab ? { lab, policy } : {};
}

function typedIn({ form }: Visit): Typed {
  return { title: form.text('title'), text: form.text('text'), note: form.text('note'), recommendation: form.text('recommendation'), version: form.text('version') };
}

async function publish(visit: Visit, lab: LabData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const typed = typedIn(visit);
  if (form.text('step') === 'change') return shown(visit, lab, undefined, typed);
  const errors: FieldError[] = [
    ...(typed.title.trim() === '' ? [{ field: 'title', text: t('labKeep.policy.missing.title') }] : []),
    ...(typed.text.trim() === '' ? [{ field: 'text', text: t('labKeep.policy.missing.text') }] : []),
  ];
  if (errors.length > 0) return shown(visit, lab, undefined, typed, errors);
  const facts = [
    { key: t('answers.lab'), value: nameOf(messages, lab) },
    { key: t('labKeep.policy.title'), value: typed.title },
    { key: t('labKeep.policy.text'), value: <Paragraphs text={typed.text} /> },
  ];
  const variables = { lab: lab.entity, title: typed.title, text: typed.text };
  return toSign(visit, PUBLISH, variables, { facts, back: `/labs/${lab.entity}` }, (wrong) => shown(visit, lab, undefined, typed, wrong));
}

async function revise(visit: Visit, lab: LabData, policy: PolicyData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const typed = typedIn(visit);
  if (form.text('step') === 'change') return shown(visit, lab, policy, typed);
  if (typed.text.trim() === '') return shown(visit, lab, policy, typed, [{ field: 'text', text: t('labKeep.policy.missing.text') }]);
  const version = /^\d{1,3}$/.test(typed.version) ? Number(typed.version) + 1 : policy.version + 1;
  const recommendation = isPublicId(typed.recommendation) ? typed.recommendation : null;
  const facts = [
    { key: t('lab.policy'), value: policy.title ?? policy.id },
    { key: t('lab.policy.version'), value: String(version) },
    { key: t('labKeep.policy.note'), value: typed.note },
    { key: t('labKeep.policy.text'), value: <Paragraphs text={typed.text} /> },
  ];
  const variables = { policy: policy.id, version, text: typed.text, note: typed.note, recommendation };
  return toSign(visit, REVISE, variables, { facts, back: `/policies/${policy.id}` }, (wrong) => shown(visit, lab, policy, typed, wrong));
}

function shown(visit: Visit, lab: LabData, policy: PolicyData | undefined, typed: Typed, errors: readonly FieldError[] = []): FastifyReply {
  const path = policy ? `/policies/${policy.id}/revise` : `/labs/${lab.entity}/policy`;
  return visit.page(<WritePage {...visit.frame(path)} lab={lab} policy={policy} typed={typed} errors={errors} path={path} />, errors.length > 0 ? 422 : 200);
}

interface WritePageProps extends SignedInFrame {
  readonly lab: LabData;
  readonly policy: PolicyData | undefined;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

function WritePage({ lab, policy, typed, errors, ...frame }: WritePageProps): VNode {
  const { messages, fields, path } = frame;
  const { t, link } = messages;
  const title = t(policy ? 'labKeep.policy.revise' : 'labKeep.policy');
  return (
    <SignedInPage {...frame} title={title} errors={errors} before={<BackLink href={link(policy ? `/policies/${policy.id}` : `/labs/${lab.entity}/keep`)} text={policy?.title ?? nameOf(messages, lab)} />}>
      <div class="fm-column">
        <Heading caption={policy?.title ?? nameOf(messages, lab)}>{title}</Heading>
        <ActForm action={path} fields={{ ...fields, ...(policy && { version: typed.version }) }} button={t('labKeep.sign')} kind="primary">
          {!policy && <TextInput name="title" label={t('labKeep.policy.title')} maxLength={300} value={typed.title} error={errorOf(errors, 'title')} seenBy="public" />}
          <TextArea name="text" label={t('labKeep.policy.text')} hint={t('labKeep.policy.text.hint')} rows={20} value={typed.text} error={errorOf(errors, 'text')} seenBy="public" />
          {policy && (
            <>
              <TextArea name="note" label={t('labKeep.policy.note')} rows={4} value={typed.note} error={errorOf(errors, 'note')} seenBy="public" />
              {lab.recommendations.edges.length > 0 && (
                <Select
                  name="recommendation"
                  label={t('labKeep.policy.recommendation')}
                  value={typed.recommendation}
                  choices={lab.recommendations.edges.map(({ node }) => ({ value: node.id, label: titleOf(messages, node) }))}
                />
              )}
            </>
          )}
        </ActForm>
        {policy && (
          <FoldedAct summary={t('labKeep.policy.withdraw')} action={`/policies/${policy.id}/withdraw`} fields={fields} button={t('labKeep.policy.withdraw')} kind="danger">
            <TextArea name="why" label={t('labKeep.policy.note')} rows={3} value="" seenBy="public" />
          </FoldedAct>
        )}
      </div>
    </SignedInPage>
  );
}
