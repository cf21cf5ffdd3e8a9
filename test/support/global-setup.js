/** Gives the run a folder for its PostgreSQL, which the first spec that asks for a database starts (database.ts). */
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killServer } from './test-server.js';

export default function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-test-'));
  chmodSync(folder, 0o711);
  process.env.FOLKMOOT_TEST_RUN = folder;
  // Ctrl-C goes past the teardown.
  process.on('exit', () => killServer(folder));
  process.once('SIGINT', () => process.exit(130));
}
