import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { MIGRATIONS } from '../migrations/index.js';
import { useSha256 } from '../src/ledger/core/index.js';
import { openDatabase } from '../src/platform/database/database.js';
import { createLogger } from '../src/platform/logger.js';
import { benchSequencer } from './sequencer.js';
import { table } from './measure.js';

/** `node dist/bench/sequencer-run.js`: this one alone. */
useSha256((bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()));
const folder = await mkdtemp(join(tmpdir(), 'folkmoot-bench-'));
const database = await openDatabase({ databaseUrl: undefined, dataDir: folder }, createLogger('error'), { migrations: MIGRATIONS });
try {
  console.log(table([await benchSequencer(database.ownerUrl)]));
} finally {
  await database.close();
  await rm(folder, { recursive: true, force: true });
}
