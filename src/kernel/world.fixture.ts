import type { Actor, AuthorizationMethod } from './actor.js';
import type { AnyDecider, Circumstances, Decider } from './decider.js';
import type { Instant } from './instant.js';
import { othersOf, parentOf } from './others.js';

export interface Asked {
  readonly type: string;
}

export interface Logged {
  readonly kind: string;
  readonly id: string;
  readonly command: Asked;
  readonly circumstances: Circumstances;
  readonly events: readonly Asked[];
}

export const member = (id: string, ...roles: string[]): Actor => ({ kind: 'member', id, roles });

const OWN_METHOD: Readonly<Record<Actor['kind'], AuthorizationMethod>> = { anonymous: 'anonymous', reporter: 'ed25519', member: 'passkey', system: 'system' };

/** As that actor would act, with his own key where he has one. */
export function by(actor: Actor, at: Instant, authorization: AuthorizationMethod = OWN_METHOD[actor.kind]): Circumstances {
  return { at, actor, authorization };
}

/** A small world of streams for the specs of rules: what is asked is judged as the node judges it, by what the other streams say. */
export class World {
  readonly states = new Map<string, unknown>();
  readonly log: Logged[] = [];

  /** Puts a state there without asking: what belongs to others' rules. */
  put(kind: string, id: string, state: unknown): this {
    this.states.set(`${kind}/${id}`, state);
    return this;
  }

  state(kind: string, id: string): unknown {
    return this.states.get(`${kind}/${id}`);
  }

  /** `ok`, and then it has happened; or the code of the refusal. */
  ask<S, K extends Asked, E extends Asked, R extends string>(decider: Decider<S, K, E, R>, id: string, command: K, circumstances: Circumstances): 'ok' | R {
    const { kind } = decider;
    const before = (this.state(kind, id) as S | undefined) ?? decider.initial(id);
    const decision = decider.decide(before, command, { ...circumstances, ...this.#others(decider as unknown as AnyDecider, command, before) });
    if (!decision.ok) return decision.refusal;
    // Without what was read: rows are made anew from the log alone.
    const after = decision.events.reduce<S>((state, event) => decider.evolve(state, event, circumstances), before);
    this.put(kind, id, JSON.parse(JSON.stringify(after))); // as the server keeps it beside the lock
    this.log.push({ kind, id, command, circumstances, events: decision.events });
    return 'ok';
  }

  /** The same, and it must be lawful. */
  must<S, K extends Asked, E extends Asked, R extends string>(decider: Decider<S, K, E, R>, id: string, command: K, circumstances: Circumstances): this {
    const verdict = this.ask(decider, id, command, circumstances);
    if (verdict !== 'ok') throw new Error(`${command.type} refused: ${verdict}`);
    return this;
  }

  #others(decider: AnyDecider, command: Asked, state: unknown): Pick<Circumstances, 'others'> {
    if (!decider.reads) return {};
    const under = (kind: string, parent: string): { id: string; state: unknown }[] =>
      [...this.states.keys()]
        .filter((key) => key.startsWith(`${kind}/`))
        .map((key) => key.slice(kind.length + 1))
        .filter((id) => parentOf(id) === parent)
        .sort()
        .map((id) => ({ id, state: this.state(kind, id) }));
    return { others: othersOf(decider.reads(command, state), (kind, id) => this.state(kind, id), under) };
  }
}
