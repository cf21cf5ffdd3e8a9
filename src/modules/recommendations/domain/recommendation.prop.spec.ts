import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ASSESSED_AS } from './assessment-steps.js';
import type { RecommendationCommand } from './commands.js';
import { EXTENSION_REASONS, STANDINGS, type Recommendation, type RecommendationEvent } from './recommendation-state.js';
import { recommendationDecider } from './recommendation.js';
import { C, circumstancesOf, FILE, ID, ISSUE, PEOPLE, UUID, vote, voteId, type Asked, type Person, type World } from './specimens.js';

/** Whatever is asked, by whomever, in whatever order: the log of what was lawful gives the same events and states again. */
const VOTES: readonly World[] = ASSESSED_AS.map((status, i) => vote(i, status));
const EVERY_VOTE: World = Object.assign({}, ...VOTES) as World;

const commands: fc.Arbitrary<RecommendationCommand> = fc.oneof(
  fc.constant(ISSUE),
  fc.record({
    type: fc.constant('Respond' as const),
    standing: fc.constantFrom(...STANDINGS),
    by: fc.constantFrom(null, '2026-12-01', '2027-06-01', '2028-01-01'),
    statement: fc.constant(C),
    evidence: fc.constantFrom([], [FILE]),
  }),
  fc.record({ type: fc.constant('ExtendDue' as const), days: fc.integer({ min: 1, max: 40 }), reason: fc.constantFrom(...EXTENSION_REASONS), note: fc.constant(C) }),
  fc.constantFrom({ type: 'MarkOverdue' as const }, { type: 'MarkAssessmentOverdue' as const }),
  fc.nat({ max: ASSESSED_AS.length - 1 }).map((i) => ({ type: 'Assess' as const, status: ASSESSED_AS[i]!, motion: voteId(i), successor: ASSESSED_AS[i] === 'superseded' ? ID.next : null })),
  fc.constant({ type: 'EraseOpenings' as const, openings: [{ entry: UUID, paths: 'all' as const }], ground: 'court-order' as const }),
);
const FITTING: Readonly<Record<RecommendationCommand['type'], Person>> = {
  IssueRecommendation: 'system', Respond: 'voice', ExtendDue: 'voice', MarkOverdue: 'system', MarkAssessmentOverdue: 'system', Assess: 'system', EraseOpenings: 'sten',
};
const steps = fc.array(
  fc.record({ command: commands, person: fc.option(fc.constantFrom(...(Object.keys(PEOPLE) as Person[]))), days: fc.integer({ min: 0, max: 25 }) }),
  { minLength: 10, maxLength: 80 },
);

describe('whatever is asked', () => {
  it('the log replays, and neither record is ever overwritten', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(steps, (asked) => {
        const log: { asked: Asked; events: readonly RecommendationEvent[]; state: Recommendation }[] = [];
        let state = recommendationDecider.initial(ID.ours);
        let on = 0;
        for (const { command, person, days } of [{ command: ISSUE, person: null, days: 0 }, ...asked]) {
          on += days;
          const one: Asked = { command, person: person ?? FITTING[command.type], on, world: EVERY_VOTE };
          const circumstances = circumstancesOf(state, one);
          const decision = recommendationDecider.decide(state, command, circumstances);
          if (!decision.ok) continue;
          const before = state;
          for (const event of decision.events) state = recommendationDecider.evolve(state, event, circumstances);
          expect(state.responses.slice(0, before.responses.length)).toStrictEqual(before.responses);
          expect(state.assessments.slice(0, before.assessments.length)).toStrictEqual(before.assessments);
          expect(state.extended.length).toBeLessThanOrEqual(2);
          reached.add(state.status);
          log.push({ asked: one, events: decision.events, state });
        }
        let again = recommendationDecider.initial(ID.ours);
        for (const { asked: one, events, state: then } of log) {
          const circumstances = circumstancesOf(again, one);
          expect(recommendationDecider.decide(again, one.command, circumstances)).toStrictEqual({ ok: true, events });
          for (const event of JSON.parse(JSON.stringify(events)) as RecommendationEvent[]) again = recommendationDecider.evolve(again, event, circumstances);
          expect(again).toStrictEqual(then);
          again = JSON.parse(JSON.stringify(again)) as Recommendation;
        }
      }),
      { numRuns: 80 },
    );
    expect(reached.size).toBeGreaterThan(3); // what is asked is chance: some statuses may be missed
  });

  it('what is malformed is refused, and reads nothing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('IssueRecommendation', 'Respond', 'Assess', 'constructor'), (junk, type) => {
        const command = (typeof junk === 'object' && junk !== null ? { ...junk, type, junk } : junk) as RecommendationCommand;
        const state = recommendationDecider.initial(ID.ours);
        expect(recommendationDecider.reads!(command, state)).toEqual([]);
        const decision = recommendationDecider.decide(state, command, { at: '2026-11-22T07:00:00.000Z', actor: PEOPLE.system, authorization: 'system' } as never);
        expect(decision).toEqual({ ok: false, refusal: 'MALFORMED' });
      }),
    );
  });
});
