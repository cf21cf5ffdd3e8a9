import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, type Config } from '../platform/config.js';
import { startNode, type RunningNode } from '../node.js';
import { CommandFailed } from './command.js';

/**
 * Lends a node without web to a command, beside a running one or alone. The embedded database is shared with the running node,
 * and stopped again only by whoever leaves last. With `sequencer` the command numbers its own entries where no other node does.
 */
export async function attached<T>(options: { readonly sequencer?: boolean }, work: (node: RunningNode, stopped: AbortSignal) => Promise<T>): Promise<T> {
  const config = loadConfig();
  // Whoever only looks must not bring a new log into the world because he stands in the wrong folder.
  if (!options.sequencer && config.databaseUrl === undefined && !existsSync(join(config.dataDir, 'postgres'))) {
    throw new CommandFailed(`no node has run on ${config.dataDir} yet. Start one, or name its folder: FOLKMOOT_DATA=var/demo for the demonstration.`);
  }
  const roles = new Set(options.sequencer ? (['sequencer'] as const) : []);
  const node = await startNode(Object.freeze(Object.assign(Object.create(Object.getPrototypeOf(config) as object), config, { roles, logLevel: 'warn' })) as Config, { attach: true });
  const stopped = new AbortController();
  // The first Ctrl-C asks the work to end at its next good point, the second ends the process; what is committed stays.
  const stop = (): void => (stopped.signal.aborted ? process.exit(130) : stopped.abort());
  process.on('SIGINT', stop);
  try {
    return await work(node, stopped.signal);
  } finally {
    process.off('SIGINT', stop);
    await node.shutdown.drain();
  }
}
