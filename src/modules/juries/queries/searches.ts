import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Ledger } from '../../../ledger/index.js';
import type { Draw } from '../domain/index.js';
import { readPool } from '../store/draw-pool.js';
import { findSearch, type Search } from '../store/searches.js';

export { SEARCH_STATUSES, type Search, type SearchStatus } from '../store/searches.js';

/** The last search for a draw's lottery, and whether it is still about the pool as it stands. */
@Injectable()
export class SearchesQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
  ) {}

  async of(draw: string): Promise<{ readonly search: Search; readonly current: boolean } | undefined> {
    const { manager } = this.dataSource;
    const search = await findSearch(manager, draw);
    const state = await this.ledger.stateOf<Draw>('draw', draw);
    if (!search || !state?.rules) return undefined;
    const pool = await readPool(manager, draw, state.rules);
    return { search, current: pool?.fingerprint === search.pool };
  }
}
