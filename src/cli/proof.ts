import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isUuid } from '../kernel/ids.js';
import { formatReceipt, parseTlogProof } from '../ledger/core/index.js';
import { LogReader, PublicOpenings } from '../ledger/index.js';
import { attached } from './attached.js';
import { type Command, CommandFailed, DONE, remark, UsageError } from './command.js';

export const proof: Command = {
  summary: 'writes the proof that an entry is in the log',
  usage: `folkmoot proof <entry> [-o FILE]

<entry> is a number in the log or an entry id. Writes a C2SP .tlog-proof that carries the
entry, and those of its texts that everybody may read, to FILE or to standard output.
Check it anywhere, offline: \`folkmoot verify FILE --vkey <the log's key>\`.`,
  async run(argv) {
    const { values, positionals } = parseArgs({ args: [...argv], options: { output: { type: 'string', short: 'o' } }, allowPositionals: true });
    const which = positionals[0];
    if (positionals.length !== 1 || which === undefined || !(isUuid(which) || /^\d{1,15}$/.test(which))) {
      throw new UsageError('name one entry, by its number or its id');
    }
    return attached({}, async ({ app }) => {
      const reader = app.get(LogReader);
      const logged = isUuid(which) ? await reader.entryById(which) : await reader.entry(Number(which));
      const bare = logged && (await reader.proof(logged.seq));
      if (!logged || bare === undefined) throw new CommandFailed(`the published log (${reader.size} entries) has no entry ${which}.`);
      const openings = await app.get(PublicOpenings).ofEntry(logged.entry.id);
      const file = formatReceipt({ entry: logged.bytes, openings, proof: parseTlogProof(bare) });
      if (values.output === undefined) process.stdout.write(file);
      else {
        await writeFile(values.output, file);
        remark(`${values.output} proves entry ${logged.seq}`);
      }
      return DONE;
    });
  },
};
