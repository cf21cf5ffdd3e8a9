import { fromUtf8 } from '../src/kernel/bytes.js';
import { LogAuditor, type AuditSettings, type LogKeys, type PublishedOpening, type Report } from '../src/audit/index.js';
import { levelCount, NOTE_LIMIT, parseCheckpoint, tileAt, TILE_WIDTH, type Tile } from '../src/ledger/core/index.js';
import { readAhead } from './read-ahead.js';
import { type LogSource, readBundle, readHashes, Unreadable } from './sources/source.js';

export interface VerifySettings extends AuditSettings {
  /** Promise notes that the asker holds. */
  readonly promises?: readonly string[];
  /** Checkpoints that the asker kept from before. */
  readonly earlier?: readonly string[];
  readonly progress?: (done: number, size: number) => void;
  /** Told which keys the log itself names, oldest first, and by which it signs promises. */
  readonly keysFound?: (keys: LogKeys) => void;
}

const ANNOUNCEMENT_LIMIT = 65_536;
/** Requests under way at a time. */
const WIDTH = 4;

/** Reads a whole published log and has it audited. Answers with a report, whatever it is given to read. */
export async function verifyLog(source: LogSource, settings: VerifySettings = {}): Promise<Report> {
  const auditor = new LogAuditor(settings);
  const note = await readText(source, 'checkpoint', NOTE_LIMIT, auditor);
  if (note !== undefined) auditor.checkpoint(note);
  const announcement = await readText(source, 'log.json', ANNOUNCEMENT_LIMIT, auditor);
  if (announcement !== undefined) auditor.announcement(parseJson(announcement));
  for (const earlier of settings.earlier ?? []) auditor.earlier(earlier);
  for (const promise of settings.promises ?? []) auditor.promise(promise);

  const size = note === undefined ? undefined : sizeOf(note);
  if (size !== undefined) await feed(source, size, auditor, settings);
  settings.keysFound?.(auditor.keys());
  return auditor.finish();
}

async function feed(source: LogSource, size: number, auditor: LogAuditor, { progress }: VerifySettings): Promise<void> {
  const openings = new OpeningsInOrder(source, size, auditor);
  const read = async (tile: Tile) => (tile.level === 'entries' ? await readBundle(source, tile) : await readHashes(source, tile));
  for await (const answer of readAhead(readingOrder(size), WIDTH, read)) {
    const { item: tile } = answer;
    if (!answer.ok) {
      auditor.unreadable(wordsOf(answer.reason));
      if (tile.level === 'entries') break; // What comes behind a gap cannot be placed.
    } else if (answer.value instanceof Uint8Array) {
      auditor.tile(tile, answer.value);
    } else {
      auditor.bundle(answer.value);
      const end = tile.index * TILE_WIDTH + answer.value.length;
      await openings.feed(end);
      progress?.(end, size);
    }
  }
  await openings.feedRest();
  await openings.again();
}

/** Every bundle, and every tile of hashes as soon as the entries under it have been read. */
export function* readingOrder(size: number): Generator<Tile> {
  for (let index = 0; index * TILE_WIDTH < size; index++) {
    yield tileAt('entries', index, size)!;
    yield tileAt(0, index, size)!;
    let above = index + 1;
    for (let level = 1; above * TILE_WIDTH <= levelCount(level - 1, size) && above % TILE_WIDTH === 0; level++) {
      above = above / TILE_WIDTH;
      yield { level, index: above - 1, width: 0 };
    }
  }
  for (let level = 1; levelCount(level, size) > 0; level++) {
    const count = levelCount(level, size);
    if (count % TILE_WIDTH > 0) yield tileAt(level, Math.floor(count / TILE_WIDTH), size)!;
  }
}

/** Hands openings to the auditor together with the entries they open: both are sorted, so neither need be kept. */
class OpeningsInOrder {
  readonly #lines: AsyncIterator<PublishedOpening | undefined>;
  #next: PublishedOpening | undefined;

  constructor(
    private readonly source: LogSource,
    private readonly size: number,
    private readonly auditor: LogAuditor,
  ) {
    this.#lines = source.openings(size)[Symbol.asyncIterator]();
  }

  /** Those of entries before `end`. */
  async feed(end: number): Promise<void> {
    for (;;) {
      this.#next ??= await this.#read();
      if (this.#next === undefined || this.#next.seq >= end) return;
      this.auditor.opening(this.#next);
      this.#next = undefined;
    }
  }

  async feedRest(): Promise<void> {
    for (; (this.#next ??= await this.#read()); this.#next = undefined) this.auditor.strayOpening();
  }

  async again(): Promise<void> {
    try {
      for await (const opening of this.source.openings(this.size)) if (opening) this.auditor.stillPublished(opening);
    } catch {
      // The first reading has told of it.
    }
  }

  async #read(): Promise<PublishedOpening | undefined> {
    for (;;) {
      try {
        const line = await this.#lines.next();
        if (line.done === true) return undefined;
        if (line.value) return line.value;
        this.auditor.unreadable('a line of the openings is no opening');
      } catch (error) {
        this.auditor.unreadable(wordsOf(error));
        return undefined;
      }
    }
  }
}

async function readText(source: LogSource, path: string, limit: number, auditor: LogAuditor): Promise<string | undefined> {
  try {
    const bytes = await source.read(path, limit);
    if (!bytes) throw new Unreadable(`${path} is missing`);
    return fromUtf8(bytes);
  } catch (error) {
    auditor.unreadable(error instanceof Unreadable ? error.message : `${path} is not a text`);
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sizeOf(note: string): number | undefined {
  try {
    return parseCheckpoint(note).size;
  } catch {
    return undefined;
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Unreadable ? error.message : 'a file could not be read';
}
