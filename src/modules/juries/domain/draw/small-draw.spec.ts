import { describe, expect, it } from '@jest/globals';
import type { Bundle } from './index.js';
import { checkBundle, parseBundle } from './index.js';
import { SMALL, smallBundle } from './specimens.js';

const noSolver = () => undefined;
const codes = (bundle: Bundle) => checkBundle(bundle, noSolver).findings.map(({ code }) => code);
const small = smallBundle();

/** Each row changes one thing in a bundle that holds; what must be found is on the right. */
const TAMPERED: readonly (readonly [string, (bundle: Bundle) => Bundle, readonly string[]])[] = [
  ['a quota', (b) => ({ ...b, rules: { ...b.rules, quotas: b.rules.quotas.map((quota, i) => (i === 0 ? { ...quota, max: 2 } : quota)) } }), ['NOT_AS_ANNOUNCED', 'CERTIFICATE_FALSE']],
  ['a quota so that no panel keeps it', (b) => ({ ...b, rules: { ...b.rules, quotas: b.rules.quotas.map((quota, i) => (i === 0 ? { ...quota, min: 2, max: 2 } : quota)) } }), ['NOT_AS_ANNOUNCED', 'PANEL_UNLAWFUL', 'CERTIFICATE_FALSE']],
  ['the number of seats', (b) => ({ ...b, rules: { ...b.rules, size: 3 } }), ['NOT_AS_ANNOUNCED', 'PANEL_UNLAWFUL', 'LEVELS_WRONG']],
  ['the number of panels', (b) => ({ ...b, rules: { ...b.rules, panels: 10 } }), ['NOT_AS_ANNOUNCED', 'LOTTERY_WRONG', 'LOTTERY_WRONG', 'LOTTERY_WRONG']],
  ['the order of the pool', (b) => ({ ...b, pool: { ...b.pool, rows: [b.pool.rows![1]!, b.pool.rows![0]!, ...b.pool.rows!.slice(2)] } }), ['POOL_CHANGED']],
  ['a person’s feature', (b) => ({ ...b, pool: { ...b.pool, rows: b.pool.rows!.map((row, i) => (i === 0 ? { ...row, person: { ...row.person, features: ['old'] } } : row)) } }), ['POOL_CHANGED', 'TYPES_WRONG']],
  ['a household', (b) => ({ ...b, pool: { ...b.pool, rows: b.pool.rows!.map((row, i) => (i < 2 ? { ...row, person: { ...row.person, household: 'h' } } : row)) } }), ['POOL_CHANGED', 'TYPES_WRONG']],
  ['a weight', (b) => ({ ...b, levels: b.levels.map((level, i) => (i === 0 ? { ...level, weights: [[1, 2]] } : level)) }), ['NOT_AS_ANNOUNCED', 'CERTIFICATE_FALSE', 'CERTIFICATE_FALSE']],
  ['a bound', (b) => ({ ...b, levels: b.levels.map((level, i) => (i === 0 ? { ...level, bound: 2 } : level)) }), ['NOT_AS_ANNOUNCED', 'LABEL_WRONG', 'LABEL_WRONG']],
  ['a level’s value', (b) => ({ ...b, levels: b.levels.map((level, i) => (i === 0 ? { ...level, value: '1/3' } : level)) }), ['NOT_AS_ANNOUNCED', 'LEVELS_WRONG', 'CERTIFICATE_FALSE']],
  ['who is settled', (b) => ({ ...b, levels: [{ ...b.levels[0]!, types: [0, 1] }], chances: ['1/4', '1/4'] }), ['NOT_AS_ANNOUNCED', 'LEVELS_WRONG', 'LEVELS_WRONG', 'LOTTERY_WRONG', 'LOTTERY_WRONG']],
  ['a chance', (b) => ({ ...b, chances: ['1/2', '1/5'] }), ['NOT_AS_ANNOUNCED', 'LEVELS_WRONG', 'LEVELS_WRONG', 'LOTTERY_WRONG']],
  ['the lottery', (b) => ({ ...b, lottery: [{ types: [[0, 2]], times: 20 }] }), ['NOT_AS_ANNOUNCED', 'PANEL_UNLAWFUL', 'LOTTERY_WRONG', 'LOTTERY_WRONG']],
  ['the exclusions', (b) => ({ ...b, exclusions: [{ person: 'eve', reason: 'EMPLOYER' }] }), ['NOT_AS_ANNOUNCED']],
  ['the solver', (b) => ({ ...b, rules: { ...b.rules, solver: { ...b.rules.solver, wasm: '00'.repeat(32) } } }), ['NOT_AS_ANNOUNCED']],
  ['the label', (b) => ({ ...b, label: 'heuristic' }), ['LABEL_WRONG']],
  ['the deviation', (b) => ({ ...b, deviation: '1' }), ['LOTTERY_WRONG']],
];

describe('a small draw', () => {
  it('holds, and its bundle reads back', () => {
    expect(checkBundle(parseBundle(JSON.parse(JSON.stringify(small))), noSolver)).toMatchObject({ ok: true, findings: [] });
    expect(small).toMatchObject({ chances: ['1/2', '1/4'], label: 'proven', gap: '0', deviation: '0' });
  });

  it.each(TAMPERED)('%s changed is found', (_what, tamper, expected) => {
    expect(codes(tamper(small))).toEqual(expected);
  });

  it('without the rows it can still be checked but for what they say', () => {
    const hidden = { ...small, pool: { ...small.pool, rows: null } };
    const report = checkBundle(hidden, noSolver);
    expect(report.ok).toBe(true);
    expect(report.unchecked[0]).toContain('rows of the pool are not shown');
  });

  it('a certificate without multipliers takes a solver, and one that a panel refutes is found', () => {
    const bare = { ...small, levels: small.levels.map((level) => ({ ...level, multipliers: null })) };
    const certificate = (bundle: Bundle, panel: readonly number[]) => checkBundle(bundle, () => panel).findings.filter(({ code }) => code.startsWith('CERTIFICATE'));
    expect(certificate(bare, [1, 1])).toEqual([]);
    expect(certificate(bare, [2, 0]).map(({ code }) => code)).toEqual(['CERTIFICATE_UNCHECKED']);
    let asked = 0;
    checkBundle(bare, () => void asked++);
    expect(asked).toBe(1);
    const lower = { ...bare, levels: bare.levels.map((level) => ({ ...level, bound: 0 })) };
    expect(certificate(lower, [1, 1]).map(({ code }) => code)).toContain('CERTIFICATE_FALSE');
  });

  it.each([
    ['no object', null],
    ['an unknown field', { ...small, extra: 1 }],
    ['an index outside the pool', { ...small, types: [[0, 1, 2, 9], [4, 5]] }],
    ['an index twice', { ...small, types: [[0, 1, 1, 3], [4, 5]] }],
    ['a fraction in another spelling', { ...small, gap: '0/1' }],
    ['a missing part', { ...small, rules: undefined }],
    ['a number that is none', { ...small, lottery: [{ types: [[0, 1.5]], times: 20 }] }],
  ])('%s is malformed', (_what, value) => {
    expect(() => parseBundle(value)).toThrow('not a draw bundle');
  });

  it('has its specimen in order', () => {
    expect(SMALL.people).toHaveLength(6);
  });
});
