import { AddArgument } from './commands/add-argument.js';
import { CloseVotes } from './commands/close-votes.js';
import { Comments } from './commands/comments.js';
import { MotionActs } from './commands/motion-acts.js';
import { TakeBallots } from './commands/take-ballots.js';
import { MotionJobs } from './followers/motion-jobs.js';
import { BallotActsResolver } from './graphql/ballot-acts.resolver.js';
import { CommentsResolver } from './graphql/comments.resolver.js';
import { MotionActsResolver } from './graphql/motion-acts.resolver.js';
import { CouncilMotionsResolver, MotionsResolver, MotionTextResolver } from './graphql/motions.resolver.js';
import { RuleReadingResolver } from './graphql/rule-reading.resolver.js';
import { BallotResolver, MotionVoteResolver, VoteResolver } from './graphql/vote.resolver.js';
import { BallotsQuery } from './queries/ballots.js';
import { CommentsQuery } from './queries/comments.js';
import { MotionsQuery } from './queries/motions.js';
import { RollQuery } from './queries/roll.js';

/** What motions, votes and comments bring to the module. */
export const MOTION_PROVIDERS = [
  AddArgument, CloseVotes, Comments, MotionActs, TakeBallots, MotionJobs, BallotsQuery, CommentsQuery, MotionsQuery, RollQuery, BallotActsResolver, CommentsResolver, MotionActsResolver,
  CouncilMotionsResolver, MotionsResolver, MotionTextResolver, BallotResolver, MotionVoteResolver, RuleReadingResolver, VoteResolver,
];
