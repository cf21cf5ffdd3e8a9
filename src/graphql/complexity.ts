import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError } from 'graphql';
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
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

type Asked = Omit<Parameters<typeof getComplexity>[0], 'estimators'> & { readonly query: DocumentNode };

/** Costs that are the same whatever the variables are, by operation; a document goes when Apollo forgets it. */
const constant = new WeakMap<DocumentNode, Map<string, number>>();

/** Variables are read here for the first time where the cost depends on them: one in bad form is the asker's, and told with its status. */
function costOf(asked: Asked): number {
  const operation = asked.operationName ?? '';
  const known = constant.get(asked.query)?.get(operation);
  if (known !== undefined) return known;
  let varies = hasDirectives(asked.query);
  const byExtensions = fieldExtensionsEstimator();
  const estimate: ComplexityEstimator = (field) => {
    // A number is a field's cost as such; a function reckons with its arguments.
    if (typeof field.field.extensions['complexity'] === 'function') varies = true;
    return byExtensions(field);
  };
  let cost: number;
  try {
    cost = getComplexity({ ...asked, estimators: [estimate, simpleEstimator({ defaultComplexity: 1 })] });
  } catch (error) {
    if (error instanceof GraphQLError) throw new GraphQLError(error.message, { originalError: error, extensions: { code: 'BAD_USER_INPUT', ...error.extensions, http: { status: 400 } } });
    throw error;
  }
  if (!varies) constant.set(asked.query, (constant.get(asked.query) ?? new Map<string, number>()).set(operation, cost));
  return cost;
}

/** `@skip` and `@include` leave fields out by variables. A text that holds an at sign elsewhere is only counted each time. */
function hasDirectives(document: DocumentNode): boolean {
  return document.loc?.source.body.includes('@') !== false;
}
