import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../kernel/actor.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { by } from '../../../kernel/world.fixture.js';
import { C, clock, type Court, hour, ID, sten, UUID, world } from './jury.fixture.js';
import { PETITION_WORDS } from './jury-words.js';
import { petitionDecider } from './petition.js';
import { PETITION_REFUSALS, PETITIONERS_NEEDED, type Petition, type PetitionCommand, type PetitionRefusal } from './petition-state.js';

const PETITION = '4p4p4p4p4p4p';
const START: PetitionCommand = { type: 'StartPetition', incident: ID.incident, text: C };
const SIGN: PetitionCommand = { type: 'SignPetition' };
const ERASE: PetitionCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: 'all' }], ground: 'court-order' };
const who = (n: number): Actor => ({ kind: 'member', id: `mem${`${n}`.padStart(9, '0')}`, roles: [] });
const as = (n: number): Circumstances => by(who(n), hour(n));
const ask = (court: Court, command: PetitionCommand, circumstances: Circumstances): string => court.ask(petitionDecider, PETITION, command, circumstances);
const signed = (n: number): Court => {
  const court = world();
  court.lawful(ask(court, START, as(1)));
  for (let i = 2; i <= n; i++) court.lawful(ask(court, SIGN, as(i)));
  return court;
};
const state = (court: Court): Petition => court.states.get(`petition/${PETITION}`) as Petition;
const told = new Set<string>();

describe('a petition for a jury', () => {
  it.each<[string, () => Court, PetitionCommand, Circumstances, 'ok' | PetitionRefusal]>([
    ['is started by a member', world, START, as(1), 'ok'],
    ['not by nobody', world, START, by({ kind: 'anonymous' }, hour(1)), 'NOT_A_MEMBER'],
    ['not by the node', world, START, clock(1), 'NOT_A_MEMBER'],
    ['not by session', world, START, by(who(1), hour(1), 'session'), 'SIGNATURE_REQUIRED'],
    ['not about a draft', () => world().put('incident', ID.incident, { status: 'draft' }), START, as(1), 'NOT_PUBLISHED'],
    ['not twice', () => signed(1), START, as(2), 'ALREADY_STARTED'],
    ['not with words', world, { ...START, remark: 'poor Anna' } as never, as(1), 'MALFORMED'],
    ['another signs', () => signed(1), SIGN, as(2), 'ok'],
    ['not what there is not', world, SIGN, as(2), 'NO_SUCH_PETITION'],
    ['who started it has signed', () => signed(1), SIGN, as(1), 'ALREADY_SIGNED'],
    ['nobody signs twice', () => signed(2), SIGN, as(2), 'ALREADY_SIGNED'],
    ['who signed may think again', () => signed(2), { type: 'WithdrawSignature' }, as(2), 'ok'],
    ['not who did not sign', () => signed(2), { type: 'WithdrawSignature' }, as(3), 'NOT_SIGNED'],
    ['not when it is reached', () => signed(PETITIONERS_NEEDED), { type: 'WithdrawSignature' }, as(2), 'ALREADY_REACHED'],
    ['more may sign then', () => signed(PETITIONERS_NEEDED), SIGN, as(90), 'ok'],
    ['a steward erases its words', () => signed(1), ERASE, sten(3), 'ok'],
    ['not a member', () => signed(1), ERASE, as(1), 'NOT_A_STEWARD'],
    ['not twice (erasing)', () => { const court = signed(1); return court.lawful(ask(court, ERASE, sten(3))); }, ERASE, sten(4), 'ALREADY_ERASED'],
  ])('%s', (_, court, command, circumstances, expected) => {
    told.add(expected);
    expect(ask(court(), command, circumstances)).toBe(expected);
  });

  it('is reached by the last that was needed, once', () => {
    const before = signed(PETITIONERS_NEEDED - 1);
    expect(state(before).status).toBe('open');
    before.lawful(ask(before, SIGN, as(PETITIONERS_NEEDED)));
    expect(state(before)).toMatchObject({ status: 'reached', reachedAt: hour(PETITIONERS_NEEDED) });
    before.lawful(ask(before, SIGN, as(77)));
    expect(before.log.flatMap(({ events }) => events).filter(({ type }) => type === 'PetitionReached').length).toBe(1);
  });

  it('every refusal is told above, and has words', () => {
    expect(PETITION_REFUSALS.filter((code) => !told.has(code))).toEqual([]);
    for (const code of PETITION_REFUSALS) expect(PETITION_WORDS[code].length).toBeGreaterThan(10);
  });
});
