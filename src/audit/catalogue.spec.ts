import { describe, expect, it } from '@jest/globals';
import { DECIDERS, ENDED_BY, IN_FORCE } from './catalogue.js';

describe('the rule sets', () => {
  it('in force are one for each kind of stream', () => {
    const kinds = DECIDERS.map(({ kind }) => kind);
    expect(IN_FORCE.map(({ kind }) => kind).sort()).toEqual([...new Set(kinds)].sort());
  });

  it('that ended, ended by one that is known', () => {
    const names = new Set(DECIDERS.map(({ rules }) => rules));
    for (const [ended, by] of Object.entries(ENDED_BY)) expect([ended, ...by].filter((rules) => !names.has(rules))).toEqual([]);
  });
});
