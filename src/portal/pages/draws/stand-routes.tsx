import type { FastifyReply } from 'fastify';
import type { FieldError } from '../../kit/index.js';
import type { PageModule } from '../../portal.js';
import { isAnybody } from '../signed-in/person.js';
import { type ActRefused, PREPARED, type PreparedAct } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { drawTitle } from './draw-page.js';
import type { DrawData, VolunteerRefused } from './operations.js';
import { drawOf, problemsOf, typedIn } from './routes.js';
import { NOTHING_TYPED, type TypedVolunteer, VolunteerPage } from './volunteer-page.js';

const STAND = `mutation ($draw: PublicId!, $wish: VolunteerWishInput!) { prepared: prepareMemberVolunteer(draw: $draw, wish: $wish) {
  __typename ${PREPARED} ... on VolunteerRefused { code message problems { field message } } } }`;

type Prepared = { readonly prepared: PreparedAct | ActRefused | VolunteerRefused };

/** For members: standing for seats of a council that are filled by lot, in one's own name. */
export const standPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isAnybody);
  get('/draws/:id/stand', async (visit) => shown(visit, await drawOf(portal, visit.request), NOTHING_TYPED));
  post('/draws/:id/stand', async (visit) => {
    const draw = await drawOf(portal, visit.request);
    const { messages } = visit;
    const { typed, row } = typedIn(visit.form, draw);
    if (visit.form.text('step') === 'change') return shown(visit, draw, typed);
    if (!typed.consent) return shown(visit, draw, typed, [{ field: 'consent', text: messages.t('volunteer.error.consent') }]);
    const { prepared } = await visit.run<Prepared>(STAND, { draw: draw.id, wish: { volunteer: row } });
    if ('problems' in prepared && prepared.problems.length > 0) return shown(visit, draw, typed, problemsOf(prepared, draw));
    if ('code' in prepared) return shown(visit, draw, typed, [{ text: prepared.message }]);
    return visit.sign(prepared, { facts: [{ key: messages.t('record.draw', { id: draw.id }), value: drawTitle(messages, draw) }], back: `/draws/${draw.id}`, changes: true });
  });
};

function shown(visit: Visit, draw: DrawData, typed: TypedVolunteer, errors: readonly FieldError[] = []): FastifyReply {
  const { me: _, ...frame } = visit.frame(`/draws/${draw.id}/stand`);
  const open = draw.status === 'COLLECTING' && draw.purpose === 'SEATS';
  return visit.page(<VolunteerPage {...frame} draw={draw} open={open} action={`/draws/${draw.id}/stand`} typed={typed} errors={errors} />, errors.length > 0 ? 422 : 200);
}
