import { assertNever } from '../../../kernel/assert-never.js';
import { isSigned, type Circumstances, type Decider } from '../../../kernel/decider.js';
import type { Actor } from '../../../kernel/actor.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import type { Instant } from '../../../kernel/instant.js';
import type { Read } from '../../../kernel/others.js';
import { commitment, ERASURE_GROUNDS, erasableAt, nothingToErase, withErasures, type ErasedOpenings, type ErasureGround } from '../../../kernel/sealed.js';
import { matching, oneOf, wellFormed, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { isSteward } from './council.js';
import type { Motion } from './motion-state.js';
import { othersIn } from './seats-read.js';

/**
 * The public's comments on a motion (docs/spec/motions.md). An example:
 *
 *     nobody known   FileComment on motion 7n4q… while its comment period lasts   → CommentFiled; reviewers alone can read it
 *     editor Ada     ShowComment                                                  → CommentShown; everybody can
 *     editor Ada     DeclineComment spam                                          → refused: ALREADY_DECIDED
 */
export const COMMENT_DECLINE_REASONS = ['spam', 'abuse', 'off-topic', 'personal-data', 'unlawful', 'duplicate'] as const;
export type CommentDeclineReason = (typeof COMMENT_DECLINE_REASONS)[number];

export type CommentCommand =
  | { readonly type: 'FileComment'; readonly motion: string; readonly text: Commitment; readonly name: Commitment }
  | { readonly type: 'ShowComment' }
  | { readonly type: 'DeclineComment'; readonly reason: CommentDeclineReason }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export type CommentEvent =
  | { readonly type: 'CommentFiled'; readonly motion: string; readonly text: Commitment; readonly name: Commitment }
  | { readonly type: 'CommentShown'; readonly by: string }
  | { readonly type: 'CommentDeclined'; readonly reason: CommentDeclineReason; readonly by: string }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export const COMMENT_REFUSALS = [
  'MALFORMED', 'NO_SUCH_MOTION', 'NO_SUCH_COMMENT', 'ALREADY_FILED', 'COMMENTS_CLOSED', 'NOT_AN_EDITOR', 'NOT_A_STEWARD', 'ALREADY_DECIDED', 'ALREADY_ERASED', 'SIGNATURE_REQUIRED',
] as const;
export type CommentRefusal = (typeof COMMENT_REFUSALS)[number];

export const COMMENT_STATUSES = ['unfiled', 'filed', 'shown', 'declined'] as const;
export type CommentStatus = (typeof COMMENT_STATUSES)[number];

export interface Comment {
  readonly id: string;
  readonly status: CommentStatus;
  readonly motion: string;
  readonly text: Commitment | null;
  readonly name: Commitment | null;
  readonly filedAt: Instant | null;
  readonly reason: CommentDeclineReason | null;
  readonly erased: readonly ErasedOpenings[];
}

export const COMMENT_OPENING_PATHS: readonly string[] = ['/command/text', '/command/name'];

const COMMENT_SHAPES: Shapes<CommentCommand> = {
  FileComment: { motion: matching(/^[0-9a-hjkmnp-tv-z]{12}$/, 12), text: commitment, name: commitment },
  ShowComment: {},
  DeclineComment: { reason: oneOf(COMMENT_DECLINE_REASONS) },
  EraseOpenings: { openings: erasableAt(COMMENT_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
};

export const commentDecider: Decider<Comment, CommentCommand, CommentEvent, CommentRefusal> = {
  kind: 'comment',
  rules: 'comments/1',
  initial: (id) => ({ id, status: 'unfiled', motion: '', text: null, name: null, filedAt: null, reason: null, erased: [] }),
  reads,
  decide,
  evolve,
};

function reads(command: CommentCommand): readonly Read[] {
  return wellFormed(command, COMMENT_SHAPES) && command.type === 'FileComment' ? [{ kind: 'motion', id: command.motion, hold: 'share' }] : [];
}

function decide(comment: Comment, command: CommentCommand, circumstances: Circumstances): Decision<CommentEvent, CommentRefusal> {
  if (!wellFormed(command, COMMENT_SHAPES)) return refused('MALFORMED');
  const { actor } = circumstances;
  switch (command.type) {
    case 'FileComment': {
      if (comment.status !== 'unfiled') return refused('ALREADY_FILED');
      const motion = othersIn(circumstances).one('motion', command.motion) as Motion | undefined;
      if (!motion) return refused('NO_SUCH_MOTION');
      const { status, commentsUntil } = motion;
      if (status !== 'proposed' || commentsUntil === null || circumstances.at >= commentsUntil) return refused('COMMENTS_CLOSED');
      return decided({ type: 'CommentFiled', motion: command.motion, text: command.text, name: command.name });
    }
    case 'ShowComment':
    case 'DeclineComment':
      if (comment.status === 'unfiled') return refused('NO_SUCH_COMMENT');
      if (!isReviewer(actor)) return refused('NOT_AN_EDITOR');
      if (comment.status !== 'filed') return refused('ALREADY_DECIDED');
      return decided(command.type === 'ShowComment' ? { type: 'CommentShown', by: actor.id } : { type: 'CommentDeclined', reason: command.reason, by: actor.id });
    case 'EraseOpenings':
      if (comment.status === 'unfiled') return refused('NO_SUCH_COMMENT');
      if (!isSteward(actor)) return refused('NOT_A_STEWARD');
      if (nothingToErase(comment.erased, command.openings)) return refused('ALREADY_ERASED');
      if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
      return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
    default:
      return assertNever(command);
  }
}

function evolve(comment: Comment, event: CommentEvent, { at }: Circumstances): Comment {
  switch (event.type) {
    case 'CommentFiled':
      return { ...comment, status: 'filed', motion: event.motion, text: event.text, name: event.name, filedAt: at };
    case 'CommentShown':
      return { ...comment, status: 'shown' };
    case 'CommentDeclined':
      return { ...comment, status: 'declined', reason: event.reason };
    case 'OpeningsErased':
      return { ...comment, erased: withErasures(comment.erased, event.openings) };
    default:
      return assertNever(event);
  }
}

function isReviewer(actor: Actor): actor is Extract<Actor, { kind: 'member' }> {
  return actor.kind === 'member' && (actor.roles.includes('editor') || actor.roles.includes('steward'));
}
