import type { FastifyReply } from 'fastify';
import type { FieldError, SummaryRow } from '../../kit/index.js';
import { formatInstant } from '../../messages/formats.js';
import { words } from '../../messages/words.js';
import type { PageModule } from '../../portal.js';
import { endOfDay } from '../councils/council-words.js';
import { one, type Query } from '../record/asked.js';
import { Paragraphs } from '../record/text.js';
import { isSteward } from '../signed-in/person.js';
import { type ActRefused, PREPARED, type PreparedAct } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { drawTitle } from './draw-page.js';
import { KeepPage, REASONS, type TypedKeep, VOIDS } from './keep-page.js';
import { OpenPage, type TypedDraw } from './open-page.js';
import { type DrawData, POOL, type PoolData } from './operations.js';
import { quotaLines, readQuotas } from './quota-lines.js';
import { drawOf } from './routes.js';

const D = '$draw: PublicId!';
const OPEN = `mutation ($input: OpenDrawInput!) { prepared: prepareOpenDraw(input: $input) { ${PREPARED} } }`;
const RELAX = `mutation (${D}, $quotas: [QuotaInput!]!) { prepared: prepareRelaxQuotas(draw: $draw, quotas: $quotas) { ${PREPARED} } }`;
const CLOSE = `mutation (${D}) { prepared: prepareClosePool(draw: $draw) { ${PREPARED} } }`;
const VOID = `mutation (${D}, $reason: VoidReason!, $note: String) { prepared: prepareVoidDraw(draw: $draw, reason: $reason, note: $note) { ${PREPARED} } }`;
const EXCLUDE = `mutation (${D}, $number: String!, $reason: ExclusionReason!, $note: String) { prepared: prepareExcludeVolunteer(draw: $draw, number: $number, reason: $reason, note: $note) { ${PREPARED} } }`;
const DECIDE = `mutation (${D}, $number: String!, $lifted: Boolean!, $note: String) { prepared: prepareDecideAppeal(draw: $draw, number: $number, lifted: $lifted, note: $note) { ${PREPARED} } }`;
const COMPUTE = `mutation (${D}) { it: computeLottery(draw: $draw) { __typename ... on ActRefused { message } } }`;

type Prepared = { readonly prepared: PreparedAct | ActRefused };
type Handled = (visit: Visit, draw: DrawData) => Promise<FastifyReply>;

const NEW: TypedDraw = { title: '', about: '', council: '', class: '', size: '11', panels: '1000', quotas: '', closes: '', lead: '24', rehearsal: false };

/** For stewards: open a draw, look after its pool, close it. */
export const keepDrawPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isSteward);
  const of = (handler: Handled) => async (visit: Visit): Promise<FastifyReply> => handler(visit, await drawOf(portal, visit.request));
  get('/draws/open', async (visit) => opening(visit, NEW));
  post('/draws/open', open);
  get('/draws/:id/keep', of((visit, draw) => shown(visit, draw)));
  post('/draws/:id/compute', of(compute));
  post('/draws/:id/relax', of(relax));
  post('/draws/:id/close', of(close));
  post('/draws/:id/exclude', of(exclude));
  post('/draws/:id/appeal', of(appeal));
  post('/draws/:id/void', of(voided));
};

async function open(visit: Visit): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const typed: TypedDraw = {
    title: form.text('title'), about: form.text('about'), council: form.trimmed('council'), class: form.trimmed('class'), size: form.trimmed('size'),
    panels: form.trimmed('panels'), quotas: form.text('quotas'), closes: form.trimmed('closes'), lead: form.trimmed('lead'), rehearsal: form.flag('rehearsal'),
  };
  if (form.text('step') === 'change') return opening(visit, typed);
  const { quotas, errors: ofQuotas } = readQuotas(messages, typed.quotas, 'quotas');
  const [closesAt, size, panels, hours] = [endOfDay(typed.closes), wholeFrom(typed.size), wholeFrom(typed.panels), wholeFrom(typed.lead)];
  const errors: FieldError[] = [
    ...(size === undefined ? [{ field: 'size', text: t('openDraw.error.size') }] : []),
    ...ofQuotas,
    ...(closesAt === undefined ? [{ field: 'closes', text: t('openDraw.error.closes') }] : []),
    ...(hours === undefined ? [{ field: 'lead', text: t('openDraw.error.lead') }] : []),
    ...(panels === undefined ? [{ field: 'panels', text: t('openDraw.error.panels') }] : []),
  ];
  if (errors.length > 0 || closesAt === undefined || hours === undefined) return opening(visit, typed, errors);
  const seats = typed.council === '' ? null : { council: typed.council, class: typed.class };
  const asked = await visit.try<Prepared>(OPEN, { input: { title: typed.title, about: typed.about, seats, size, panels, quotas, closesAt, leadSeconds: hours * 3_600, rehearsal: typed.rehearsal } });
  if (!asked.ok) return opening(visit, typed, asked.errors.map(({ field, text }) => ({ text, ...(field !== undefined && field in typed ? { field } : {}) })));
  const { prepared } = asked.data;
  if ('code' in prepared) return opening(visit, typed, [{ text: prepared.message }]);
  const facts: SummaryRow[] = [
    { key: t('openDraw.name'), value: typed.title },
    { key: t('openDraw.about'), value: <Paragraphs text={typed.about} /> },
    { key: t('openDraw.size'), value: typed.size },
    { key: t('openDraw.quotas'), value: <Paragraphs text={quotaLines(quotas)} /> },
    { key: t('draw.fact.closes'), value: formatInstant(messages, closesAt) },
    { key: t('openDraw.lead.hours'), value: typed.lead },
    { key: t('openDraw.panels'), value: typed.panels },
    ...(typed.rehearsal ? [{ key: t('openDraw.rehearsal'), value: t('openDraw.rehearsal.yes') }] : []),
  ];
  return visit.sign(prepared, { facts, back: '/draws', changes: true });
}

async function compute(visit: Visit, draw: DrawData): Promise<FastifyReply> {
  const { it } = await visit.run<{ it: { readonly __typename: string; readonly message?: string } }>(COMPUTE, { draw: draw.id });
  return it.message === undefined ? visit.go(`/draws/${draw.id}/keep`) : shown(visit, draw, {}, [{ text: it.message }]);
}

function relax(visit: Visit, draw: DrawData): Promise<FastifyReply> {
  const typed: TypedKeep = { quotas: visit.form.text('quotas') };
  if (visit.form.text('step') === 'change') return shown(visit, draw, typed);
  const { quotas, errors } = readQuotas(visit.messages, typed.quotas ?? '', 'quotas');
  if (errors.length > 0) return shown(visit, draw, typed, errors);
  return signed(visit, draw, RELAX, { quotas }, [{ key: visit.messages.t('openDraw.quotas'), value: <Paragraphs text={quotaLines(quotas)} /> }], typed);
}

async function close(visit: Visit, draw: DrawData): Promise<FastifyReply> {
  const { t } = visit.messages;
  return signed(visit, draw, CLOSE, {}, [{ key: t('keepDraw.close.people'), value: draw.standing }], {});
}

function exclude(visit: Visit, draw: DrawData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const typed: TypedKeep = { number: form.trimmed('number').toLowerCase(), reason: form.text('reason'), note: form.text('note') };
  if (form.text('step') === 'change') return shown(visit, draw, typed);
  const reason = form.oneOf('reason', REASONS);
  const errors: FieldError[] = [
    ...(/^[0-9a-z]{12}$/.test(typed.number ?? '') ? [] : [{ field: 'number', text: t('keepDraw.error.number') }]),
    ...(reason ? [] : [{ field: 'reason', text: t('keepDraw.error.reason') }]),
  ];
  if (errors.length > 0 || !reason) return shown(visit, draw, typed, errors);
  const facts = [
    { key: t('keepDraw.exclude.number'), value: typed.number },
    { key: t('keepDraw.exclude.reason'), value: words(messages, [`exclusion.${reason}`]) ?? reason },
    { key: t('keepDraw.exclude.note'), value: typed.note },
  ];
  return signed(visit, draw, EXCLUDE, { number: typed.number, reason, note: typed.note }, facts, typed);
}

function appeal(visit: Visit, draw: DrawData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const number = form.text('appealed').slice(0, 20);
  const typed: TypedKeep = { appealed: number, decision: form.text(`decision-${number}`), decisionNote: form.text(`note-${number}`) };
  if (form.text('step') === 'change') return shown(visit, draw, typed);
  const decision = form.oneOf(`decision-${number}`, ['lift', 'uphold']);
  if (!decision) return shown(visit, draw, typed, [{ field: `decision-${number}`, text: t('keepDraw.error.decision') }]);
  const facts = [
    { key: t('keepDraw.exclude.number'), value: number },
    { key: t('keepDraw.appeal.decision'), value: t(`keepDraw.appeal.${decision}`) },
    { key: t('keepDraw.exclude.note'), value: typed.decisionNote },
  ];
  return signed(visit, draw, DECIDE, { number, lifted: decision === 'lift', note: typed.decisionNote }, facts, typed);
}

function voided(visit: Visit, draw: DrawData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const typed: TypedKeep = { void: form.text('void'), voidNote: form.text('voidNote') };
  if (form.text('step') === 'change') return shown(visit, draw, typed);
  const reason = form.oneOf('void', VOIDS);
  if (!reason) return shown(visit, draw, typed, [{ field: 'void', text: t('keepDraw.error.reason') }]);
  const facts = [
    { key: t('keepDraw.void.reason'), value: words(messages, [`draw.reason.${reason}`]) ?? reason },
    { key: t('keepDraw.void.note'), value: typed.voidNote },
  ];
  return signed(visit, draw, VOID, { reason, note: typed.voidNote }, facts, typed);
}

async function signed(visit: Visit, draw: DrawData, operation: string, variables: Record<string, unknown>, facts: readonly SummaryRow[], typed: TypedKeep): Promise<FastifyReply> {
  const { messages } = visit;
  const asked = await visit.try<Prepared>(operation, { draw: draw.id, ...variables });
  if (!asked.ok) return shown(visit, draw, typed, asked.errors.map(({ text }) => ({ text })));
  const { prepared } = asked.data;
  if ('code' in prepared) return shown(visit, draw, typed, [{ text: prepared.message }]);
  const which = { key: messages.t('record.draw', { id: draw.id }), value: drawTitle(messages, draw) };
  return visit.sign(prepared, { facts: [which, ...facts], back: `/draws/${draw.id}`, changes: Object.keys(typed).length > 0 });
}

function opening(visit: Visit, typed: TypedDraw, errors: readonly FieldError[] = []): FastifyReply {
  return visit.page(<OpenPage {...visit.frame('/draws/open')} typed={typed} errors={errors} />, errors.length > 0 ? 422 : 200);
}

async function shown(visit: Visit, draw: DrawData, typed: TypedKeep = {}, errors: readonly FieldError[] = []): Promise<FastifyReply> {
  const pool = await visit.run<PoolData>(POOL, { draw: draw.id, after: one(visit.request.query as Query, 'after') ?? null });
  const view = <KeepPage {...visit.frame(`/draws/${draw.id}/keep`)} draw={draw} pool={pool} typed={typed} errors={errors} done={visit.done()} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}

function wholeFrom(typed: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : undefined;
}
