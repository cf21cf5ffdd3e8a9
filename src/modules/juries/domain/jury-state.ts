import type { Instant } from '../../../kernel/instant.js';
import type { ErasedOpenings } from '../../../kernel/sealed.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import type { Verdict } from './verdict.js';

/**
 * A jury: what it is asked, who sits (by number), where it stands, what it found (docs/spec/juries.md).
 *
 *     opened → summoning → first-vote → deliberating → second-vote → opening → verdict
 *     too few jurors, or too few votes opened, or the draw came to nothing: → no-verdict
 */
export const JURY_STATUSES = ['unopened', 'opened', 'summoning', 'first-vote', 'deliberating', 'second-vote', 'opening', 'verdict', 'no-verdict'] as const;
export type JuryStatus = (typeof JURY_STATUSES)[number];

/** On whose word it was opened. A jury by motion, petition or appeal has the id that these name, so that each opens one and no more. */
export type JuryAuthority = { readonly kind: 'steward' } | { readonly kind: 'motion' | 'petition' | 'appeal'; readonly id: string };

/** Hours. `answer`: how long a party has for a question. */
export interface JuryTimes {
  readonly summons: number;
  readonly first: number;
  readonly deliberation: number;
  readonly answer: number;
  readonly second: number;
  readonly opening: number;
}

/** A public file: every juror has the same ones before him. */
export interface ExhibitFile {
  readonly hash: string;
  readonly size: number;
  readonly name: Commitment;
}

export interface Charge {
  readonly questions: readonly Commitment[];
  /** Entities; those that are organisations must answer the verdict. */
  readonly parties: readonly string[];
  readonly evidence: readonly ExhibitFile[];
  readonly ladder: string;
  readonly text: Commitment;
}

/** Who sits now. Whether he accepted stands in the stream of the juror. */
export interface JurySeat {
  readonly seat: number;
  readonly volunteer: string;
  /** A summons that is not accepted before this lapses. */
  readonly until: Instant;
  /** By a challenge that was upheld. */
  readonly removed: boolean;
}

export const CHALLENGE_REASONS = ['employed-by-party', 'funded-by-party', 'litigant', 'family-of-party', 'competitor-of-party', 'public-prejudgement', 'other'] as const;
export type ChallengeReason = (typeof CHALLENGE_REASONS)[number];

export interface Challenge {
  readonly seat: number;
  readonly volunteer: string;
  readonly party: string;
  readonly reason: ChallengeReason;
  readonly until: Instant;
  /** By seat: true removes. */
  readonly votes: Readonly<Record<string, boolean>>;
  readonly outcome: null | 'removed' | 'stays';
}

export const REACTIONS = ['agree', 'disagree', 'pass'] as const;
export type Reaction = (typeof REACTIONS)[number];

export interface Statement {
  readonly seat: number;
  readonly reactions: Readonly<Record<string, Reaction>>;
}

export interface PartyQuestion {
  readonly seat: number;
  readonly party: string;
  readonly dueAt: Instant;
  readonly overdueAt: Instant | null;
  readonly answeredAt: Instant | null;
}

export const REPLACEMENT_CAUSES = ['excused', 'removed', 'silent'] as const;
export type ReplacementCause = (typeof REPLACEMENT_CAUSES)[number];

export const NO_VERDICT_CAUSES = ['draw-void', 'too-few-jurors', 'too-few-votes'] as const;
export type NoVerdictCause = (typeof NO_VERDICT_CAUSES)[number];

export const APPEAL_GROUNDS = ['procedure', 'new-evidence', 'bias', 'disproportion'] as const;
export type AppealGround = (typeof APPEAL_GROUNDS)[number];

export interface Appeal {
  /** Null: by a steward, for the public. */
  readonly party: string | null;
  readonly grounds: AppealGround;
  /** The id that the other jury will have. */
  readonly jury: string;
  readonly at: Instant;
}

export interface Jury {
  readonly id: string;
  readonly status: JuryStatus;
  readonly incident: string;
  readonly authority: JuryAuthority | null;
  readonly charge: Charge | null;
  readonly draw: string;
  /** Its lot can be foreseen by anybody: the verdict is an exercise, and binds nobody. */
  readonly rehearsal: boolean;
  readonly size: number;
  /** Second votes that must be opened for a verdict. */
  readonly quorum: number;
  readonly times: JuryTimes | null;
  /** When the present status ends at the latest. */
  readonly stageEndsAt: Instant | null;
  readonly seats: readonly JurySeat[];
  /** Everybody who was ever summoned here: nobody is summoned twice, nor sits on the appeal. */
  readonly summoned: readonly string[];
  readonly challenges: readonly Challenge[];
  readonly statements: readonly Statement[];
  readonly asked: readonly PartyQuestion[];
  readonly verdict: Verdict | null;
  /** Organisations that must answer, in the order of the parties: recommendation n is the n-th one's. */
  readonly addressed: readonly string[];
  readonly endedAt: Instant | null;
  readonly noVerdict: NoVerdictCause | null;
  /** The seat that wrote the reasons down. */
  readonly reasons: number | null;
  /** Seats that published an opinion of their own. */
  readonly opinions: readonly number[];
  readonly appeal: Appeal | null;
  readonly erased: readonly ErasedOpenings[];
}

export function initialJury(id: string): Jury {
  return {
    id, status: 'unopened', incident: '', authority: null, charge: null, draw: '', rehearsal: false, size: 0, quorum: 0, times: null, stageEndsAt: null, seats: [], summoned: [],
    challenges: [], statements: [], asked: [], verdict: null, addressed: [], endedAt: null, noVerdict: null, reasons: null, opinions: [], appeal: null, erased: [],
  };
}

export function seatIn(jury: Pick<Jury, 'seats'>, seat: number): JurySeat | undefined {
  return jury.seats.find((one) => one.seat === seat);
}
