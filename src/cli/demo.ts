import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { InviteFirstSteward } from '../modules/members/index.js';
import { loadConfig } from '../platform/config.js';
import type { Database } from '../platform/database/database.js';
import { openKey } from '../platform/keys.js';
import { keysFolder } from '../platform/secret-file.js';
import { startNode } from '../node.js';
import { type Command, DONE, remark, say } from './command.js';
import { Cast, signersOf } from './demo/cast.js';
import { Client } from './demo/client.js';
import { History } from './demo/history.js';
import { Progress } from './demo/progress.js';
import { SimulatedClock } from './demo/simulated-clock.js';

export const demo: Command = {
  summary: 'starts a node with a demonstration world',
  usage: `folkmoot demo [--fill]

Starts a node in var/demo (or FOLKMOOT_DATA) and fills it, through the public API alone: an invented council votes on the policy of an
invented lab, which answers late and in part; a jury of invented people is drawn and judges; some 25 well-known AI incidents stand in different states, with a few invented
reports. The world begins some months ago and comes forward to today. A second start goes on where the first one stopped. The node
listens on this machine only and has no rate limits. --fill stops when the world is built.`,
  async run(argv) {
    const config = loadConfig({ ...process.env, FOLKMOOT_DATA: process.env['FOLKMOOT_DATA'] ?? join('var', 'demo'), HOST: '127.0.0.1', FOLKMOOT_RATE_LIMITS: 'off' });
    const progress = new Progress(join(config.dataDir, 'demo-world.json'));
    const clock = new SimulatedClock(progress.behindSeconds(History.BEGINS_DAYS_AGO));
    const node = await startNode(config, { clock });
    node.shutdown.listen();
    try {
      // The address by number: `localhost` may mean another address family, where nobody listens.
      const client = new Client(`http://127.0.0.1:${new URL(node.url!).port || '80'}`);
      const keys = keysFolder(config.dataDir);
      // A port that the system chooses is another one next time, and passkeys would be of an address that is gone.
      const origin = config.port === 0 ? undefined : new URL(config.publicUrl).origin;
      const cast = new Cast(client, progress, await signersOf(keys, progress, origin));
      const history = new History({
        anybody: client,
        cast,
        progress,
        clock,
        labKey: openKey(keys, 'demo-lab'),
        first: node.app.get(InviteFirstSteward),
        // What the node's own clock would do in the days that are passed over.
        strike: () => node.strike(),
        allNumbered: () => allNumbered(node.database),
        tell: (done, of) => remark(`demonstration world: ${done} of ${of}`),
      });
      await history.build();
      say(`Folkmoot's demonstration is at ${node.url}`);
      say(`A council's motion and what became of it: ${node.url}/motions/${progress.get('motion')}`);
      say(`A jury, from its lot to the answered verdict: ${node.url}/juries/${progress.get('jury')}`);
      say(`A reporter's case to look at: ${node.url}/case with the code ${progress.get('code fictional-warehouse-rota')}`);
      const seat = await (await cast.as('steward-one')).invite(['editor', 'steward'], 'PERSON');
      say(`To sit at the desk yourself, open this link once and make a passkey:\n  ${seat.link}`);
    } catch (error) {
      await node.shutdown.drain();
      throw error;
    }
    if (argv.includes('--fill')) await node.shutdown.drain();
    return DONE;
  },
};

const WAITING = 'SELECT EXISTS (SELECT FROM ledger_pending p WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.pending_id = p.id)) AS waiting';

async function allNumbered({ dataSource }: Database): Promise<void> {
  for (;;) {
    const [row] = await dataSource.query<{ waiting: boolean }[]>(WAITING);
    if (!row!.waiting) return;
    await sleep(20);
  }
}
