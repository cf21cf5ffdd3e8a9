import { commitment, ERASURE_GROUNDS, erasableAt, type ErasedOpenings, type ErasureGround } from '../../../kernel/sealed.js';
import { flag, oneOf, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { EXCLUSION_REASONS, type ExclusionReason } from './volunteer-state.js';

/** Everything that can be asked about one volunteer of one draw. */
export type VolunteerCommand =
  | {
      readonly type: 'Volunteer';
      /** Features, household and ties to the parties, as the person declared them. */
      readonly row: Commitment;
      readonly contact: Commitment;
      /** Version of the account of what is asked and kept, to which the person agreed. */
      readonly consent: 1;
    }
  | { readonly type: 'WithdrawVolunteer' }
  | { readonly type: 'ExcludeVolunteer'; readonly reason: ExclusionReason; readonly note: Commitment }
  | { readonly type: 'AppealExclusion'; readonly text: Commitment }
  | { readonly type: 'DecideAppeal'; readonly lifted: boolean; readonly note: Commitment }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export type VolunteerEvent =
  | { readonly type: 'Volunteered'; readonly row: Commitment; readonly contact: Commitment; readonly consent: 1 }
  | { readonly type: 'VolunteerWithdrew' }
  | { readonly type: 'VolunteerExcluded'; readonly reason: ExclusionReason; readonly by: string }
  | { readonly type: 'ExclusionAppealed' }
  | { readonly type: 'AppealDecided'; readonly lifted: boolean; readonly by: string }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

/** Every reason for which the rules of volunteers say no. The words for people: draw-words.ts. */
export const VOLUNTEER_REFUSALS = [
  'MALFORMED', 'NO_SUCH_DRAW', 'NO_SUCH_VOLUNTEER', 'POOL_CLOSED', 'TOO_LATE', 'CODE_NEEDED', 'MEMBER_NEEDED', 'NOT_YOUR_NUMBER', 'SIGNATURE_REQUIRED',
  'ALREADY_VOLUNTEERED', 'EXCLUDED', 'NOT_STANDING', 'NOT_A_STEWARD', 'ALREADY_DECIDED', 'NOT_EXCLUDED', 'ALREADY_APPEALED', 'NO_APPEAL', 'OWN_CASE',
  'WITHDRAW_FIRST', 'ALREADY_ERASED',
] as const;
export type VolunteerRefusal = (typeof VOLUNTEER_REFUSALS)[number];

export const ROW_PATH = '/command/row';
export const CONTACT_PATH = '/command/contact';
/** The places of a volunteer's entries where commitments stand. */
export const VOLUNTEER_OPENING_PATHS: readonly string[] = [ROW_PATH, CONTACT_PATH, '/command/note', '/command/text'];

export const VOLUNTEER_SHAPES: Shapes<VolunteerCommand> = {
  Volunteer: { row: commitment, contact: commitment, consent: (value) => value === 1 },
  WithdrawVolunteer: {},
  ExcludeVolunteer: { reason: oneOf(EXCLUSION_REASONS), note: commitment },
  AppealExclusion: { text: commitment },
  DecideAppeal: { lifted: flag, note: commitment },
  EraseOpenings: { openings: erasableAt(VOLUNTEER_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
};
