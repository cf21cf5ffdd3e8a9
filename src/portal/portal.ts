import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import serveStatic from '@fastify/static';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { VNode } from 'preact';
import { describe, type GraphqlContext, Operations, ViewerSource } from '../graphql/index.js';
import { contextOf } from '../graphql/graphql.module.js';
import type { Viewer } from '../kernel/viewer.js';
import { Config } from '../platform/config.js';
import { RateLimits } from '../platform/rate-limits.js';
import { clearSessionCookie, formatSessionCookie, readSessionCookie, type SessionCookie } from '../platform/session-cookie.js';
import { type Assets, ASSETS_PREFIX, assetsDirectory, loadAssets } from './assets.js';
import { formToken, isCrossSite, isFormToken } from './cross-site.js';
import { ErrorPage } from './error-page.js';
import { EvidenceIntake, type IncomingFile, type Staged } from './evidence-intake.js';
import { type FormWithFiles, readForm } from './form-files.js';
import { type Messages, messagesFor } from './messages/index.js';
import { acceptedEncoding, PublicPageCache } from './public-page-cache.js';
import { renderPage } from './render.js';
import { type PageKind, securityHeaders } from './security-headers.js';

/** The pages of one area: says which addresses it answers. */
export type PageModule = (portal: Portal, fastify: FastifyInstance) => void;

/** What `Layout` needs from the request. */
export interface Frame {
  readonly messages: Messages;
  readonly assets: Assets;
  readonly path: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whoever asks is treated as nobody in particular: filing and case pages must not know that an editor is signed in. */
    anonymous?: boolean;
    /** Forms of signed-in people that bring so many files at most: read before the form's token is looked at. */
    files?: number;
  }
}

const HTML = 'text/html; charset=utf-8';
/** A report with twenty thousand characters of a script whose letters take nine bytes each in a form, and its other answers. */
const FORM_BYTES = 1_000_000;
export const FILE_BYTES = 10_000_000;
/** More than any form takes, so that a form with too many can still be answered in words. */
const FORM_FILES = 50;
const FORM_FIELDS = 400;

/**
 * The portal: pages for people, and the API's first client. Its pages run GraphQL operations in this process, as whoever asks, so that
 * a person can do nothing here that an API client cannot.
 *
 * A page module registers routes with Fastify as usual; in a handler it runs operations and answers with a page:
 *
 *     fastify.get('/integrity', async (request, reply) => {
 *       const { integrity } = await portal.run<IntegrityData>(request, INTEGRITY, {});
 *       return portal.page(request, reply, 'public', <IntegrityPage {...portal.frame(request)} integrity={integrity} />);
 *     });
 *
 * Posts from other sites are refused here for all routes. A post of a signed-in person must carry the form token:
 * `<DraftFields draft={portal.formFields(request)} />` puts it into a form.
 */
@Injectable()
export class Portal {
  readonly #log = new Logger('Portal');
  readonly #contexts = new WeakMap<FastifyRequest, Promise<GraphqlContext>>();
  readonly #messages = new WeakMap<FastifyRequest, Messages>();
  readonly #files = new WeakMap<FastifyRequest, FormWithFiles>();
  readonly #generations = new WeakMap<FastifyRequest, number>();
  #assets: Assets | undefined;

  constructor(
    private readonly operations: Operations,
    private readonly viewers: ViewerSource,
    private readonly limits: RateLimits,
    private readonly config: Config,
    private readonly cache: PublicPageCache,
    private readonly intake: EvidenceIntake,
  ) {}

  register(fastify: FastifyInstance, pages: readonly PageModule[]): void {
    void fastify.register(async (scope) => {
      scope.removeAllContentTypeParsers();
      await scope.register(formbody, { bodyLimit: FORM_BYTES });
      await scope.register(multipart, { throwFileSizeLimit: false, limits: { fileSize: FILE_BYTES, files: FORM_FILES, fields: FORM_FIELDS, fieldSize: FORM_BYTES } });
      // Before the assets: it compresses only the routes that come after it.
      await scope.register(compress, { threshold: 1_000, encodings: ['br', 'gzip', 'identity'] });
      await scope.register(serveStatic, {
        root: assetsDirectory(),
        prefix: ASSETS_PREFIX,
        index: false,
        dotfiles: 'ignore',
        immutable: true,
        maxAge: '365d',
        setHeaders: (reply) => void reply.header('x-content-type-options', 'nosniff'),
      });
      scope.addHook('onRequest', (request, reply, done) => {
        if (!this.#answerFromCache(request, reply)) done();
      });
      scope.addHook('preHandler', async (request, reply) => {
        if (request.method === 'GET' || request.method === 'HEAD') return;
        await this.#readFiles(request);
        this.#checkForm(request, reply);
      });
      scope.setErrorHandler((error, request, reply) => this.#fail(error, request, reply));
      for (const page of pages) page(this, scope);
      scope.all('/*', (request, reply) => this.notFound(request, reply));
    });
  }

  /** Address under which this node is known, without a slash at its end. Never the request's own `Host`, which anybody may set. */
  get publicUrl(): string {
    return this.config.publicUrl;
  }

  /** Words in the reader's language. */
  messages(request: FastifyRequest): Messages {
    const known = this.#messages.get(request);
    if (known) return known;
    const query = request.query as { readonly lang?: unknown } | undefined;
    const messages = messagesFor({ lang: query?.lang, acceptLanguage: request.headers['accept-language'] });
    this.#messages.set(request, messages);
    return messages;
  }

  /** `path` is the GET address of the page where it answers a post. */
  frame(request: FastifyRequest, path: string = request.url): Frame {
    this.#assets ??= loadAssets();
    return { messages: this.messages(request), assets: this.#assets, path };
  }

  /** Runs one operation as whoever asks. Errors of the API become pages by themselves. */
  async run<Data>(request: FastifyRequest, operation: string, variables: Record<string, unknown> = {}): Promise<Data> {
    return this.operations.run<Data>(operation, variables, await this.#context(request));
  }

  /** Puts a file aside until the form with which it came is sent. */
  async stage(request: FastifyRequest, { content, name }: IncomingFile): Promise<Staged> {
    return this.intake.stage(content, name, (await this.#context(request)).bucket);
  }

  /** What came with a form of a route that takes files. */
  filesOf(request: FastifyRequest): FormWithFiles {
    return this.#files.get(request) ?? { fields: {}, files: [], tooLarge: [], tooMany: false };
  }

  async viewer(request: FastifyRequest): Promise<Viewer> {
    return (await this.#context(request)).viewer;
  }

  /** Hidden fields that every form of a signed-in person carries. */
  formFields(request: FastifyRequest): Readonly<Record<string, string>> {
    const session = this.#session(request);
    return session === undefined ? {} : { token: formToken(session) };
  }

  /** Gives the browser a session; the cookie is out of reach of every script. */
  startSession(reply: FastifyReply, session: SessionCookie): void {
    reply.header('set-cookie', formatSessionCookie(this.config.publicUrl, session));
  }

  endSession(reply: FastifyReply): void {
    reply.header('set-cookie', clearSessionCookie(this.config.publicUrl));
  }

  /** A whole page. Public ones are kept for the next reader, private ones by nobody. */
  page(request: FastifyRequest, reply: FastifyReply, kind: PageKind, view: VNode, status = 200): FastifyReply {
    return this.send(request, reply.code(status), kind, HTML, renderPage(view));
  }

  /** A finished text of another kind, a feed for example, with the headers of a page. */
  send(request: FastifyRequest, reply: FastifyReply, kind: PageKind, type: string, text: string): FastifyReply {
    const generation = this.#generations.get(request);
    if (kind === 'public' && generation !== undefined && reply.statusCode === 200) {
      this.cache.keep(this.#key(request), generation, type, text).catch((error: unknown) => this.#log.warn(describe(error)));
    }
    return reply.headers(securityHeaders(kind)).type(type).send(text);
  }

  /** After a form of a signed-in person: the browser goes on to a page that may be reloaded. */
  redirect(reply: FastifyReply, path: string): FastifyReply {
    return reply.headers(securityHeaders('private')).redirect(path, 303);
  }

  notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    // What lies under the log and the API speaks to programs.
    if (/^\/(log|graphql|uploads|witness)(\/|\?|$)/.test(request.url)) {
      return reply.code(404).type('text/plain; charset=utf-8').send('not found\n');
    }
    return this.failed(request, reply, 404);
  }

  /** Public pages for somebody who is not signed in, as the cache has them. The way here must stay short: no parsing, no promise. */
  #answerFromCache(request: FastifyRequest, reply: FastifyReply): boolean {
    if (request.method !== 'GET' || this.#session(request) !== undefined || request.headers.authorization !== undefined) return false;
    const finished = this.cache.find(this.#key(request), acceptedEncoding(request.headers['accept-encoding']));
    if (!finished) {
      this.#generations.set(request, this.cache.generation);
      return false;
    }
    reply.hijack();
    const fresh = request.headers['if-none-match'] === finished.etag;
    reply.raw.writeHead(fresh ? 304 : 200, finished.headers as string[]);
    reply.raw.end(fresh ? undefined : finished.body);
    return true;
  }

  #key(request: FastifyRequest): string {
    return `${request.headers['accept-language'] === undefined ? '' : this.messages(request).language.tag} ${request.url}`;
  }

  #session(request: FastifyRequest): string | undefined {
    const { cookie } = request.headers;
    return cookie === undefined ? undefined : readSessionCookie(this.config.publicUrl, cookie);
  }

  #context(request: FastifyRequest): Promise<GraphqlContext> {
    const known = this.#contexts.get(request);
    if (known) return known;
    const headers = request.routeOptions.config.anonymous ? {} : request.headers;
    const context = contextOf(this.viewers, this.limits, headers, request.ip);
    this.#contexts.set(request, context);
    return context;
  }

  /** The fields of such a form become its body, as those of any other. */
  async #readFiles(request: FastifyRequest): Promise<void> {
    const { files } = request.routeOptions.config;
    if (files === undefined || !request.isMultipart() || isCrossSite(request.headers, this.config.publicUrl)) return;
    const form = await readForm(request, files);
    this.#files.set(request, form);
    request.body = Object.fromEntries(Object.entries(form.fields).map(([name, value]) => [name, value?.length === 1 ? value[0] : value]));
  }

  #checkForm(request: FastifyRequest, _reply: FastifyReply): void {
    if (isCrossSite(request.headers, this.config.publicUrl)) throw new FormRefused('crossSite');
    if (request.routeOptions.config.anonymous) return;
    const session = this.#session(request);
    const body = request.body as { readonly token?: unknown } | null | undefined;
    if (session !== undefined && !isFormToken(session, body?.token)) throw new FormRefused('token');
  }

  /** What went wrong becomes a page: 4xx for what was asked, 5xx for what is ours, then with a number and nothing else. */
  #fail(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const status = statusOf(error);
    if (status < 500) return this.failed(request, reply, status);
    const correlation = randomUUID();
    this.#log.error(`${correlation} ${describe(error)}`);
    return this.failed(request, reply, status, correlation);
  }

  /** The page that says what went wrong, and what to do. */
  failed(request: FastifyRequest, reply: FastifyReply, status: number, correlation?: string): FastifyReply {
    const view = ErrorPage({ ...this.frame(request, '/'), status, correlation });
    return this.page(request, reply, 'private', view, status);
  }
}

/** A form that did not come from a page of ours, or from a session that has ended meanwhile. */
class FormRefused extends Error {
  readonly statusCode = 403;

  constructor(readonly reason: 'crossSite' | 'token') {
    super(reason);
  }
}

const STATUSES: Readonly<Record<string, number>> = { BAD_USER_INPUT: 400, UNAUTHENTICATED: 401, FORBIDDEN: 403, NOT_FOUND: 404 };

function statusOf(error: unknown): number {
  if (error instanceof GraphQLError) {
    const code = error.extensions['code'];
    if (typeof code === 'string') return STATUSES[code] ?? 500;
    // Without a path nothing was run: the engine refused a variable, which is the asker's.
    return error.path === undefined ? 400 : 500;
  }
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
