import { epochMs, instantOf, type Instant } from '../../../kernel/instant.js';
import type { ErasedOpenings } from '../../../kernel/sealed.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import type { MotionKind, MotionSubject } from './motion-kinds.js';
import type { Result } from './result.js';
import type { Roll } from './roll.js';
import type { VoteRule } from './rule-object.js';
import type { InterestKind } from './seat-state.js';

/**
 * A motion and how far it has come:
 *
 *     unproposed → proposed → open → (revealing →) carried | failed | no-quorum | tied | undecided
 *                  proposed → withdrawn
 */
export const MOTION_STATUSES = [
  'unproposed', 'proposed', 'open', 'revealing', 'carried', 'failed', 'no-quorum', 'tied', 'undecided', 'withdrawn',
] as const;
export type MotionStatus = (typeof MOTION_STATUSES)[number];

/** A member who does not vote on this motion. It is about the person: whoever holds the seat after him may vote on another. */
export interface Recusal {
  readonly seat: number;
  readonly member: string;
  /** `rule`: the motion is about himself. */
  readonly by: 'self' | 'vote' | 'rule';
  readonly reason: InterestKind;
  readonly at: Instant;
}

export type RecusalChoice = 'yes' | 'no' | 'abstain';

/** Whether a member should not vote is put to the others. */
export interface RecusalProposal {
  /** Of whom, and who asked. */
  readonly of: number;
  readonly member: string;
  readonly seat: number;
  readonly reason: InterestKind;
  readonly closesAt: Instant;
  /** By seat, while it runs; empty afterwards. */
  readonly votes: Readonly<Record<string, RecusalChoice>>;
  /** Who voted: nobody does twice by changing his seat. Empty afterwards. */
  readonly voters: readonly string[];
  readonly counts: { readonly yes: number; readonly no: number; readonly abstain: number };
  readonly outcome: null | 'recused' | 'not-recused';
}

export interface MotionObjection {
  readonly id: string;
  readonly seat: number;
  readonly member: string;
  readonly reasoned: boolean;
  readonly argument: Commitment;
  readonly tested: 'untested' | 'valid' | 'invalid';
  readonly resolved: boolean;
}

export interface Vote {
  readonly rule: VoteRule;
  readonly ruleHash: string;
  readonly roll: Roll;
  readonly openedAt: Instant;
  /** Members of the roll who stepped back after voting opened: seat and class. */
  readonly recusedSince: readonly (readonly [number, string])[];
}

export interface Motion {
  readonly id: string;
  readonly status: MotionStatus;
  /** Empty before it is proposed; `kind` is then `resolve`. */
  readonly council: string;
  readonly kind: MotionKind;
  readonly proposer: { readonly seat: number; readonly member: string } | null;
  readonly lab: string | null;
  readonly policy: string | null;
  readonly mandate: string | null;
  readonly subject: MotionSubject;
  readonly title: Commitment | null;
  /** Of the current version: ballots name this. */
  readonly text: Commitment | null;
  /** 0 before it is proposed. */
  readonly version: number;
  readonly measure: Commitment | null;
  readonly incidents: readonly string[];
  readonly proposedAt: Instant | null;
  readonly commentsUntil: Instant | null;
  readonly arguments: number;
  readonly recused: readonly Recusal[];
  readonly recusals: readonly RecusalProposal[];
  readonly objections: readonly MotionObjection[];
  readonly vote: Vote | null;
  readonly result: Result | null;
  /** Of the entry that closed the vote; where ballots were sealed they are opened after it. */
  readonly closedAt: Instant | null;
  readonly erased: readonly ErasedOpenings[];
}

export function initialMotion(id: string): Motion {
  return {
    id, status: 'unproposed', council: '', kind: 'resolve', proposer: null, lab: null, policy: null, mandate: null, subject: null, title: null,
    text: null, version: 0, measure: null, incidents: [], proposedAt: null, commentsUntil: null, arguments: 0, recused: [], recusals: [],
    objections: [], vote: null, result: null, closedAt: null, erased: [],
  };
}

/** From when votes are taken: the rule's instant, or the opening itself. */
export function opensAt(vote: Vote): Instant {
  return vote.rule.opensAt ?? vote.openedAt;
}

/** From whatever seat: who stands back and is given another seat stays out. */
export function isRecused(motion: Motion, member: string): boolean {
  return motion.recused.some((one) => one.member === member);
}

/** Until when sealed ballots can be opened. A vote that was closed late leaves as much time for it as the rule says. */
export function revealEndsAt({ rule }: Vote, closedAt: Instant): Instant {
  const left = epochMs(rule.revealUntil!) - epochMs(rule.closesAt);
  return instantOf(epochMs(closedAt) + left);
}
