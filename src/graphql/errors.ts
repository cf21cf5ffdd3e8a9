import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { errorKind, framesOf } from '../platform/logger.js';

/** The input is malformed: the message names the field and the remedy, and repeats nothing that was typed. */
export function badInput(field: string, remedy: string): GraphQLError {
  return new GraphQLError(`${field}: ${remedy}`, { extensions: { code: 'BAD_USER_INPUT', field, http: { status: 400 } } });
}

export function notSignedIn(): GraphQLError {
  return new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
}

export function notAllowed(): GraphQLError {
  return new GraphQLError('Your roles do not allow this.', { extensions: { code: 'FORBIDDEN' } });
}

const log = new Logger('GraphQL');
const SHOWN = new Set([
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_LARGE',
]);

/**
 * A broken invariant is masked: outside stands a correlation id, and the same id with the stack in the log. Messages of
 * drivers can quote values, so only the kind of the error is logged beside its stack frames.
 */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  if (typeof code === 'string' && SHOWN.has(code)) {
    return { message: formatted.message, locations: formatted.locations, path: formatted.path, extensions: { ...withoutStack(formatted.extensions) } };
  }
  const correlation = randomUUID();
  log.error(`${correlation} ${describe(error)}`);
  return {
    message: `Something went wrong on our side. Nothing was changed. If you report it, name ${correlation}.`,
    path: formatted.path,
    extensions: { code: 'INTERNAL', correlation },
  };
}

function withoutStack(extensions: GraphQLFormattedError['extensions']): Record<string, unknown> {
  const { stacktrace: _, http: __, ...rest } = extensions ?? {};
  return rest;
}

/** Name, SQLSTATE and stack frames of an error and its cause, without the message. */
export function describe(error: unknown): string {
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (!(original instanceof Error)) return typeof original;
  return [errorKind(original), ...framesOf(original).slice(0, 12)].join('\n    ');
}
