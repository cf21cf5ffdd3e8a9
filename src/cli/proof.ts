import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isUuid } from '../kernel/ids.js';
import { LogReader } from '../ledger/index.js';
import { attached } from './attached.js';
import { type Command, CommandFailed, DONE, remark, UsageError } from './command.js';

export const proof: Command = {
  summary: 'writes the proof that an entry is in the log',
  usage: `folkmoot proof <entry> [-o FILE]

<entry> is a number in the log or an entry id. Writes a C2SP .tlog-proof to FILE, or to standard output. The entry itself is
in the entry bundles; \`folkmoot verify FILE\` checks receipts that carry it.`,
  async run(argv) {
    const { values, positionals } = parseArgs({ args: [...argv], options: { output: { type: 'string', short: 'o' } }, allowPositionals: true });
    const which = positionals[0];
    if (positionals.length !== 1 || which === undefined || !(isUuid(which) || /^\d{1,15}$/.test(which))) {
      throw new UsageError('name one entry, by its number or its id');
    }
    return attached({}, async ({ app }) => {
      const reader = app.get(LogReader);
      const seq = isUuid(which) ? (await reader.entryById(which))?.seq : Number(which);
      const file = seq === undefined ? undefined : await reader.proof(seq);
      if (file === undefined) throw new CommandFailed(`the published log (${reader.size} entries) has no entry ${which}.`);
      if (values.output === undefined) process.stdout.write(file);
      else {
        await writeFile(values.output, file);
        remark(`${values.output} proves entry ${seq}`);
      }
      return DONE;
    });
  },
};
