import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { ViewerSource } from '../../graphql/index.js';
import { isPublicId } from '../../kernel/ids.js';
import { canonicalJson } from '../../ledger/core/index.js';
import { DrawBundles } from './queries/draw-bundles.js';

/**
 * `GET /draws/<id>/bundle.json`: the bundle of a draw for everybody, which `folkmoot verify` checks without this node.
 * `GET /draws/<id>/full-bundle.json`: the same with the rows of the pool, for stewards, who hand it to an auditor.
 */
@Injectable()
export class DrawRoutes {
  constructor(
    private readonly bundles: DrawBundles,
    private readonly viewers: ViewerSource,
  ) {}

  register(fastify: FastifyInstance): void {
    fastify.get<{ Params: { id: string } }>('/draws/:id/bundle.json', async (request, reply) => {
      const { id } = request.params;
      const bundle = isPublicId(id) ? await this.bundles.forEverybody(id) : undefined;
      void reply.header('cache-control', 'no-cache').header('access-control-allow-origin', '*').header('x-content-type-options', 'nosniff').type('application/json; charset=utf-8');
      if (!bundle) return reply.code(404).send({ code: 'NOT_FOUND', message: 'There is no draw under this number, or its pool is still open.' });
      return reply.header('content-disposition', `attachment; filename="draw-${id}.json"`).send(`${canonicalJson(bundle)}\n`);
    });
    fastify.get<{ Params: { id: string } }>('/draws/:id/full-bundle.json', async (request, reply) => {
      const viewer = await this.viewers.viewerOf(request.headers);
      const { id } = request.params;
      const steward = viewer.kind === 'member' && viewer.roles.includes('steward');
      const bundle = steward && isPublicId(id) ? await this.bundles.forAuditors(id) : undefined;
      void reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff').type('application/json; charset=utf-8');
      // Who may not see it does not learn whether there is such a file.
      if (!bundle) return reply.code(404).send({ code: 'NOT_FOUND', message: 'There is no such file, or you may not see it.' });
      return reply.header('content-disposition', `attachment; filename="draw-${id}-full.json"`).send(`${canonicalJson(bundle)}\n`);
    });
  }
}
