import type { FastifyInstance } from 'fastify';
import type { Portal } from '../../portal.js';
import { ABOUT } from './about-pages.js';

export function aboutPages(portal: Portal, fastify: FastifyInstance): void {
  for (const [topic, Page] of Object.entries(ABOUT)) {
    fastify.get(`/about/${topic}`, (request, reply) => portal.page(request, reply, 'public', <Page {...portal.frame(request)} />));
  }
}
