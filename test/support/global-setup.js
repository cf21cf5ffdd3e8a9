/** Gives the run a folder for its PostgreSQL, which the first spec that asks for a database starts (database.ts). */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killServer } from './test-server.js';

export default function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-test-'));
  chmodSync(folder, 0o711);
  process.env.FOLKMOOT_TEST_RUN = folder;
  // Ctrl-C and a spec that ends the process go past the teardown.
  process.on('exit', () => {
    killServer(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  });
  process.once('SIGINT', () => process.exit(130));
}
