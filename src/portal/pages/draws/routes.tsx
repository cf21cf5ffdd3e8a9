import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isPublicId, isUuid } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { parseCaseCode } from '../../../ledger/core/index.js';
import type { FieldError } from '../../kit/index.js';
import type { PageModule, Portal } from '../../portal.js';
import { one, type Query } from '../record/asked.js';
import { NotFound } from '../record/not-found.js';
import { FormFields } from '../signed-in/form-fields.js';
import { DrawPage } from './draw-page.js';
import { ListPage } from './list-page.js';
import { type ActedData, APPEAL, DRAW, type DrawData, DRAWS, type DrawsData, ERASE, PLACE, type PlaceData, VOLUNTEER, type VolunteerData, type VolunteerRefused, WITHDRAW } from './operations.js';
import { EnterPage, PlacePage, type PlacePageProps } from './place-page.js';
import { categoriesOf, NOTHING_TYPED, type TypedVolunteer, VolunteeredPage, VolunteerPage } from './volunteer-page.js';

const ANONYMOUS = { config: { anonymous: true } };
const SHOWN = 20;

/** Draws for everybody to read, and for volunteers. The code comes in the body of every post; nothing here remembers it. */
export const drawPages: PageModule = (portal, fastify) => {
  fastify.get('/draws', async (request, reply) => {
    const after = one(request.query as Query, 'after');
    const [data, me] = await Promise.all([portal.run<DrawsData>(request, DRAWS, { first: SHOWN, after }), portal.viewer(request)]);
    return portal.page(request, reply, me.kind === 'member' ? 'private' : 'public', <ListPage {...portal.frame(request)} {...data} mayOpen={isSteward(me)} done={doneBy(portal, request, me)} />);
  });

  fastify.get('/draws/:id', async (request, reply) => {
    const [draw, me] = await Promise.all([drawOf(portal, request), portal.viewer(request)]);
    const may = { volunteer: isOpen(draw) && (draw.purpose === 'JURY' || me.kind === 'member'), keep: isSteward(me) };
    return portal.page(request, reply, me.kind === 'member' ? 'private' : 'public', <DrawPage {...portal.frame(request)} draw={draw} may={may} done={doneBy(portal, request, me)} />);
  });

  fastify.get('/draws/:id/volunteer', ANONYMOUS, async (request, reply) => volunteering(portal, request, reply, await drawOf(portal, request), NOTHING_TYPED));
  fastify.post('/draws/:id/volunteer', ANONYMOUS, async (request, reply) => volunteer(portal, request, reply));
  fastify.get('/draws/:id/place', ANONYMOUS, async (request, reply) => entering(portal, request, reply, await drawOf(portal, request)));
  fastify.post('/draws/:id/place', ANONYMOUS, async (request, reply) => place(portal, request, reply));
};

export async function drawOf(portal: Portal, request: FastifyRequest): Promise<DrawData> {
  const { id } = request.params as { readonly id: string };
  if (!isPublicId(id)) throw new NotFound();
  const { draw } = await portal.run<{ draw: DrawData | null }>(request, DRAW, { id });
  if (!draw) throw new NotFound();
  return draw;
}

function isOpen({ status }: DrawData): boolean {
  return status === 'COLLECTING';
}

function isSteward(me: Viewer): boolean {
  return me.kind === 'member' && me.roles.includes('steward');
}

/** What the step before says that it did: it came from the page where the member signed. */
function doneBy(portal: Portal, request: FastifyRequest, me: Viewer): string | undefined {
  const signed = one(request.query as Query, 'signed') ?? '';
  return me.kind === 'member' && isUuid(signed) ? portal.messages(request).t('sign.done', { entry: signed }) : undefined;
}

/** The answers as the form has them; `features` leaves out what was not answered, so that the API says so. */
export function typedIn(form: FormFields, draw: DrawData): { readonly typed: TypedVolunteer; readonly row: Record<string, unknown> } {
  const categories = categoriesOf(draw);
  const typed: TypedVolunteer = {
    answers: categories.map((_, i) => form.text(`answer-${i}`)),
    household: form.text('household'), ties: form.text('ties'), contact: form.text('contact'), consent: form.flag('consent'),
  };
  const features = categories.map((category, i) => ({ category, value: typed.answers[i]! })).filter(({ value }) => value !== '');
  const { household, ties, contact } = typed;
  return { typed, row: { features, household, ties, contact } };
}

export function problemsOf({ problems }: Pick<VolunteerRefused, 'problems'>, draw: DrawData): FieldError[] {
  const categories = categoriesOf(draw);
  return problems.map(({ field, message }) => ({ field: fieldOf(field, categories), text: message }));
}

function volunteering(portal: Portal, request: FastifyRequest, reply: FastifyReply, draw: DrawData, typed: TypedVolunteer, errors: readonly FieldError[] = [], requestId: string = randomUUID()): FastifyReply {
  const frame = portal.frame(request, `/draws/${draw.id}/volunteer`);
  const page = <VolunteerPage {...frame} draw={draw} fields={{ request: requestId }} open={isOpen(draw) && draw.purpose === 'JURY'} action={`/draws/${draw.id}/volunteer`} typed={typed} errors={errors} />;
  return portal.page(request, reply, 'private', page, errors.length > 0 ? 422 : 200);
}

async function volunteer(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const draw = await drawOf(portal, request);
  const { t } = portal.messages(request);
  const form = new FormFields(request.body);
  const requestId = requestOf(form);
  const { typed, row } = typedIn(form, draw);
  if (!typed.consent) return volunteering(portal, request, reply, draw, typed, [{ field: 'consent', text: t('volunteer.error.consent') }], requestId);
  const { it } = await portal.run<VolunteerData>(request, VOLUNTEER, { input: { draw: draw.id, consent: true, requestId, row } });
  if (it.__typename === 'VolunteerReceipt') return portal.page(request, reply, 'private', <VolunteeredPage {...portal.frame(request, `/draws/${draw.id}`)} draw={draw} number={it.number} code={it.placeCode} />);
  const errors = it.problems.length === 0 ? [{ text: refusal(portal, request, it) }] : problemsOf(it, draw);
  return volunteering(portal, request, reply, draw, typed, errors, requestId);
}

/** The API names a question by its words, the form by its place. */
function fieldOf(field: string, categories: readonly string[]): string {
  const at = categories.findIndex((category) => field === `features.${category}`);
  return at < 0 ? field : `answer-${at}`;
}

function entering(portal: Portal, request: FastifyRequest, reply: FastifyReply, draw: DrawData, code = '', errors: readonly FieldError[] = []): FastifyReply {
  const page = <EnterPage {...portal.frame(request, `/draws/${draw.id}/place`)} draw={draw} code={code} errors={errors} />;
  return portal.page(request, reply, 'private', page, errors.length > 0 ? 422 : 200);
}

async function place(portal: Portal, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const draw = await drawOf(portal, request);
  const form = new FormFields(request.body);
  const code = parseCaseCode(form.text('code'));
  if (code === undefined) return entering(portal, request, reply, draw, form.text('code'), [{ field: 'code', text: portal.messages(request).t('place.error.code') }]);
  const acted = await act(portal, request, draw, code, form);
  const { it } = await portal.run<PlaceData>(request, PLACE, { input: { draw: draw.id, code } });
  if (it.__typename === 'VolunteerRefused') return entering(portal, request, reply, draw, form.text('code'), [{ field: 'code', text: refusal(portal, request, it) }]);
  const failed = acted.errors.length > 0;
  const page = (
    <PlacePage
      {...portal.frame(request, `/draws/${draw.id}/place`)}
      draw={draw}
      place={it}
      code={code}
      request={failed ? requestOf(form) : randomUUID()}
      done={acted.done}
      errors={acted.errors}
      typed={failed ? form.text('appeal') : ''}
    />
  );
  return portal.page(request, reply, 'private', page, failed ? 422 : 200);
}

interface Acted {
  readonly done: PlacePageProps['done'];
  readonly errors: readonly FieldError[];
}

async function act(portal: Portal, request: FastifyRequest, draw: DrawData, code: string, form: FormFields): Promise<Acted> {
  const { t } = portal.messages(request);
  const go = form.oneOf('go', ['withdraw', 'appeal', 'erase']);
  if (!go) return { done: undefined, errors: [] };
  if (go === 'appeal' && form.trimmed('appeal') === '') return { done: undefined, errors: [{ field: 'appeal', text: t('place.error.text') }] };
  if (go !== 'appeal' && !form.flag(`sure-${go}`)) return { done: undefined, errors: [{ field: `sure-${go}`, text: t('place.error.sure') }] };
  const variables = { draw: draw.id, code, requestId: requestOf(form), ...(go === 'appeal' ? { text: form.text('appeal') } : {}) };
  const { it } = await portal.run<ActedData>(request, { withdraw: WITHDRAW, appeal: APPEAL, erase: ERASE }[go], variables);
  return it.__typename === 'EntryReceipt' ? { done: go, errors: [] } : { done: undefined, errors: [{ text: refusal(portal, request, it) }] };
}

function refusal(portal: Portal, request: FastifyRequest, { message, retryAfterSeconds }: VolunteerRefused): string {
  return retryAfterSeconds === null ? message : portal.messages(request).t('report.error.wait', { message, minutes: Math.ceil(retryAfterSeconds / 60) });
}

/** Makes a form that is sent twice harmless. */
function requestOf(form: FormFields): string {
  const given = form.text('request');
  return isUuid(given) ? given : randomUUID();
}
