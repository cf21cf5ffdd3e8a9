import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import { Config } from '../../../platform/config.js';
import type { ArgumentSide, InterestKind, MotionKind, MotionStatus, MotionSubject, Result, Roll, VoteRule } from '../domain/index.js';

export interface MotionRow {
  readonly id: string;
  readonly council: string;
  readonly kind: MotionKind;
  readonly status: Exclude<MotionStatus, 'unproposed'>;
  readonly proposer_seat: number;
  readonly proposer_member: string;
  readonly lab: string | null;
  readonly policy: string | null;
  readonly mandate: string | null;
  readonly subject: MotionSubject;
  readonly title: string | null;
  readonly measure: string | null;
  readonly incidents: readonly string[];
  readonly version: number;
  readonly proposed_at: Instant;
  readonly comments_until: Instant | null;
  readonly opened_at: Instant | null;
  readonly opened_by: string | null;
  readonly opens_at: Instant | null;
  readonly closes_at: Instant | null;
  readonly reveal_until: Instant | null;
  readonly sealed: boolean | null;
  readonly rule: VoteRule | null;
  readonly rule_hash: string | null;
  readonly roll: Roll | null;
  readonly closed_at: Instant | null;
  readonly decided_at: Instant | null;
  readonly result: Result | null;
}

export interface TextRow {
  readonly motion: string;
  readonly version: number;
  readonly entry_id: string;
  readonly commitment: string;
  readonly body: string | null;
  readonly note: string | null;
  readonly member: string;
  readonly at: Instant;
}

export interface ArgumentRow {
  readonly motion: string;
  readonly n: number;
  readonly seat: number;
  readonly member: string;
  readonly side: ArgumentSide;
  readonly body: string | null;
  readonly at: Instant;
}

export interface RecusalRow {
  readonly motion: string;
  readonly seat: number;
  readonly member: string;
  readonly way: 'self' | 'vote' | 'rule';
  readonly reason: InterestKind;
  readonly note: string | null;
  readonly at: Instant;
}

export interface RecusalProposalRow {
  readonly motion: string;
  readonly seat: number;
  readonly member: string;
  readonly by_seat: number;
  readonly reason: InterestKind;
  readonly note: string | null;
  readonly at: Instant;
  readonly closes_at: Instant;
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly outcome: 'recused' | 'not-recused' | null;
}

export interface ObjectionRow {
  readonly motion: string;
  readonly id: string;
  readonly seat: number;
  readonly member: string;
  readonly reasoned: boolean;
  readonly argument: string | null;
  readonly tested: 'untested' | 'valid' | 'invalid';
  readonly found_valid: number;
  readonly found_invalid: number;
  readonly resolved: boolean;
  readonly at: Instant;
}

export interface CandidateRow {
  readonly motion: string;
  readonly member: string;
  readonly statement: string | null;
}

export interface MotionSearch {
  readonly council: string | null;
  readonly lab: string | null;
  readonly statuses: readonly string[];
}

const COLUMNS = `id, council, kind, status, proposer_seat, proposer_member, lab, policy, mandate, subject, title, measure, incidents, version, proposed_at, comments_until,
  opened_at, opened_by, opens_at, closes_at, reveal_until, sealed, rule, rule_hash, roll, closed_at, decided_at, result`;

/** Motions and what was said of them. Of ballots nothing stands here: see ballots.ts. */
@Injectable()
export class MotionsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  addressOf(motion: string): string {
    return `${this.config.publicUrl}/motions/${motion}`;
  }

  byIds(ids: readonly string[]): Promise<MotionRow[]> {
    return this.dataSource.query<MotionRow[]>(`SELECT ${COLUMNS} FROM motion WHERE id = ANY($1)`, [ids]);
  }

  /** Newest first. */
  page({ council, lab, statuses }: MotionSearch, take: number, after: readonly (string | number)[] | undefined): Promise<MotionRow[]> {
    return this.dataSource.query<MotionRow[]>(
      `SELECT ${COLUMNS} FROM motion
        WHERE ($2::text IS NULL OR council = $2) AND ($3::text IS NULL OR lab = $3) AND (cardinality($4::text[]) = 0 OR status = ANY($4))
          AND ($5::timestamptz IS NULL OR (proposed_at, id) < ($5::timestamptz, $6::text))
        ORDER BY proposed_at DESC, id DESC LIMIT $1`,
      [take, council, lab, statuses, after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  async count({ council, lab, statuses }: MotionSearch): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM motion WHERE ($1::text IS NULL OR council = $1) AND ($2::text IS NULL OR lab = $2) AND (cardinality($3::text[]) = 0 OR status = ANY($3))`,
      [council, lab, statuses],
    );
    return row!.n;
  }

  texts(motions: readonly string[]): Promise<TextRow[]> {
    return this.dataSource.query<TextRow[]>('SELECT motion, version, entry_id, commitment, body, note, member, at FROM motion_text WHERE motion = ANY($1) ORDER BY motion, version', [motions]);
  }

  arguments(motions: readonly string[]): Promise<ArgumentRow[]> {
    return this.dataSource.query<ArgumentRow[]>('SELECT motion, n, seat, member, side, body, at FROM motion_argument WHERE motion = ANY($1) ORDER BY motion, n', [motions]);
  }

  recusals(motions: readonly string[]): Promise<RecusalRow[]> {
    return this.dataSource.query<RecusalRow[]>('SELECT motion, seat, member, way, reason, note, at FROM motion_recusal WHERE motion = ANY($1) ORDER BY motion, at, seat', [motions]);
  }

  proposedRecusals(motions: readonly string[]): Promise<RecusalProposalRow[]> {
    return this.dataSource.query<RecusalProposalRow[]>(
      'SELECT motion, seat, member, by_seat, reason, note, at, closes_at, yes, no, abstain, outcome FROM recusal_proposal WHERE motion = ANY($1) ORDER BY motion, at, seat',
      [motions],
    );
  }

  objections(motions: readonly string[]): Promise<ObjectionRow[]> {
    return this.dataSource.query<ObjectionRow[]>(
      'SELECT motion, id, seat, member, reasoned, argument, tested, found_valid, found_invalid, resolved, at FROM motion_objection WHERE motion = ANY($1) ORDER BY motion, at, id',
      [motions],
    );
  }

  candidates(motions: readonly string[]): Promise<CandidateRow[]> {
    return this.dataSource.query<CandidateRow[]>('SELECT motion, member, statement FROM motion_candidate WHERE motion = ANY($1) ORDER BY motion, place', [motions]);
  }
}
