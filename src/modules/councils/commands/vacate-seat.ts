import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { VacancyReason } from '../domain/index.js';
import type { CouncilActs } from './council-acts.js';

/** Somebody leaves a seat before the term is over. When it is over, the node itself says so: end-terms.ts. */
export function vacateSeat(
  acts: CouncilActs,
  viewer: Viewer,
  council: string,
  number: number,
  reason: Exclude<VacancyReason, 'term-ended'>,
  motion: string | null,
): Promise<Prepared<string>> {
  return acts.seat(viewer, council, number, { type: 'VacateSeat', reason, motion });
}
