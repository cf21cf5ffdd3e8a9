import { describe, expect, it } from '@jest/globals';
import { MOST_VERSIONS, POLICY_REFUSALS, policyDecider, type PolicyCommand } from './policy.js';
import type { Policy } from './policy-state.js';
import { after, C, HASH, ID, told, UUID, WORLD, type Asked, type Person, type World } from './specimens.js';

const ask = (person: Person, command: PolicyCommand, world: World = WORLD): Asked<PolicyCommand> => ({ person, command, world });
const publish: PolicyCommand = { type: 'PublishPolicy', lab: ID.lab, title: C, text: C, hash: HASH };
const revise = (version: number, hash = 'ab'.repeat(32), recommendation: string | null = null): PolicyCommand => ({ type: 'RevisePolicy', version, text: C, hash, note: C, recommendation });
const withdraw: PolicyCommand = { type: 'WithdrawPolicy', note: C };
const erase: PolicyCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: ['/command/note'] }], ground: 'personal-data' };
const published = [ask('voice', publish)];
const withdrawn = [...published, ask('voice', withdraw)];
const foreign: World = { ...WORLD, [`recommendation/${ID.recommendation}`]: { lab: ID.otherLab } };
const sess = 'session' as const;

const CASES: readonly [string, readonly Asked<PolicyCommand>[], Asked<PolicyCommand>, string][] = [
  ['a representative publishes', [], ask('voice', publish), 'PolicyPublished'],
  ['another organisation does not', [], ask('rival', publish), 'NOT_A_REPRESENTATIVE'],
  ['signed', [], { ...ask('voice', publish), authorization: sess }, 'SIGNATURE_REQUIRED'],
  ['once', published, ask('voice', publish), 'ALREADY_PUBLISHED'],
  ['a hash is in lower case', [], ask('voice', { ...publish, hash: HASH.toUpperCase() }), 'MALFORMED'],
  ['a revision is the next version', published, ask('voice', revise(2)), 'PolicyRevised'],
  ['none is left out', published, ask('voice', revise(3)), 'WRONG_VERSION'],
  ['it changes something', published, ask('voice', revise(2, HASH)), 'SAME_TEXT'],
  ['it may follow a recommendation', published, ask('voice', revise(2, 'ab'.repeat(32), ID.recommendation)), 'PolicyRevised'],
  ['made to this lab', published, ask('voice', revise(2, 'ab'.repeat(32), ID.recommendation), foreign), 'NO_SUCH_RECOMMENDATION'],
  ['by its lab alone', published, ask('rival', revise(2)), 'NOT_A_REPRESENTATIVE'],
  ['signed', published, { ...ask('voice', revise(2)), authorization: sess }, 'SIGNATURE_REQUIRED'],
  ['nothing to revise', [], ask('voice', revise(2)), 'NO_SUCH_POLICY'],
  ['withdrawn', published, ask('voice', withdraw), 'PolicyWithdrawn'],
  ['once', withdrawn, ask('voice', withdraw), 'WITHDRAWN'],
  ['and not revised after', withdrawn, ask('voice', revise(2)), 'WITHDRAWN'],
  ['a steward erases words', published, ask('sten', erase), 'OpeningsErased'],
  ['nobody else', published, ask('voice', erase), 'NOT_A_STEWARD'],
  ['once', [...published, ask('sten', erase)], ask('sten', erase), 'ALREADY_ERASED'],
];

describe('the rules of a policy', () => {
  it.each(CASES)('%s', (_, given, asked, expected) => {
    expect(told(policyDecider, after(policyDecider, ID.policy, given), asked)).toBe(expected);
  });
  it('does not grow without end', () => {
    const version = { text: C, hash: HASH, at: '2026-11-22T07:00:00.000Z' } as Policy['versions'][number];
    const long: Policy = { ...after(policyDecider, ID.policy, published), version: MOST_VERSIONS, versions: Array.from({ length: MOST_VERSIONS }, () => version) };
    expect(told(policyDecider, long, ask('voice', revise(MOST_VERSIONS + 1)))).toBe('TOO_MANY');
  });
  it('every refusal has its case', () => {
    const seen = new Set([...CASES.map(([, , , expected]) => expected), 'TOO_MANY']);
    expect(POLICY_REFUSALS.filter((refusal) => !seen.has(refusal))).toEqual([]);
  });
});
