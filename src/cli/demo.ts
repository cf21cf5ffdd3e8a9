import { join } from 'node:path';
import { InviteFirstSteward } from '../modules/members/index.js';
import { loadConfig } from '../platform/config.js';
import { keysFolder } from '../platform/secret-file.js';
import { startNode } from '../node.js';
import { type Command, DONE, remark, say } from './command.js';
import { gatherCast } from './demo/cast.js';
import { Client } from './demo/client.js';
import { Progress } from './demo/progress.js';
import { World } from './demo/world.js';

export const demo: Command = {
  summary: 'starts a node with a demonstration world',
  usage: `folkmoot demo [--fill]

Starts a node in var/demo (or FOLKMOOT_DATA) and fills it, through the public API alone, with some 25 well-known AI incidents in
different states and a few invented reports. A second start goes on where the first one stopped. The node listens on this
machine only and has no rate limits. --fill stops when the world is built.`,
  async run(argv) {
    const config = loadConfig({ ...process.env, FOLKMOOT_DATA: process.env['FOLKMOOT_DATA'] ?? join('var', 'demo'), HOST: '127.0.0.1', FOLKMOOT_RATE_LIMITS: 'off' });
    const node = await startNode(config);
    node.shutdown.listen();
    try {
      // The address by number: `localhost` may mean another address family, where nobody listens.
      const client = new Client(`http://127.0.0.1:${new URL(node.url!).port || '80'}`);
      const progress = new Progress(join(config.dataDir, 'demo-world.json'));
      const cast = await gatherCast(client, keysFolder(config.dataDir), progress, node.app.get(InviteFirstSteward));
      await new World(client, cast, progress, (done, of) => remark(`demonstration world: ${done} of ${of}`)).build();
      say(`Folkmoot's demonstration is at ${node.url}`);
      say(`A reporter's case to look at: ${node.url}/case with the code ${progress.get('code fictional-warehouse-rota')}`);
      const seat = await cast.get('steward-one')!.invite(['editor', 'steward'], 'PERSON');
      say(`To sit at the desk yourself, open this link once and make a passkey:\n  ${seat.link}`);
    } catch (error) {
      await node.shutdown.drain();
      throw error;
    }
    if (argv.includes('--fill')) await node.shutdown.drain();
    return DONE;
  },
};
