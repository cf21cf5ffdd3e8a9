import { enumOf } from '../../../graphql/index.js';
import { COUNCIL_STATUSES, DISSOLUTION_REASONS, FILLING_WAYS, INTEREST_KINDS, VACANCY_REASONS, VACANCY_RULES } from '../domain/index.js';

export const CouncilStatus = enumOf('CouncilStatus', COUNCIL_STATUSES.filter((status) => status !== 'unfounded'), 'Whether a council still sits.');
export const Membership = enumOf('Membership', ['all-seats', 'filled-seats'] as const, 'Of what a quorum is a part: all seats of the charter, or those that somebody holds.');
export const FillingWay = enumOf('FillingWay', FILLING_WAYS, 'How a seat comes to its holder.');
export const VacancyRule = enumOf('VacancyRule', VACANCY_RULES, 'What becomes of a seat whose holder leaves before the term is over: filled as always, also by appointment for the rest of the term, or left vacant.');
export const DissolutionReason = enumOf('DissolutionReason', DISSOLUTION_REASONS, 'Why a council came to its end.');
export const VacancyReason = enumOf('VacancyReason', VACANCY_REASONS, 'Why a seat became vacant. TERM_ENDED is said by the node itself.');
export const InterestKind = enumOf('InterestKind', INTEREST_KINDS, 'What ties a member to a lab.');
