import { parseArgs } from 'node:util';
import { AiidImport, type ImportProgress } from '../modules/incidents/index.js';
import { attached } from './attached.js';
import { type Command, DONE, remark, REFUSED, say, UsageError } from './command.js';

const BAR = 30;

export const importRecords: Command = {
  summary: 'takes over records of another database',
  usage: `folkmoot import aiid <file.jsonl> [--retrieved YYYY-MM-DD] [--json]

Imports an extract of the AI Incident Database (JSON Lines), beside a running node or alone. Each record is marked with its source
and licence. Ctrl-C stops after the batch under way; the next run goes on from there, and a run over a file that is here already
does nothing. Rejected lines are listed with their reasons; exit 1 where there are any.`,
  async run(argv) {
    const { values, positionals } = parseArgs({ args: [...argv], options: { json: { type: 'boolean' }, retrieved: { type: 'string' } }, allowPositionals: true });
    const [format, file] = positionals;
    if (format !== 'aiid' || file === undefined || positionals.length !== 2) throw new UsageError('name the format (aiid) and one file');
    return attached({ sequencer: true }, async ({ app }, stopped) => {
      const result = await app.get(AiidImport).run(file, {
        signal: stopped,
        ...(values.retrieved === undefined ? {} : { retrieved: values.retrieved }),
        onProgress: bar,
      });
      if (process.stderr.isTTY) process.stderr.write('\n');
      if (values.json) say(JSON.stringify(result));
      else {
        for (const { line, reason } of result.rejected) say(`line ${line}: ${reason}`);
        say(`${result.imported} imported, ${result.skipped} were here already, ${result.rejected.length} rejected; ${result.entities} names registered`);
      }
      if (stopped.aborted) remark('stopped; the next run goes on from here');
      return result.rejected.length === 0 ? DONE : REFUSED;
    });
  },
};

/** A bar on a terminal; a line for every tenth elsewhere. */
function bar({ bytes, totalBytes, lines }: ImportProgress): void {
  const share = totalBytes === 0 ? 1 : bytes / totalBytes;
  const filled = Math.round(share * BAR);
  const text = `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${Math.round(share * 100)} %  ${lines} lines`;
  if (process.stderr.isTTY) process.stderr.write(`\r${text}`);
  else if (filled % 3 === 0) remark(text);
}
