import type { Actor, AuthorizationMethod } from '../../../kernel/actor.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { addSeconds, DAY_SECONDS, instantOf, type Instant } from '../../../kernel/instant.js';
import { by as byActor, member, World as AnyWorld } from '../../../kernel/world.fixture.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { councilDecider } from './council.js';
import type { CouncilCommand } from './council-commands.js';
import type { SeatClass } from './council-state.js';
import type { SeatCommand } from './seat-commands.js';
import { seatDecider } from './seat.js';
import { seatId } from './seat-state.js';

export type { Logged } from '../../../kernel/world.fixture.js';

/** Councils, seats and people for the specs of this room. */
export const DAY_0: Instant = instantOf(1_795_330_800_000); // 2026-11-22T07:00:00.000Z
export const day = (n: number): Instant => addSeconds(DAY_0, n * DAY_SECONDS);

export const C: Commitment = `sha256:${'0f'.repeat(32)}`;
export const HASH = 'ab'.repeat(32);
export const UUID = '019ab1c2-0000-7000-8000-000000000001';
export const COUNCIL = '3k7w9qzp04tn';
export const OTHER_COUNCIL = '3k7w9qzp04tp';
export const LAB = 'e1e1e1e1e1e1';
export const ID = { motion: '7n4q7n4q7n4q', draw: '6f1p6f1p6f1p', interest: '5m0c8xk2h7rd', policy: '5p5p5p5p5p5p' };

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

/** As that person would act, with his own key where he has one. */
export function by(person: Person, on = 0, authorization?: AuthorizationMethod): Circumstances {
  return byActor(PEOPLE[person], day(on), authorization);
}

export class World extends AnyWorld {
  council(command: CouncilCommand, circumstances: Circumstances, id = COUNCIL): string {
    return this.ask(councilDecider, id, command, circumstances);
  }

  seat(number: number, command: SeatCommand, circumstances: Circumstances): string {
    return this.ask(seatDecider, seatId(COUNCIL, number), command, circumstances);
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
