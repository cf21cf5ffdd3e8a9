import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import pg from 'pg';
import { SystemClock } from '../../src/platform/clock.js';
import { Metrics } from '../../src/platform/metrics.js';
import { Ledger, PublishedLog } from '../../src/ledger/index.js';
import { BrokenPromises } from '../../src/ledger/sequencer/broken-promises.js';
import { DURABLE_FILES, type DurableFiles } from '../../src/ledger/sequencer/durable-file.js';
import { SequencerMetrics } from '../../src/ledger/sequencer/sequencer-metrics.js';
import { Term } from '../../src/ledger/sequencer/term.js';
import { act } from '../support/log-acts.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { expectVerified } from '../support/verified.js';

/** What fails, and whether it had taken effect before it failed. */
interface Fault {
  readonly what: RegExp;
  readonly when: 'before' | 'after';
}

class Injected extends Error {}

const WRITES: readonly (readonly [string, RegExp])[] = [
  ['the entries of a batch', /^COPY ledger_entry/],
  ['the roots of full tiles', /^INSERT INTO ledger_node/],
  ['the new head', /^INSERT INTO ledger_head/],
  ['the commit of a batch', /^COMMIT/],
  ['the admission of broken promises', /^admit/],
  ['the cosignatures of witnesses', /^cosign/],
  ['the signed checkpoint', /^INSERT INTO ledger_checkpoint/],
  ['the guard', /^write .*guard\/checkpoint$/],
  ['a bundle of entries', /^write .*tile\/entries\//],
  ['a tile of hashes', /^write .*tile\/0\//],
  ['the names in a folder', /^sync /],
  ['the published checkpoint', /^write .*log\/checkpoint$/],
  ['the notification', /^SELECT pg_notify/],
];

/** Each external write of the sequencer fails once, before and after it took effect; then everything published is verified. */
describe('whatever fails in the sequencer', () => {
  let node: TestNode;
  let size = 0;
  beforeAll(async () => {
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web' } });
    size = 1 + (await entriesBefore());
  }, 60_000);
  afterAll(() => node.stop(), 20_000);

  it.each(WRITES.flatMap(([name, what]) => [[name, 'before', what] as const, [name, 'after', what] as const]))(
    '%s, %s it took effect: nothing is lost, doubled or forked',
    async (_name, when, what) => {
      // Enough that a tile becomes full, where its root is what fails.
      const count = what.source.includes('ledger_node') ? 260 : 3;
      await act(node, count);
      await expect(term({ what, when })).rejects.toThrow(Injected);
      await act(node, 2);
      await term();
      const total = await staged();
      expect(total).toBeGreaterThanOrEqual(size + count + 2);
      size = total;
      await node.app.get(PublishedLog).refresh();
      const report = await expectVerified(node);
      expect(report.size).toBe(total);
    },
    30_000,
  );

  it('a broken promise is admitted once, also when the node dies between numbering and admitting', async () => {
    await act(node, 1);
    const late = { now: () => new Date(Date.now() + 120_000).toISOString() } as SystemClock;
    await expect(term({ what: /^admit/, when: 'before' }, late)).rejects.toThrow(Injected);
    await term(undefined, late);
    await term(undefined, late);
    await node.app.get(PublishedLog).refresh();
    await expectVerified(node);
    const [row] = await node.database.dataSource.query<{ n: string }[]>("SELECT count(*)::text AS n FROM ledger_pending WHERE head LIKE '%RecordPromiseBroken%'");
    expect(row!.n).toBe('1');
  }, 30_000);

  const entriesBefore = async (): Promise<number> => (await staged()) - 1;
  const staged = async (): Promise<number> => Number((await node.database.dataSource.query<{ n: string }[]>('SELECT count(*)::text AS n FROM ledger_pending'))[0]!.n);

  /** One leader's work from begin to end, on a connection of its own, with one fault. */
  async function term(fault?: Fault, clock = new SystemClock()): Promise<void> {
    const hit = trap(fault);
    const client = new pg.Client({ connectionString: node.database.appUrl });
    await client.connect();
    try {
      const broken = new BrokenPromises(node.app.get(Ledger), node.identity);
      const work = new Term(
        faultyClient(client, hit),
        { log: join(node.dataDir, 'log'), guard: join(node.dataDir, 'guard', 'checkpoint') },
        clock,
        node.identity,
        { cosign: (note) => hit('cosign', () => Promise.resolve(note)) },
        { admit: (entries, at) => hit('admit', () => broken.admit(entries, at)) },
        new SequencerMetrics(new Metrics()),
        faultyFiles(hit),
      );
      await work.begin();
      for (let rounds = 0; rounds < 20 && ((await work.round(true)) !== 'none' || work.waiting); rounds++) continue;
    } finally {
      await client.end();
    }
  }
});

interface Hit {
  <T>(what: string, effect: () => Promise<T>): Promise<T>;
  stream<T>(what: string, effect: () => T): T;
}

/** Lets the first effect that the fault names fail, and nothing else. */
function trap(fault: Fault | undefined): Hit {
  let sprung = false;
  let next = false;
  const hit = async <T>(what: string, effect: () => Promise<T>): Promise<T> => {
    if (next) {
      next = false;
      throw new Injected(what);
    }
    if (!fault || sprung || !fault.what.test(what)) return effect();
    sprung = true;
    if (fault.when === 'after') await effect();
    throw new Injected(what);
  };
  const stream = <T>(what: string, effect: () => T): T => {
    if (!fault || sprung || !fault.what.test(what)) return effect();
    sprung = true;
    if (fault.when === 'before') throw new Injected(what);
    next = true; // it takes effect, and what comes behind it does not
    return effect();
  };
  return Object.assign(hit, { stream });
}

function faultyFiles(hit: Hit): DurableFiles {
  return {
    writeAside: (file, content) => hit(`write ${file}`, () => DURABLE_FILES.writeAside(file, content)),
    writeDurably: (file, content) => hit(`write ${file}`, () => DURABLE_FILES.writeDurably(file, content)),
    syncFolder: (folder) => hit(`sync ${folder}`, () => DURABLE_FILES.syncFolder(folder)),
  };
}

function faultyClient(client: pg.Client, hit: Hit): pg.Client {
  return new Proxy(client, {
    get(target, name) {
      if (name !== 'query') return Reflect.get(target, name) as unknown;
      return (asked: string | { text: string; values?: unknown[]; submit?: unknown }, values?: unknown[]) => {
        const text = typeof asked === 'string' ? asked : asked.text;
        // A COPY answers with a stream, not with a promise.
        if (typeof asked === 'object' && asked.submit !== undefined) return hit.stream(text, () => target.query(asked) as unknown);
        return hit(text, () => (typeof asked === 'string' ? target.query(asked, values) : target.query(asked)));
      };
    },
  });
}
