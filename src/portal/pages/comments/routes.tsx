import type { FastifyReply } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { FieldError } from '../../kit/index.js';
import type { PageModule } from '../../portal.js';
import type { CommentData } from '../motions/operations.js';
import { isEditor } from '../signed-in/person.js';
import type { ActRefused } from '../signed-in/sign-page.js';
import { signedIn, type Visit } from '../signed-in/visit.js';
import { CommentsPage, DECLINED } from './comments-page.js';

const WAITING = '{ waitingComments { id motionId text name filedAt } }';
const DONE = '... on EntryReceipt { entryId } ... on ActRefused { code message }';
const SHOW = `mutation ($comment: PublicId!) { done: showComment(comment: $comment) { ${DONE} } }`;
const DECLINE = `mutation ($comment: PublicId!, $reason: CommentDeclineReason!) { done: declineComment(comment: $comment, reason: $reason) { ${DONE} } }`;

/** For editors: what the public says of motions is read before it is shown. */
export const commentPages: PageModule = (portal, fastify) => {
  const { get, post } = signedIn(portal, fastify, isEditor);
  get('/desk/comments', (visit) => shown(visit));
  post('/desk/comments/:comment/show', (visit) => decided(visit, SHOW, {}, 'commentShown'));
  post('/desk/comments/:comment/decline', async (visit) => {
    const field = `reason-${visit.part('comment')}`;
    const reason = visit.form.oneOf(field, DECLINED);
    return reason ? decided(visit, DECLINE, { reason }, 'commentDeclined') : shown(visit, [{ field, text: visit.messages.t('deskComments.missing') }]);
  });
};

async function decided(visit: Visit, operation: string, variables: Record<string, unknown>, said: 'commentShown' | 'commentDeclined'): Promise<FastifyReply> {
  const comment = visit.part('comment');
  if (!isPublicId(comment)) return visit.portal.notFound(visit.request, visit.reply);
  const { done } = await visit.run<{ done: { entryId: string } | ActRefused }>(operation, { comment, ...variables });
  return 'code' in done ? shown(visit, [{ text: done.message }]) : visit.go('/desk/comments', said);
}

async function shown(visit: Visit, errors: readonly FieldError[] = []): Promise<FastifyReply> {
  const { waitingComments } = await visit.run<{ waitingComments: readonly CommentData[] }>(WAITING);
  return visit.page(<CommentsPage {...visit.frame('/desk/comments')} comments={waitingComments} errors={errors} done={visit.done()} />, errors.length > 0 ? 422 : 200);
}
