import type { PublishedOpening } from '../../src/audit/index.js';
import { tilePath, TILE_WIDTH } from '../../src/ledger/core/index.js';
import { type LogSource, parseOpening, Unreadable } from './source.js';

/** Texts of 256 entries: far above what any rules take, far below what hurts. */
const OPENINGS_LIMIT = 64 * 1024 * 1024;

export interface HttpSettings {
  /** Waits before asking again, in milliseconds: as many tries more. */
  readonly pauses?: readonly number[];
  readonly timeoutMs?: number;
}

/**
 * A log as its node publishes it, or any mirror. The server is not trusted: it may send without end, not at all, or to somewhere
 * else, so sizes and times are limited and redirections are not followed.
 */
export class HttpSource implements LogSource {
  readonly name: string;
  readonly #base: URL;
  readonly #pauses: readonly number[];
  readonly #timeoutMs: number;

  /** Address of the node or of its `/log/`. Throws TypeError on what is none. */
  constructor(address: string, { pauses = [250, 1_000, 4_000], timeoutMs = 30_000 }: HttpSettings = {}) {
    const url = new URL(address);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new TypeError('not an address of the web');
    const path = url.pathname.replace(/\/+$/, '');
    this.#base = new URL(path.endsWith('/log') ? `${path}/` : `${path}/log/`, url);
    this.name = this.#base.href;
    this.#pauses = pauses;
    this.#timeoutMs = timeoutMs;
  }

  async read(path: string, limit: number): Promise<Uint8Array | undefined> {
    for (let tries = 0; ; tries++) {
      const pause = this.#pauses[tries];
      try {
        return await this.#ask(path, limit);
      } catch (error) {
        if (error instanceof Unreadable && !(error instanceof Unavailable)) throw error;
        if (pause === undefined) throw error instanceof Unavailable ? error : new Unreadable(`${path}: the server does not answer`);
      }
      await sleep(pause);
    }
  }

  /** Those that everybody may read, a bundle of entries at a time. A mirror need not have them. */
  async *openings(size: number): AsyncGenerator<PublishedOpening | undefined> {
    for (let index = 0; index * TILE_WIDTH < size; index++) {
      const bytes = await this.read(tilePath('entries', index, 0).replace('tile/entries', 'openings'), OPENINGS_LIMIT);
      if (!bytes) return;
      for (const line of new TextDecoder().decode(bytes).split('\n')) {
        const opening = line === '' ? undefined : parseOpening(line);
        // The log may have grown since its checkpoint was read.
        if (line !== '' && !(opening && opening.seq >= size)) yield opening;
      }
    }
  }

  async #ask(path: string, limit: number): Promise<Uint8Array | undefined> {
    const response = await fetch(new URL(path, this.#base), { redirect: 'manual', signal: AbortSignal.timeout(this.#timeoutMs) });
    try {
      const { status } = response;
      if (status === 200) return await readUpTo(response, limit, path);
      if (status === 404 || status === 410) return undefined;
      if (status === 429 || status >= 500) throw new Unavailable(`${path}: the server answers ${status}`);
      throw new Unreadable(`${path}: the server answers ${status}`);
    } finally {
      // Nothing to be done where the body has been read or has failed already.
      await response.body?.cancel().catch(() => undefined);
    }
  }
}

/** Worth another try. */
class Unavailable extends Unreadable {}

/** Not from `node:timers`: a browser runs this as well. */
function sleep(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** Counts what comes out of decompression, so that a small answer cannot grow into a huge one. */
async function readUpTo(response: Response, limit: number, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = (response.body as ReadableStream<Uint8Array> | null)?.getReader();
  try {
    for (;;) {
      const read = await reader?.read();
      if (read?.value === undefined) break;
      length += read.value.length;
      if (length > limit) throw new Unreadable(`${path} is larger than it may be`);
      chunks.push(read.value);
    }
  } finally {
    await reader?.cancel().catch(() => undefined);
    reader?.releaseLock();
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
