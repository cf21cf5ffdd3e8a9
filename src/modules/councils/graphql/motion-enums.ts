import { enumOf } from '../../../graphql/index.js';
import { ARGUMENT_SIDES, ASSESSED_AS, COMMENT_DECLINE_REASONS, COMMENT_STATUSES, MOTION_KINDS, MOTION_STATUSES, OUTCOMES } from '../domain/index.js';

export const MotionKind = enumOf('MotionKind', MOTION_KINDS, 'What a motion is about. The first four ask something of a lab.');
export const MotionStatus = enumOf('MotionStatus', MOTION_STATUSES.filter((status) => status !== 'unproposed'), 'How far a motion has come. REVEALING: voting is over, and sealed ballots are being opened.');
export const VoteOutcome = enumOf('VoteOutcome', OUTCOMES, 'What a vote came to. UNDECIDED: nothing could be counted, or nothing was chosen.');
export const ArgumentSide = enumOf('ArgumentSide', ARGUMENT_SIDES, 'For or against.');
export const AssessedAs = enumOf('AssessedAs', ASSESSED_AS, "What a council says of a lab's answer.");
export const RecusalChoice = enumOf('RecusalChoice', ['yes', 'no', 'abstain'] as const, 'Whether a member must stand back.');
export const RecusalWay = enumOf('RecusalWay', ['self', 'vote', 'rule'] as const, 'The member stepped back, or the others decided it, or the motion is about the member.');
export const ObjectionTest = enumOf('ObjectionTest', ['untested', 'valid', 'invalid'] as const, 'What the test of an objection said.');
export const ChangeKind = enumOf('ChangeKind', ['same', 'added', 'removed'] as const, 'What became of a piece of text.');
export const CommentStatus = enumOf('CommentStatus', COMMENT_STATUSES.filter((status) => status !== 'unfiled'), 'FILED waits for an editor.');
export const CommentDeclineReason = enumOf('CommentDeclineReason', COMMENT_DECLINE_REASONS, 'Why a comment is not shown.');
