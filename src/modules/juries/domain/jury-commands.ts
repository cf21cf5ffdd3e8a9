import type { Decision } from '../../../kernel/decision.js';
import type { Instant } from '../../../kernel/instant.js';
import { CROCKFORD } from '../../../kernel/ids.js';
import { commitment, ERASURE_GROUNDS, erasableAt, sha256Hex, type ErasedOpenings, type ErasureGround } from '../../../kernel/sealed.js';
import { either, exactly, flag, integer, itemsOf, listOf, nullable, oneOf, publicId, type Check, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import {
  APPEAL_GROUNDS, CHALLENGE_REASONS, REACTIONS,
  type AppealGround, type ChallengeReason, type Charge, type JuryAuthority, type JuryTimes, type NoVerdictCause, type Reaction, type ReplacementCause,
} from './jury-state.js';
import { LADDER } from './measures.js';
import type { Verdict } from './verdict.js';

/** Who is of which type and which household, as the announcement of the draw has it by its fingerprint: lists of pool indices. */
export interface PoolTypes {
  readonly types: readonly (readonly number[])[];
  readonly households: readonly (readonly number[])[];
}

/** Everything that can be asked about a jury: ids, codes, numbers, hashes and commitments only. `seat`: the juror who acts. */
export type JuryCommand =
  | {
      readonly type: 'OpenJury';
      readonly incident: string;
      readonly authority: JuryAuthority;
      readonly charge: Charge;
      readonly draw: string;
      readonly quorum: number;
      readonly times: JuryTimes;
    }
  | { readonly type: 'Empanel' }
  | { readonly type: 'ReplaceJuror'; readonly seat: number; readonly pool: PoolTypes }
  /** Of the juror of `seat`. */
  | { readonly type: 'ChallengeJuror'; readonly seat: number; readonly party: string; readonly reason: ChallengeReason; readonly note: Commitment }
  | { readonly type: 'VoteOnChallenge'; readonly seat: number; readonly challenge: number; readonly removes: boolean }
  | { readonly type: 'CloseChallenge'; readonly challenge: number }
  | { readonly type: 'AddStatement'; readonly seat: number; readonly text: Commitment }
  | { readonly type: 'React'; readonly seat: number; readonly statement: number; readonly reaction: Reaction }
  | { readonly type: 'AskParty'; readonly seat: number; readonly party: string; readonly question: Commitment }
  | { readonly type: 'AnswerQuestion'; readonly question: number; readonly text: Commitment }
  | { readonly type: 'MarkQuestionOverdue'; readonly question: number }
  | { readonly type: 'Advance' }
  | { readonly type: 'CountVerdict' }
  | { readonly type: 'PublishReasons'; readonly seat: number; readonly text: Commitment }
  | { readonly type: 'AddMinorityOpinion'; readonly seat: number; readonly text: Commitment }
  | { readonly type: 'FileAppeal'; readonly party: string | null; readonly grounds: AppealGround; readonly jury: string; readonly text: Commitment }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export interface Summoned {
  readonly seat: number;
  readonly volunteer: string;
}

export type JuryEvent =
  | {
      readonly type: 'JuryOpened';
      readonly incident: string;
      readonly authority: JuryAuthority;
      readonly charge: Charge;
      readonly draw: string;
      readonly rehearsal: boolean;
      readonly size: number;
      readonly quorum: number;
      readonly times: JuryTimes;
      readonly by: string;
    }
  /** `passedOver`: drawn, but they sat on the jury against whose verdict this is the appeal. */
  | { readonly type: 'JuryEmpanelled'; readonly jurors: readonly Summoned[]; readonly passedOver: readonly string[]; readonly until: Instant; readonly endsAt: Instant }
  | { readonly type: 'JurorReplaced'; readonly seat: number; readonly left: string; readonly volunteer: string; readonly cause: ReplacementCause; readonly until: Instant; readonly endsAt: Instant }
  | { readonly type: 'JurorChallenged'; readonly challenge: number; readonly seat: number; readonly volunteer: string; readonly party: string; readonly reason: ChallengeReason; readonly until: Instant; readonly by: string }
  | { readonly type: 'ChallengeVoteCast'; readonly challenge: number; readonly seat: number; readonly removes: boolean }
  | { readonly type: 'ChallengeDecided'; readonly challenge: number; readonly removes: number; readonly stays: number; readonly outcome: 'removed' | 'stays' }
  | { readonly type: 'StatementAdded'; readonly statement: number; readonly seat: number }
  | { readonly type: 'Reacted'; readonly statement: number; readonly seat: number; readonly reaction: Reaction }
  | { readonly type: 'PartyAsked'; readonly question: number; readonly seat: number; readonly party: string; readonly dueAt: Instant }
  | { readonly type: 'QuestionAnswered'; readonly question: number; readonly by: string; readonly late: boolean }
  | { readonly type: 'QuestionOverdue'; readonly question: number; readonly dueAt: Instant }
  /** `seats`: who takes part from here on. */
  | { readonly type: 'JuryAdvanced'; readonly to: 'first-vote' | 'deliberating' | 'second-vote' | 'opening'; readonly seats: readonly number[]; readonly endsAt: Instant }
  | ({ readonly type: 'VerdictReached'; readonly addressed: readonly string[] } & Verdict)
  | { readonly type: 'NoVerdict'; readonly cause: NoVerdictCause }
  | { readonly type: 'ReasonsPublished'; readonly seat: number }
  | { readonly type: 'MinorityOpinionAdded'; readonly seat: number }
  | { readonly type: 'AppealFiled'; readonly party: string | null; readonly grounds: AppealGround; readonly jury: string; readonly by: string }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

/** Every reason for which the rules of a jury say no. The words for people: jury-words.ts. */
export const JURY_REFUSALS = [
  'MALFORMED', 'NO_SUCH_JURY', 'ALREADY_OPENED', 'NOT_A_STEWARD', 'SYSTEM_ONLY', 'NOT_PUBLISHED', 'NO_SUCH_ENTITY', 'NO_SUCH_DRAW', 'POOL_CLOSED', 'NOT_AUTHORISED',
  'QUORUM_TOO_LOW', 'WRONG_SIZE', 'NOT_DISJOINT', 'NOT_AS_APPEALED', 'ALREADY_EMPANELLED', 'NOT_DRAWN', 'NO_SUCH_SEAT', 'NOT_VACANT', 'WRONG_POOL', 'NOBODY_LEFT',
  'NOT_A_PARTY', 'NOT_A_REPRESENTATIVE', 'TOO_LATE', 'ALREADY_CHALLENGED', 'NO_SUCH_CHALLENGE', 'ALREADY_DECIDED', 'OWN_CASE', 'ALREADY_VOTED', 'NOT_YET',
  'CHALLENGE_PENDING', 'NOT_YOUR_SEAT', 'NOT_DELIBERATING', 'TOO_MANY', 'NO_SUCH_STATEMENT', 'NO_SUCH_QUESTION', 'ALREADY_ANSWERED', 'ALREADY_MARKED',
  'NOT_OPENING', 'NO_VERDICT', 'NOT_IN_MAJORITY', 'NOT_IN_MINORITY', 'ALREADY_PUBLISHED', 'ALREADY_APPEALED', 'NO_FURTHER_APPEAL', 'ALREADY_ERASED', 'SIGNATURE_REQUIRED',
] as const;
export type JuryRefusal = (typeof JURY_REFUSALS)[number];

export type JuryDecision = Decision<JuryEvent, JuryRefusal>;
export type AskedJury<T extends JuryCommand['type']> = Extract<JuryCommand, { type: T }>;

export const MOST_QUESTIONS = 20;
export const MOST_PARTIES = 10;
export const MOST_EXHIBITS = 100;
export const MOST_EXHIBIT_BYTES = 10 * 1024 * 1024;
/** Each juror may say and ask so much: a room of eleven stays readable. */
export const MOST_STATEMENTS_EACH = 20;
export const MOST_ASKED_EACH = 5;
export const MOST_JURORS = 201;
const MOST_HOURS = 90 * 24;
export const VERDICT_APPEAL_DAYS = 30;

/** The places of a jury's entries where commitments stand. */
export const JURY_OPENING_PATHS: readonly string[] = [
  '/command/charge/text', '/command/note', '/command/text', '/command/question',
  ...Array.from({ length: MOST_QUESTIONS }, (_, i) => `/command/charge/questions/${i}`),
  ...Array.from({ length: MOST_EXHIBITS }, (_, i) => `/command/charge/evidence/${i}/name`),
];

const ROOT_ID = new RegExp(`^[${CROCKFORD}]{12}$`);
/** Twelve characters: streams of jurors begin with it. */
export const juryId: Check = (value) => typeof value === 'string' && ROOT_ID.test(value);

const seat = integer(1, MOST_JURORS);
const place = integer(1, 10_000);
const hours = integer(1, MOST_HOURS);
const indices = itemsOf(integer(0, 99_999), 0, 100_000);
const authority = either(exactly({ kind: oneOf(['steward']) }), exactly({ kind: oneOf(['motion', 'petition', 'appeal']), id: juryId }));
const charge = exactly({
  questions: itemsOf(commitment, 1, MOST_QUESTIONS),
  parties: listOf(publicId, 1, MOST_PARTIES),
  evidence: itemsOf(exactly({ hash: sha256Hex, size: integer(1, MOST_EXHIBIT_BYTES), name: commitment }), 0, MOST_EXHIBITS),
  ladder: oneOf([LADDER]),
  text: commitment,
});
const times = exactly({ summons: hours, first: hours, deliberation: hours, answer: hours, second: hours, opening: hours });

export const JURY_SHAPES: Shapes<JuryCommand> = {
  OpenJury: { incident: publicId, authority, charge, draw: juryId, quorum: integer(1, MOST_JURORS), times },
  Empanel: {},
  ReplaceJuror: { seat, pool: exactly({ types: itemsOf(indices, 1, 100_000), households: itemsOf(indices, 0, 100_000) }) },
  ChallengeJuror: { seat, party: publicId, reason: oneOf(CHALLENGE_REASONS), note: commitment },
  VoteOnChallenge: { seat, challenge: place, removes: flag },
  CloseChallenge: { challenge: place },
  AddStatement: { seat, text: commitment },
  React: { seat, statement: place, reaction: oneOf(REACTIONS) },
  AskParty: { seat, party: publicId, question: commitment },
  AnswerQuestion: { question: place, text: commitment },
  MarkQuestionOverdue: { question: place },
  Advance: {},
  CountVerdict: {},
  PublishReasons: { seat, text: commitment },
  AddMinorityOpinion: { seat, text: commitment },
  FileAppeal: { party: nullable(publicId), grounds: oneOf(APPEAL_GROUNDS), jury: juryId, text: commitment },
  EraseOpenings: { openings: erasableAt(JURY_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
};
