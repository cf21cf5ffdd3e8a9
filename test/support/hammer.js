/**
 * One process of the hammer: `node hammer.js <dist folder>`. Performs the plainest command over and over on a node without web, in
 * several lanes at once, and prints the id of each entry that was acknowledged. Environment: that of the node.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const from = (path) => import(pathToFileURL(join(process.argv[2], path)).href);
const { loadConfig } = await from('src/platform/config.js');
const { startNode } = await from('src/node.js');
const { governanceSlice, Ledger, LOG_STREAM } = await from('src/ledger/index.js');

const node = await startNode(loadConfig(), { attach: true });
const ledger = node.app.get(Ledger);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
let stopping = false;
process.stdin.on('end', () => (stopping = true)).resume();

async function lane() {
  while (!stopping) {
    try {
      const outcome = await ledger.ask(governanceSlice, LOG_STREAM, {
        command: { type: 'RecordOperatorAct', code: 'hammer' },
        actor: { kind: 'system', part: 'test' },
        authorization: { method: 'system' },
      });
      if (outcome.ok) process.stdout.write(`${outcome.receipt.entryId}\n`);
    } catch {
      await pause(100); // The database is away: not acknowledged, so not owed.
    }
  }
}

process.stdout.write('ready\n');
await Promise.all(Array.from({ length: 16 }, lane));
process.exit(0);
