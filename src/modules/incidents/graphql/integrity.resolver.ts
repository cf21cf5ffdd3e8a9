import { Query, Resolver } from '@nestjs/graphql';
import { DECLINE_REASONS } from '../domain/index.js';
import { IntegrityQuery } from '../queries/integrity-counts.js';
import { Integrity } from './desk-types.js';

@Resolver()
export class IntegrityResolver {
  constructor(private readonly query: IntegrityQuery) {}

  @Query(() => Integrity, { complexity: 20, description: 'What became of all reports, without content: for everybody.' })
  async integrity(): Promise<Integrity> {
    const { size, published, reports } = await this.query.counts();
    const { received, open, overdue, accepted, merged } = reports;
    const declined = DECLINE_REASONS.map((reason) => ({ reason, count: reports.declined[reason] }));
    return {
      size,
      received,
      open,
      overdue,
      accepted,
      merged,
      published,
      declined,
      declinedTotal: declined.reduce((sum, { count }) => sum + count, 0),
      months: Object.entries(reports.months)
        .map(([month, counts]) => ({ month, ...counts }))
        .sort((a, b) => (a.month < b.month ? -1 : 1)),
    };
  }
}
