import type { FastifyInstance } from 'fastify';
import { ENTRIES, type EntriesData } from '../ledger/operations.js';
import type { Portal } from '../../portal.js';
import { readEntry } from '../record/entry-words.js';
import { IntegrityPage } from './integrity-page.js';
import { INTEGRITY, type IntegrityData } from './operations.js';

export function integrityPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/integrity', async (request, reply) => {
    const data = await portal.run<IntegrityData>(request, INTEGRITY);
    const size = data.ledger.checkpoint?.size ?? 0;
    const last = size === 0 ? undefined : (await portal.run<EntriesData>(request, ENTRIES, { from: size - 1, first: 1 })).ledger.entries.edges[0];
    const view = <IntegrityPage {...portal.frame(request)} {...data} newest={last ? readEntry(last.node) : undefined} />;
    return portal.page(request, reply, 'public', view);
  });

  fastify.get('/integrity.json', async (request, reply) => {
    const { integrity, ledger } = await portal.run<IntegrityData>(request, INTEGRITY);
    return portal.send(request, reply, 'public', 'application/json; charset=utf-8', `${JSON.stringify({ integrity, ledger })}\n`);
  });
}
