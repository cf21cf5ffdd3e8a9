/**
 * What a decision sees of other streams: their folded state at its own place in the log.
 *
 * A ballot is lawful while its motion is open, and the motion's state is what the motion's own entries built. The node holds
 * the rows of the streams that a decider names until its entry is staged, so no entry of theirs can come between; an auditor
 * has the same states when he comes to the same entry. So nothing is believed that the log does not show.
 *
 *     reads({ type: 'CastBallot', … })   →  [{ kind: 'motion', id: '3k7w9qzp04tn', hold: 'share' }]
 *     others.one('motion', '3k7w9qzp04tn')              // its state, or undefined where it has no entry
 *     others.under('ballot', '3k7w9qzp04tn')            // every ballot of it, in order of id
 */
export type Read =
  | {
      readonly kind: string;
      readonly id: string;
      /**
       * `share`: its entries wait until this one is staged. `update`: so do others that hold it. A stream that does not exist
       * cannot be held: decide nothing in favour of a command because a stream is absent.
       */
      readonly hold: 'share' | 'update';
    }
  /**
   * All streams of the kind whose ids are `<parent>-…`. They are not held one by one: hold (or be) a stream whose row each of their
   * commands holds too, in a way that excludes them.
   */
  | { readonly kind: string; readonly under: string };

export interface Others {
  one(kind: string, id: string): unknown;
  under(kind: string, parent: string): readonly Other[];
}

export interface Other {
  readonly id: string;
  readonly state: unknown;
}

/** `<parent>-<rest>`: what `under` finds. */
export function parentOf(id: string): string | undefined {
  const dash = id.indexOf('-');
  return dash < 1 ? undefined : id.slice(0, dash);
}

/** Gives what was read and throws on what was not named: a decision by something else could not be checked. */
export function othersOf(reads: readonly Read[], one: (kind: string, id: string) => unknown, under: (kind: string, parent: string) => readonly Other[]): Others {
  return {
    one(kind, id) {
      if (!reads.some((read) => 'id' in read && read.kind === kind && read.id === id)) throw new Error(`${kind} was not named to be read`);
      return one(kind, id);
    },
    under(kind, parent) {
      if (!reads.some((read) => 'under' in read && read.kind === kind && read.under === parent)) throw new Error(`${kind} was not named to be read`);
      return under(kind, parent);
    },
  };
}
