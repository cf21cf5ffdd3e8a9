import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import type { Estimate } from '../domain/index.js';

/** How the verdict might stand over the other panels of the lottery, as the node last estimated it. */
@Injectable()
export class Stability {
  constructor(private readonly dataSource: DataSource) {}

  async of(jury: string): Promise<(Estimate & { readonly computedAt: Instant }) | null> {
    const [row] = await this.dataSource.query<{ computed_at: Instant; estimate: Estimate | null }[]>('SELECT computed_at, estimate FROM jury_stability WHERE jury = $1', [jury]);
    return row?.estimate ? { ...row.estimate, computedAt: row.computed_at } : null;
  }
}
