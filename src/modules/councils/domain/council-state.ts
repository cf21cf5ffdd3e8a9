import type { ErasedOpenings } from '../../../kernel/sealed.js';
import type { Commitment } from '../../../ledger/core/commitment.js';

/** How a seat comes to its holder. */
export const FILLING_WAYS = ['appointment', 'election', 'sortition', 'self-nomination'] as const;
export type FillingWay = (typeof FILLING_WAYS)[number];

/** What becomes of a seat whose holder goes before his term is over: see docs/spec/councils.md. */
export const VACANCY_RULES = ['same-way', 'appointment', 'left-vacant'] as const;
export type VacancyRule = (typeof VACANCY_RULES)[number];

export interface SeatClass {
  /** For example `affected-groups`; its label in words is sealed with the charter. */
  readonly code: string;
  readonly seats: number;
  readonly filledBy: readonly FillingWay[];
  readonly termDays: number | null;
  readonly mostTerms: number | null;
  readonly vacancy: VacancyRule;
}

export interface Charter {
  readonly version: number;
  readonly text: Commitment;
  /** SHA-256 (hex) of the text's UTF-8, in the clear: a charter is public. */
  readonly hash: string;
  /** Words for the classes: `{ [code]: label }`, sealed. */
  readonly labels: Commitment;
  readonly classes: readonly SeatClass[];
}

export const COUNCIL_STATUSES = ['unfounded', 'active', 'dissolved'] as const;
export type CouncilStatus = (typeof COUNCIL_STATUSES)[number];

/** A council as its stream tells it. Its seats have streams of their own. */
export interface Council {
  readonly id: string;
  readonly status: CouncilStatus;
  readonly charter: Charter | null;
  /** In how many days it assesses a lab's answer; 0 before it is founded. */
  readonly assessDays: number;
  /** Ids of motions used up as authority for a charter. */
  readonly motions: readonly string[];
  readonly erased: readonly ErasedOpenings[];
}

export function classOf(council: Council, code: string): SeatClass | undefined {
  return council.charter?.classes.find((one) => one.code === code);
}
