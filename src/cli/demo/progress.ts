import { DAY_SECONDS } from '../../kernel/instant.js';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const BEHIND = 'clock behind, seconds';

/**
 * Which steps of the world are done, kept beside the demonstration's data, so that a stopped run goes on where it stopped. It holds
 * the case codes of invented reporters too: for whoever tries the case page.
 */
export class Progress {
  readonly #done: Record<string, string>;

  constructor(private readonly file: string) {
    this.#done = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  }

  /** How far this world's clock is behind; a world that an earlier version began, without saying it, is of today. */
  behindSeconds(beginsDaysAgo: number): number {
    const kept = this.#done[BEHIND];
    if (kept !== undefined) return Number(kept);
    return Object.keys(this.#done).length === 0 ? beginsDaysAgo * DAY_SECONDS : 0;
  }

  keepBehind(seconds: number): void {
    this.#keep(BEHIND, String(seconds));
  }

  get(step: string): string | undefined {
    return this.#done[step];
  }

  /** Runs a step unless it is done; what it answers is kept. */
  async once(step: string, work: () => Promise<string | void>): Promise<string> {
    const known = this.#done[step];
    if (known !== undefined) return known;
    return this.#keep(step, (await work()) ?? '');
  }

  #keep(step: string, value: string): string {
    this.#done[step] = value;
    writeFileSync(`${this.file}.new`, JSON.stringify(this.#done, null, 1), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
    return value;
  }
}
