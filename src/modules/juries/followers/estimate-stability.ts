import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Ledger } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { ANONYMITY_THRESHOLD, type Draw, estimateStability, jurorId, type Jury, type VoteOfType } from '../domain/index.js';
import { DrawBundles } from '../queries/draw-bundles.js';
import { JuriesQuery } from '../queries/juries.js';

/** Estimates, once for each verdict, how it might have stood over the other panels. Where that cannot be said an empty row says so. */
@Injectable()
export class EstimateStability {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly juries: JuriesQuery,
    private readonly bundles: DrawBundles,
  ) {}

  async run(): Promise<void> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM jury j WHERE status = 'verdict' AND NOT EXISTS (SELECT FROM jury_stability s WHERE s.jury = j.id) ORDER BY id LIMIT 20`,
    );
    for (const { id } of rows) await this.#estimate(id);
  }

  async #estimate(id: string): Promise<void> {
    const jury = await this.ledger.stateOf<Jury>('jury', id);
    const draw = jury && (await this.ledger.stateOf<Draw>('draw', jury.draw));
    const bundle = jury && (await this.bundles.lottery(jury.draw))?.bundle;
    if (!jury?.verdict || !draw?.order || !bundle) return;
    const jurors = await this.juries.jurors(id);
    const votes: VoteOfType[] = [];
    for (const { seat, volunteer, removed } of jury.seats) {
      const juror = jurors.get(jurorId(id, seat, volunteer));
      const measure = juror?.second?.opened?.choice.measure;
      const index = draw.order.indexOf(volunteer);
      const type = bundle.types.findIndex((members) => members.includes(index));
      if (!removed && juror?.status === 'accepted' && measure && type >= 0) votes.push({ type, measure });
    }
    const estimate = estimateStability(jury.verdict.measure, votes, bundle.types.map((members) => members.length), bundle.lottery, ANONYMITY_THRESHOLD);
    await this.dataSource.query('INSERT INTO jury_stability (jury, computed_at, estimate) VALUES ($1, $2, $3) ON CONFLICT (jury) DO NOTHING', [
      id, this.clock.now(), JSON.stringify(estimate ?? null),
    ]);
  }
}
