import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { VNode } from 'preact';
import type { FieldError, SummaryRow } from '../../kit/index.js';
import { type MessageKey, type Messages, withParameter } from '../../messages/index.js';
import type { Portal } from '../../portal.js';
import { ExpiredPage } from '../sign-in/expired-page.js';
import { FormFields } from './form-fields.js';
import type { Person } from './person.js';
import { type PreparedAct, SignPage } from './sign-page.js';
import type { SignedInFrame } from './signed-in-frame.js';

export const ME = '{ me { id kind displayName email roles joinedAt keys { id alg use addedAt revokedAt } } }';

/** What the pages of signed-in people know of their request: who asks, what was typed, how to ask the API and to answer. */
export class Visit {
  readonly form: FormFields;
  readonly messages: Messages;

  constructor(
    readonly portal: Portal,
    readonly request: FastifyRequest,
    readonly reply: FastifyReply,
    readonly me: Person,
  ) {
    this.form = new FormFields(request.body);
    this.messages = portal.messages(request);
  }

  /** A part of the address, `:id` in the route. */
  part(name: string): string {
    return (this.request.params as Readonly<Record<string, string | undefined>>)[name] ?? '';
  }

  asked(name: string): string {
    const value = (this.request.query as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'string' ? value : '';
  }

  run<Data>(operation: string, variables: Record<string, unknown> = {}): Promise<Data> {
    return this.portal.run<Data>(this.request, operation, variables);
  }

  /** As `run`; malformed input comes back as errors to show at the form. Anything else wrong becomes an error page by itself. */
  async try<Data>(operation: string, variables: Record<string, unknown>): Promise<{ ok: true; data: Data } | { ok: false; errors: FieldError[] }> {
    try {
      return { ok: true, data: await this.run<Data>(operation, variables) };
    } catch (error) {
      if (error instanceof GraphQLError && error.extensions['code'] === 'BAD_USER_INPUT') {
        const field = error.extensions['field'];
        return { ok: false, errors: [{ text: error.message, ...(typeof field === 'string' ? { field } : {}) }] };
      }
      throw error;
    }
  }

  /** What the layout and every form need; `path` is the GET address of the page where it answers a post. */
  frame(path: string): SignedInFrame {
    return { ...this.portal.frame(this.request, path), me: this.me, fields: this.portal.formFields(this.request) };
  }

  page(view: VNode, status = 200): FastifyReply {
    return this.portal.page(this.request, this.reply, 'private', view, status);
  }

  /** On to a page that may be reloaded; `done` names what was done, in the words of `done.*`. */
  go(path: string, done?: Done): FastifyReply {
    return this.portal.redirect(this.reply, done === undefined ? path : withParameter(path, 'done', done));
  }

  /** Shows what was prepared and asks for the signature. */
  sign(prepared: PreparedAct, about: { readonly facts: readonly SummaryRow[]; readonly back: string; readonly link?: string; readonly changes?: boolean }): FastifyReply {
    const waiting = { action: this.request.url, kept: this.form.all() };
    return this.page(<SignPage {...this.frame(about.back)} prepared={prepared} waiting={waiting} {...about} />);
  }

  /** What the step before says that it did, as the address has it. */
  done(): string | undefined {
    const signed = this.asked('signed');
    if (/^[0-9a-f-]{36}$/.test(signed)) return this.messages.t('sign.done', { entry: signed });
    const done = DONE.find((one) => one === this.asked('done'));
    return done && this.messages.t(`done.${done}`);
  }
}

export type Done = Extract<MessageKey, `done.${string}`> extends `done.${infer D}` ? D : never;
const DONE: readonly Done[] = [
  'claimed', 'released', 'asked', 'linked', 'unlinked', 'standing', 'reopened', 'proposalWithdrawn', 'contactRequested', 'contactRefused', 'held', 'holdReleased',
  'drafted', 'discarded', 'registered', 'renamed', 'kind', 'merged', 'unmerged', 'keyRevoked', 'sessionClosed', 'sessionsClosed', 'profile', 'invitationClosed', 'commentShown', 'commentDeclined',
];

export type Handler = (visit: Visit) => Promise<FastifyReply>;

/** The roles that a page is for; the API judges again what may be asked and seen. */
export type Allowed = (me: Person) => boolean;

/** Registers pages for people who have signed in. */
export function signedIn(portal: Portal, fastify: FastifyInstance, allowed: Allowed): { get(path: string, handler: Handler): void; post(path: string, handler: Handler, files?: number): void } {
  const visited = async (request: FastifyRequest, reply: FastifyReply, handler: Handler): Promise<FastifyReply> => {
    const { me } = await portal.run<{ me: Person | null }>(request, ME);
    if (!me) return notSignedIn(portal, request, reply);
    if (!allowed(me)) throw new NotAllowed();
    return handler(new Visit(portal, request, reply, me));
  };
  return {
    get: (path, handler) => void fastify.get(path, (request, reply) => visited(request, reply, handler)),
    /** With `files` the form may bring so many; `portal.filesOf` has them. */
    post: (path, handler, files) => void fastify.post(path, files === undefined ? {} : { config: { files } }, (request, reply) => visited(request, reply, handler)),
  };
}

/** A page leads over the door and back. A form waits behind it, so that nothing typed is lost when a session ends. */
function notSignedIn(portal: Portal, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.method === 'GET' || request.method === 'HEAD') return portal.redirect(reply, `/sign-in?next=${encodeURIComponent(request.url)}`);
  const view = <ExpiredPage {...portal.frame(request, '/sign-in')} fields={portal.formFields(request)} action={request.url} kept={new FormFields(request.body).all()} />;
  return portal.page(request, reply, 'private', view, 401);
}

class NotAllowed extends Error {
  readonly statusCode = 403;
}
