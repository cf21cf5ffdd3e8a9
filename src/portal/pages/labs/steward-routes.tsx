import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { BackLink, errorOf, type FieldError, Heading, List, Text, TextInput } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import type { PageModule } from '../../portal.js';
import { Paragraphs } from '../record/text.js';
import { ActForm } from '../signed-in/act-form.js';
import { isSteward } from '../signed-in/person.js';
import { PREPARED } from '../signed-in/sign-page.js';
import type { SignedInFrame } from '../signed-in/signed-in-frame.js';
import { SignedInPage } from '../signed-in/signed-in-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { anyLab, toSign } from './acts.js';
import { councilOf } from './lab-page.js';
import type { LabPageData } from './operations.js';

const DOMAIN = `mutation ($lab: PublicId!, $it: String!) { prepared: prepareRecogniseDomain(lab: $lab, domain: $it) { ${PREPARED} } }`;
const KEY = `mutation ($lab: PublicId!, $it: String!) { prepared: prepareRecogniseKey(lab: $lab, key: $it) { ${PREPARED} } }`;
const ACCEPT = `mutation ($mandate: PublicId!) { prepared: prepareAcceptMandate(mandate: $mandate) { ${PREPARED} } }`;

type Data = LabPageData & { readonly entity: NonNullable<LabPageData['entity']> };
type Typed = Readonly<Record<'domain' | 'key', string>>;

/** For stewards: what belongs to an organisation, and which mandate is accepted. */
export const labStewardPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isSteward);
  const of = (handler: (visit: Visit, data: Data) => FastifyReply | Promise<FastifyReply>) => async (visit: Visit): Promise<FastifyReply> => {
    const data = await anyLab(visit);
    return data?.entity ? handler(visit, { ...data, entity: data.entity }) : visit.portal.notFound(visit.request, visit.reply);
  };
  get('/labs/:entity/steward', of((visit, data) => shown(visit, data)));
  post('/labs/:entity/recognise-domain', of((visit, data) => recognise(visit, data, 'domain', DOMAIN)));
  post('/labs/:entity/recognise-key', of((visit, data) => recognise(visit, data, 'key', KEY)));
  post('/labs/:entity/accept', of((visit, data) => {
    const mandate = data.lab?.mandates.find(({ id }) => id === visit.form.text('mandate'));
    if (!mandate) return visit.portal.notFound(visit.request, visit.reply);
    const { messages } = visit;
    const facts = [
      { key: messages.t('answers.lab'), value: data.entity.name ?? data.entity.id },
      { key: messages.t('lab.mandate.council'), value: councilOf(messages, data.councils, mandate.council) },
      { key: messages.t('lab.mandate.binding'), value: words(messages, [`binding.${mandate.binding}`]) ?? mandate.binding },
    ];
    return toSign(visit, ACCEPT, { mandate: mandate.id }, { facts, back: pathOf(data) }, (errors) => shown(visit, data, undefined, errors));
  }));
};

async function recognise(visit: Visit, data: Data, what: 'domain' | 'key', operation: string): Promise<FastifyReply> {
  const { t } = visit.messages;
  const typed: Typed = { domain: visit.form.trimmed('domain'), key: visit.form.trimmed('key') };
  if (visit.form.text('step') === 'change') return shown(visit, data, typed);
  if (typed[what] === '') return shown(visit, data, typed, [{ field: what, text: t('labKeep.steward.missing') }]);
  const facts = [{ key: t('answers.lab'), value: data.entity.name ?? data.entity.id }, { key: t(`labKeep.steward.${what}`), value: typed[what] }];
  return toSign(visit, operation, { lab: data.entity.id, it: typed[what] }, { facts, back: pathOf(data) }, (errors) => shown(visit, data, typed, errors));
}

function shown(visit: Visit, data: Data, typed: Typed = { domain: '', key: '' }, errors: readonly FieldError[] = []): FastifyReply {
  return visit.page(<StewardPage {...visit.frame(pathOf(data))} data={data} typed={typed} errors={errors} done={visit.done()} />, errors.length > 0 ? 422 : 200);
}

function pathOf({ entity }: Data): string {
  return `/labs/${entity.id}/steward`;
}

interface StewardPageProps extends SignedInFrame {
  readonly data: Data;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly done: string | undefined;
}

function StewardPage({ data: { lab, entity, councils }, typed, errors, done, ...frame }: StewardPageProps): VNode {
  const { messages, fields } = frame;
  const { t, link } = messages;
  const name = entity.name ?? entity.id;
  const waiting = lab?.mandates.filter(({ status }) => status === 'SIGNED') ?? [];
  const known = [...(lab?.domains.map((one) => one.name) ?? []), ...(lab?.keys.map(({ key }) => key) ?? [])];
  return (
    <SignedInPage {...frame} title={t('lab.steward')} errors={errors} done={done} before={<BackLink href={link(lab ? `/labs/${entity.id}` : `/entities/${entity.id}`)} text={name} />}>
      <div class="fm-column">
        <Heading caption={name}>{t('lab.steward')}</Heading>
        {waiting.map((mandate) => (
          <section class="fm-desk__compare" key={mandate.id}>
            <Heading level={2}>{councilOf(messages, councils, mandate.council)}</Heading>
            <Text>{words(messages, [`binding.${mandate.binding}`]) ?? mandate.binding}</Text>
            {mandate.text !== null && <Paragraphs text={mandate.text} />}
            <ActForm action={`/labs/${entity.id}/accept`} fields={{ ...fields, mandate: mandate.id }} button={t('labKeep.mandate.accept')} />
          </section>
        ))}
        <Heading level={2}>{t('labKeep.steward')}</Heading>
        <Text>{t('labKeep.steward.lead')}</Text>
        {known.length > 0 && <List items={known.map((one) => <code class="fm-hash">{one}</code>)} />}
        <ActForm action={`/labs/${entity.id}/recognise-domain`} fields={fields} button={t('labKeep.steward.recognise')}>
          <TextInput name="domain" label={t('labKeep.steward.domain')} maxLength={240} spellcheck={false} value={typed.domain} error={errorOf(errors, 'domain')} />
        </ActForm>
        <ActForm action={`/labs/${entity.id}/recognise-key`} fields={fields} button={t('labKeep.steward.recognise')}>
          <TextInput name="key" label={t('labKeep.steward.key')} maxLength={44} spellcheck={false} value={typed.key} error={errorOf(errors, 'key')} />
        </ActForm>
      </div>
    </SignedInPage>
  );
}
