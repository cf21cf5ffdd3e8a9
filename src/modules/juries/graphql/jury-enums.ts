import { enumOf } from '../../../graphql/index.js';
import { ANSWERS, APPEAL_GROUNDS, CHALLENGE_REASONS, EXCUSES, JURY_STATUSES, MEASURES, NO_VERDICT_CAUSES, PETITION_STATUSES, REACTIONS, ROUNDS } from '../domain/index.js';

export const JuryStatus = enumOf('JuryStatus', JURY_STATUSES.filter((status) => status !== 'unopened'), 'How far a jury has come.');
export const JuryAuthorityKind = enumOf('JuryAuthorityKind', ['steward', 'motion', 'petition', 'appeal'] as const, 'On whose word a jury was opened.');
export const JurySeatStatus = enumOf('JurySeatStatus', ['summoned', 'accepted', 'excused', 'removed'] as const, 'Whether who sits there takes part.');
export const JuryMeasure = enumOf('JuryMeasure', MEASURES, 'The ladder measures/1, from the mildest to the gravest.');
export const JuryAnswer = enumOf('JuryAnswer', ANSWERS, "A juror's answer to a question of fact.");
export const JuryFindingOutcome = enumOf('JuryFindingOutcome', ['yes', 'no', 'unresolved'] as const, 'What more than half of the opened votes say, if anything.');
export const JuryRound = enumOf('JuryRound', ROUNDS, 'Before the discussion, or after it.');
export const JuryExcuse = enumOf('JuryExcuse', EXCUSES, 'Why somebody does not serve.');
export const JuryReaction = enumOf('JuryReaction', REACTIONS, 'To a statement of a juror.');
export const ChallengeReason = enumOf('ChallengeReason', CHALLENGE_REASONS, 'Why a party says that a juror is not impartial.');
export const ChallengeOutcome = enumOf('ChallengeOutcome', ['removed', 'stays'] as const, 'What the other jurors decided.');
export const AppealGround = enumOf('AppealGround', APPEAL_GROUNDS, 'On what an appeal rests.');
export const NoVerdictCause = enumOf('NoVerdictCause', NO_VERDICT_CAUSES, 'Why a jury came to nothing.');
export const PetitionStatus = enumOf('PetitionStatus', PETITION_STATUSES.filter((status) => status !== 'unstarted'), 'Whether enough members have signed.');
