import type { Client, QueryResultRow } from 'pg';
import type { Query } from '../log/tree-store.js';

/** A pg client seen as the small query function that the tree store wants. */
export function queryOf(client: Pick<Client, 'query'>): Query {
  return async <Row>(text: string, values: unknown[]) => (await client.query<Row & QueryResultRow>(text, values)).rows;
}
