import { fromUtf8 } from '../../src/kernel/bytes.js';
import type { PublishedOpening } from '../../src/audit/index.js';
import type { LogSource } from '../../verifier/sources/source.js';
import type { Files } from './forgeries.js';

/** A published log in memory, for specs. */
export class InMemorySource implements LogSource {
  readonly name = 'memory';
  readonly asked: string[] = [];

  constructor(private readonly files: Files) {}

  read(path: string): Promise<Uint8Array | undefined> {
    this.asked.push(path);
    return Promise.resolve(this.files.get(path));
  }

  async *openings(): AsyncGenerator<PublishedOpening> {
    const lines = this.files.get('openings.jsonl');
    if (lines) for (const line of fromUtf8(lines).split('\n').slice(0, -1)) yield JSON.parse(line) as PublishedOpening;
  }
}
