import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Portal } from '../../portal.js';
import { one, type Query } from '../record/asked.js';
import { NotFound } from '../record/not-found.js';
import { CharterPage, CouncilPage } from './council-page.js';
import { ListPage } from './list-page.js';
import { MINUTES, type MinutesData } from './minutes.js';
import { MinutesPage } from './minutes-page.js';
import { COUNCIL, type CouncilData, COUNCILS, type CouncilsData } from './operations.js';

const SHOWN = 20;

/** Councils for everybody to read; members and stewards see what they may do. */
export function councilPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/councils', async (request, reply) => {
    const after = one(request.query as Query, 'after');
    const [data, me] = await Promise.all([portal.run<CouncilsData>(request, COUNCILS, { first: SHOWN, after }), portal.viewer(request)]);
    const mayFound = me.kind === 'member' && me.roles.includes('steward');
    return portal.page(request, reply, me.kind === 'member' ? 'private' : 'public', <ListPage {...portal.frame(request)} {...data} mayFound={mayFound} done={doneBy(request, me)} />);
  });

  fastify.get('/councils/:id', async (request, reply) => {
    const [council, me] = await Promise.all([councilOf(request), portal.viewer(request)]);
    const member = me.kind === 'member';
    const may = { keep: member && me.roles.includes('steward') && council.status === 'ACTIVE', stand: member && isOpenTo(council, me.id), propose: member && sitsIn(council, me.id) };
    return portal.page(request, reply, member ? 'private' : 'public', <CouncilPage {...portal.frame(request)} council={council} may={may} done={doneBy(request, me)} />);
  });

  fastify.get('/councils/:id/charter/:version', async (request, reply) => {
    const council = await councilOf(request);
    const { version } = request.params as { readonly version: string };
    const charter = council.charters.find((each) => String(each.version) === version);
    if (!charter) throw new NotFound();
    return portal.page(request, reply, 'public', <CharterPage {...portal.frame(request)} council={council} charter={charter} />);
  });

  fastify.get('/councils/:id/minutes', async (request, reply) => {
    const { id } = request.params as { readonly id: string };
    if (!isPublicId(id)) throw new NotFound();
    const { council } = await portal.run<MinutesData>(request, MINUTES, { id });
    if (!council) throw new NotFound();
    return portal.page(request, reply, 'public', <MinutesPage {...portal.frame(request)} council={council} />);
  });

  /** What the step before says that it did: it came from the page where the member signed. */
  function doneBy(request: FastifyRequest, me: Viewer): string | undefined {
    const signed = one(request.query as Query, 'signed') ?? '';
    return me.kind === 'member' && /^[0-9a-f-]{36}$/.test(signed) ? portal.messages(request).t('sign.done', { entry: signed }) : undefined;
  }

  async function councilOf(request: FastifyRequest): Promise<CouncilData> {
    const { id } = request.params as { readonly id: string };
    if (!isPublicId(id)) throw new NotFound();
    const { council } = await portal.run<{ council: CouncilData | null }>(request, COUNCIL, { id });
    if (!council) throw new NotFound();
    return council;
  }
}

function sitsIn({ seats }: Pick<CouncilData, 'seats'>, member: string): boolean {
  return seats.some(({ holder }) => holder?.member === member);
}

/** Whether somebody could name himself for a seat. */
export function isOpenTo({ status, classes, seats }: CouncilData, member: string): boolean {
  return status === 'ACTIVE' && !sitsIn({ seats }, member) && classes.some((each) => each.vacant > 0 && each.filledBy.includes('SELF_NOMINATION'));
}
