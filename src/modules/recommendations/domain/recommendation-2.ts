import type { Circumstances, Decider } from '../../../kernel/decider.js';
import { refused, type Decision } from '../../../kernel/decision.js';
import type { Instant } from '../../../kernel/instant.js';
import { assessedSince } from './clocks.js';
import type { RecommendationCommand } from './commands.js';
import { recommendationDecider as first } from './recommendation.js';
import type { Recommendation, RecommendationEvent } from './recommendation-state.js';
import type { RecommendationRefusal } from './refusals.js';

/**
 * The duty to answer, since what an answer is worth is said only by a vote in which every ballot could know it. All else is as
 * `recommendations/1` has it, and is asked there:
 *
 *     Monday     the council votes: unacceptable          Friday     the vote is closed, carried
 *     Thursday   the lab answers for the first time
 *     system     Assess unacceptable, by that motion                 → refused: VOTED_BEFORE
 */
export const recommendationDecider: Decider<Recommendation, RecommendationCommand, RecommendationEvent, RecommendationRefusal> = { ...first, rules: 'recommendations/2', decide };

/** These judge no answer: a lab cannot stop them by giving one. */
const SET_ASIDE: readonly string[] = ['superseded', 'no-longer-applicable', 'reconsidered'];

interface VoteRead {
  readonly vote: { readonly openedAt: Instant; readonly rule: { readonly opensAt: Instant | null } } | null;
}

function decide(recommendation: Recommendation, command: RecommendationCommand, circumstances: Circumstances): Decision<RecommendationEvent, RecommendationRefusal> {
  const decision = first.decide(recommendation, command, circumstances);
  if (!decision.ok || command.type !== 'Assess' || SET_ASIDE.includes(command.status)) return decision;
  const { vote } = circumstances.others!.one('motion', command.motion) as VoteRead;
  const began = vote && (vote.rule.opensAt ?? vote.openedAt);
  return began != null && began < assessedSince(recommendation) ? refused('VOTED_BEFORE') : decision;
}
