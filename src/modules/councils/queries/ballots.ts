import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import type { Commitment } from '../../../ledger/core/index.js';
import { Ledger } from '../../../ledger/index.js';
import { type Ballot, type Choice, type Counted, countVote, type Motion } from '../domain/index.js';

export interface BallotRow {
  readonly motion: string;
  readonly seat: number;
  readonly member: string;
  readonly class: string;
  readonly casts: number;
  readonly text: string;
  readonly choice: Choice;
  readonly sealed: string | null;
  readonly opened: { readonly choice: Choice; readonly salt: string } | null;
  readonly cast_at: Instant;
  readonly entry_id: string;
  readonly reason: string | null;
}

const COLUMNS = 'motion, seat, member, class, casts, text, choice, sealed, opened, cast_at, entry_id, reason';
const DECIDED = `m.result IS NOT NULL`;

/**
 * Ballots, told to nobody before there is a result. The condition stands in the statements themselves, so that no caller can forget it;
 * the one exception is a member's own ballot.
 */
@Injectable()
export class BallotsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
  ) {}

  /** How many seats have voted: not how, not which, and not how often. */
  async cast(motions: readonly string[]): Promise<{ motion: string; n: number }[]> {
    return this.dataSource.query<{ motion: string; n: number }[]>('SELECT motion, count(*)::int AS n FROM ballot WHERE motion = ANY($1) GROUP BY motion', [motions]);
  }

  async own(motion: string, member: string): Promise<BallotRow | undefined> {
    const [row] = await this.dataSource.query<BallotRow[]>(`SELECT ${COLUMNS} FROM ballot WHERE motion = $1 AND member = $2`, [motion, member]);
    return row;
  }

  /** In order of seat. */
  page(motion: string, take: number, after: number): Promise<BallotRow[]> {
    return this.dataSource.query<BallotRow[]>(
      `SELECT ${COLUMNS} FROM ballot b WHERE b.motion = $1 AND b.seat > $3 AND EXISTS (SELECT FROM motion m WHERE m.id = b.motion AND ${DECIDED}) ORDER BY b.seat LIMIT $2`,
      [motion, take, after],
    );
  }

  /** The count made again, with every round; undefined before there is a result. */
  async counted(motion: string): Promise<Counted | undefined> {
    const state = await this.ledger.stateOf<Motion>('motion', motion);
    if (!state?.result) return undefined;
    const rows = await this.dataSource.query<BallotRow[]>(`SELECT ${COLUMNS} FROM ballot WHERE motion = $1 ORDER BY seat`, [motion]);
    return countVote(state, rows.map(ballotOf));
  }
}

/** As far as the count reads it. */
function ballotOf({ motion, seat, member, class: code, casts, text, choice, sealed, opened, cast_at }: BallotRow): Ballot {
  return { motion, seat, member, class: code, casts, text: text as Commitment, choice, sealed: sealed as Commitment | null, opened, castAt: cast_at, reason: null, erased: [] };
}
