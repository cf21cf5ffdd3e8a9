import { PREPARED } from '../signed-in/sign-page.js';
import type { AnswerData, EntityData } from './operations.js';

export const STANDINGS = ['AFFECTS_US', 'NOT_OURS', 'UNDER_INVESTIGATION', 'DISPUTED'] as const;

export const TO_ANSWER = `query ($id: PublicId!) {
  incident(id: $id) {
    id title summary status publishedAt mergedInto
    answerableFor { id name kind }
    answers { entryId entity { id name kind } standing statement at }
  }
}`;

/** An incident as whoever answers it needs it. */
export interface ToAnswer {
  readonly id: string;
  readonly title: string | null;
  readonly summary: string | null;
  readonly status: string;
  readonly publishedAt: string | null;
  readonly mergedInto: string | null;
  readonly answerableFor: readonly EntityData[];
  readonly answers: readonly AnswerData[];
}

export const PREPARE_ANSWER = `mutation ($incident: PublicId!, $entity: PublicId!, $standing: AnswerStanding!, $statement: String!) {
  answer: prepareAnswerIncident(incident: $incident, entity: $entity, standing: $standing, statement: $statement) { ${PREPARED} }
}`;
