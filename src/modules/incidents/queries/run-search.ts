import type { DataSource } from 'typeorm';
import type { Matching, Values } from './incident-search.js';

/** `fountian` and `fountain` share 55 % of their trigrams, less than the 60 % that pg_trgm asks for by itself. */
const LIKENESS = '0.45';

/** The index for likeness obeys a setting, not a condition; so that it holds for this statement only, it is set in a transaction. */
export function runSearch<Row>(dataSource: DataSource, matching: Matching, text: string, values: Values): Promise<Row[]> {
  if (matching !== 'alike') return dataSource.query<Row[]>(text, values.list);
  return dataSource.transaction(async (tx) => {
    await tx.query("SELECT set_config('pg_trgm.word_similarity_threshold', $1, true)", [LIKENESS]);
    return tx.query<Row[]>(text, values.list);
  });
}
