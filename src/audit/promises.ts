import { toHex } from '../kernel/bytes.js';
import { epochMs, type Instant } from '../kernel/instant.js';
import { bodyBytes, openNote, parsePromise, sha256, type Entry, type Governance, type InclusionPromise } from '../ledger/core/index.js';
import type { Findings } from './findings.js';
import { readKeys } from './trust.js';

interface Held {
  readonly note: string;
  readonly promise: InclusionPromise;
  fate: 'missing' | 'kept' | 'late' | 'changed';
}

/**
 * Promises and what became of them. The node promises at an entry's `at` to have it in the log within its maximum merge delay;
 * every entry shows by itself whether that was kept. Whoever holds promises of his own can bring them, and then an entry that
 * never came is found as well.
 *
 * A node that admits a broken promise (`PromiseBroken` in its own stream) is not reproached again; one that does not, and went
 * on sequencing for a whole delay more, is.
 */
export class Promises {
  readonly #held = new Map<string, Held>();
  /** Entries that came late, by id, until they are admitted. */
  readonly #late = new Map<string, { readonly seq: number; readonly sequencedAt: Instant }>();
  readonly #admitted = new Set<string>();
  #looked = 0;

  get looked(): number {
    return this.#looked;
  }

  /** Throws MalformedPromise. */
  hold(note: string): void {
    const promise = parsePromise(note);
    this.#held.set(promise.entryId, { note, promise, fate: 'missing' });
  }

  /** `governance` as it was before the entry. */
  see(entry: Entry, governance: Governance | undefined): void {
    this.#looked++;
    for (const event of entry.events) {
      if (event.type !== 'PromiseBroken' || entry.stream.kind !== 'log' || typeof event['entry'] !== 'string') continue;
      this.#admitted.add(event['entry']);
      this.#late.delete(event['entry']);
    }
    if (governance && isAfter(entry.sequencedAt, entry.at, governance.maxMergeDelaySeconds)) {
      this.#late.set(entry.id, { seq: entry.seq, sequencedAt: entry.sequencedAt });
    }
    const held = this.#held.get(entry.id);
    if (!held) return;
    const { bodyHash, stagedAt, maxMergeDelaySeconds } = held.promise;
    if (toHex(sha256(bodyBytes(entry))) !== bodyHash) held.fate = 'changed';
    else held.fate = isAfter(entry.sequencedAt, stagedAt, maxMergeDelaySeconds) ? 'late' : 'kept';
  }

  /** `until`: instant of the last entry, the only clock that an auditor of a log can go by. */
  finish(governance: Governance | undefined, until: Instant | undefined, findings: Findings): void {
    if (!governance || until === undefined) return;
    const { promiseKey, origin, maxMergeDelaySeconds } = governance;
    for (const { seq, sequencedAt } of this.#late.values()) {
      if (isAfter(until, sequencedAt, maxMergeDelaySeconds)) findings.add('PROMISE_BROKEN', seq, 'the entry came too late');
    }
    for (const [entryId, { note, promise, fate }] of this.#held) {
      this.#looked++;
      if (promise.origin !== origin || !openNote(note, readKeys([promiseKey])).ok) {
        findings.add('PROMISE_SIGNATURE', null, `for entry ${entryId}`);
      } else if (fate === 'changed') {
        findings.add('PROMISE_BROKEN', null, `entry ${entryId} has another content than was promised`);
      } else if (fate === 'missing' && isAfter(until, promise.stagedAt, promise.maxMergeDelaySeconds) && !this.#admitted.has(entryId)) {
        findings.add('PROMISE_BROKEN', null, `entry ${entryId} is not in the log`);
      } else if (fate === 'late' && !this.#admitted.has(entryId) && !this.#late.has(entryId)) {
        findings.add('PROMISE_BROKEN', null, `entry ${entryId} came too late`);
      }
    }
  }
}

/** In plain numbers: a delay from outside may lie beyond every date. */
function isAfter(instant: Instant, start: Instant, seconds: number): boolean {
  return epochMs(instant) > epochMs(start) + seconds * 1000;
}
