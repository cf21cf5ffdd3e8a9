import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance } from 'fastify';
import { describe } from './graphql/index.js';
import { Health } from './platform/health.js';
import { Metrics } from './platform/metrics.js';
import { LogRoutes } from './ledger/http/log-routes.js';
import { WitnessRoutes } from './ledger/http/witness-routes.js';
import { EvidenceRoutes, IncidentRoutes } from './modules/incidents/index.js';
import { Logger } from '@nestjs/common';
import { UploadRoutes } from './modules/incidents/index.js';
import { PAGES } from './portal/pages/index.js';
import { Portal } from './portal/portal.js';

/** Every address that is not GraphQL: the published log, the witness, health, metrics, and the portal's pages. */
export async function registerRoutes(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const health = app.get(Health);
  const metrics = app.get(Metrics).registry;
  fastify.get('/healthz', (_, reply) => reply.type('text/plain; charset=utf-8').send('ok\n'));
  fastify.get('/readyz', async (_, reply) => {
    const report = await health.report();
    return reply.code(report.ready ? 200 : 503).send(report);
  });
  fastify.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.metrics()));
  app.get(LogRoutes).register(fastify);
  app.get(WitnessRoutes).register(fastify);
  app.get(IncidentRoutes).register(fastify);
  app.get(UploadRoutes).register(fastify);
  app.get(EvidenceRoutes).register(fastify);
  setErrorHandler(fastify);
  app.get(Portal).register(fastify, PAGES);
}

const log = new Logger('Http');

/** What Fastify itself refuses (too large, malformed, unsupported) is the asker's 4xx; anything else is ours, and masked. */
function setErrorHandler(fastify: FastifyInstance): void {
  fastify.setErrorHandler((error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) return reply.code(status).send({ code: error.code, message: error.message });
    log.error(describe(error));
    return reply.code(500).send({ code: 'INTERNAL', message: 'Something went wrong on our side.' });
  });
}
