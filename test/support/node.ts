import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../src/platform/clock.js';
import { loadConfig } from '../../src/platform/config.js';
import { startNode, type RunningNode } from '../../src/node.js';
import { type TestDatabase, withDatabase } from './database.js';

export interface TestNode extends RunningNode {
  readonly url: string;
  readonly dataDir: string;
  readonly db: TestDatabase;
  /** One GraphQL operation over HTTP. */
  graphql<Data>(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<GraphqlAnswer<Data>>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

export interface GraphqlAnswer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[];
}

export interface NodeOptions {
  readonly environment?: Record<string, string>;
  /** Take up a data folder and database that another node of the test left. */
  readonly dataDir?: string;
  readonly db?: TestDatabase;
  readonly clock?: Clock;
}

/** A whole node in this process, on a database and a data folder of its own, listening on a free port of 127.0.0.1. */
export async function startTestNode(options: NodeOptions = {}): Promise<TestNode> {
  const db = options.db ?? (await withDatabase());
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'folkmoot-node-')));
  const config = loadConfig({
    PORT: '0',
    FOLKMOOT_DATA: dataDir,
    FOLKMOOT_LOG_LEVEL: process.env['FOLKMOOT_TEST_LOG'] ?? 'fatal',
    FOLKMOOT_RATE_LIMITS: 'off',
    FOLKMOOT_PUBLIC_URL: 'http://localhost:3000',
    DATABASE_URL: db.ownerUrl,
    ...options.environment,
  });
  const node = await startNode(config, { database: db.database, ...(options.clock ? { clock: options.clock } : {}) });
  const url = node.url!;
  return {
    ...node,
    url,
    dataDir,
    db,
    async graphql<Data>(query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as { data: Data }) };
    },
    get: (path, headers = {}) => fetch(url + path, { headers, redirect: 'manual' }),
    async stop() {
      await node.shutdown.drain();
      if (!options.db) await db.close();
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
