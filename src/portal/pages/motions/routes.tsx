import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { isPublicId } from '../../../kernel/ids.js';
import { calendar } from '../../../platform/calendar.js';
import type { FieldError } from '../../kit/index.js';
import { withParameter } from '../../messages/index.js';
import type { Portal } from '../../portal.js';
import { address, choice, one, type Query } from '../record/asked.js';
import { NotFound } from '../record/not-found.js';
import { FormFields } from '../signed-in/form-fields.js';
import { COUNCIL_MOTIONS, type CouncilMotions, motionDeadlines } from './deadlines.js';
import { type Filters, GROUPS, ListPage } from './list-page.js';
import { seatOf } from './motion-of.js';
import { MotionPage } from './motion-page.js';
import type { TypedComment } from './motion-talk.js';
import { motionTitle } from './motion-words.js';
import { BESIDE, type BesideData, MOTION, type MotionData, MOTIONS, type MotionsData, type NamesData, namesOf } from './operations.js';
import { ROLL, type RollRow, RollPage } from './roll-page.js';

const SHOWN = 20;
const GROUP_NAMES = ['now', 'carried', 'not'] as const;
const ICS = 'text/calendar; charset=utf-8';
const FILE_COMMENT = `mutation ($motion: PublicId!, $text: String!, $name: String, $requestId: Uuid) {
  filed: fileComment(motion: $motion, text: $text, name: $name, requestId: $requestId) { ... on EntryReceipt { entryId } ... on ActRefused { code message } } }`;

/** Motions for everybody to read and comment on; members see what they may do. */
export function motionPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/motions', async (request, reply) => {
    const query = request.query as Query;
    const filters: Filters = { group: choice(one(query, 'group'), GROUP_NAMES), council: idIn(query, 'council'), lab: idIn(query, 'lab') };
    const variables = { first: SHOWN, after: one(query, 'after'), council: filters.council, lab: filters.lab, status: filters.group && GROUPS[filters.group] };
    const [data, me] = await Promise.all([portal.run<MotionsData>(request, MOTIONS, variables), portal.viewer(request)]);
    return portal.page(request, reply, me.kind === 'member' ? 'private' : 'public', <ListPage {...portal.frame(request)} {...data} filters={filters} now={Date.now()} done={doneBy(request, me.kind === 'member')} />);
  });

  fastify.get<{ Params: { id: string } }>('/motions/:id', async (request, reply) => shown(request, reply, await motionOf(request, request.params.id)));

  fastify.get<{ Params: { id: string } }>('/motions/:id(^[0-9a-z]{12}).ics', async (request, reply) => {
    const motion = await motionOf(request, request.params.id);
    const messages = portal.messages(request);
    return portal.send(request, reply, 'public', ICS, calendar(motionTitle(messages, motion), motionDeadlines(messages, portal.publicUrl, motion)));
  });

  fastify.get<{ Params: { id: string } }>('/motions/:id/roll', async (request, reply) => {
    const motion = await motionOf(request, request.params.id);
    if (!motion.vote) throw new NotFound();
    const data = await portal.run<{ motion: { vote: { rows: readonly RollRow[] } | null } | null }>(request, ROLL, { id: motion.id });
    return portal.page(request, reply, 'public', <RollPage {...portal.frame(request)} motion={motion} rows={data.motion?.vote?.rows ?? []} />);
  });

  // Whoever is signed in comments as nobody in particular, like everybody else.
  fastify.post<{ Params: { id: string } }>('/motions/:id/comments', { config: { anonymous: true } }, async (request, reply) => {
    const motion = await motionOf(request, request.params.id);
    const { t } = portal.messages(request);
    const form = new FormFields(request.body);
    const typed = { text: form.text('comment'), name: form.trimmed('name') };
    const requestId = form.text('requestId');
    const again = (errors: readonly FieldError[], status = 422): Promise<FastifyReply> => shown(request, reply, motion, { typed, errors, requestId }, status);
    if ([...typed.text.trim()].length < 3) return again([{ field: 'comment', text: t('motion.comment.missing') }]);
    try {
      const variables = { motion: motion.id, text: typed.text, name: typed.name === '' ? null : typed.name, requestId: isUuid(requestId) ? requestId : null };
      const { filed } = await portal.run<{ filed: { entryId: string } | { code: string; message: string } }>(request, FILE_COMMENT, variables);
      if ('code' in filed) return again([{ text: filed.message }], filed.code === 'RATE_LIMITED' ? 429 : 422);
    } catch (error) {
      if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'BAD_USER_INPUT') throw error;
      return again([{ field: error.extensions['field'] === 'name' ? 'name' : 'comment', text: error.message }]);
    }
    return portal.redirect(reply, withParameter(`/motions/${motion.id}`, 'done', 'comment'));
  });

  /** Deadlines of all motions of a council. The council's own page answers without `.ics`. */
  fastify.get<{ Params: { id: string } }>('/councils/:id(^[0-9a-z]{12}).ics', async (request, reply) => {
    const { id } = request.params;
    if (!isPublicId(id)) throw new NotFound();
    const { council } = await portal.run<CouncilMotions>(request, COUNCIL_MOTIONS, { id });
    if (!council) throw new NotFound();
    const messages = portal.messages(request);
    const name = council.name ?? messages.t('councils.untitled', { id });
    const deadlines = council.motions.edges.flatMap(({ node }) => motionDeadlines(messages, portal.publicUrl, node));
    return portal.send(request, reply, 'public', ICS, calendar(name, deadlines));
  });

  interface Written {
    readonly typed?: TypedComment;
    readonly errors?: readonly FieldError[];
    readonly requestId?: string;
  }

  async function shown(request: FastifyRequest, reply: FastifyReply, motion: MotionData, { typed, errors = [], requestId }: Written = {}, status = 200): Promise<FastifyReply> {
    const query = (request.method === 'GET' ? request.query : {}) as Query;
    const path = `/motions/${motion.id}`;
    const asked = { id: motion.id, ballotsAfter: one(query, 'ballots'), commentsAfter: one(query, 'comments') };
    const wanted = namesOf(motion);
    const [beside, names, me] = await Promise.all([
      portal.run<BesideData>(request, BESIDE, asked),
      wanted ? portal.run<NamesData>(request, wanted.operation, wanted.variables) : Promise.resolve({}),
      portal.viewer(request),
    ]);
    const { link } = portal.messages(request);
    const member = me.kind === 'member';
    const seated = member && seatOf(motion, me.id) !== undefined;
    const running = motion.status === 'PROPOSED' || motion.status === 'OPEN';
    const may = { vote: seated && (motion.status === 'OPEN' || motion.status === 'REVEALING'), act: running && (seated || (member && me.roles.includes('steward'))) };
    const more = {
      comments: nextPage(beside.motion?.comments.pageInfo, (after) => link(address(path, { comments: after }))),
      ballots: nextPage(beside.motion?.ballots.pageInfo, (after) => link(address(path, { ballots: after }))),
    };
    const now = Date.now();
    const view = (
      <MotionPage
        {...portal.frame(request, request.method === 'GET' ? request.url : path)}
        motion={motion}
        beside={beside}
        names={names}
        now={now}
        more={more}
        may={may}
        publicUrl={portal.publicUrl}
        done={doneBy(request, member)}
        asked={motion.commentsUntil !== null && motion.status === 'PROPOSED' && now < Date.parse(motion.commentsUntil)}
        fields={{}}
        typed={typed}
        errors={errors}
        requestId={requestId ?? randomUUID()}
      />
    );
    // A form's own number must not be shared among readers.
    const kept = !member && request.method === 'GET' && (motion.status !== 'PROPOSED' || motion.commentsUntil === null);
    return portal.page(request, reply, kept ? 'public' : 'private', view, status);
  }

  function doneBy(request: FastifyRequest, member: boolean): string | undefined {
    if (request.method !== 'GET') return undefined;
    const { t } = portal.messages(request);
    const query = request.query as Query;
    if (one(query, 'done') === 'comment') return t('motion.comment.sent');
    if (member && one(query, 'done') === 'argument') return t('act.argue.done');
    const signed = one(query, 'signed') ?? '';
    return member && /^[0-9a-f-]{36}$/.test(signed) ? t('sign.done', { entry: signed }) : undefined;
  }

  async function motionOf(request: FastifyRequest, id: string): Promise<MotionData> {
    if (!isPublicId(id)) throw new NotFound();
    const { motion } = await portal.run<{ motion: MotionData | null }>(request, MOTION, { id });
    if (!motion) throw new NotFound();
    return motion;
  }
}

function nextPage(page: { readonly hasNextPage: boolean; readonly endCursor: string | null } | undefined, href: (after: string) => string): string | undefined {
  return page?.hasNextPage && page.endCursor !== null ? href(page.endCursor) : undefined;
}

function idIn(query: Query, name: string): string | undefined {
  const id = one(query, name);
  return id !== undefined && isPublicId(id) ? id : undefined;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
