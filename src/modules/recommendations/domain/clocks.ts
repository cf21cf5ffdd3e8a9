import { addSeconds, DAY_SECONDS, type Instant, parseInstant } from '../../../kernel/instant.js';
import type { Recommendation } from './recommendation-state.js';

/** The lab owes an answer: it said nothing yet, or only that it is assessing. */
export function answerIsOutstanding({ status, responses }: Pick<Recommendation, 'status' | 'responses'>): boolean {
  if (status === 'awaiting' || status === 'no-response') return true;
  return status === 'received' && responses.at(-1)?.standing === 'assessing';
}

/**
 * Since when there is what the next assessment is about: the first answer after the last assessment. A vote that was closed before
 * was about something else. Later words of the lab change nothing, or it could escape each vote by answering once more.
 */
export function assessedSince({ responses, assessments, issuedAt }: Pick<Recommendation, 'responses' | 'assessments' | 'issuedAt'>): Instant {
  const last = assessments.at(-1)?.at ?? issuedAt!;
  return responses.find(({ at }) => at >= last)?.at ?? last;
}

/** The first instant after that day, in UTC. */
export function endOfDay(day: string): Instant {
  return addSeconds(parseInstant(`${day}T00:00:00.000Z`)!, DAY_SECONDS);
}
