import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { TypeTable } from '../domain/draw/index.js';
import { type BeaconRound, type Bundle, dealtBundle, drawnBundle, publicBundle } from '../domain/draw/index.js';
import { ANONYMITY_THRESHOLD, type Draw } from '../domain/index.js';
import { toBase64 } from '../../../kernel/bytes.js';
import { Ledger } from '../../../ledger/index.js';
import { readSealedRows } from '../store/draw-pool.js';
import { findLottery, type Lottery } from '../store/lotteries.js';

export type { Lottery } from '../store/lotteries.js';

const KEPT = 8;

/**
 * The bundle of a draw, made from what was announced and the rounds that the log has. It is kept without the rows of the pool; for an
 * auditor they are put in again from the openings, as long as nobody has erased his.
 */
@Injectable()
export class DrawBundles {
  /** Dealing takes a moment and always comes out the same. */
  readonly #made = new Map<string, Bundle>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
  ) {}

  /** What was computed when the pool was closed; undefined before, and where this node does not have it. */
  async lottery(draw: string): Promise<Lottery | undefined> {
    const state = await this.ledger.stateOf<Draw>('draw', draw);
    return state?.announcement ? findLottery(this.dataSource.manager, state.announcement) : undefined;
  }

  /** Without the rows of the pool, as far as the draw has come. */
  async bare(draw: string): Promise<Bundle | undefined> {
    const state = await this.ledger.stateOf<Draw>('draw', draw);
    if (!state?.announcement) return undefined;
    const key = `${draw} ${state.root ?? ''} ${state.index ?? ''}`;
    const kept = this.#made.get(key);
    if (kept) return kept;
    const made = await this.#make(draw, state);
    if (made) {
      this.#made.set(key, made);
      if (this.#made.size > KEPT) this.#made.delete(this.#made.keys().next().value!);
    }
    return made;
  }

  /** As it would be with this round, which the log need not have yet. */
  async dealtBy(draw: string, round: BeaconRound): Promise<Bundle | undefined> {
    const bundle = await this.#announced(draw);
    return bundle && dealtBundle(bundle, tableOf(bundle), round);
  }

  /** For everybody: with the rows only where no type is so small that it would show a person. */
  async forEverybody(draw: string): Promise<Bundle | undefined> {
    const whole = await this.forAuditors(draw);
    return whole && publicBundle(whole, ANONYMITY_THRESHOLD);
  }

  /** With all rows, unless somebody has erased his. */
  async forAuditors(draw: string): Promise<Bundle | undefined> {
    const bundle = await this.bare(draw);
    const state = await this.ledger.stateOf<Draw>('draw', draw);
    if (!bundle || !state?.order) return undefined;
    const rows = await readSealedRows(this.dataSource.manager, draw, bundle.rules, state.order);
    return rows ? { ...bundle, pool: { ...bundle.pool, rows: rows.map(({ person, salt }) => ({ person, salt: toBase64(salt) })) } } : bundle;
  }

  async #make(draw: string, state: Draw): Promise<Bundle | undefined> {
    const bundle = await this.#announced(draw);
    const [rounds] = await this.dataSource.query<{ deal_round: BeaconRound | null; draw_round: BeaconRound | null }[]>('SELECT deal_round, draw_round FROM draw WHERE id = $1', [draw]);
    if (!bundle || !rounds?.deal_round) return bundle;
    const dealt = dealtBundle(bundle, tableOf(bundle), rounds.deal_round);
    return rounds.draw_round && state.status === 'drawn' ? drawnBundle(dealt, rounds.draw_round) : dealt;
  }

  /** With the announcement as it stands in the log, its round included. */
  async #announced(draw: string): Promise<Bundle | undefined> {
    const state = await this.ledger.stateOf<Draw>('draw', draw);
    const found = await this.lottery(draw);
    return found && { ...found.bundle, announcement: state!.announcement! };
  }
}

/** What dealing needs to know of the pool: who is of which type, and who lives with whom. */
function tableOf({ types, households, pool }: Bundle): TypeTable {
  const typeOf = new Array<number>(pool.size).fill(0);
  for (const [t, members] of types.entries()) for (const i of members) typeOf[i] = t;
  const householdOf = new Array<number>(pool.size).fill(-1);
  for (const [household, members] of households.entries()) for (const i of members) householdOf[i] = household;
  return { types: types.map((members) => ({ features: [], members })), rows: [], typeOf, householdOf };
}
