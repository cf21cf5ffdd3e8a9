import { createWriteStream } from 'node:fs';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { type Audience, LogDescription, Openings, PublishedLog } from '../ledger/index.js';
import { parseCheckpoint, tilePath, tilesFor } from '../ledger/core/index.js';
import { Transactions } from '../platform/database/transactions.js';
import { attached } from './attached.js';
import { type Command, CommandFailed, DONE, remark, UsageError } from './command.js';

const PAGE = 2_000;

export const exportLog: Command = {
  summary: 'writes the log as published, with the openings that may be seen',
  usage: `folkmoot export <dir> [--sealed]

Writes checkpoint, log.json, tiles and entry bundles exactly as published, and beside them openings.jsonl with the public openings.
--sealed adds what only reviewers may see: such a copy must be kept as safe as the node itself. Members' names and addresses, and
the contacts of reporters, are in no export. <dir> must be empty or new.
Check it with \`folkmoot verify <dir>\`.`,
  async run(argv) {
    const { values, positionals } = parseArgs({ args: [...argv], options: { sealed: { type: 'boolean', default: false } }, allowPositionals: true });
    const folder = positionals[0];
    if (positionals.length !== 1 || folder === undefined) throw new UsageError('name one folder');
    await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length > 0) throw new CommandFailed(`${folder} is not empty.`);
    const audiences: readonly Audience[] = values.sealed ? ['public', 'reviewers'] : ['public'];
    return attached({}, async ({ app }) => {
      const published = app.get(PublishedLog);
      const note = published.latest?.note;
      if (note === undefined) throw new CommandFailed('nothing is published yet.');
      const { size } = parseCheckpoint(note);
      for (const tile of tilesFor(0, size)) {
        const path = tilePath(tile.level, tile.index, tile.width);
        await copyTile(published.folder, folder, path);
      }
      await writeFile(join(folder, 'log.json'), await app.get(LogDescription).json());
      const openings = await writeOpenings(app.get(Openings), app.get(Transactions), join(folder, 'openings.jsonl'), size, audiences);
      await writeFile(join(folder, 'checkpoint'), note);
      remark(`${size} entries and ${openings} openings written to ${folder}`);
      return DONE;
    });
  },
};

/** A partial tile may have become full since the checkpoint was read: then the full one is taken, which contains it. */
async function copyTile(from: string, to: string, path: string): Promise<void> {
  const partial = /^(.*)\.p\/\d+$/.exec(path);
  try {
    await cp(join(from, path), join(to, path));
  } catch (error) {
    if (!partial || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await cp(join(from, partial[1]!), join(to, partial[1]!));
  }
}

async function writeOpenings(openings: Openings, transactions: Transactions, file: string, size: number, audiences: readonly Audience[]): Promise<number> {
  const stream = createWriteStream(file, { mode: 0o600 });
  let count = 0;
  for (let from = 0; from < size; from += PAGE) {
    const page = await transactions.run((tx) => openings.page(tx, from, Math.min(size, from + PAGE), audiences));
    count += page.length;
    const text = page.map((opening) => `${JSON.stringify(opening)}\n`).join('');
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  return count;
}
