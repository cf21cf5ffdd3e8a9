import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { JsonObject } from '../../../kernel/json.js';
import { type AnySlice, LEDGER_REFUSAL_WORDS, type Slice } from '../../../ledger/index.js';
import { KEY_REFUSAL_WORDS } from './refusals.js';

export type Words = Readonly<Record<string, string>>;

/** What other streams say, asked again under the locks of the act: it may have changed since the act was prepared. */
export type ActGuard = (tx: EntityManager, streamId: string, command: JsonObject) => Promise<string | undefined>;

/**
 * The slices whose commands members may sign, by stream kind. Each module adds its own when it starts, with the words of its
 * refusals, so that an act which was prepared before a restart can be submitted after it.
 */
@Injectable()
export class ActSlices {
  readonly #slices = new Map<string, { readonly slice: AnySlice; readonly words: Words; readonly guard: ActGuard | undefined }>();

  add<S, C extends { readonly type: string }, E extends { readonly type: string }, R extends string>(slice: Slice<S, C, E, R>, words: Readonly<Record<R, string>>, guard?: ActGuard): void {
    const { kind } = slice.decider;
    if (this.#slices.has(kind)) throw new Error(`two slices of kind ${kind}`);
    this.#slices.set(kind, { slice: slice as unknown as AnySlice, words, guard });
  }

  get(kind: string): AnySlice {
    const found = this.#slices.get(kind);
    if (!found) throw new Error(`no slice of kind ${kind}: its module did not add it`);
    return found.slice;
  }

  guard(kind: string): ActGuard | undefined {
    return this.#slices.get(kind)?.guard;
  }

  /** The sentence for a refusal of this stream kind. */
  words(kind: string, refusal: string): string {
    const all: Words = { ...KEY_REFUSAL_WORDS, ...LEDGER_REFUSAL_WORDS, ...this.#slices.get(kind)?.words };
    const words = all[refusal];
    if (words === undefined) throw new Error(`no words for ${kind} ${refusal}`);
    return words;
  }
}
