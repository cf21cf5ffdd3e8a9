import type { Actor, AuthorizationMethod } from './actor.js';
import type { Decision } from './decision.js';
import type { Instant } from './instant.js';
import type { Others, Read } from './others.js';

/** What surrounds a command, all of it written in the entry: nothing else may be read by a decision. */
export interface Circumstances {
  /** The instant at which the command was judged, read under the stream's lock. */
  readonly at: Instant;
  readonly actor: Actor;
  readonly authorization: AuthorizationMethod;
  /** Other streams as they stood at this place of the log: those that the decider's `reads` names, and no more. */
  readonly others?: Others;
}

/** True where the actor's own key signed the act, so that an operator cannot have invented it. */
export function isSigned(circumstances: Circumstances): boolean {
  return circumstances.authorization === 'passkey' || circumstances.authorization === 'ed25519';
}

/**
 * The rules of one kind of stream, frozen under a name (`reports/1`).
 *
 * `decide` reads only its arguments, so that an auditor who asks again gets the same answer. `evolve` is total and cannot
 * refuse: an event that breaks a rule is the auditor's to report, not evolve's to hide. States are plain JSON data: the
 * server keeps the folded state beside the stream's lock.
 */
export interface Decider<S, C extends { readonly type: string }, E extends { readonly type: string }, R extends string> {
  /** Stream kind, for example `report`. */
  readonly kind: string;
  /** Rule set, for example `reports/1`. */
  readonly rules: string;
  initial(id: string): S;
  decide(state: S, command: C, circumstances: Circumstances): Decision<E, R>;
  evolve(state: S, event: E, circumstances: Circumstances): S;
  /**
   * Other streams whose state the decision needs: an act may be lawful here only because of what stands there. The command may be
   * malformed (an auditor's comes from a forger): then it reads nothing.
   */
  reads?(command: C, state: S): readonly Read[];
  /** Streams this event speaks of: the auditor checks that each had an entry before. */
  references?(event: E): readonly StreamRef[];
}

export interface StreamRef {
  readonly kind: string;
  readonly id: string;
}

/** Deciders of different streams side by side, as in the catalogue; methods are bivariant, so each fits. */
export type AnyDecider = Decider<unknown, { readonly type: string }, { readonly type: string }, string>;
