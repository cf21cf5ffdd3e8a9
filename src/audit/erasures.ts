import { isJsonObject, type Entry } from '../ledger/core/index.js';

/**
 * What the log says was erased. Erasing deletes the opening of a commitment, and says so in an event that all kinds of
 * business share:
 *
 *     { "type": "OpeningsErased", "openings": [{ "entry": "019ab1c2-…", "paths": ["/command/content/contact"] }], … }
 *
 * `paths` may be `"all"`, and the roster names one `path`. An opening that is still published afterwards is a finding.
 */
export class Erasures {
  readonly #erased = new Map<string, 'all' | Set<string>>();

  read(entry: Entry): void {
    for (const event of entry.events) {
      if (event.type !== 'OpeningsErased' || !Array.isArray(event['openings'])) continue;
      for (const opening of event['openings'] as readonly unknown[]) {
        if (!isJsonObject(opening) || typeof opening['entry'] !== 'string') continue;
        const paths = opening['paths'] ?? [opening['path']];
        if (paths === 'all') this.#erased.set(opening['entry'], 'all');
        else if (Array.isArray(paths)) this.#add(opening['entry'], paths as readonly unknown[]);
      }
    }
  }

  has(entry: string, path: string): boolean {
    const erased = this.#erased.get(entry);
    return erased === 'all' || erased?.has(path) === true;
  }

  #add(entry: string, paths: readonly unknown[]): void {
    const erased = this.#erased.get(entry) ?? new Set<string>();
    if (erased === 'all') return;
    for (const path of paths) if (typeof path === 'string') erased.add(path);
    this.#erased.set(entry, erased);
  }
}
