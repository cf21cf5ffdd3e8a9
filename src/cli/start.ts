import { InviteFirstSteward } from '../modules/members/index.js';
import { loadConfig } from '../platform/config.js';
import { startNode } from '../node.js';
import { type Command, DONE, say } from './command.js';

export const start: Command = {
  summary: 'starts the node: database, ledger, portal',
  usage: `folkmoot start

Starts everything that FOLKMOOT_ROLES names (all by default) and runs until Ctrl-C, which lets work under way finish.
Settings come from the environment: PORT, HOST, FOLKMOOT_DATA, FOLKMOOT_PUBLIC_URL, DATABASE_URL, REDIS_URL …
docs/operations.md lists them.`,
  async run() {
    const config = loadConfig();
    const node = await startNode(config);
    node.shutdown.listen();
    if (node.url !== undefined) say(`Folkmoot is at ${node.url} (log ${node.identity.origin})`);
    const first = await node.app.get(InviteFirstSteward).invite();
    if (first) say(`There is no steward yet. Open this link once, on the device that shall hold the passkey:\n  ${first.link}`);
    return DONE;
  },
};
