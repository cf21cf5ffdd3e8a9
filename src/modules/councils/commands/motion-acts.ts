import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../../kernel/viewer.js';
import { Ledger, type SealedFields } from '../../../ledger/index.js';
import { PrepareAct, type Prepared } from '../../members/index.js';
import { type BallotCommand, ballotId, BALLOT_WORDS, type BallotRefusal, type Motion, type MotionCommand, type RowProof } from '../domain/index.js';
import { RollQuery } from '../queries/roll.js';
import { ballotSlice } from '../store/ballot-slice.js';
import { motionSlice } from '../store/motion-slice.js';

/** A motion whose vote is open or was, and the asker's own row of its roll. */
export interface OwnVote {
  readonly motion: Motion;
  readonly seat: number;
  readonly row: RowProof;
}

/** How commands about motions and ballots are prepared for their signature; each command stands in a file of its own. */
@Injectable()
export class MotionActs {
  constructor(
    private readonly acts: PrepareAct,
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
    private readonly rolls: RollQuery,
  ) {}

  motion(viewer: Viewer, id: string, command: MotionCommand, openings: SealedFields = {}): Promise<Prepared<string>> {
    return this.acts.prepare(viewer, motionSlice, id, command, openings);
  }

  ballot(viewer: Viewer, motion: string, seat: number, command: BallotCommand, openings: SealedFields = {}): Promise<Prepared<string>> {
    return this.acts.prepare(viewer, ballotSlice, ballotId(motion, seat), command, openings);
  }

  state(motion: string): Promise<Motion | undefined> {
    return this.ledger.stateOf<Motion>('motion', motion);
  }

  /** The viewer's seat in the council; for one who has none, a seat that is not his, which the rules refuse. */
  async seatIn(council: string, viewer: Viewer): Promise<number> {
    const member = viewer.kind === 'member' ? viewer.id : '';
    const [row] = await this.dataSource.query<{ number: number }[]>('SELECT number FROM seat WHERE council = $1 AND member = $2', [council, member]);
    return row?.number ?? 1;
  }

  async seatFor(motion: string, viewer: Viewer): Promise<number> {
    const [row] = await this.dataSource.query<{ council: string }[]>('SELECT council FROM motion WHERE id = $1', [motion]);
    return row ? this.seatIn(row.council, viewer) : 1;
  }

  /** What a ballot must name, or why there can be none. */
  async ownVote(motion: string, viewer: Viewer): Promise<OwnVote | BallotRefusal> {
    const state = await this.state(motion);
    if (!state) return 'NO_SUCH_MOTION';
    if (!state.vote) return 'NOT_OPEN';
    const own = viewer.kind === 'member' ? await this.rolls.own(motion, viewer.id) : undefined;
    const row = own && (await this.rolls.tree(motion, state.vote.roll.hash)).prove((viewer as { id: string }).id, own.seat);
    return own && row ? { motion: state, seat: own.seat, row } : 'NOT_ON_ROLL';
  }
}

export function refusedBallot(refusal: BallotRefusal): Prepared<string> {
  return { ok: false, refusal, message: BALLOT_WORDS[refusal] };
}
