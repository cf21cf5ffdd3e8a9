import { enumOf } from '../../../graphql/index.js';
import { CHAINS } from '../domain/draw/index.js';
import { DRAW_STATUSES, EXCLUSION_REASONS, VOID_REASONS, VOLUNTEER_STATUSES } from '../domain/index.js';
import { SEARCH_STATUSES } from '../queries/searches.js';

export const DrawStatus = enumOf('DrawStatus', DRAW_STATUSES, 'How far a draw has come: its pool is open, it is closed, panels are dealt, one of them is drawn; or it came to nothing.');
export const DrawMethod = enumOf('DrawMethod', ['leximin', 'maximin'] as const, 'LEXIMIN: the smallest chance is as large as can be, then the next, and so on. MAXIMIN: only the smallest.');
export const DrawPurposeKind = enumOf('DrawPurposeKind', ['jury', 'seats'] as const, 'What a draw is for.');
export const VoidReason = enumOf('VoidReason', VOID_REASONS, 'Why a draw came to nothing.');
export const VolunteerStatus = enumOf('VolunteerStatus', VOLUNTEER_STATUSES, 'Whether somebody stands in the pool.');
export const ExclusionReason = enumOf('ExclusionReason', EXCLUSION_REASONS, 'Why somebody is kept out of a pool. Reasons are published, notes are not.');
export const AppealStatus = enumOf('AppealStatus', ['pending', 'upheld', 'lifted'] as const, 'What became of an appeal against an exclusion: LIFTED means that the person stands.');
export const BeaconChain = enumOf('BeaconChain', Object.keys(CHAINS), 'A chain of the drand beacon that is pinned here.');
export const LotterySearchStatus = enumOf('LotterySearchStatus', SEARCH_STATUSES, 'How far the search for a lottery is.');
