import type { LoggerService } from '@nestjs/common';
import { destination, pino, type Logger } from 'pino';
import type { LogLevel } from './config.js';

export type { Logger } from 'pino';

/**
 * Lines of JSON on standard error; standard output belongs to the answers of commands.
 * Nothing about a request's sender or content may be passed in: no address, user agent, header, body or query.
 */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null, serializers: { err: describeError } }, destination({ fd: 2, sync: true }));
}

/** Database errors quote what a person typed ("invalid input syntax for … "), so their messages stay out of the log. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  const frames = framesOf(error);
  const quotes = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  return { type: error.name, code, message: quotes || 'driverError' in error ? undefined : error.message, frames };
}

/** Where it happened. A message of several lines could look like frames, so it is cut off first. */
export function framesOf(error: Error): readonly string[] {
  const stack = error.stack ?? '';
  const after = error.message === '' ? -1 : stack.indexOf(error.message);
  const lines = stack.slice(after < 0 ? 0 : after + error.message.length).split('\n');
  return lines.filter((line) => line.startsWith('    at ')).map((line) => line.trim());
}

/** Name and code of an error, for lines and queues that may hold nothing else: `QueryFailedError 22P02`. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = ('driverError' in error ? error.driverError : error) as { code?: unknown };
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}

/** What Nest says while it wires itself: for who looks for a fault there, and nobody else. */
const WIRING = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication', 'GraphQLModule', 'WebSocketsController']);

/** Nest's own lines, through the same logger. Its errors come as (message, stack, context). */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const context = lastText(rest);
    this.logger[context !== undefined && WIRING.has(context) ? 'debug' : 'info']({ context }, asText(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.logger.warn({ context: lastText(rest) }, asText(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error({ context: lastText(rest), ...whatFailed(message) }, asText(message));
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.logger.fatal({ context: lastText(rest), ...whatFailed(message) }, asText(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.logger.debug({ context: lastText(rest) }, asText(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.logger.trace({ context: lastText(rest) }, asText(message));
  }
}

/** Nest's errors are those of requests, whose messages may quote what was sent (`… is not valid JSON` does). */
function whatFailed(error: unknown): object {
  return error instanceof Error ? { failed: errorKind(error), frames: framesOf(error) } : {};
}

function asText(message: unknown): string {
  return typeof message === 'string' ? message : message instanceof Error ? message.name : '';
}

function lastText(rest: readonly unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
}
