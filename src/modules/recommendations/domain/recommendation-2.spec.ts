import { describe, expect, it } from '@jest/globals';
import { recommendationDecider } from './recommendation-2.js';
import { after, type Asked, assessAs, circumstancesOf, day, WAY_TO, vote } from './specimens.js';
import { recommendationDecider as first } from './recommendation.js';
import type { Recommendation } from './recommendation-state.js';

/** The lab answered on day 10. */
const judged = (decider: typeof first, state: Recommendation, asked: Asked): string => {
  const decision = decider.decide(state, asked.command, circumstancesOf(state, asked));
  return decision.ok ? 'ok' : decision.refusal;
};
const voted = (status: 'acceptable' | 'reconsidered', opened: number, opens: number | null = null): Asked => ({
  ...assessAs(1, status), world: vote(1, status, { closedAt: day(20), vote: { openedAt: day(opened), rule: { opensAt: opens === null ? null : day(opens) } } }),
});

describe('what an answer is worth', () => {
  const answered = after(WAY_TO.received);
  it.each([['opened after the answer', 11, null, 'ok'], ['opened with it', 10, null, 'ok'], ['opened before it', 9, null, 'VOTED_BEFORE'], ['opened before it, but taken after', 9, 11, 'ok']] as const)(
    'is said by a vote %s: %#',
    (_, opened, opens, verdict) => {
      expect(judged(recommendationDecider, answered, voted('acceptable', opened, opens))).toBe(verdict);
      // By rules of before it was enough that the vote was closed after it.
      expect(judged(first, answered, voted('acceptable', opened, opens))).toBe('ok');
    },
  );

  it('no answer stops a council that takes back what it asked', () => {
    expect(judged(recommendationDecider, answered, voted('reconsidered', 9))).toBe('ok');
  });
});
