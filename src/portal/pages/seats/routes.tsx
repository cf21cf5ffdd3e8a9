import type { FastifyReply } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { FieldError, SummaryRow } from '../../kit/index.js';
import { words } from '../../messages/words.js';
import type { PageModule } from '../../portal.js';
import { councilName, endOfDay, lastDay } from '../councils/council-words.js';
import { ofPage } from '../councils/found-routes.js';
import { orNone, type Prepared } from '../councils/keep-routes.js';
import { isAnybody } from '../signed-in/person.js';
import { PREPARED } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { OWN_SEATS, type OwnSeat, type OwnSeatsData } from './operations.js';
import { KINDS, SeatsPage, type Typed } from './seats-page.js';

const SEAT = '$council: PublicId!, $seat: Int!';
const OF = 'council: $council, seat: $seat';
const DECLARE = `mutation (${SEAT}, $lab: PublicId!, $kind: InterestKind!, $note: String) { prepared: prepareDeclareInterest(${OF}, lab: $lab, kind: $kind, note: $note) { ${PREPARED} } }`;
const END = `mutation (${SEAT}, $interest: PublicId!) { prepared: prepareEndInterest(${OF}, interest: $interest) { ${PREPARED} } }`;
const DELEGATE = `mutation (${SEAT}, $to: Int!, $until: Instant!, $topics: [PublicId!]) { prepared: prepareDelegate(${OF}, to: $to, until: $until, topics: $topics) { ${PREPARED} } }`;
const REVOKE = `mutation (${SEAT}) { prepared: prepareRevokeDelegation(${OF}) { ${PREPARED} } }`;
const RESIGN = `mutation (${SEAT}) { prepared: prepareVacateSeat(${OF}, reason: RESIGNED) { ${PREPARED} } }`;

type Handled = (visit: Visit, seat: OwnSeat, data: OwnSeatsData) => Promise<FastifyReply>;

/** For members: the seats that one holds oneself. */
export const seatPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);
  const of = (handler: Handled) => async (visit: Visit): Promise<FastifyReply> => {
    const data = await visit.run<OwnSeatsData>(OWN_SEATS);
    const seat = data.ownSeats.find(({ council, number }) => council.id === visit.part('council') && String(number) === visit.part('number'));
    return seat ? handler(visit, seat, data) : visit.portal.notFound(visit.request, visit.reply);
  };

  get('/seats', async (visit) => shown(visit, await visit.run<OwnSeatsData>(OWN_SEATS)));
  post('/seats/:council/:number/interest', of(declare));
  post('/seats/:council/:number/interest/end', of(async (visit, seat, data) => {
    const interest = seat.interests.find(({ id }) => id === visit.form.text('interest'));
    if (!interest) return visit.portal.notFound(visit.request, visit.reply);
    return signed(visit, seat, data, END, { interest: interest.id }, [{ key: visit.messages.t('council.interests.lab'), value: interest.labName ?? interest.lab }]);
  }));
  post('/seats/:council/:number/delegate', of(delegate));
  post('/seats/:council/:number/delegate/revoke', of((visit, seat, data) => signed(visit, seat, data, REVOKE, {}, [])));
  post('/seats/:council/:number/resign', of((visit, seat, data) => signed(visit, seat, data, RESIGN, {}, [])));
};

async function declare(visit: Visit, seat: OwnSeat, data: OwnSeatsData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const typed = { seat: seat.id, lab: form.text(`lab-${seat.id}`), kind: form.text(`kind-${seat.id}`), note: form.text(`note-${seat.id}`) };
  if (form.text('step') === 'change') return shown(visit, data, typed);
  const lab = data.entities.edges.find(({ node }) => node.id === typed.lab)?.node;
  const kind = form.oneOf(`kind-${seat.id}`, KINDS);
  const errors: FieldError[] = [
    ...(lab ? [] : [{ field: `lab-${seat.id}`, text: t('seats.missing.lab') }]),
    ...(kind ? [] : [{ field: `kind-${seat.id}`, text: t('seats.missing.kind') }]),
  ];
  if (errors.length > 0 || !lab || !kind) return shown(visit, data, typed, errors);
  const facts = [
    { key: t('seats.declare.lab'), value: lab.name ?? lab.id },
    { key: t('seats.declare.kind'), value: words(messages, [`interest.${kind}`]) ?? kind },
    { key: t('seats.declare.note'), value: typed.note },
  ];
  return signed(visit, seat, data, DECLARE, { lab: lab.id, kind, note: orNone(typed.note) }, facts, typed);
}

async function delegate(visit: Visit, seat: OwnSeat, data: OwnSeatsData): Promise<FastifyReply> {
  const { form, messages } = visit;
  const { t } = messages;
  const typed = { seat: seat.id, to: form.text(`to-${seat.id}`), until: form.trimmed(`until-${seat.id}`), topics: form.trimmed(`topics-${seat.id}`) };
  if (form.text('step') === 'change') return shown(visit, data, typed);
  const to = seat.council.seats.find(({ number, holder }) => holder !== null && String(number) === typed.to);
  const until = endOfDay(typed.until);
  const topics = typed.topics.split(/[\s,;]+/).filter((id) => id !== '');
  const errors: FieldError[] = [
    ...(to ? [] : [{ field: `to-${seat.id}`, text: t('seats.missing.to') }]),
    ...(until === undefined ? [{ field: `until-${seat.id}`, text: t('seats.missing.until') }] : []),
    ...(topics.every(isPublicId) ? [] : [{ field: `topics-${seat.id}`, text: t('seats.missing.topics') }]),
  ];
  if (errors.length > 0 || !to || until === undefined) return shown(visit, data, typed, errors);
  const facts = [
    { key: t('seats.delegate.to'), value: `${t('council.seat.number', { number: to.number })}: ${to.holder?.name ?? to.holder?.member ?? ''}` },
    { key: t('seats.delegate.until'), value: lastDay(messages, until) },
    ...(topics.length === 0 ? [] : [{ key: t('seats.delegate.topics'), value: topics.join(' ') }]),
  ];
  return signed(visit, seat, data, DELEGATE, { to: to.number, until, topics }, facts, typed);
}

async function signed(
  visit: Visit,
  seat: OwnSeat,
  data: OwnSeatsData,
  operation: string,
  variables: Record<string, unknown>,
  facts: readonly SummaryRow[],
  typed?: Typed,
): Promise<FastifyReply> {
  const { messages } = visit;
  const asked = await visit.try<Prepared>(operation, { council: seat.council.id, seat: seat.number, ...variables });
  if (!asked.ok) return shown(visit, data, typed, ofPage(asked.errors));
  const { prepared } = asked.data;
  if ('code' in prepared) return shown(visit, data, typed, [{ text: prepared.message }]);
  const which = { key: messages.t('seats.title'), value: messages.t('seats.one', { council: councilName(messages, seat.council), number: seat.number }) };
  return visit.sign(prepared, { facts: [which, ...facts], back: '/seats', changes: typed !== undefined });
}

function shown(visit: Visit, { ownSeats, entities }: OwnSeatsData, typed?: Typed, errors: readonly FieldError[] = []): FastifyReply {
  const labs = entities.edges.map(({ node }) => node);
  const view = <SeatsPage {...visit.frame('/seats')} seats={ownSeats} labs={labs} typed={typed} errors={errors} done={visit.done()} />;
  return visit.page(view, errors.length > 0 ? 422 : 200);
}
