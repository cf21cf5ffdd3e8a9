import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import { RateLimits } from '../platform/rate-limits.js';
import { complexityPlugin } from './complexity.js';
import { type GraphqlContext, newContext, ViewerSource } from './context.js';
import { formatError } from './errors.js';
import { QUERY_LIMITS, shapeRule } from './limits.js';
import { Operations } from './operations.js';
import { RefusalFilter } from './refusal-filter.js';
import { SubscriptionSocket } from './subscription-socket.js';

/** The API at /graphql: one schema, printed to schema.graphql and reviewed; subscriptions over `graphql-ws` (subscription-socket.ts). */
@Global()
@Module({})
export class ApiModule {
  static forRoot(): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [ViewerSource, RateLimits],
          useFactory: (viewers: ViewerSource, limits: RateLimits) => ({
            path: '/graphql',
            autoSchemaFile: true,
            sortSchema: true,
            buildSchemaOptions: { noDuplicatedFields: true },
            graphiql: false,
            introspection: true,
            // Persisted queries would let anybody fill our memory, and batches get round every limit of one operation.
            persistedQueries: false,
            allowBatchedHttpRequests: false,
            csrfPrevention: true,
            includeStacktraceInErrorResponses: false,
            parseOptions: { maxTokens: QUERY_LIMITS.tokens },
            validationRules: [shapeRule],
            plugins: [complexityPlugin],
            formatError,
            // Malformed arguments answer with 400, as malformed operations do.
            preserveHttpStatusForExecutionErrors: false,
            context: (request: FastifyRequest): Promise<GraphqlContext> => contextOf(viewers, limits, request.headers, request.ip),
          }),
        }),
      ],
      providers: [Operations, SubscriptionSocket, { provide: APP_FILTER, useClass: RefusalFilter }],
      exports: [Operations],
    };
  }
}

/** The address is used for its bucket and forgotten. */
export async function contextOf(
  viewers: ViewerSource,
  limits: RateLimits,
  headers: FastifyRequest['headers'],
  address: string | undefined,
): Promise<GraphqlContext> {
  return newContext(await viewers.viewerOf(headers), limits.bucketOf(address ?? ''));
}
