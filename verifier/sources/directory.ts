import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { PublishedOpening } from '../../src/audit/index.js';
import { type LogSource, parseOpening, Unreadable } from './source.js';

/** A log in a folder, as `folkmoot export` writes it: the published files, and `openings.jsonl` beside them. */
export class DirectorySource implements LogSource {
  readonly name: string;

  constructor(private readonly folder: string) {
    this.name = folder;
  }

  async read(path: string, limit: number): Promise<Uint8Array | undefined> {
    let file;
    try {
      file = await open(join(this.folder, path), 'r');
      const { size } = await file.stat();
      if (size > limit) throw new Unreadable(`${path} is larger than it may be`);
      return new Uint8Array(await file.readFile());
    } catch (error) {
      if (error instanceof Unreadable) throw error;
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
      throw new Unreadable(`${path} cannot be read (${codeOf(error)})`);
    } finally {
      await file?.close();
    }
  }

  async *openings(): AsyncGenerator<PublishedOpening | undefined> {
    const stream = createReadStream(join(this.folder, 'openings.jsonl'));
    try {
      for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) if (line !== '') yield parseOpening(line);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw new Unreadable(`openings.jsonl cannot be read (${codeOf(error)})`);
    } finally {
      stream.destroy();
    }
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'error';
}
