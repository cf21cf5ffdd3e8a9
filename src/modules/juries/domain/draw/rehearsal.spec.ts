import { describe, expect, it } from '@jest/globals';
import { chainHash, checkRound } from './beacon.js';
import { CHAINS } from './chains.js';
import { REHEARSAL, rehearsalRound } from './rehearsal.js';

describe('the beacon of rehearsals', () => {
  it('signs rounds that hold, each only under its own number', () => {
    const round = rehearsalRound(7);
    expect(checkRound(round)).toBeUndefined();
    expect(checkRound({ ...round, round: 8 })).toBe('WRONG_SIGNATURE');
    expect(checkRound({ ...round, chain: 'quicknet' })).toBe('WRONG_SIGNATURE');
    expect(rehearsalRound(7)).toEqual(round);
  });

  it('is pinned by its hash', () => {
    const { hash, ...info } = CHAINS[REHEARSAL]!;
    expect(chainHash(info)).toBe(hash);
  });
});
