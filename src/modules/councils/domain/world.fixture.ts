import type { Actor, AuthorizationMethod } from '../../../kernel/actor.js';
import type { AnyDecider, Circumstances, Decider } from '../../../kernel/decider.js';
import { addSeconds, DAY_SECONDS, instantOf, type Instant } from '../../../kernel/instant.js';
import { othersOf, parentOf } from '../../../kernel/others.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { councilDecider } from './council.js';
import type { CouncilCommand } from './council-commands.js';
import type { SeatClass } from './council-state.js';
import type { SeatCommand } from './seat-commands.js';
import { seatDecider } from './seat.js';
import { seatId } from './seat-state.js';

/** A small world of streams for the specs of this room: what is asked is judged as the node judges it, by what the other streams say. */
export const DAY_0: Instant = instantOf(1_795_330_800_000); // 2026-11-22T07:00:00.000Z
export const day = (n: number): Instant => addSeconds(DAY_0, n * DAY_SECONDS);

export const C: Commitment = `sha256:${'0f'.repeat(32)}`;
export const HASH = 'ab'.repeat(32);
export const UUID = '019ab1c2-0000-7000-8000-000000000001';
export const COUNCIL = '3k7w9qzp04tn';
export const OTHER_COUNCIL = '3k7w9qzp04tp';
export const LAB = 'e1e1e1e1e1e1';
export const ID = { motion: '7n4q7n4q7n4q', draw: '6f1p6f1p6f1p', interest: '5m0c8xk2h7rd', policy: '5p5p5p5p5p5p' };

const member = (id: string, ...roles: string[]): Actor => ({ kind: 'member', id, roles });
export const PEOPLE = {
  nobody: { kind: 'anonymous' },
  sten: member('sten00000000', 'steward'),
  ada: member('ada000000000'),
  ben: member('ben000000000'),
  cho: member('ch0000000000'),
  system: { kind: 'system', part: 'clock' },
} as const satisfies Readonly<Record<string, Actor>>;
export type Person = keyof typeof PEOPLE;
export const MEMBER = { sten: 'sten00000000', ada: 'ada000000000', ben: 'ben000000000', cho: 'ch0000000000', gone: 'g0ne00000000' };

const OWN_METHOD: Readonly<Record<Actor['kind'], AuthorizationMethod>> = { anonymous: 'anonymous', reporter: 'ed25519', member: 'passkey', system: 'system' };

/** As that person would act, with his own key where he has one. */
export function by(person: Person, on = 0, authorization: AuthorizationMethod = OWN_METHOD[PEOPLE[person].kind]): Circumstances {
  return { at: day(on), actor: PEOPLE[person], authorization };
}

type Asked = { readonly type: string };

export interface Logged {
  readonly kind: string;
  readonly id: string;
  readonly command: Asked;
  readonly circumstances: Circumstances;
  readonly events: readonly Asked[];
}

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
    const surrounded = { ...circumstances, ...this.#others(decider as unknown as AnyDecider, command, before) };
    const decision = decider.decide(before, command, surrounded);
    if (!decision.ok) return decision.refusal;
    const after = decision.events.reduce<S>((state, event) => decider.evolve(state, event, surrounded), before);
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

  council(command: CouncilCommand, circumstances: Circumstances, id = COUNCIL): string {
    return this.ask(councilDecider, id, command, circumstances);
  }

  seat(number: number, command: SeatCommand, circumstances: Circumstances): string {
    return this.ask(seatDecider, seatId(COUNCIL, number), command, circumstances);
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

export const CITIZENS: SeatClass = { code: 'citizens', seats: 2, filledBy: ['sortition', 'appointment'], termDays: 540, mostTerms: 2, vacancy: 'same-way' };
export const AFFECTED: SeatClass = { code: 'affected-groups', seats: 2, filledBy: ['election', 'self-nomination'], termDays: 365, mostTerms: null, vacancy: 'appointment' };
export const EXPERTS: SeatClass = { code: 'experts', seats: 1, filledBy: ['appointment'], termDays: null, mostTerms: null, vacancy: 'left-vacant' };
export const CLASSES: readonly SeatClass[] = [CITIZENS, AFFECTED, EXPERTS];

export const FOUND: CouncilCommand = { type: 'FoundCouncil', name: C, purpose: C, charter: C, labels: C, hash: HASH, classes: CLASSES, assessDays: 60 };

/** The node's members and a lab, before any council. */
export function anyWorld(): World {
  const active = Object.fromEntries([MEMBER.sten, MEMBER.ada, MEMBER.ben, MEMBER.cho].map((id) => [id, { status: 'active' }]));
  return new World()
    .put('members', 'roster', { members: { ...active, [MEMBER.gone]: { status: 'removed' } } })
    .put('entity', LAB, { status: 'registered', kind: 'organisation' });
}

/** A council of three classes, founded on day 0, with nobody in it. */
export function foundedWorld(): World {
  return anyWorld().must(councilDecider, COUNCIL, FOUND, by('sten'));
}

export function appoint(who: string, code = 'citizens', until: Instant | null = day(500)): SeatCommand {
  return { type: 'FillSeat', class: code, member: who, name: C, way: 'appointment', until, motion: null, draw: null };
}
