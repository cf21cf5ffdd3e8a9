import type { FastifyReply } from 'fastify';
import type { FieldError } from '../../kit/index.js';
import type { PageModule } from '../../portal.js';
import { isAnybody } from '../signed-in/person.js';
import { type ActRefused, PREPARED } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { labOf, toSign } from './acts.js';
import { KeepPage, type KeepPageProps, METHODS } from './keep-page.js';
import { councilOf, nameOf } from './lab-page.js';
import type { LabData, LabPageData } from './operations.js';

const CLAIM = 'mutation ($lab: PublicId!, $domain: String!, $method: DomainWay!) { claimed: claimDomain(lab: $lab, domain: $domain, method: $method) { ... on LabClaimReceipt { claim } ... on ActRefused { code message } } }';
const LEAVE = `mutation ($lab: PublicId!, $member: PublicId!) { prepared: prepareRevokeRepresentative(lab: $lab, member: $member, reason: LEFT) { ${PREPARED} } }`;
const NOTICE = `mutation ($mandate: PublicId!) { prepared: prepareEndMandate(mandate: $mandate) { ${PREPARED} } }`;

type Data = LabPageData & { readonly lab: LabData };
type Handled = (visit: Visit, data: Data) => FastifyReply | Promise<FastifyReply>;

/** For members who speak for a lab, or are about to. */
export const labKeepPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);
  const of = (handler: Handled) => async (visit: Visit): Promise<FastifyReply> => {
    const data = await labOf(visit);
    return data ? handler(visit, data) : visit.portal.notFound(visit.request, visit.reply);
  };
  get('/labs/:entity/keep', of((visit, data) => shown(visit, data)));
  post('/labs/:entity/claim', of(claim));
  post('/labs/:entity/leave', of((visit, data) => {
    const about = { facts: [{ key: visit.messages.t('answers.lab'), value: nameOf(visit.messages, data.lab) }], back: pathOf(data.lab) };
    return toSign(visit, LEAVE, { lab: data.lab.entity, member: visit.me.id }, about, (errors) => shown(visit, data, {}, errors));
  }));
  post('/labs/:entity/notice', of((visit, data) => {
    const mandate = data.lab.mandates.find(({ id }) => id === visit.form.text('mandate'));
    if (!mandate) return visit.portal.notFound(visit.request, visit.reply);
    const { messages } = visit;
    const facts = [
      { key: messages.t('lab.mandate.council'), value: councilOf(messages, data.councils, mandate.council) },
      { key: messages.t('labKeep.mandate.noticeDays'), value: String(mandate.noticeDays) },
    ];
    return toSign(visit, NOTICE, { mandate: mandate.id }, { facts, back: pathOf(data.lab) }, (errors) => shown(visit, data, {}, errors));
  }));
};

async function claim(visit: Visit, data: Data): Promise<FastifyReply> {
  const { form, messages: { t } } = visit;
  const typed = { domain: form.text('domain'), method: form.text('method') };
  const method = form.oneOf('method', METHODS);
  const errors: FieldError[] = [
    ...(data.lab.domains.some(({ name }) => name === typed.domain) ? [] : [{ field: 'domain', text: t('labKeep.claim.missing.domain') }]),
    ...(method ? [] : [{ field: 'method', text: t('labKeep.claim.missing.method') }]),
  ];
  if (errors.length > 0 || !method) return shown(visit, data, { typed }, errors);
  const { claimed } = await visit.run<{ claimed: { claim: string } | ActRefused }>(CLAIM, { lab: data.lab.entity, domain: typed.domain, method });
  if ('code' in claimed) return shown(visit, data, { typed }, [{ text: claimed.message }]);
  return visit.go(pathOf(data.lab));
}

function shown(visit: Visit, { lab, councils }: Data, typed: Pick<KeepPageProps, 'typed'> = {}, errors: readonly FieldError[] = []): FastifyReply {
  const view = <KeepPage {...visit.frame(pathOf(lab))} lab={lab} councils={councils} {...typed} errors={errors} done={visit.done()} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}

function pathOf({ entity }: Pick<LabData, 'entity'>): string {
  return `/labs/${entity}/keep`;
}
