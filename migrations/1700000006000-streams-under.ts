import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Streams named `<parent>-…` are found by their parent: a motion's ballots, a council's seats. */
export class StreamsUnder1700000006000 implements MigrationInterface {
  readonly name = 'StreamsUnder1700000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE INDEX stream_under ON stream (kind, split_part(id, '-', 1)) WHERE position('-' IN id) > 0");
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}
