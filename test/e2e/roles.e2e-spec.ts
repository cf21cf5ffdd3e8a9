import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/index.js';
import { openEmbedded, type Embedded } from '../../src/platform/database/embedded/index.js';
import { openDatabase } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { prepareAppRole } from '../../src/platform/database/roles.js';
import { createLogger } from '../../src/platform/logger.js';
import { asOwner } from '../support/database.js';

const logger = createLogger('silent');
let folder: string;
let server: Embedded;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'folkmoot-roles-'));
  chmodSync(folder, 0o711);
  server = await openEmbedded(join(folder, 'server'), { settings: { fsync: 'off', shared_buffers: '16MB' } });
}, 60_000);

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A database as a hosting firm would give it: an owner with a password and these rights. */
async function rentDatabase(name: string, rights: string): Promise<string> {
  await asOwner(server.ownerUrl, async (client) => {
    await client.query(`CREATE ROLE ${name} LOGIN ${rights} PASSWORD 'rented'`);
    await client.query(`CREATE DATABASE ${name} OWNER ${name}`);
  });
  const url = new URL(server.ownerUrl);
  url.username = name;
  url.password = 'rented';
  url.pathname = `/${name}`;
  return url.toString();
}

const whoAmI = async (url: string): Promise<unknown> =>
  (await asOwner(url, (client) => client.query<{ me: string }>('SELECT current_user AS me'))).rows[0]?.me;

describe('a given database', () => {
  it('gets a restricted role from an owner with CREATEROLE, again and again', async () => {
    const url = await rentDatabase('with_createrole', 'CREATEROLE');
    const first = await prepareAppRole(url, join(folder, 'a'), logger);
    const second = await prepareAppRole(url, join(folder, 'a'), logger);
    expect(second).toBe(first);
    await expect(whoAmI(first)).resolves.toBe('folkmoot_app');
    expect((await migrate(url, MIGRATIONS)).length).toBe(MIGRATIONS.length);
    expect(await migrate(url, MIGRATIONS)).toEqual([]);
    await asOwner(first, (client) => client.query('CREATE TABLE jobs.queue (x int)'));
    await expect(asOwner(first, (client) => client.query('CREATE TABLE public.mine (x int)'))).rejects.toThrow('permission denied');
  }, 60_000);

  it('is used as its owner where he may not make roles', async () => {
    const url = await rentDatabase('without_createrole', 'NOCREATEROLE');
    const appUrl = await prepareAppRole(url, join(folder, 'b'), logger);
    await migrate(url, MIGRATIONS);
    await expect(whoAmI(appUrl)).resolves.toBe('without_createrole');
    await asOwner(appUrl, (client) => client.query('CREATE TABLE jobs.queue (x int)'));
  }, 60_000);

  it('is used as its owner where the role belongs to another on the same server', async () => {
    const url = await rentDatabase('neighbour', 'CREATEROLE');
    await expect(prepareAppRole(url, join(folder, 'c'), logger).then(whoAmI)).resolves.toBe('neighbour');
  }, 60_000);

  it('takes the password of this node when another was set before', async () => {
    const appUrl = await prepareAppRole(server.ownerUrl, join(folder, 'd'), logger);
    await expect(whoAmI(appUrl)).resolves.toBe('folkmoot_app');
  }, 60_000);

  it('opens whole, migrated, as the restricted role; several nodes at once', async () => {
    const databaseUrl = await rentDatabase('several_nodes', 'SUPERUSER');
    const config = { databaseUrl, dataDir: join(folder, 'e') };
    const nodes = await Promise.all([1, 2, 3].map(() => openDatabase(config, logger, { migrations: MIGRATIONS })));
    for (const node of nodes) {
      await expect(node.dataSource.query('SELECT current_user AS me')).resolves.toEqual([{ me: 'folkmoot_app' }]);
      await node.close();
    }
  }, 60_000);

  it('that a newer release has migrated is left alone', async () => {
    const url = await rentDatabase('newer', 'NOCREATEROLE');
    await migrate(url, MIGRATIONS);
    await asOwner(url, (client) => client.query("INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'Future9999999999999')"));
    await expect(migrate(url, MIGRATIONS)).rejects.toThrow(/newer release \(Future9999999999999\)/);
  }, 60_000);

  it('that cannot be reached is told without the password', async () => {
    const url = new URL(server.ownerUrl);
    url.password = 'hunter2';
    const error: unknown = await prepareAppRole(url.toString(), folder, logger).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toMatch(/28P01.*DATABASE_URL/);
    expect(String((error as Error).stack)).not.toContain('hunter2');
  });

  it('of a server without TCP keeps the user in the query, where pg reads it', async () => {
    const { user, host, database } = new pg.Client({ connectionString: 'postgres:///moot?host=/run/x&user=folkmoot_app&password=p' });
    expect([user, host, database]).toEqual(['folkmoot_app', '/run/x', 'moot']);
  });
});
