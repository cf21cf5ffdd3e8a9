import { commitment, ERASURE_GROUNDS, erasableAt, sha256Hex, type ErasedOpenings, type ErasureGround } from '../../../kernel/sealed.js';
import { exactly, integer, listOf, matching, nullable, oneOf, publicId, type Check, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { FILLING_WAYS, VACANCY_RULES, type SeatClass } from './council-state.js';

/** What a charter says that the rules go by, beside its words. */
export interface CharterTerms {
  readonly hash: string;
  readonly classes: readonly SeatClass[];
  readonly assessDays: number;
}

/** Everything that can be asked about a council: ids, codes, numbers, hashes and commitments only. */
export type CouncilCommand =
  | ({ readonly type: 'FoundCouncil'; readonly name: Commitment; readonly purpose: Commitment; readonly charter: Commitment; readonly labels: Commitment } & CharterTerms)
  | ({ readonly type: 'AdoptCharter'; readonly version: number; readonly charter: Commitment; readonly labels: Commitment; readonly motion: string | null } & CharterTerms)
  | { readonly type: 'DissolveCouncil'; readonly reason: DissolutionReason; readonly note: Commitment }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export const DISSOLUTION_REASONS = ['merged', 'purpose-fulfilled', 'superseded', 'other'] as const;
export type DissolutionReason = (typeof DISSOLUTION_REASONS)[number];

export type CouncilEvent =
  | ({ readonly type: 'CouncilFounded'; readonly version: number; readonly charter: Commitment; readonly labels: Commitment; readonly by: string } & CharterTerms)
  | ({ readonly type: 'CharterAdopted'; readonly version: number; readonly charter: Commitment; readonly labels: Commitment; readonly motion: string | null; readonly by: string } & CharterTerms)
  | { readonly type: 'CouncilDissolved'; readonly reason: DissolutionReason; readonly by: string }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

/** Every reason for which the rules of a council say no. The words for people: council-words.ts. */
export const COUNCIL_REFUSALS = [
  'MALFORMED', 'NO_SUCH_COUNCIL', 'ALREADY_FOUNDED', 'DISSOLVED', 'NOT_A_STEWARD', 'WRONG_VERSION', 'MOTION_NEEDED', 'NOT_CARRIED', 'NOT_AS_DECIDED',
  'MOTION_USED', 'SEATS_FILLED', 'ALREADY_ERASED', 'SIGNATURE_REQUIRED',
] as const;
export type CouncilRefusal = (typeof COUNCIL_REFUSALS)[number];

/** The places of a council's entries where commitments stand. */
export const COUNCIL_OPENING_PATHS: readonly string[] = ['/command/name', '/command/purpose', '/command/charter', '/command/labels', '/command/note'];

/** The id of a council has no dash: its seats are `<council>-1`, `<council>-2`, … */
export const councilId: Check = matching(/^[0-9a-hjkmnp-tv-z]{12}$/, 12);
export const classCode: Check = matching(/^[a-z][a-z-]{0,30}$/, 31);

export const MOST_CLASSES = 20;
export const MOST_SEATS = 2000;
export const LONGEST_TERM_DAYS = 3660;
export const LONGEST_ASSESSMENT_DAYS = 365;

const seatClass = exactly({
  code: classCode,
  seats: integer(1, MOST_SEATS),
  filledBy: listOf(oneOf(FILLING_WAYS), 1, FILLING_WAYS.length),
  termDays: nullable(integer(1, LONGEST_TERM_DAYS)),
  mostTerms: nullable(integer(1, 10)),
  vacancy: oneOf(VACANCY_RULES),
});

/** Classes whose codes are all different. */
const seatClasses: Check = (value) =>
  listOf(seatClass, 1, MOST_CLASSES)(value) && new Set((value as readonly SeatClass[]).map(({ code }) => code)).size === (value as readonly SeatClass[]).length;

const version = integer(1, 1_000_000);
const terms = { hash: sha256Hex, classes: seatClasses, assessDays: integer(1, LONGEST_ASSESSMENT_DAYS) };

export const COUNCIL_SHAPES: Shapes<CouncilCommand> = {
  FoundCouncil: { name: commitment, purpose: commitment, charter: commitment, labels: commitment, ...terms },
  AdoptCharter: { version, charter: commitment, labels: commitment, motion: nullable(publicId), ...terms },
  DissolveCouncil: { reason: oneOf(DISSOLUTION_REASONS), note: commitment },
  EraseOpenings: { openings: erasableAt(COUNCIL_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
};

/** The subject of a motion of kind `charter`: what is voted on is what is adopted, and nothing else. */
export interface CharterSubject extends CharterTerms {
  readonly version: number;
}

export const charterSubject: Check = exactly({ version, ...terms });

export function sameCharter(one: CharterSubject, other: CharterSubject): boolean {
  return (
    one.version === other.version &&
    one.hash === other.hash &&
    one.assessDays === other.assessDays &&
    one.classes.length === other.classes.length &&
    one.classes.every((item, i) => sameClass(item, other.classes[i]!))
  );
}

function sameClass(one: SeatClass, other: SeatClass): boolean {
  return (
    one.code === other.code &&
    one.seats === other.seats &&
    one.termDays === other.termDays &&
    one.mostTerms === other.mostTerms &&
    one.vacancy === other.vacancy &&
    one.filledBy.length === other.filledBy.length &&
    one.filledBy.every((way) => other.filledBy.includes(way))
  );
}
