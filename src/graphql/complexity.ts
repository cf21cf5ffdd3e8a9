import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import type { GraphqlContext } from './context.js';
import { QUERY_LIMITS } from './limits.js';

/** Refuses an operation by what it would cost to run, page sizes and variables counted. */
export const complexityPlugin: ApolloServerPlugin<GraphqlContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ request, document, schema }) {
        const complexity = costOf({ schema, query: document, operationName: request.operationName ?? undefined, variables: request.variables ?? {} });
        if (complexity > QUERY_LIMITS.complexity) {
          throw new GraphQLError(`The operation costs ${complexity}, more than ${QUERY_LIMITS.complexity}. Ask for smaller pages or fewer fields.`, {
            extensions: { code: 'QUERY_TOO_LARGE', http: { status: 400 } },
          });
        }
        return Promise.resolve();
      },
    }),
};

/** Variables are read here for the first time: one in bad form is the asker's, and told with its status. */
function costOf(asked: Omit<Parameters<typeof getComplexity>[0], 'estimators'>): number {
  try {
    return getComplexity({ ...asked, estimators: [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })] });
  } catch (error) {
    if (error instanceof GraphQLError) throw new GraphQLError(error.message, { originalError: error, extensions: { code: 'BAD_USER_INPUT', ...error.extensions, http: { status: 400 } } });
    throw error;
  }
}
