import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../portal.js';
import { HomePage } from './home-page.js';
import { FIGURES, type FiguresData } from './operations.js';

export function homePages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/', async (request, reply) => {
    const { integrity } = await portal.run<FiguresData>(request, FIGURES);
    return portal.page(request, reply, 'public', <HomePage {...portal.frame(request)} figures={integrity} />);
  });
}
