import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPublicId, isUuid } from '../../../kernel/ids.js';
import type { FieldError } from '../../kit/index.js';
import type { PageModule, Portal } from '../../portal.js';
import { toSign } from '../labs/acts.js';
import { one, type Query } from '../record/asked.js';
import { NotFound } from '../record/not-found.js';
import { Paragraphs } from '../record/text.js';
import { isAnybody } from '../signed-in/person.js';
import { type ActRefused, NotDonePage, PREPARED, type PreparedAct } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { ListPage } from './list-page.js';
import { PETITION, type PetitionData, PETITIONS, type PetitionsData } from './operations.js';
import { PetitionPage } from './petition-page.js';
import { StartPage, type TypedPetition } from './start-page.js';

const START = `mutation ($incident: PublicId!, $text: String!) { prepared: prepareStartPetition(incident: $incident, text: $text) { ${PREPARED} } }`;
const SIGN = `mutation ($petition: PublicId!) { prepared: prepareSignPetition(petition: $petition) { ${PREPARED} } }`;
const WITHDRAW = `mutation ($petition: PublicId!) { prepared: prepareWithdrawPetitionSignature(petition: $petition) { ${PREPARED} } }`;

const SHOWN = 20;

/** Petitions for a jury: everybody reads them, members start and sign them. */
export const petitionPages: PageModule = (portal, fastify) => {
  fastify.get('/petitions', async (request, reply) => {
    const [data, me] = await Promise.all([portal.run<PetitionsData>(request, PETITIONS, { first: SHOWN, after: one(request.query as Query, 'after') }), portal.viewer(request)]);
    const done = me.kind === 'member' ? doneBy(portal, request) : undefined;
    return portal.page(request, reply, me.kind === 'member' ? 'private' : 'public', <ListPage {...portal.frame(request)} {...data} done={done} />);
  });

  fastify.get('/petitions/:id', async (request, reply) => {
    const [petition, me] = await Promise.all([petitionOf(portal, request), portal.viewer(request)]);
    const member = me.kind === 'member';
    const view = (
      <PetitionPage
        {...portal.frame(request)}
        petition={petition}
        member={member ? portal.formFields(request) : undefined}
        mayOpen={member && me.roles.includes('steward')}
        done={member ? doneBy(portal, request) : undefined}
      />
    );
    return portal.page(request, reply, member ? 'private' : 'public', view);
  });

  const { get, post } = signedIn(portal, fastify, isAnybody);
  get('/petitions/start', async (visit) => starting(visit, { incident: visit.asked('incident'), text: '' }));
  post('/petitions/start', start);
  post('/petitions/:id/sign', (visit) => act(visit, SIGN));
  post('/petitions/:id/withdraw', (visit) => act(visit, WITHDRAW));
};

async function petitionOf(portal: Portal, request: FastifyRequest): Promise<PetitionData> {
  const { id } = request.params as { readonly id: string };
  if (!isPublicId(id)) throw new NotFound();
  const { petition } = await portal.run<{ petition: PetitionData | null }>(request, PETITION, { id });
  if (!petition) throw new NotFound();
  return petition;
}

function doneBy(portal: Portal, request: FastifyRequest): string | undefined {
  const entry = one(request.query as Query, 'signed') ?? '';
  return isUuid(entry) ? portal.messages(request).t('sign.done', { entry }) : undefined;
}

async function start(visit: Visit): Promise<FastifyReply> {
  const { form, messages: { t } } = visit;
  const typed: TypedPetition = { incident: form.trimmed('incident').toLowerCase(), text: form.text('text') };
  if (form.text('step') === 'change') return starting(visit, typed);
  const errors: FieldError[] = [
    ...(isPublicId(typed.incident) ? [] : [{ field: 'incident', text: t('startPetition.missing.incident') }]),
    ...(typed.text.trim() === '' ? [{ field: 'text', text: t('startPetition.missing.text') }] : []),
  ];
  if (errors.length > 0) return starting(visit, typed, errors);
  const facts = [{ key: t('jury.fact.incident'), value: typed.incident }, { key: t('startPetition.text'), value: <Paragraphs text={typed.text} /> }];
  return toSign(visit, START, { ...typed }, { facts, back: '/petitions' }, (wrong) => starting(visit, typed, wrong));
}

/** An act without a form: what refuses it is told on a page that leads back. */
async function act(visit: Visit, operation: string): Promise<FastifyReply> {
  const { portal, request, messages: { t } } = visit;
  const petition = await petitionOf(portal, request);
  const { prepared } = await visit.run<{ prepared: PreparedAct | ActRefused }>(operation, { petition: petition.id });
  const back = `/petitions/${petition.id}`;
  if ('code' in prepared) return visit.page(<NotDonePage {...visit.frame(back)} refused={prepared} back={back} waiting={undefined} />, 422);
  const facts = [{ key: t('jury.fact.incident'), value: petition.incident }, { key: t('startPetition.text'), value: petition.text === null ? t('jury.erased') : <Paragraphs text={petition.text} /> }];
  return visit.sign(prepared, { facts, back });
}

function starting(visit: Visit, typed: TypedPetition, errors: readonly FieldError[] = []): FastifyReply {
  return visit.page(<StartPage {...visit.frame('/petitions/start')} typed={typed} errors={errors} />, errors.length > 0 ? 422 : 200);
}
