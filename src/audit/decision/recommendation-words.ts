import { assertNever } from '../../kernel/assert-never.js';
import type { Entry } from '../../ledger/core/index.js';
import type { RecommendationEvent } from '../../modules/recommendations/domain/index.js';

/** What became of it: both records, and the clocks. */
export function recommendationWords(entry: Entry): readonly string[] {
  return entry.events.flatMap((event) => wordsOf(event as unknown as RecommendationEvent));
}

function wordsOf(event: RecommendationEvent): readonly string[] {
  switch (event.type) {
    case 'RecommendationIssued':
      return [`It is asked of lab ${event.lab} (${event.binding}), to be answered within ${event.answerDays} days.`];
    case 'AnswerDue':
      return [`Its answer is due on ${event.dueAt}.`];
    case 'DueExtended':
      return [`The lab takes ${event.days} days more (${event.reason}): due on ${event.dueAt}.`];
    case 'AnswerOverdue':
      return [`No answer by ${event.dueAt}: overdue.`];
    case 'LabResponded':
      return [`The lab answers${event.late ? ', late' : ''}: ${event.standing}${event.by === null ? '' : `, by ${event.by}`}, with ${event.evidence.length} files cited.`];
    case 'AssessmentDue':
      return [`The council says by ${event.dueAt} what the answer is worth.`];
    case 'AssessmentOverdue':
      return [`The council said nothing by ${event.dueAt}: its assessment is overdue.`];
    case 'AssessmentRecorded':
      return [`The council finds${event.late ? ', late' : ''}: ${event.status} (decision ${event.motion}).`];
    case 'OpeningsErased':
      return ['Words of the answer were erased; their commitments stay.'];
    default:
      return assertNever(event);
  }
}
