import { Injectable, Logger } from '@nestjs/common';
import { epochMs, type Instant } from '../../../kernel/instant.js';
import { Ledger, type Outcome } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { type BeaconRound, choose, fallbackRound, fingerprint } from '../domain/draw/index.js';
import { type Draw, type DrawCommand, type DrawRefusal, isFallbackTime, provePanel, roundAfter, type RoundName, timeOf } from '../domain/index.js';
import { DrawBundles } from '../queries/draw-bundles.js';
import { drawSlice } from '../store/draw-slice.js';
import { Beacons } from './beacons.js';

const SYSTEM = { actor: { kind: 'system', part: 'beacon' }, authorization: { method: 'system' } } as const;

/**
 * When the round that a draw waits for is out, records what follows from it: the dealing, and later the panel. All of it follows from
 * the log and the round alone, so done twice, or after a crash, it is the same, and the rules take it once.
 */
@Injectable()
export class RecordBeacons {
  readonly #log = new Logger('Draws');

  constructor(
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly beacons: Beacons,
    private readonly bundles: DrawBundles,
  ) {}

  async run(): Promise<void> {
    const rows = await this.transactions.run((tx) => tx.query<{ id: string }[]>(`SELECT id FROM draw WHERE status IN ('closed', 'dealt') ORDER BY id`));
    for (const { id } of rows) await this.#look(id);
  }

  /** Without `next`, the round that chooses is the first of the same beacon that leaves the time which the draw promised. */
  async recordDeal(id: string, round: BeaconRound, next?: RoundName): Promise<Outcome<DrawRefusal> | undefined> {
    const dealt = await this.bundles.dealtBy(id, round);
    if (!dealt) {
      this.#log.warn(`the lottery of draw ${id} is not on this node: its panels cannot be dealt here`);
      return undefined;
    }
    const state = (await this.ledger.stateOf<Draw>('draw', id))!;
    const command = (at: Instant): DrawCommand => ({
      type: 'RecordDeal', round, root: dealt.deal!.root, next: next ?? roundAfter(round.chain, at, state.leadSeconds), bundle: fingerprint(dealt),
    });
    return this.ledger.ask(drawSlice, id, { command, ...SYSTEM });
  }

  async recordPanel(id: string, round: BeaconRound): Promise<Outcome<DrawRefusal> | undefined> {
    const bundle = await this.bundles.bare(id);
    if (!bundle?.deal) return undefined;
    const { panels, root } = bundle.deal;
    const { index } = choose(root, panels, bundle.pool.size, round);
    const command: DrawCommand = { type: 'RecordPanel', round, panel: panels[index]!, path: provePanel(bundle.announcement, panels, index) };
    return this.ledger.ask(drawSlice, id, { command, ...SYSTEM });
  }

  async #look(id: string): Promise<void> {
    const state = await this.ledger.stateOf<Draw>('draw', id);
    const waits = state?.status === 'closed' ? state.deal : state?.status === 'dealt' ? state.next : null;
    if (!state || !waits) return;
    const round = await this.#roundFor(waits);
    if (!round) return;
    const outcome = await (state.status === 'closed' ? this.recordDeal(id, round) : this.recordPanel(id, round));
    if (outcome?.ok === false) this.#log.warn(`round ${round.round} of ${round.chain} for draw ${id}: ${outcome.refusal}`);
  }

  async #roundFor(waits: RoundName): Promise<BeaconRound | undefined> {
    const now = this.clock.now();
    if (epochMs(now) < timeOf(waits) * 1000) return undefined;
    const named = await this.beacons.round(waits);
    if (named || !isFallbackTime(waits, now)) return named;
    const fallback = fallbackRound(waits)!;
    return epochMs(now) < timeOf(fallback) * 1000 ? undefined : this.beacons.round(fallback);
  }
}
