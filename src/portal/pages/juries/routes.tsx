import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isPublicId, isUuid } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Portal } from '../../portal.js';
import { one, type Query } from '../record/asked.js';
import { NotFound } from '../record/not-found.js';
import { JuryPage } from './jury-page.js';
import { ListPage } from './list-page.js';
import { IS_OPEN, JURIES, type JuriesData, JURY, type JuryData } from './operations.js';

const SHOWN = 20;

/** Juries for everybody to read. */
export function juryPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/juries', async (request, reply) => {
    const [data, me] = await Promise.all([portal.run<JuriesData>(request, JURIES, { first: SHOWN, after: one(request.query as Query, 'after') }), portal.viewer(request)]);
    const view = <ListPage {...portal.frame(request)} {...data} mayOpen={isSteward(me)} done={doneBy(portal, request, me)} />;
    return portal.page(request, reply, me.kind === 'member' ? 'private' : 'public', view);
  });

  fastify.get('/juries/:id', async (request, reply) => {
    const jury = await juryOf(portal, request);
    const me = await portal.viewer(request);
    const other = jury.appeal && (await portal.run<{ jury: object | null }>(request, IS_OPEN, { id: jury.appeal.jury }));
    const appealed = { opened: other?.jury != null, mayOpen: isSteward(me) };
    const view = <JuryPage {...portal.frame(request)} jury={jury} appealed={appealed} mayScreen={isSteward(me) && jury.status === 'OPENED'} done={doneBy(portal, request, me)} />;
    return portal.page(request, reply, me.kind === 'member' ? 'private' : 'public', view);
  });
}

function isSteward(me: Viewer): boolean {
  return me.kind === 'member' && me.roles.includes('steward');
}

/** What the step before says that it did: it came from the page where the member signed. */
function doneBy(portal: Portal, request: FastifyRequest, me: Viewer): string | undefined {
  const entry = one(request.query as Query, 'signed') ?? '';
  return me.kind === 'member' && isUuid(entry) ? portal.messages(request).t('sign.done', { entry }) : undefined;
}

export async function juryOf(portal: Portal, request: FastifyRequest): Promise<JuryData> {
  const { id } = request.params as { readonly id: string };
  if (!isPublicId(id)) throw new NotFound();
  const { jury } = await portal.run<{ jury: JuryData | null }>(request, JURY, { id });
  if (!jury) throw new NotFound();
  return jury;
}
