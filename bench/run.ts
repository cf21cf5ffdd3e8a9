import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MIGRATIONS } from '../migrations/index.js';
import { openDatabase } from '../src/platform/database/database.js';
import { createLogger } from '../src/platform/logger.js';
import { usePlatformSha256 } from '../verifier/platform-crypto.js';
import { type BenchNode, startBenchNode } from './child.js';
import { benchDraw } from './draw.js';
import { benchFiling } from './filing.js';
import { type Figure, table } from './measure.js';
import { benchMemory } from './memory.js';
import { benchPage } from './page.js';
import { benchSearch } from './search.js';
import { benchSequencer } from './sequencer.js';
import { benchTally } from './tally.js';
import { benchVerify } from './verify.js';
import { benchVotes } from './votes.js';
import { benchWeight } from './weight.js';

/** `npm run bench [-- <name> …] [--json]`: every figure beside its baseline of the same run; exit status 1 where a bound is missed. */

/** On one node, in this order: memory before anything has been asked of it. */
const ON_A_NODE: Readonly<Record<string, (node: BenchNode) => Promise<readonly Figure[]>>> = {
  memory: benchMemory,
  weight: benchWeight,
  search: benchSearch,
  page: benchPage,
  filing: benchFiling,
  votes: benchVotes,
};
const NAMES = ['sequencer', ...Object.keys(ON_A_NODE), 'verify', 'tally', 'draw'];

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean', default: false } }, allowPositionals: true });
const unknown = positionals.filter((name) => !NAMES.includes(name));
if (unknown.length > 0) {
  console.error(`bench: no such bench: ${unknown.join(', ')}. There are ${NAMES.join(', ')}.`);
  process.exit(2);
}
const wanted = new Set(positionals.length === 0 ? NAMES : positionals);
usePlatformSha256();
const figures: Figure[] = [];
if (wanted.has('sequencer')) figures.push(await onDatabase(benchSequencer));
const onNode = Object.entries(ON_A_NODE).filter(([name]) => wanted.has(name));
if (onNode.length > 0) {
  const node = await startBenchNode();
  try {
    for (const [name, bench] of onNode) {
      console.error(`bench: ${name}`);
      const measured = await bench(node);
      console.error(table(measured)); // what comes later may fail or take long
      figures.push(...measured);
    }
  } finally {
    await node.stop();
  }
}
if (wanted.has('verify')) {
  console.error('bench: verify');
  figures.push(...(await benchVerify()));
}
if (wanted.has('tally')) {
  console.error('bench: tally');
  figures.push(...(await benchTally()));
}
if (wanted.has('draw')) {
  console.error('bench: draw');
  figures.push(...(await benchDraw()));
}
console.log(values.json ? JSON.stringify(figures) : table(figures));
process.exitCode = figures.every(({ met }) => met) ? 0 : 1;

/** A database without a node, so that nothing but the bench works on it. */
async function onDatabase(bench: (ownerUrl: string) => Promise<Figure>): Promise<Figure> {
  console.error('bench: sequencer');
  const folder = await mkdtemp(join(tmpdir(), 'folkmoot-bench-'));
  const database = await openDatabase({ databaseUrl: undefined, dataDir: folder }, createLogger('error'), { migrations: MIGRATIONS });
  try {
    return await bench(database.ownerUrl);
  } finally {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}
