import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Redis } from 'ioredis';
import { JobCatalogue, type JobName, JOBS, Jobs } from '../../src/jobs/index.js';
import { loadConfig } from '../../src/platform/config.js';
import { connectApp, Database } from '../../src/platform/database/database.js';
import { type TestDatabase, withDatabase } from '../support/database.js';
import { dumpText } from '../support/dump.js';
import { eventually } from '../support/eventually.js';
import { fileReport, MINIMAL } from '../support/filing.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { hasRedis, startRedis, type TestRedis } from '../support/redis.js';

const redisThere = hasRedis();
let redis: TestRedis | undefined;
beforeAll(async () => {
  Logger.overrideLogger(false); // of queues without a node: that a job fails here is meant
  if (redisThere) redis = await startRedis();
}, 30_000);
afterAll(() => redis?.stop());

/** What the queue keeps, as somebody who can read its store sees it. */
async function everythingKept(db: TestDatabase, url: string | undefined): Promise<string> {
  if (url === undefined) return dumpText(db.ownerUrl);
  const client = new Redis(url);
  try {
    const hashes = await Promise.all((await client.keys('*')).map(async (key) => ((await client.type(key)) === 'hash' ? client.hgetall(key) : key)));
    return JSON.stringify(hashes);
  } finally {
    client.disconnect();
  }
}

const STORES = [
  { store: 'PostgreSQL', suite: describe, url: (_: number): string | undefined => undefined },
  { store: 'Redis [redis]', suite: redisThere ? describe : describe.skip, url: (database: number): string | undefined => redis!.url(database) },
] as const;

for (const { store, suite, url } of STORES) {
  suite(`the queue on ${store}`, () => {
    let db: TestDatabase;
    beforeAll(async () => {
      db = await withDatabase();
    }, 60_000);
    afterAll(() => db?.close());

    function jobsWith(handlers: Partial<Record<JobName, () => Promise<void>>>, leaveOut?: JobName): Jobs {
      const catalogue = new JobCatalogue();
      for (const name of JOBS) if (name !== leaveOut) catalogue.handle(name, handlers[name] ?? (() => Promise.resolve()));
      const config = loadConfig({ DATABASE_URL: db.ownerUrl, ...(url(0) === undefined ? {} : { REDIS_URL: url(0)! }) });
      return new Jobs(config, db.database, catalogue);
    }

    it('does not start with a job that nobody handles', async () => {
      await expect(jobsWith({}, 'mark-overdue').start()).rejects.toThrow('no handler for the job mark-overdue');
    });

    it('finishes what runs before it stops, and leaves the rest to the next', async () => {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      let begun = 0;
      let ended = 0;
      const first = jobsWith({ 'suggest-similar': async () => void (begun++, await released, ended++) });
      await first.start();
      await first.add('suggest-similar', 'now');
      await first.add('purge-uploads', 'later', 1_500);
      await eventually(() => begun > 0, 'a job that runs');
      let stopped = false;
      const stopping = first.stop().then(() => (stopped = true));
      await sleep(300);
      expect({ stopped, ended }).toEqual({ stopped: false, ended: 0 });
      release();
      await stopping;
      expect(ended).toBe(begun);
      await sleep(1_500);

      let purged = 0;
      const second = jobsWith({ 'purge-uploads': async () => void purged++ });
      await second.start();
      await eventually(() => purged > 0, 'the job that waited');
      await second.stop();
    }, 30_000);

    it('takes a job of the same id once, and keeps no word of what one threw', async () => {
      const words = `words-${randomBytes(8).toString('hex')}`;
      let done = 0;
      const failing = async (): Promise<void> => {
        done++;
        throw Object.assign(new Error(`invalid input: "${words}"`), { code: '22P02' });
      };
      const jobs = jobsWith({ 'expire-openings': failing });
      await jobs.start();
      await sleep(500); // what the schedule starts at once
      const before = done;
      for (let i = 0; i < 5; i++) await jobs.add('expire-openings', 'the-same');
      await eventually(() => done > before, 'the job');
      await sleep(500);
      expect(done).toBe(before + 1);
      await jobs.stop();
      const kept = await everythingKept(db, url(0));
      expect(kept).toContain('22P02');
      expect(kept).not.toContain(words);
    }, 30_000);
  });

  suite(`similar reports, looked for on ${store}`, () => {
    let db: TestDatabase;
    let dataDir: string;
    let node: TestNode | undefined;
    beforeAll(async () => {
      db = await withDatabase();
      dataDir = await mkdtemp(join(tmpdir(), 'folkmoot-jobs-'));
      node = await start();
    }, 60_000);
    afterAll(async () => {
      await node?.stop();
      await db?.close();
      await rm(dataDir, { recursive: true, force: true });
    }, 30_000);

    async function start(): Promise<TestNode> {
      const own: TestDatabase = { ...db, database: new Database(await connectApp(db.appUrl, 6), db.ownerUrl, db.appUrl, undefined) };
      return startTestNode({ db: own, dataDir, ...(url(1) === undefined ? {} : { environment: { REDIS_URL: url(1)! } }) });
    }

    const rows = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> => db.database.dataSource.query<Row[]>(sql, parameters);
    const lookedAt = (report: string): Promise<{ at: string } | undefined> => rows<{ at: string }>('SELECT at FROM report_suggested WHERE report = $1', [report]).then((found) => found[0]);

    it('are suggested once a report is published', async () => {
      const first = await fileReport(node!, { ...MINIMAL, title: 'The lift drove with an open door', wait: true });
      const second = await fileReport(node!, { ...MINIMAL, title: 'A lift drove with its door open', wait: true });
      await eventually(() => lookedAt(second.reportId), 'a look at the second report');
      const suggested = await rows<{ id: string; score: number }>('SELECT id, score FROM report_suggestion WHERE report = $1', [second.reportId]);
      expect(suggested).toContainEqual(expect.objectContaining({ id: first.reportId }));
    }, 60_000);

    it('are suggested once, and what a crash left out is made up for at the next start', async () => {
      const suggestions = (): Promise<unknown> => rows('SELECT * FROM report_suggestion ORDER BY report, kind, id');
      const looks = (): Promise<{ report: string }[]> => rows('SELECT * FROM report_suggested ORDER BY report');
      const before = [await suggestions(), (await looks()).map(({ report }) => report)];
      await node!.stop();
      // As after a crash between the publication of a report and the job that it asked for.
      const [left] = await rows<{ report: string }>('SELECT report FROM report_suggestion'); // the second: the first was looked at alone
      await rows('DELETE FROM report_suggested WHERE report = $1', [left!.report]);
      await rows('DELETE FROM report_suggestion WHERE report = $1', [left!.report]);
      const others = (await looks()).filter(({ report }) => report !== left!.report);
      node = await start();
      await eventually(() => lookedAt(left!.report), 'a look at the report that was left out', 30);
      expect([await suggestions(), (await looks()).map(({ report }) => report)]).toEqual(before);
      expect((await looks()).filter(({ report }) => report !== left!.report)).toEqual(others); // not looked at again
    }, 60_000);
  });
}
