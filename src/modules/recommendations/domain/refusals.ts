export const RECOMMENDATION_REFUSALS = [
  'MALFORMED', 'SYSTEM_ONLY', 'ALREADY_ISSUED', 'NO_SUCH_RECOMMENDATION', 'NOT_CARRIED', 'NOT_AS_DECIDED', 'NOT_A_REPRESENTATIVE', 'NOT_A_STEWARD', 'CLOSED',
  'TOO_MANY', 'DATE_NEEDED', 'DATE_IN_PAST', 'DATE_TOO_FAR', 'NO_DATE_HERE', 'EVIDENCE_NEEDED', 'ALREADY_ASSESSING', 'ALREADY_ANSWERED', 'ALREADY_DUE',
  'EXTENSION_CAP', 'NOT_YET', 'ALREADY_MARKED', 'ALREADY_ASSESSED', 'MOTION_USED', 'VOTED_BEFORE', 'NOT_FROM_HERE', 'NOT_OVERDUE', 'ALREADY_ERASED', 'SIGNATURE_REQUIRED',
] as const;
export type RecommendationRefusal = (typeof RECOMMENDATION_REFUSALS)[number];

/** Why something about a recommendation was refused, and what the person can do about it. */
export const RECOMMENDATION_WORDS: Readonly<Record<RecommendationRefusal, string>> = {
  MALFORMED: 'The request does not have the form that the rules prescribe. Check that every member is present, that codes are from the lists, and that nothing else is in it.',
  SYSTEM_ONLY: 'Only the node itself does this, when its time has come.',
  ALREADY_ISSUED: 'This recommendation was issued before. Nothing is left to do.',
  NO_SUCH_RECOMMENDATION: 'There is no recommendation under this number. Check the number.',
  NOT_CARRIED: 'No carried motion of the council says so. It must be decided first.',
  NOT_AS_DECIDED: 'This differs from what was decided. Take lab, council, policy, mandate and times from the decision.',
  NOT_A_REPRESENTATIVE: 'Only those who speak for the organisation may answer for it. Prove first that you control its domain or key.',
  NOT_A_STEWARD: 'Only a steward may do this. Ask one.',
  CLOSED: 'This recommendation is closed, so nothing more can be said on it here.',
  TOO_MANY: 'There is no room for another answer here. Ask a steward how to continue.',
  DATE_NEEDED: 'Say by which day: an answer that accepts, or that takes time to assess, needs a date.',
  DATE_IN_PAST: 'This day is over. Give one that is still to come, or today.',
  DATE_TOO_FAR: 'Assessing may take as long again as the time to answer, and no longer. Give an earlier day.',
  NO_DATE_HERE: 'An answer that declines, or that says it is done already, has no day to come. Leave it out.',
  EVIDENCE_NEEDED: 'What is said to be done already needs evidence. Add a file that shows it.',
  ALREADY_ASSESSING: 'You have answered, or said once that you are assessing this. Answer now, or extend the time if the mandate allows it.',
  ALREADY_ANSWERED: 'The answer is here. Nothing is left to do.',
  ALREADY_DUE: 'The time to answer is over, so it cannot be extended. Answer now; the answer will be marked as late.',
  EXTENSION_CAP: 'The mandate allows no extension of this length, or no further one. Choose fewer days, or answer in time.',
  NOT_YET: 'The time for this is not over.',
  ALREADY_MARKED: 'This is marked as overdue. Nothing is left to do.',
  ALREADY_ASSESSED: 'The council has nothing to assess here now.',
  MOTION_USED: 'This motion has been recorded as an assessment before. Nothing is left to do.',
  VOTED_BEFORE: 'This was voted before the lab gave the answer that is assessed now. Vote again.',
  NOT_FROM_HERE: 'This assessment cannot follow the one that stands. See which may.',
  NOT_OVERDUE: 'That there was no answer can be said only once the answer is overdue.',
  ALREADY_ERASED: 'All of this was erased before. Nothing is left to do.',
  SIGNATURE_REQUIRED: 'This step needs your own signature, so that nobody can do it in your name. Confirm it with your passkey or sign it with your key.',
};
