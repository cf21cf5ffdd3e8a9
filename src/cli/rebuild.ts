import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Rebuild, type RebuildOutcome } from '../ledger/index.js';
import { connectApp } from '../platform/database/database.js';
import { attached } from './attached.js';
import { type Command, CommandFailed, DONE, remark, UsageError } from './command.js';
import { REBUILDABLE } from './rebuildable.js';

/** How long entries that have no number yet are waited for. */
const PATIENCE_MS = 30_000;

export const rebuild: Command = {
  summary: 'makes the tables anew from the log',
  usage: `folkmoot rebuild [--truncate]

Reads the log from its first entry, folds every stream and writes the rows of members, reports, incidents and entities again, with
the openings that still exist. It is one transaction: until it ends, nobody sees a change, and who writes waits. The tables must be
empty; --truncate empties them first. The log, openings, contacts, files and sessions are left alone.`,
  async run(argv) {
    const { values, positionals } = parseArgs({ args: [...argv], options: { truncate: { type: 'boolean', default: false } }, allowPositionals: true });
    if (positionals.length > 0) throw new UsageError('only --truncate may follow');
    return attached({ sequencer: true }, async ({ database }) => {
      const owner = await connectApp(database.ownerUrl, 1);
      try {
        const deadline = Date.now() + PATIENCE_MS;
        for (;;) {
          const outcome = await owner.transaction((tx) => new Rebuild(REBUILDABLE).run(tx, { truncate: values.truncate, progress: (done, size) => remark(`${done} of ${size} entries`) }));
          if (outcome.ok) {
            remark(`${outcome.entries} entries read, ${outcome.streams} streams folded`);
            return DONE;
          }
          if (outcome.refusal !== 'ENTRIES_PENDING' || Date.now() > deadline) throw new CommandFailed(WORDS[outcome.refusal]);
          await sleep(200);
        }
      } finally {
        await owner.destroy();
      }
    });
  },
};

const WORDS: Readonly<Record<Extract<RebuildOutcome, { ok: false }>['refusal'], string>> = {
  TABLES_NOT_EMPTY: 'the tables are not empty. Make a backup, then call it with --truncate.',
  ENTRIES_PENDING: 'entries wait for their number. See why the sequencer does not take them (/readyz, the log of the node), then call it again.',
};
