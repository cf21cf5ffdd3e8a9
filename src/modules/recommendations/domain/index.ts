/** The door of the recommendations' PURE domain. */
export * from './recommendation-state.js';
export * from './assessment-steps.js';
export { calendarDay as isCalendarDay, MOST_EVIDENCE, MOST_FILE_BYTES, type RecommendationCommand } from './commands.js';
export { answerIsOutstanding, endOfDay } from './clocks.js';
export { DIFFERENCES, type Difference, differencesOf } from './discrepancy.js';
export { ASKING_KINDS, verdictRecommendationId } from './origin.js';
export { ANSWER_DAYS, ASSESS_DAYS } from './recommendation.js';
export { recommendationDecider } from './recommendation-2.js';
/** The rules of before, by which old entries are judged. */
export { recommendationDecider as recommendationDecider1 } from './recommendation.js';
export { RECOMMENDATION_REFUSALS, type RecommendationRefusal, RECOMMENDATION_WORDS } from './refusals.js';
