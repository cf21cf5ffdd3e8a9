import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Ledger } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { type Juror, jurorId, type Jury, type JuryCommand, type PoolTypes } from '../domain/index.js';
import { DrawBundles } from '../queries/draw-bundles.js';
import { JuriesQuery } from '../queries/juries.js';
import { jurySlice } from '../store/jury-slice.js';

const SYSTEM = { actor: { kind: 'system', part: 'clock' }, authorization: { method: 'system' } } as const;
/** Steps that one jury may take in one run: each seat replaced, and every stage. */
const MOST_STEPS = 500;

/**
 * What the node does about juries as time goes by: summons, replaces the silent, moves on, counts. Each step is a command that the rules
 * refuse the second time, so the whole may be broken off and begun again anywhere, and two nodes may do it at once.
 */
@Injectable()
export class JuryClocks {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly juries: JuriesQuery,
    private readonly bundles: DrawBundles,
  ) {}

  async run(): Promise<void> {
    const rows = await this.dataSource.query<{ id: string }[]>('SELECT id FROM jury WHERE ended_at IS NULL ORDER BY id');
    for (const { id } of rows) for (let step = 0; step < MOST_STEPS && (await this.#step(id)); step++);
  }

  /** False where nothing is to be done now. */
  async #step(id: string): Promise<boolean> {
    const jury = await this.ledger.stateOf<Jury>('jury', id);
    if (!jury) return false;
    const jurors = await this.juries.jurors(id);
    for (const command of await this.#due(jury, jurors)) {
      const outcome = await this.ledger.ask(jurySlice, id, { command, ...SYSTEM });
      if (outcome.ok) return true;
    }
    return false;
  }

  /** What may be due, by what stands there; whether it is, the rules say. */
  async #due(jury: Jury, jurors: ReadonlyMap<string, Juror>): Promise<readonly JuryCommand[]> {
    const now = this.clock.now();
    switch (jury.status) {
      case 'opened':
        return [{ type: 'Empanel' }];
      case 'summoning':
      case 'first-vote':
        return [...closing(jury), ...(await this.#replacements(jury, jurors)), { type: 'Advance' }];
      case 'deliberating':
        return [...jury.asked.flatMap(({ answeredAt, overdueAt, dueAt }, i) => (answeredAt === null && overdueAt === null && dueAt <= now ? [{ type: 'MarkQuestionOverdue', question: i + 1 } as const] : [])), { type: 'Advance' }];
      case 'second-vote':
        return [{ type: 'Advance' }];
      case 'opening':
        return [{ type: 'CountVerdict' }];
      case 'unopened':
      case 'verdict':
      case 'no-verdict':
        return [];
    }
  }

  async #replacements(jury: Jury, jurors: ReadonlyMap<string, Juror>): Promise<readonly JuryCommand[]> {
    const now = this.clock.now();
    const vacant = jury.seats.filter(({ seat, volunteer, removed, until }) => {
      const juror = jurors.get(jurorId(jury.id, seat, volunteer));
      return removed || juror?.status === 'excused' || (juror?.status !== 'accepted' && now >= until);
    });
    if (vacant.length === 0) return [];
    const bundle = (await this.bundles.lottery(jury.draw))?.bundle;
    if (!bundle) return [];
    const pool: PoolTypes = { types: bundle.types, households: bundle.households };
    return vacant.map(({ seat }) => ({ type: 'ReplaceJuror', seat, pool }));
  }
}

function closing(jury: Jury): readonly JuryCommand[] {
  return jury.challenges.flatMap(({ outcome }, i) => (outcome === null ? [{ type: 'CloseChallenge', challenge: i + 1 } as const] : []));
}
