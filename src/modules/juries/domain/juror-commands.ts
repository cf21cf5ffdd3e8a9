import type { Decision } from '../../../kernel/decision.js';
import { commitment, ERASURE_GROUNDS, erasableAt, type ErasedOpenings, type ErasureGround } from '../../../kernel/sealed.js';
import { exactly, itemsOf, matching, oneOf, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { EXCUSES, ROUNDS, type Excuse, type Round } from './juror-state.js';
import { juryId, MOST_QUESTIONS } from './jury-commands.js';
import { MEASURES } from './measures.js';
import { ANSWERS, type VoteChoice } from './verdict.js';

/** Everything that can be asked about a juror. `draw`: in which he volunteered. */
export type JurorCommand =
  | { readonly type: 'AcceptSummons'; readonly draw: string }
  | { readonly type: 'AskExcuse'; readonly draw: string; readonly reason: Excuse; readonly note: Commitment }
  | { readonly type: 'SealVote'; readonly round: Round; readonly sealed: Commitment }
  | { readonly type: 'OpenVote'; readonly round: Round; readonly choice: VoteChoice; readonly salt: string }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export type JurorEvent =
  | { readonly type: 'SummonsAccepted'; readonly key: string }
  | { readonly type: 'JurorExcused'; readonly reason: Excuse; readonly key: string }
  | { readonly type: 'VoteSealed'; readonly round: Round; readonly sealed: Commitment }
  | { readonly type: 'VoteOpened'; readonly round: Round; readonly choice: VoteChoice; readonly salt: string }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

/** Every reason for which the rules of a juror say no. The words for people: jury-words.ts. */
export const JUROR_REFUSALS = [
  'MALFORMED', 'NO_SUCH_JURY', 'NOT_YOUR_SEAT', 'NOT_SEATED', 'NOT_A_STEWARD', 'ALREADY_ACCEPTED', 'NOT_SUMMONED', 'SUMMONS_OVER', 'EXCUSED', 'TOO_LATE', 'NOT_ACCEPTED',
  'NOT_YET', 'CLOSED', 'ALREADY_SEALED', 'NOTHING_SEALED', 'NOT_OPENING', 'ALREADY_OPENED', 'CHOICE_REFUSED', 'DOES_NOT_OPEN', 'NO_SUCH_JUROR', 'ALREADY_ERASED', 'SIGNATURE_REQUIRED',
] as const;
export type JurorRefusal = (typeof JUROR_REFUSALS)[number];

export type JurorDecision = Decision<JurorEvent, JurorRefusal>;
export type AskedJuror<T extends JurorCommand['type']> = Extract<JurorCommand, { type: T }>;

export const JUROR_OPENING_PATHS: readonly string[] = ['/command/note'];

const round = oneOf(ROUNDS);
const choice = exactly({ findings: itemsOf(oneOf(ANSWERS), 1, MOST_QUESTIONS), measure: oneOf(MEASURES) });

export const JUROR_SHAPES: Shapes<JurorCommand> = {
  AcceptSummons: { draw: juryId },
  AskExcuse: { draw: juryId, reason: oneOf(EXCUSES), note: commitment },
  SealVote: { round, sealed: commitment },
  OpenVote: { round, choice, salt: matching(/^[A-Za-z0-9+/]{43}=$/, 44) },
  EraseOpenings: { openings: erasableAt(JUROR_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
};
