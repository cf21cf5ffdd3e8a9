import type { FastifyReply } from 'fastify';
import type { FieldError, SummaryRow } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import type { PageModule } from '../../portal.js';
import { isSteward } from '../signed-in/person.js';
import { type ActRefused, PREPARED, type PreparedAct } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { WAYS } from './charter-form.js';
import { className, councilName, endOfDay, holderName, lastDay, wayWords } from './council-words.js';
import { councilOf, ofPage } from './found-routes.js';
import { DISSOLUTIONS, KeepPage, type KeepPageProps, type TypedFilling, VACATED } from './keep-page.js';
import type { CouncilData } from './operations.js';

export const FILL = `mutation ($council: PublicId!, $filling: FillingInput!) { prepared: prepareFillSeat(council: $council, filling: $filling) { ${PREPARED} } }`;
const VACATE = `mutation ($council: PublicId!, $seat: Int!, $reason: VacancyReason!, $motion: PublicId) {
  prepared: prepareVacateSeat(council: $council, seat: $seat, reason: $reason, motion: $motion) { ${PREPARED} } }`;
const DISSOLVE = `mutation ($council: PublicId!, $reason: DissolutionReason!, $note: String) { prepared: prepareDissolveCouncil(council: $council, reason: $reason, note: $note) { ${PREPARED} } }`;
const MEMBERS = '{ members(first: 100) { edges { node { id displayName status kind } } } }';

export type Prepared = { readonly prepared: PreparedAct | ActRefused };
type Members = { readonly members: { readonly edges: readonly { readonly node: { readonly id: string; readonly displayName: string | null; readonly status: string } }[] } };
type Typed = Pick<KeepPageProps, 'typed' | 'vacating' | 'dissolving'>;
type Handled = (visit: Visit, council: CouncilData) => Promise<FastifyReply>;

/** For stewards: who comes into seats and who leaves them. */
export const keepPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isSteward);
  const of = (handler: Handled) => async (visit: Visit): Promise<FastifyReply> => {
    const council = await councilOf(visit);
    return council ? handler(visit, council) : visit.portal.notFound(visit.request, visit.reply);
  };
  get('/councils/:id/keep', of((visit, council) => shown(visit, council)));
  post('/councils/:id/fill', of(fill));
  post('/councils/:id/vacate', of(vacate));
  post('/councils/:id/dissolve', of(dissolve));
};

async function fill(visit: Visit, council: CouncilData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const typed: TypedFilling = {
    class: form.text('class'), member: form.text('member'), name: form.text('name'), way: form.text('way'),
    until: form.trimmed('until'), motion: form.trimmed('motion'), draw: form.trimmed('draw'),
  };
  if (form.text('step') === 'change') return shown(visit, council, { typed });
  const way = form.oneOf('way', WAYS);
  const until = typed.until === '' ? null : endOfDay(typed.until);
  const errors: FieldError[] = [
    ...(council.classes.some(({ code }) => code === typed.class) ? [] : [{ field: 'class', text: t('keepCouncil.missing.class') }]),
    ...(typed.member === '' ? [{ field: 'member', text: t('keepCouncil.missing.member') }] : []),
    ...(typed.name.trim() === '' ? [{ field: 'name', text: t('keepCouncil.missing.name') }] : []),
    ...(way ? [] : [{ field: 'way', text: t('keepCouncil.missing.way') }]),
    ...(until === undefined ? [{ field: 'until', text: t('keepCouncil.missing.until') }] : []),
  ];
  if (errors.length > 0 || !way) return shown(visit, council, { typed }, errors);
  const filling = { class: typed.class, member: typed.member, name: typed.name, way, until, motion: orNone(typed.motion), draw: orNone(typed.draw) };
  const asked = await visit.try<Prepared>(FILL, { council: council.id, filling });
  if (!asked.ok) return shown(visit, council, { typed }, ofPage(asked.errors));
  const { prepared } = asked.data;
  if ('code' in prepared) return shown(visit, council, { typed }, [{ text: prepared.message }]);
  const facts = [
    { key: t('record.council', { id: council.id }), value: councilName(messages, council) },
    { key: t('keepCouncil.class'), value: className(messages, council.classes, typed.class) },
    { key: t('keepCouncil.name'), value: typed.name },
    { key: t('keepCouncil.way'), value: wayWords(messages, way) },
    { key: t('keepCouncil.until'), value: until == null ? t('council.seat.until.none') : lastDay(messages, until) },
  ];
  return visit.sign(prepared, { facts, back: pathOf(council), changes: true });
}

async function vacate(visit: Visit, council: CouncilData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const vacating = { seat: form.text('seat'), reason: form.text('reason'), motion: form.trimmed('removal') };
  if (form.text('step') === 'change') return shown(visit, council, { vacating });
  const seat = council.seats.find(({ number, holder }) => holder !== null && String(number) === vacating.seat);
  const reason = form.oneOf('reason', VACATED);
  const errors: FieldError[] = [
    ...(seat ? [] : [{ field: 'seat', text: t('keepCouncil.missing.seat') }]),
    ...(reason ? [] : [{ field: 'reason', text: t('keepCouncil.missing.reason') }]),
  ];
  if (errors.length > 0 || !seat || !reason) return shown(visit, council, { vacating }, errors);
  const facts = [
    { key: t('council.seat.number', { number: seat.number }), value: seat.holder ? holderName(messages, seat.holder) : '' },
    { key: t('keepCouncil.vacate.reason'), value: words(messages, [`vacancy.${reason}`]) ?? reason },
  ];
  return signed(visit, council, VACATE, { seat: seat.number, reason, motion: orNone(vacating.motion) }, facts, { vacating });
}

async function dissolve(visit: Visit, council: CouncilData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const dissolving = { reason: form.text('dissolution'), note: form.text('note') };
  if (form.text('step') === 'change') return shown(visit, council, { dissolving });
  const reason = form.oneOf('dissolution', DISSOLUTIONS);
  if (!reason) return shown(visit, council, { dissolving }, [{ field: 'dissolution', text: t('keepCouncil.missing.reason') }]);
  const facts = [
    { key: t('record.council', { id: council.id }), value: councilName(messages, council) },
    { key: t('keepCouncil.dissolve.reason'), value: words(messages, [`dissolution.${reason}`]) ?? reason },
    { key: t('keepCouncil.dissolve.note'), value: dissolving.note },
  ];
  return signed(visit, council, DISSOLVE, { reason, note: dissolving.note }, facts, { dissolving });
}

async function signed(visit: Visit, council: CouncilData, operation: string, variables: Record<string, unknown>, facts: readonly SummaryRow[], typed: Typed): Promise<FastifyReply> {
  const asked = await visit.try<Prepared>(operation, { council: council.id, ...variables });
  if (!asked.ok) return shown(visit, council, typed, ofPage(asked.errors));
  const { prepared } = asked.data;
  if ('code' in prepared) return shown(visit, council, typed, [{ text: prepared.message }]);
  return visit.sign(prepared, { facts, back: pathOf(council), changes: true });
}

async function shown(visit: Visit, council: CouncilData, typed: Typed = {}, errors: readonly FieldError[] = []): Promise<FastifyReply> {
  const { members } = await visit.run<Members>(MEMBERS);
  const active = members.edges.map(({ node }) => node).filter(({ status }) => status === 'ACTIVE');
  const view = <KeepPage {...visit.frame(`${pathOf(council)}/keep`)} council={council} members={active} {...typed} errors={errors} done={visit.done()} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}

export function orNone(typed: string): string | null {
  return typed === '' ? null : typed;
}

function pathOf({ id }: CouncilData): string {
  return `/councils/${id}`;
}
