import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describe } from './graphql/index.js';
import { Health } from './platform/health.js';
import { Metrics } from './platform/metrics.js';
import { LogRoutes } from './ledger/http/log-routes.js';
import { WitnessRoutes } from './ledger/http/witness-routes.js';
import { EvidenceRoutes, IncidentRoutes, UploadRoutes } from './modules/incidents/index.js';
import { DrawRoutes, JuryRoutes } from './modules/juries/index.js';
import { AnswerRoutes } from './modules/recommendations/index.js';
import { Logger } from '@nestjs/common';
import { PAGES } from './portal/pages/index.js';
import { Portal } from './portal/portal.js';

/** Every address that is not GraphQL: the published log, the witness, health, metrics, exports, uploads, and the portal's pages. */
export async function registerRoutes(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  // In a scope of their own: GraphQL, and Nest's way with errors, stay at the root.
  await fastify.register((scope, _options, done) => {
    scope.setErrorHandler(answerError);
    registerOperations(scope, app.get(Health), app.get(Metrics));
    for (const routes of [LogRoutes, WitnessRoutes, IncidentRoutes, UploadRoutes, EvidenceRoutes, AnswerRoutes, DrawRoutes, JuryRoutes] as const) app.get<Routes>(routes).register(scope);
    done();
  });
  app.get(Portal).register(fastify, PAGES);
}

interface Routes {
  register(fastify: FastifyInstance): void;
}

function registerOperations(fastify: FastifyInstance, health: Health, { registry }: Metrics): void {
  fastify.get('/healthz', (_, reply) => reply.type('text/plain; charset=utf-8').send('ok\n'));
  fastify.get('/readyz', async (_, reply) => {
    const report = await health.report();
    return reply.code(report.ready ? 200 : 503).send(report);
  });
  fastify.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}

const log = new Logger('Http');

/** What Fastify itself refuses (too large, malformed, unsupported) is the asker's 4xx; anything else is ours, and masked. */
function answerError(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) return reply.code(status).send({ code: error.code, message: error.message });
  log.error(describe(error));
  return reply.code(500).send({ code: 'INTERNAL', message: 'Something went wrong on our side.' });
}
