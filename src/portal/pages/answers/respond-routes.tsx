import type { FastifyReply } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { FieldError } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import type { PageModule } from '../../portal.js';
import { toSign } from '../labs/acts.js';
import { Paragraphs } from '../record/text.js';
import { readFile } from '../report/draft.js';
import { chooseFiles, MOST_FILES } from '../report/files.js';
import { isAnybody } from '../signed-in/person.js';
import { PREPARED } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { labName, standingWords, titleOf } from './answer-words.js';
import { RECOMMENDATION, type RecommendationData } from './operations.js';
import { REASONS, RespondPage, type RespondPageProps, STANDINGS, type TypedExtension, type TypedResponse } from './respond-page.js';

const RESPOND = `mutation ($recommendation: PublicId!, $response: ResponseInput!) { prepared: prepareRespond(recommendation: $recommendation, response: $response) { ${PREPARED} } }`;
const EXTEND = `mutation ($recommendation: PublicId!, $days: Int!, $reason: ExtensionReason!, $note: String) {
  prepared: prepareExtendDue(recommendation: $recommendation, days: $days, reason: $reason, note: $note) { ${PREPARED} } }`;

const NOTHING: TypedResponse = { standing: '', by: '', statement: '', files: [] };
const NO_EXTENSION: TypedExtension = { days: '', reason: '', note: '' };
const DATED: readonly string[] = ['ACCEPT', 'ACCEPT_IN_PART', 'ASSESSING'];

/** A lab answers what it was asked, with evidence, under the signature of whoever speaks for it. */
export const respondPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);
  const of = (handler: (visit: Visit, one: RecommendationData) => FastifyReply | Promise<FastifyReply>) => async (visit: Visit): Promise<FastifyReply> => {
    const id = visit.part('id');
    const { recommendation } = isPublicId(id) ? await visit.run<{ recommendation: RecommendationData | null }>(RECOMMENDATION, { id }) : { recommendation: null };
    return recommendation ? handler(visit, recommendation) : visit.portal.notFound(visit.request, visit.reply);
  };
  get('/recommendations/:id/respond', of((visit, one) => shown(visit, one, {})));
  post('/recommendations/:id/respond', of(respond), MOST_FILES);
  post('/recommendations/:id/extend', of(extend));
};

async function respond(visit: Visit, one: RecommendationData): Promise<FastifyReply> {
  const { form, messages, portal, request } = visit;
  const { t } = messages;
  const before = form.list('files').filter((file) => readFile(file) !== undefined).slice(0, MOST_FILES);
  // Files first: the browser forgets which were chosen, so they are kept whatever else is wrong.
  const chosen = await chooseFiles(portal.filesOf(request), before, messages, (file) => portal.stage(request, file));
  const typed: TypedResponse = { standing: form.text('standing'), by: form.trimmed('by'), statement: form.text('statement'), files: chosen.files };
  if (form.text('step') === 'change') return shown(visit, one, { typed });
  const standing = form.oneOf('standing', STANDINGS);
  const dated = standing !== undefined && DATED.includes(standing);
  const errors: FieldError[] = [
    ...(standing ? [] : [{ field: 'standing', text: t('respond.missing.standing') }]),
    ...(dated && typed.by === '' ? [{ field: 'by', text: t('respond.missing.by') }] : []),
    ...(typed.statement.trim() === '' ? [{ field: 'statement', text: t('respond.missing.statement') }] : []),
    ...(standing === 'ALREADY_DONE' && typed.files.length === 0 ? [{ field: 'upload', text: t('respond.missing.files') }] : []),
    ...chosen.errors,
  ];
  if (errors.length > 0 || !standing) return shown(visit, one, { typed }, errors);
  const files = typed.files.flatMap((file) => readFile(file) ?? []);
  const response = { standing, by: typed.by === '' ? null : typed.by, statement: typed.statement, evidence: files.map(({ handle }) => handle) };
  const facts = [
    { key: t('answers.request'), value: titleOf(messages, one) },
    { key: t('answers.lab'), value: labName(messages, one) },
    { key: t('respond.standing'), value: standingWords(messages, standing) },
    ...(typed.by === '' ? [] : [{ key: t('respond.by'), value: typed.by }]),
    { key: t('respond.statement'), value: <Paragraphs text={typed.statement} /> },
    ...(files.length === 0 ? [] : [{ key: t('respond.files'), value: files.map(({ name }) => name).join(', ') }]),
  ];
  // What waits while he signs holds the files that came with this form, as handles.
  visit.form.keep('files', typed.files);
  return toSign(visit, RESPOND, { recommendation: one.id, response }, { facts, back: `/recommendations/${one.id}` }, (wrong) => shown(visit, one, { typed }, wrong));
}

async function extend(visit: Visit, one: RecommendationData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const extension: TypedExtension = { days: form.trimmed('days'), reason: form.text('reason'), note: form.text('note') };
  if (form.text('step') === 'change') return shown(visit, one, { extension });
  const days = /^\d{1,3}$/.test(extension.days) ? Number(extension.days) : 0;
  const reason = form.oneOf('reason', REASONS);
  const errors: FieldError[] = [
    ...(days >= 1 && days <= one.extensionDays ? [] : [{ field: 'days', text: t('respond.extend.missing.days') }]),
    ...(reason ? [] : [{ field: 'reason', text: t('respond.extend.missing.reason') }]),
  ];
  if (errors.length > 0 || !reason) return shown(visit, one, { extension }, errors);
  const facts = [
    { key: t('answers.request'), value: titleOf(messages, one) },
    { key: t('respond.extend.days'), value: extension.days },
    { key: t('respond.extend.reason'), value: words(messages, [`extension.${reason}`]) ?? reason },
    { key: t('respond.extend.note'), value: extension.note },
  ];
  const variables = { recommendation: one.id, days, reason, note: extension.note };
  return toSign(visit, EXTEND, variables, { facts, back: `/recommendations/${one.id}` }, (wrong) => shown(visit, one, { extension }, wrong));
}

function shown(visit: Visit, one: RecommendationData, typed: Partial<Pick<RespondPageProps, 'typed' | 'extension'>>, errors: readonly FieldError[] = []): FastifyReply {
  const view = <RespondPage {...visit.frame(`/recommendations/${one.id}/respond`)} one={one} typed={NOTHING} extension={NO_EXTENSION} {...typed} errors={errors} done={visit.done()} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}
