import { describe, expect, it } from '@jest/globals';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { by } from '../../../kernel/world.fixture.js';
import { CHAINS, fallbackRound, fingerprint, roundAt } from './draw/index.js';
import { DRAW_REFUSALS, type DrawCommand } from './draw-commands.js';
import { drawDecider } from './draw-decider.js';
import { isAfter, roundAfter, timeOf } from './draw-rounds.js';
import type { Draw } from './draw-state.js';
import { DRAW_WORDS } from './draw-words.js';
import {
  ADA, AFTER_CLOSE, AFTER_R1, AFTER_R2, C, CLOSES, COUNCIL, DRAW, DrawWorld, holder, KEYS, OPEN, OPENED, R1, R2, RULES, SARA, STAND, STEN, SYSTEM, UUID,
} from './draw-world.fixture.js';
import { DEFAULT_1, QUICKNET_1000, QUICKNET_1001, R1_TIME } from './rounds.fixture.js';
import { volunteerDecider } from './volunteer-decider.js';
import { volunteerId } from './volunteer-number.js';

const world = (): DrawWorld => new DrawWorld();
const seats = { kind: 'seats', council: COUNCIL, class: 'citizens' } as const;
const council = (filledBy: string[]): unknown => ({ status: 'active', charter: { classes: [{ code: 'citizens', filledBy }] } });
const VOID: DrawCommand = { type: 'VoidDraw', reason: 'cancelled', note: C };
const ERASE: DrawCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: ['/command/text'] }], ground: 'court-order' };
const wider = (max: number): DrawCommand => ({ type: 'RelaxQuotas', quotas: [{ ...RULES.quotas[0]!, max }, { ...RULES.quotas[1]!, min: 0 }] });

describe('opening a draw', () => {
  it.each<[string, DrawCommand, string]>([
    ['as it should be', OPEN, 'ok'],
    ['that closes now', { ...OPEN, closesAt: OPENED }, 'DEADLINE_IN_PAST'],
    ['with minima above the seats', { ...OPEN, rules: { ...RULES, quotas: RULES.quotas.map((quota) => ({ ...quota, min: 2, max: 2 })) } }, 'RULES_MALFORMED'],
    ['with maxima below the seats', { ...OPEN, rules: { ...RULES, size: 3 } }, 'RULES_MALFORMED'],
    ['with one quota twice', { ...OPEN, rules: { ...RULES, quotas: [RULES.quotas[0]!, RULES.quotas[0]!] } }, 'RULES_MALFORMED'],
    ['with a minimum above its maximum', { ...OPEN, rules: { ...RULES, quotas: [{ ...RULES.quotas[0]!, min: 2 }, { ...RULES.quotas[1]!, min: 0 }] } }, 'RULES_MALFORMED'],
    ['with a cap above 1', { ...OPEN, rules: { ...RULES, cap: '3/2' } }, 'RULES_MALFORMED'],
    ['with a cap of half', { ...OPEN, rules: { ...RULES, cap: '1/2' } }, 'ok'],
    ['with words for a quota', { ...OPEN, rules: { ...RULES, quotas: [{ ...RULES.quotas[0]!, category: 'x'.repeat(61) }] } }, 'MALFORMED'],
    ['with too little time', { ...OPEN, leadSeconds: 3_599 }, 'MALFORMED'],
    ['with a member that is not in the form', { ...OPEN, remark: 'poor Anna' } as DrawCommand, 'MALFORMED'],
    ['after a draw that there is not', { ...OPEN, excluding: ['6f1p6f1p6f1p'] }, 'NO_SUCH_DRAW'],
    ['after itself', { ...OPEN, excluding: [DRAW] }, 'NO_SUCH_DRAW'],
    ['for seats of no council', { ...OPEN, purpose: seats }, 'NO_SUCH_CLASS'],
  ])('%s', (_, command, verdict) => {
    expect(world().draw(command, by(STEN, OPENED))).toBe(verdict);
  });

  it('for seats only where the charter says so', () => {
    expect(world().put('council', COUNCIL, council(['election'])).ask(drawDecider, DRAW, { ...OPEN, purpose: seats }, by(STEN, OPENED))).toBe('NO_SUCH_CLASS');
    const drawn = world().put('council', COUNCIL, council(['sortition'])).must(drawDecider, DRAW, { ...OPEN, purpose: seats }, by(STEN, OPENED));
    expect(drawn.state('draw', DRAW)).toMatchObject({ status: 'collecting', council: COUNCIL, class: 'citizens' });
  });

  it('is a steward’s act, with his own key, and once', () => {
    expect(world().draw(OPEN, by(ADA, OPENED))).toBe('NOT_A_STEWARD');
    expect(world().draw(OPEN, by(STEN, OPENED, 'session'))).toBe('SIGNATURE_REQUIRED');
    expect(world().open().draw(OPEN, by(STEN, OPENED))).toBe('ALREADY_OPENED');
    expect(world().draw(VOID, by(STEN, OPENED))).toBe('NO_SUCH_DRAW');
    expect(world().draw(OPEN, by(STEN, OPENED), 'aiid-4')).toBe('MALFORMED');
  });

  it('quotas become wider by name, never narrower', () => {
    const open = world().open();
    expect(open.draw(wider(2), by(STEN, OPENED))).toBe('ok');
    expect(open.it.rules?.quotas).toEqual([{ ...RULES.quotas[0], max: 2 }, { ...RULES.quotas[1], min: 0 }]);
    expect(open.draw(wider(1), by(STEN, OPENED))).toBe('NOT_A_RELAXATION');
    expect(open.draw(wider(2), by(STEN, OPENED))).toBe('NOT_A_RELAXATION');
    expect(world().closed().draw(wider(2), by(STEN, AFTER_CLOSE))).toBe('NOT_COLLECTING');
  });
});

describe('closing the pool', () => {
  const collected = (): DrawWorld => world().open().collect();

  it('fixes who stands, in the order of their numbers', () => {
    const closed = world().closed();
    expect(closed.it).toMatchObject({ status: 'closed', order: KEYS.slice(0, 6).map(({ number }) => number), deal: R1 });
    expect(closed.close()).toBe('NOT_COLLECTING');
  });

  it.each<[string, Parameters<DrawWorld['close']>, string]>([
    ['before the day', [{}, addSeconds(CLOSES, -1)], 'NOT_YET'],
    ['with another size', [{ size: 5 }], 'WRONG_SIZE'],
    ['with other rules', [{ rules: fingerprint({}) }], 'NOT_AS_OPENED'],
    ['with other quotas', [{ quotas: fingerprint([]) }], 'NOT_AS_OPENED'],
    ['with a forged exclusion', [{ exclusions: fingerprint([{ person: KEYS[0]!.number, reason: 'litigant' }]) }], 'NOT_AS_OPENED'],
    ['with no round', [{ deal: null }], 'ROUND_NOT_FUTURE'],
    ['with a round that is out', [{}, addSeconds(R1_TIME, 1)], 'ROUND_NOT_FUTURE'],
    ['with a round about to be', [{}, addSeconds(R1_TIME, -59)], 'ROUND_NOT_FUTURE'],
    ['two rounds ahead', [{}, addSeconds(R1_TIME, -60)], 'ok'],
    ['by the beacon of rehearsals, without having said so', [{ deal: { chain: 'rehearsal', round: 99_999_999 } }], 'WRONG_BEACON'],
    ['with a round of no known beacon', [{ deal: { chain: 'mine', round: 1 } }], 'MALFORMED'],
    ['with a beacon whose name everything has', [{ deal: { chain: 'constructor', round: 1 } }], 'MALFORMED'],
  ])('%s', (_, asked, verdict) => {
    expect(collected().close(...asked)).toBe(verdict);
  });

  it('not with fewer people than seats', () => {
    expect(world().open().collect(1).close({})).toBe('TOO_FEW');
  });

  it('not while somebody may still appeal', () => {
    const excluding = (days: number): DrawWorld => {
      const open = collected();
      open.must(volunteerDecider, volunteerId(DRAW, KEYS[0]!.number), { type: 'ExcludeVolunteer', reason: 'litigant', note: C }, by(STEN, addSeconds(AFTER_CLOSE, -days * DAY_SECONDS)));
      return open;
    };
    expect(excluding(2).close()).toBe('APPEAL_PENDING');
    const late = excluding(4);
    expect(late.close()).toBe('ok');
    expect(late.it.order).toHaveLength(5);
    const appealed = excluding(4);
    appealed.must(volunteerDecider, volunteerId(DRAW, KEYS[0]!.number), { type: 'AppealExclusion', text: C }, by(holder(KEYS[0]!.key), addSeconds(AFTER_CLOSE, -3 * DAY_SECONDS)));
    expect(appealed.close()).toBe('APPEAL_PENDING');
  });

  it('not with anybody who sat before', () => {
    const open = world().put('draw', '6f1p6f1p6f1p', { seated: [KEYS[3]!.number] });
    open.must(drawDecider, DRAW, { ...OPEN, excluding: ['6f1p6f1p6f1p'] }, by(STEN, OPENED)).collect();
    expect(open.close()).toBe('EARLIER_JUROR');
    open.must(volunteerDecider, volunteerId(DRAW, KEYS[3]!.number), { type: 'ExcludeVolunteer', reason: 'earlier-juror', note: C }, by(STEN, OPENED));
    expect(open.close()).toBe('ok');
  });
});

describe('the dealing', () => {
  it.each<[string, Parameters<DrawWorld['dealing']>, string]>([
    ['by the round that was named', [], 'ok'],
    ['by another', [{ ...DEFAULT_1, round: 2 }], 'WRONG_ROUND'],
    ['by another beacon', [QUICKNET_1000], 'WRONG_ROUND'],
    ['by a round that nobody signed', [{ ...DEFAULT_1, randomness: '00'.repeat(32) }], 'BAD_BEACON'],
    ['by one with another signature', [{ ...DEFAULT_1, signature: QUICKNET_1000.signature }], 'BAD_BEACON'],
    ['naming a round too soon', [DEFAULT_1, { chain: 'default', round: 2 }], 'TOO_SOON'],
  ])('%s', (_, asked, verdict) => {
    const closed = world().closed();
    expect(closed.draw(closed.dealing(...asked), by(SYSTEM, AFTER_R1))).toBe(verdict);
  });

  it('is recorded by the node, once, after the close', () => {
    const closed = world().closed();
    expect(closed.draw(closed.dealing(), by(STEN, AFTER_R1))).toBe('SYSTEM_ONLY');
    const command = closed.dealing();
    expect(world().open().draw(command, by(SYSTEM, AFTER_R1))).toBe('NOT_CLOSED');
    expect(closed.draw(command, by(SYSTEM, AFTER_R1))).toBe('ok');
    expect(closed.draw(command, by(SYSTEM, AFTER_R1))).toBe('NOT_CLOSED');
    expect(closed.it).toMatchObject({ status: 'dealt', root: command.root, next: R2, bundle: command.bundle });
  });

  it('falls back after a day, on one round that nobody can choose', () => {
    const named = { chain: 'quicknet', round: 1000 };
    const fallback = fallbackRound(named)!;
    expect(fallback).toEqual({ chain: 'default', round: roundAt(CHAINS['default']!, timeOf(named) + DAY_SECONDS) + 1 });
    expect(timeOf(fallback)).toBeGreaterThan(timeOf(named) + DAY_SECONDS);
    expect(timeOf({ ...fallback, round: fallback.round - 1 })).toBeLessThanOrEqual(timeOf(named) + DAY_SECONDS);
    const closed = world().closed();
    const other = { ...DEFAULT_1, ...fallbackRound(R1)! };
    expect(closed.draw(closed.dealing(other), by(SYSTEM, addSeconds(R1_TIME, DAY_SECONDS - 1)))).toBe('WRONG_ROUND');
    // It is the right one then, and its signature is asked for.
    expect(closed.draw(closed.dealing(other), by(SYSTEM, addSeconds(R1_TIME, DAY_SECONDS)))).toBe('BAD_BEACON');
  });

  it('names the first round that leaves the time', () => {
    const next = roundAfter('quicknet', AFTER_R2, 3_600);
    expect(isAfter(next, AFTER_R2, 3_600)).toBe(true);
    expect(isAfter({ ...next, round: next.round - 1 }, AFTER_R2, 3_600)).toBe(false);
    expect(roundAfter('quicknet', OPENED, 3_600)).toEqual({ chain: 'quicknet', round: 1 });
  });
});

describe('the panel', () => {
  it('is the one that the second round chooses, and the reserve is everybody else', () => {
    const dealt = world().dealt();
    expect(dealt.draw(dealt.drawing(), by(SYSTEM, AFTER_R2))).toBe('ok');
    const { status, index, panel, seated, reserve, order } = dealt.it;
    expect(status).toBe('drawn');
    expect(index).toBeLessThan(20);
    expect(seated).toEqual(panel.map((each) => order![each]));
    expect([...seated, ...reserve].sort()).toEqual([...order!]);
    expect(dealt.draw(dealt.drawing(), by(SYSTEM, AFTER_R2))).toBe('ALREADY_DRAWN');
    expect(dealt.draw(VOID, by(STEN, AFTER_R2))).toBe('ALREADY_DRAWN');
  });

  it('and no other', () => {
    const dealt = world().dealt();
    const good = dealt.drawing();
    const ask = (change: Partial<typeof good>): string => dealt.draw({ ...good, ...change }, by(SYSTEM, AFTER_R2));
    expect(ask({ panel: good.panel.map((each) => (each + 1) % 6).sort() })).toBe('WRONG_PANEL');
    expect(ask({ panel: [...good.panel].reverse() })).toBe('MALFORMED');
    expect(ask({ panel: [0] })).toBe('WRONG_PANEL');
    expect(ask({ panel: [0, 6] })).toBe('WRONG_PANEL');
    expect(ask({ path: good.path.slice(1) })).toBe('WRONG_PANEL');
    expect(ask({ round: QUICKNET_1001 })).toBe('WRONG_ROUND');
    expect(ask({ round: { ...QUICKNET_1001, round: 1000 } })).toBe('BAD_BEACON');
    expect(dealt.draw(good, by(STEN, AFTER_R2))).toBe('SYSTEM_ONLY');
    expect(world().closed().draw(good, by(SYSTEM, AFTER_R2))).toBe('NOT_DEALT');
  });
});

describe('a draw is void', () => {
  it('until the second round is out, and then only where something is wrong with it', () => {
    const dealt = world().dealt();
    expect(dealt.draw(VOID, by(STEN, AFTER_R2))).toBe('ROUND_KNOWN');
    expect(dealt.draw(VOID, by(ADA, AFTER_R1))).toBe('NOT_A_STEWARD');
    expect(dealt.draw({ ...VOID, reason: 'beacon-ended' }, by(STEN, AFTER_R2))).toBe('ROUND_KNOWN');
    expect(dealt.draw({ ...VOID, reason: 'tampered' }, by(STEN, AFTER_R2))).toBe('ok');
    expect(dealt.it.status).toBe('void');
    expect(dealt.draw(VOID, by(SARA, AFTER_R2))).toBe('VOID');
    expect(dealt.draw(dealt.drawing(), by(SYSTEM, AFTER_R2))).toBe('VOID');
    const open = world().open();
    expect(open.draw(VOID, by(STEN, OPENED))).toBe('ok');
    expect(open.draw(wider(2), by(STEN, OPENED))).toBe('VOID');
    expect(open.volunteer(0, STAND)).toBe('POOL_CLOSED');
  });
});

describe('words', () => {
  it('of a draw can be erased once', () => {
    const open = world().open();
    expect(open.draw(ERASE, by(STEN, OPENED))).toBe('ok');
    expect(open.draw(ERASE, by(STEN, OPENED))).toBe('ALREADY_ERASED');
    expect((open.state('draw', DRAW) as Draw).erased).toHaveLength(1);
  });

  it('stand for every refusal', () => {
    for (const code of DRAW_REFUSALS) expect(DRAW_WORDS[code]).toMatch(/\.$/);
  });
});
