import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Ledger, LEDGER_REFUSAL_WORDS } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { actorOf } from '../../members/index.js';
import { MOTION_WORDS, type Motion, type MotionCommand } from '../domain/index.js';
import { motionSlice } from '../store/motion-slice.js';
import type { Commented } from './comments.js';

interface Due {
  readonly place: After;
  readonly motion: string;
  readonly command: MotionCommand;
}

/** How many are read at a time; a round goes on until nothing is due. */
const AT_ONCE = 100;

/** Where the page before ended: what cannot be closed is passed over, and does not keep the rest waiting. */
type After = readonly [at: Instant, motion: string, seat: number];

/** What the clock does to motions: votes and recusals are closed, and opened ballots counted. Asked twice at once, one of the two is refused by the rules. */
@Injectable()
export class CloseVotes {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly dataSource: DataSource,
  ) {}

  async run(): Promise<number> {
    let done = 0;
    const failures: unknown[] = [];
    for await (const { motion, command } of this.#due()) {
      try {
        const outcome = await this.ledger.ask(motionSlice, motion, { command, actor: { kind: 'system', part: 'clock' }, authorization: { method: 'system' } });
        if (outcome.ok) done++;
      } catch (error) {
        // One motion that cannot be closed does not keep all others open.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'votes could not be closed');
    return done;
  }

  /** By any member, should the clock be silent: the answer is the same whoever asks. */
  async close(viewer: Viewer, motion: string): Promise<Commented> {
    const state = await this.ledger.stateOf<Motion>('motion', motion);
    const command: MotionCommand = { type: state?.status === 'revealing' ? 'CountVote' : 'CloseVote' };
    const outcome = await this.ledger.transact(async (tx) => {
      const actor = await actorOf(tx, viewer);
      if (!actor) return { ok: false as const, refusal: 'NOT_A_MEMBER' as const };
      return this.ledger.perform(tx, motionSlice, motion, { command, actor, authorization: { method: 'session' } });
    });
    return outcome.ok ? outcome : { ...outcome, message: { ...LEDGER_REFUSAL_WORDS, ...MOTION_WORDS }[outcome.refusal] };
  }

  async *#due(): AsyncGenerator<Due> {
    for (const read of [(after?: After) => this.#recusals(after), (after?: After) => this.#votes(after)]) {
      let page = await read();
      while (page.length > 0) {
        yield* page;
        page = await read(page.at(-1)!.place);
      }
    }
  }

  async #recusals(after?: After): Promise<Due[]> {
    const due = await this.dataSource.query<{ motion: string; seat: number; at: Instant }[]>(
      `SELECT r.motion, r.seat, r.closes_at AS at FROM recusal_proposal r JOIN motion m ON m.id = r.motion
        WHERE r.outcome IS NULL AND r.closes_at <= $1 AND m.status = 'proposed' AND ($3::timestamptz IS NULL OR (r.closes_at, r.motion, r.seat) > ($3, $4::text, $5::int))
        ORDER BY r.closes_at, r.motion, r.seat LIMIT $2`,
      [this.clock.now(), AT_ONCE, ...(after ?? [null, null, null])],
    );
    return due.map(({ motion, seat, at }) => ({ place: [at, motion, seat], motion, command: { type: 'CloseRecusal', of: seat } }));
  }

  /** Sealed ballots that are all opened are counted before their time is over; of those which count, that is: the rules decide. */
  async #votes(after?: After): Promise<Due[]> {
    const due = await this.dataSource.query<{ id: string; status: string; at: Instant }[]>(
      `SELECT id, status, closes_at AS at FROM motion m
        WHERE ($3::timestamptz IS NULL OR (closes_at, id) > ($3, $4::text)) AND ((status = 'open' AND closes_at <= $1)
           OR (status = 'revealing' AND (reveal_until <= $1 OR NOT EXISTS (
                SELECT FROM ballot b JOIN motion_text t ON t.motion = m.id AND t.version = m.version AND t.commitment = b.text
                 WHERE b.motion = m.id AND b.opened IS NULL AND NOT EXISTS (SELECT FROM motion_recusal r WHERE r.motion = m.id AND r.member = b.member)))))
        ORDER BY closes_at, id LIMIT $2`,
      [this.clock.now(), AT_ONCE, ...(after?.slice(0, 2) ?? [null, null])],
    );
    return due.map(({ id, status, at }) => ({ place: [at, id, 0], motion: id, command: status === 'open' ? { type: 'CloseVote' } : { type: 'CountVote' } }));
  }
}
