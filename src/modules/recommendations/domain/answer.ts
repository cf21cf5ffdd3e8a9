import { isSigned, type Circumstances } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { isClosed, isOpen } from './assessment-steps.js';
import { answerIsOutstanding, endOfDay } from './clocks.js';
import type { RecommendationCommand } from './commands.js';
import type { Recommendation, RecommendationEvent } from './recommendation-state.js';
import type { RecommendationRefusal } from './refusals.js';

/**
 * What a lab may say, and what it starts: an answer starts the council's clock; "we are assessing this" starts the lab's own once more,
 * until the day that it names, and only once. Whether an answer is late is the node's clock to say, never the lab.
 */
export const MOST_RESPONSES = 100;

export function answer(
  recommendation: Recommendation,
  command: Extract<RecommendationCommand, { type: 'Respond' }>,
  member: string,
  circumstances: Circumstances,
): Decision<RecommendationEvent, RecommendationRefusal> {
  const { at } = circumstances;
  const { standing, by, statement, evidence } = command;
  const { council, status, responses, answerDays, assessDays, dueAt, assessmentDueAt } = recommendation;
  if (isClosed(status)) return refused('CLOSED');
  if (responses.length >= MOST_RESPONSES) return refused('TOO_MANY');

  const dated = standing === 'accept' || standing === 'accept-in-part' || standing === 'assessing';
  if (dated && by === null) return refused('DATE_NEEDED');
  if (!dated && by !== null) return refused('NO_DATE_HERE');
  if (by !== null && endOfDay(by) <= at) return refused('DATE_IN_PAST');
  // Closed but for new evidence.
  if (evidence.length === 0 && (standing === 'already-done' || !isOpen(status))) return refused('EVIDENCE_NEEDED');
  if (standing === 'assessing') {
    if (!answerIsOutstanding(recommendation) || responses.some((one) => one.standing === 'assessing')) return refused('ALREADY_ASSESSING');
    if (endOfDay(by!) > addSeconds(at, (answerDays + 1) * DAY_SECONDS)) return refused('DATE_TOO_FAR');
  }
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');

  const late = answerIsOutstanding(recommendation) && dueAt !== null && at >= dueAt;
  const events: RecommendationEvent[] = [{ type: 'LabResponded', standing, by, statement, evidence, member, late }];
  if (standing === 'assessing') events.push({ type: 'AnswerDue', dueAt: endOfDay(by!) });
  // A clock of the council that runs already goes on: more words of the lab give it no more time. A jury is gone when its verdict is answered.
  else if (assessmentDueAt === null && council !== null) events.push({ type: 'AssessmentDue', dueAt: addSeconds(at, assessDays * DAY_SECONDS) });
  return decided(...events);
}
