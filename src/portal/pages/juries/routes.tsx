import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { Portal } from '../../portal.js';
import { one, type Query } from '../record/asked.js';
import { NotFound } from '../record/not-found.js';
import { JuryPage } from './jury-page.js';
import { ListPage } from './list-page.js';
import { JURIES, type JuriesData, JURY, type JuryData } from './operations.js';

const SHOWN = 20;

/** Juries for everybody to read. */
export function juryPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/juries', async (request, reply) => {
    const data = await portal.run<JuriesData>(request, JURIES, { first: SHOWN, after: one(request.query as Query, 'after') });
    return portal.page(request, reply, 'public', <ListPage {...portal.frame(request)} {...data} />);
  });

  fastify.get('/juries/:id', async (request, reply) => {
    const jury = await juryOf(portal, request);
    const signed = one(request.query as Query, 'signed') ?? '';
    const me = await portal.viewer(request);
    const done = me.kind === 'member' && /^[0-9a-f-]{36}$/.test(signed) ? portal.messages(request).t('sign.done', { entry: signed }) : undefined;
    return portal.page(request, reply, me.kind === 'member' ? 'private' : 'public', <JuryPage {...portal.frame(request)} jury={jury} done={done} />);
  });
}

export async function juryOf(portal: Portal, request: FastifyRequest): Promise<JuryData> {
  const { id } = request.params as { readonly id: string };
  if (!isPublicId(id)) throw new NotFound();
  const { jury } = await portal.run<{ jury: JuryData | null }>(request, JURY, { id });
  if (!jury) throw new NotFound();
  return jury;
}
