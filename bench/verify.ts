import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { checkInclusion, leafHash, nodeHash, parseCheckpoint, proveInclusion, treeRoot } from '../src/ledger/core/index.js';
import { type BenchNode, child, startBenchNode } from './child.js';
import { boundFigure, type Figure, median, seconds } from './measure.js';
import { fillPending } from './pending.js';

const SHORT = 10_000;
const LONG = 100_000;
/** What a collector may leave lying about; ten times the entries would be hundreds of megabytes more. */
const FLAT_MB = 60;

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
  readonly ok: boolean;
  readonly size: number;
  readonly findings: readonly unknown[];
}

/** A published log of filings, verified by the command as anybody runs it, in a process of its own. */
export async function benchVerify(): Promise<readonly Figure[]> {
  const node = await startBenchNode({ FOLKMOOT_ROLES: 'web,sequencer' });
  const folder = await mkdtemp(join(tmpdir(), 'folkmoot-bench-export-'));
  try {
    await symlink(join(node.hello.dataDir, 'log', 'tile'), join(folder, 'tile'));
    await grow(node, folder, SHORT);
    const short = await verify(folder, 'verify');
    await grow(node, folder, LONG);
    const long = [await verify(folder, 'verify'), await verify(folder, 'verify'), await verify(folder, 'verify')];
    const bare = await verify(folder, 'bare');
    const count = LONG.toLocaleString('en');
    return [
      boundFigure(`verify chain, leaves and tree of ${count} entries; baseline two hashes and JSON.parse of each`, median(long.map((run) => run.seconds)), 's', 5, `${bare.seconds.toFixed(1)} s`),
      boundFigure(`memory that verifying ${count} entries takes beyond that for ${SHORT.toLocaleString('en')}`, median(long.map((run) => run.megabytes)) - short.megabytes, 'MB', FLAT_MB, `${short.megabytes.toFixed(0)} MB`, 0),
      await benchProof(),
    ];
  } finally {
    await node.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function verify(folder: string, mode: 'verify' | 'bare'): Promise<Run> {
  const run = await child<Run>('./verify-run.js', { BENCH_FOLDER: folder, BENCH_MODE: mode });
  await run.stop();
  if (!run.hello.ok) throw new Error(`the log does not verify: ${JSON.stringify(run.hello.findings)}`);
  return run.hello;
}

/** Fills the log to `size` entries and waits until a checkpoint shows them; then the folder is its copy. */
async function grow({ hello: { port, ownerUrl, dataDir } }: BenchNode, folder: string, size: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ staged: string }>('SELECT count(*)::text AS staged FROM ledger_pending');
  await fillPending(client, size - Number(rows[0]!.staged));
  await client.end();
  for (;;) {
    const note = await (await fetch(`http://127.0.0.1:${port}/log/checkpoint`)).text();
    if (parseCheckpoint(note).size === size) break;
    await sleep(200);
  }
  await cp(join(dataDir, 'log', 'checkpoint'), join(folder, 'checkpoint'));
  await writeFile(join(folder, 'log.json'), await (await fetch(`http://127.0.0.1:${port}/log/log.json`)).text());
}

/** One inclusion proof in a tree of as many leaves. */
async function benchProof(): Promise<Figure> {
  const levels = [Array.from({ length: LONG }, () => leafHash(randomBytes(32)))];
  for (let below = levels[0]!; below.length > 1; below = levels.at(-1)!) {
    levels.push(Array.from({ length: Math.floor(below.length / 2) }, (_, i) => nodeHash(below[2 * i]!, below[2 * i + 1]!)));
  }
  const read = (level: number, index: number): Uint8Array => levels[level]![index]!;
  const root = treeRoot(LONG, read);
  const proofs = Array.from({ length: 1_000 }, (_, i) => ({ index: i * 97, proof: proveInclusion(i * 97, LONG, read) }));
  let hashes = 0;
  const took = await seconds(async () => {
    for (const { index, proof } of proofs) {
      if (!checkInclusion(index, LONG, read(0, index), proof, root)) throw new Error('a good proof was refused');
      hashes += proof.length;
    }
  });
  const bare = await seconds(async () => {
    for (let i = 0; i < hashes; i++) nodeHash(root, root);
  });
  return boundFigure('one inclusion proof verified; baseline its hashes alone', (took * 1000) / proofs.length, 'ms', 1, `${((bare * 1000) / proofs.length).toFixed(3)} ms`, 3);
}
