import { addSeconds, DAY_SECONDS, type Instant } from '../../src/kernel/instant.js';
import type { AnyDecider } from '../../src/kernel/decider.js';
import type { Json } from '../../src/kernel/json.js';
import type { FindingKind } from '../../src/audit/index.js';
import type { Authorization, BodyInput } from '../../src/ledger/core/index.js';
import { ballotDecider as ballots, ballotId, councilDecider as councils, motionDecider, motionDecider1, ruleHashOf, seatDecider as seats, seatId, type Motion, type VoteRule } from '../../src/modules/councils/domain/index.js';
import { recommendationDecider as recommendations } from '../../src/modules/recommendations/domain/index.js';
import { labDecider as labs } from '../../src/modules/labs/domain/index.js';
import { ASSESSING, ballotOf, byRulesOfBefore, COUNCIL, DECISION, fillSeat, LAB, openLog, openVote, PEOPLE, proveKey, respond, ruleFrom, tellDecision, type Name, type Twist } from './decision-story.js';
import { checkpointOf, id, logKey, seal, signAct, system, uuid, type Command, type Draft, type Workshop } from './workshop.js';

const motions = motionDecider as unknown as AnyDecider;
const motionsBefore = motionDecider1 as unknown as AnyDecider;

/**
 * What an operator would do who has the log's key, its database and the steward's goodwill, and wants another decision: he writes
 * what suits him, has everything after it follow from that, computes chain, tree and checkpoint anew, and signs.
 */
export interface DecisionForgery {
  readonly name: string;
  readonly what: string;
  /** What an auditor finds, no more and no less, without having kept anything. */
  readonly kinds: readonly FindingKind[];
  /** Found only by whoever kept something: a voter's receipt, or a checkpoint from before. */
  readonly kept?: readonly FindingKind[];
  readonly log: Workshop;
  /** In the telling of the decision. */
  readonly told: string;
}

export const honest = tellDecision();
const bodies = honest.drafts.map(({ body }) => body);
export const placeOf = (kind: string, stream: string, type: string): number => bodies.findIndex((body) => body.stream.kind === kind && body.stream.id === stream && (body.command as Command).type === type);
const honestBody = (kind: string, stream: string, type: string): BodyInput => bodies[placeOf(kind, stream, type)]!;

/** What Vic was promised, and what somebody kept when the vote was over. */
export const KEPT = {
  promises: [honest.promise(placeOf('ballot', ballotId(DECISION, 2), 'CastBallot'))],
  earlier: [checkpointOf(seal(honest.drafts.slice(0, placeOf('motion', DECISION, 'CloseVote') + 1)), [logKey(1)])],
} as const;

const CLASSES: Readonly<Record<number, string>> = { 1: 'citizens', 2: 'citizens', 3: 'experts', 4: 'experts' };

/** A ballot that its rules never saw. */
function forgedBallot(log: Workshop, name: Name, seat: number, choice: string, authorization: (command: Json) => Authorization, change: Partial<Command> = {}, motion = DECISION): void {
  const command = { ...ballotOf(log, motion, name, choice), ...change } as Command;
  const { text, sealed, reason } = command as unknown as { readonly text: string; readonly sealed: null; readonly reason: null };
  log.perform(ballots, ballotId(motion, seat), PEOPLE[name], command, {
    forged: { authorization: authorization(command as unknown as Json), events: () => [{ type: 'BallotCast', by: id(name), class: CLASSES[seat], text, choice, sealed, reason }] },
  });
}

const signedBy = (who: Name, stream: { readonly kind: string; readonly id: string }, rules: string) => (command: Json): Authorization => signAct(PEOPLE[who], stream, rules, command, uuid(`request of a forger, ${stream.id}`));
const vicsBallot = { kind: 'ballot', id: ballotId(DECISION, 2) };

/** Drafts as they were, but one; what comes after stays as it was. */
function changed(place: number, change: (body: BodyInput) => Partial<BodyInput>): Workshop {
  const log = tellDecision();
  const draft = log.drafts[place]!;
  log.drafts[place] = { ...draft, body: { ...draft.body, ...change(draft.body) } } satisfies Draft;
  return log;
}

const told = (twist: Twist): Workshop => tellDecision(twist);
const OTHER_TEXT = `sha256:${'ee'.repeat(32)}`;
const unvouched = { method: 'session' } as const;

function answerAt(log: Workshop, at: Instant, after: number): void {
  const { events } = honestBody('recommendation', DECISION, 'Respond');
  const [answered, due] = events as unknown as [Command, Command];
  log.perform(recommendations, DECISION, PEOPLE.rea, (put) => respond(put), {
    after,
    signed: true,
    forged: { at, events: () => [{ ...answered, late: false }, { ...due, dueAt: addSeconds(at, 30 * DAY_SECONDS) }] },
  });
}

function openWith(rule: (log: Workshop) => VoteRule): (log: Workshop) => void {
  return (log) => {
    const fair = ruleFrom(log);
    log.perform(motions, DECISION, PEOPLE.ada, { type: 'OpenVote', rule: fair }, { signed: true });
    const { body, sequencedAt } = log.drafts.pop()!;
    const wanted = rule(log);
    const [event] = body.events as unknown as [{ readonly rule: VoteRule }];
    const { vote } = log.state('motion', DECISION) as Motion & { vote: { rule: VoteRule; ruleHash: string } };
    Object.assign(vote as object, { rule: wanted, ruleHash: ruleHashOf(wanted) });
    log.drafts.push({
      sequencedAt,
      body: { ...body, command: { type: 'OpenVote', rule: wanted } as unknown as Json, events: [{ ...event, rule: wanted, ruleHash: ruleHashOf(wanted) }] as unknown as Json },
    });
  };
}

function noQuorum(log: Workshop): VoteRule {
  const rule = ruleFrom(log);
  return { ...rule, tally: { method: 'yes-no', threshold: { base: 'votesCast', cmp: '>', fraction: '1/2' } } };
}

/** As the rules of before would have let her. */
function openBelow(rules: AnyDecider): (log: Workshop) => void {
  return (log) => {
    if (rules === motionsBefore) return openVote(log, DECISION, noQuorum(log), rules);
    openVote(log, DECISION, noQuorum(log), motionsBefore);
    const { body, sequencedAt } = log.drafts.pop()!;
    const request = uuid('request for a vote below the charter');
    log.drafts.push({ sequencedAt, body: { ...body, rules: rules.rules, authorization: signAct(PEOPLE.ada, body.stream, rules.rules, body.command, request) } });
  };
}

export const DECISION_FORGERIES: readonly DecisionForgery[] = [
  {
    name: 'ballot-by-steward', what: 'A ballot in the name of Vic, signed with the passkey of the steward; the result follows from it.',
    kinds: ['SIGNER_UNKNOWN'], told: 'SIGNER_UNKNOWN',
    log: told({ instead: { 'ballot of vic': (log) => forgedBallot(log, 'vic', 2, 'yes', signedBy('ada', vicsBallot, 'ballots/1')) } }),
  },
  {
    name: 'ballot-by-session', what: 'A ballot in the name of Vic, for which only the server vouches.',
    kinds: ['REFUSED_BY_RULES'], told: 'REFUSED_BY_RULES: SIGNATURE_REQUIRED',
    log: told({ instead: { 'ballot of vic': (log) => forgedBallot(log, 'vic', 2, 'yes', () => unvouched) } }),
  },
  {
    name: 'ballot-turned', what: 'Vic voted no and signed it; the log says yes over the same signature.',
    kinds: ['ACT_SIGNATURE'], told: 'ACT_SIGNATURE',
    log: told({ instead: { 'ballot of vic': (log) => forgedBallot(log, 'vic', 2, 'yes', () => honestBody('ballot', vicsBallot.id, 'CastBallot').authorization) } }),
  },
  {
    name: 'ballot-of-another', what: 'Mal, who sits nowhere, votes on the seat of Vic with a key of his own.',
    kinds: ['REFUSED_BY_RULES'], told: 'REFUSED_BY_RULES: NOT_ON_ROLL',
    log: told({
      instead: {
        'ballot of vic': (log) =>
          log.perform(ballots, vicsBallot.id, PEOPLE.mal, ballotOf(log, DECISION, 'vic', 'yes'), {
            forged: {
              authorization: signAct(PEOPLE.mal, vicsBallot, 'ballots/1', ballotOf(log, DECISION, 'vic', 'yes') as unknown as Json, uuid('request of mal')),
              events: () => [{ type: 'BallotCast', by: id('mal'), class: 'citizens', text: (log.state('motion', DECISION) as Motion).text, choice: 'yes', sealed: null, reason: null }],
            },
          }),
      },
    }),
  },
  {
    name: 'ballot-moved', what: "Uma's ballot on the answer is the one that she signed on the decision.",
    kinds: ['ACT_SIGNATURE', 'DUPLICATE_REQUEST'], told: 'ACT_SIGNATURE',
    log: told({ instead: { 'assessment of uma': (log) => forgedBallot(log, 'uma', 1, 'yes', () => honestBody('ballot', ballotId(DECISION, 1), 'CastBallot').authorization, {}, ASSESSING) } }),
  },
  {
    name: 'ballot-late', what: 'A ballot that Vic made after the vote was closed is written down as if it had come before.',
    kinds: ['PROMISE_BROKEN', 'REFUSED_BY_RULES', 'TIME_WENT_BACK'], told: 'REFUSED_BY_RULES: CLOSED',
    log: told({
      instead: { 'ballot of vic': () => undefined },
      after: {
        close: (log) => {
          const { vote } = log.state('motion', DECISION) as Motion;
          const command = ballotOf(log, DECISION, 'vic', 'no');
          log.perform(ballots, vicsBallot.id, PEOPLE.vic, command, {
            after: 0,
            forged: {
              at: addSeconds(vote!.rule.closesAt, -30), authorization: signAct(PEOPLE.vic, vicsBallot, 'ballots/1', command as unknown as Json, uuid('request, late')),
              events: () => [{ type: 'BallotCast', by: id('vic'), class: 'citizens', text: (log.state('motion', DECISION) as Motion).text, choice: 'no', sealed: null, reason: null }],
            },
          });
        },
      },
    }),
  },
  {
    name: 'ballot-dropped', what: 'The ballot of Vic is left out, and the result as if he had never voted.',
    kinds: [], kept: ['CHECKPOINTS_DISAGREE', 'PROMISE_BROKEN'], told: '',
    log: told({ instead: { 'ballot of vic': () => undefined } }),
  },
  {
    name: 'ballot-not-counted', what: 'The ballot of Vic is left out; the result stays as it was.',
    kinds: ['EVENTS_DIFFER'], told: 'EVENTS_DIFFER',
    log: (() => {
      const log = tellDecision();
      log.drafts.splice(placeOf('ballot', vicsBallot.id, 'CastBallot'), 1);
      return log;
    })(),
  },
  {
    name: 'text-changed', what: 'The text of the motion is another than Uma proposed and the members voted on.',
    kinds: ['ACT_SIGNATURE', 'EVENTS_DIFFER', 'OPENING_DIFFERS', 'REFUSED_BY_RULES'], told: 'REFUSED_BY_RULES: STALE_TEXT',
    log: changed(placeOf('motion', DECISION, 'ProposeMotion'), (body) => {
      const swap = (value: unknown): Json => JSON.parse(JSON.stringify(value).replaceAll((body.command as unknown as { readonly text: string }).text, OTHER_TEXT)) as Json;
      return { command: swap(body.command), events: swap(body.events) };
    }),
  },
  {
    name: 'text-changed-everywhere', what: 'The text is another, and so is the one that each ballot names.',
    kinds: ['ACT_SIGNATURE', 'OPENING_DIFFERS'], told: 'ACT_SIGNATURE',
    log: (() => {
      const log = tellDecision();
      const { text } = honestBody('motion', DECISION, 'ProposeMotion').command as unknown as { readonly text: string };
      log.drafts.forEach((draft, i) => {
        const { command, events } = draft.body;
        const swap = (value: Json): Json => JSON.parse(JSON.stringify(value).replaceAll(text, OTHER_TEXT)) as Json;
        log.drafts[i] = { ...draft, body: { ...draft.body, command: swap(command), events: swap(events) } };
      });
      return log;
    })(),
  },
  {
    name: 'rule-changed', what: 'The steward opened the vote by more than half; the log says two thirds, so that the motion fails.',
    kinds: ['ACT_SIGNATURE', 'EVENTS_DIFFER', 'REFUSED_BY_RULES'], told: 'REFUSED_BY_RULES: WRONG_RULE',
    log: changed(placeOf('motion', DECISION, 'OpenVote'), (body) => {
      const [event] = body.events as unknown as [{ readonly rule: VoteRule }];
      const rule = { ...event.rule, tally: { ...event.rule.tally, threshold: { base: 'votesCast', cmp: '>', fraction: '2/3' } } } as VoteRule;
      return { command: { type: 'OpenVote', rule } as unknown as Json, events: [{ ...event, rule, ruleHash: ruleHashOf(rule) }] as unknown as Json };
    }),
  },
  {
    name: 'vote-below-the-charter', what: 'The steward opens the vote without a quorum, which the charter does not let anybody do.',
    kinds: ['REFUSED_BY_RULES'], told: 'REFUSED_BY_RULES: QUORUM_TOO_LOW',
    log: told({ instead: { vote: openBelow(motions) } }),
  },
  {
    name: 'vote-by-rules-of-before', what: 'She does so by the rules that know nothing of what a charter asks for, though the log has others in their place.',
    kinds: ['RULES_ENDED'], told: 'RULES_ENDED',
    log: told({ instead: { vote: openBelow(motionsBefore) } }),
  },
  {
    name: 'rules-of-before-for-ever', what: 'The operator never puts the new rules of motions in their place, though the council has a charter by new rules.',
    kinds: ['RULES_ENDED'], told: 'RULES_ENDED',
    log: told({ instead: { open: (log) => openLog(log, [councils, motionsBefore]), ...byRulesOfBefore(noQuorum) } }),
  },
  {
    name: 'rule-changed-under-ballots', what: 'The rule is another, and the ballots name it, over the signatures that were made for the first.',
    kinds: ['ACT_SIGNATURE'], told: 'ACT_SIGNATURE',
    log: told({
      instead: {
        vote: openWith((log) => ({ ...ruleFrom(log), members: 'all-seats' })),
        ...Object.fromEntries(([['uma', 1, 'yes'], ['vic', 2, 'no'], ['wim', 3, 'yes']] as const).map(([name, seat, choice]) => [
          `ballot of ${name}`, (log: Workshop) => forgedBallot(log, name, seat, choice, () => honestBody('ballot', ballotId(DECISION, seat), 'CastBallot').authorization),
        ])),
      },
    }),
  },
  {
    name: 'result-changed', what: 'The ballots are as they were cast; the result says that it failed, and nobody is asked anything.',
    kinds: ['EVENTS_DIFFER', 'REFUSED_BY_RULES'], told: 'EVENTS_DIFFER',
    log: changed(placeOf('motion', DECISION, 'CloseVote'), (body) => ({ events: JSON.parse(JSON.stringify(body.events).replace('"outcome":"carried"', '"outcome":"failed"')) as Json })),
  },
  {
    name: 'closed-early', what: 'The vote is closed as soon as it goes the right way.',
    kinds: ['REFUSED_BY_RULES'], told: 'REFUSED_BY_RULES: NOT_YET',
    log: told({
      instead: {
        'ballot of vic': () => undefined,
        'ballot of wim': () => undefined,
        close: (log) => {
          const { events } = honestBody('motion', DECISION, 'CloseVote');
          log.perform(motions, DECISION, system, { type: 'CloseVote' }, { forged: { events: () => events as unknown as Command[] } });
        },
      },
    }),
  },
  {
    name: 'seat-inserted', what: 'Mal is put into a seat without the signature of a steward, and everything after it follows: he is on the roll and votes with his own key.',
    kinds: ['REFUSED_BY_RULES'], told: 'on which it rests',
    log: told({
      after: {
        seats: (log) =>
          log.perform(seats, seatId(COUNCIL, 4), PEOPLE.ada, (put) => fillSeat(put, 'experts', 'mal'), {
            forged: { authorization: unvouched, events: () => [{ type: 'SeatFilled', class: 'experts', member: id('mal'), name: OTHER_TEXT, way: 'appointment', until: null, term: 1, authority: null, by: id('ada') }] },
          }),
        'ballot of wim': (log) => log.perform(ballots, ballotId(DECISION, 4), PEOPLE.mal, ballotOf(log, DECISION, 'mal', 'yes'), { signed: true }),
      },
    }),
  },
  {
    name: 'answer-back-dated', what: 'The answer came late; the log says that it was there in time, and that nothing was overdue.',
    kinds: ['PROMISE_BROKEN'], told: 'PROMISE_BROKEN',
    log: told({
      instead: {
        overdue: () => undefined,
        answer: (log) => answerAt(log, addSeconds(log.now, 29 * DAY_SECONDS), 33 * 24 * 60),
      },
    }),
  },
  {
    name: 'answer-back-dated-after-overdue', what: 'The answer came late, after the log said so, and claims to be from before.',
    kinds: ['PROMISE_BROKEN', 'TIME_WENT_BACK'], told: 'TIME_WENT_BACK',
    log: told({ instead: { answer: (log) => answerAt(log, addSeconds(log.now, -DAY_SECONDS), 3 * 24 * 60) } }),
  },
  {
    name: 'answer-before-its-author', what: 'The answer claims to be from before its author had shown that she speaks for the lab.',
    kinds: ['PROMISE_BROKEN', 'TIME_WENT_BACK'], told: 'TIME_WENT_BACK: judged before an entry of the lab by which it was judged',
    log: (() => {
      let since = '' as Instant;
      return told({
        instead: { overdue: () => undefined, answer: (log) => answerAt(log, addSeconds(since, -60), 33 * 24 * 60) },
        after: {
          issue: (log) => {
            log.perform(labs, LAB, PEOPLE.ada, { type: 'RevokeRepresentative', member: id('rea'), reason: 'mistaken' }, { signed: true });
            log.perform(labs, LAB, PEOPLE.rea, proveKey('second claim of rea'));
            since = log.now;
          },
        },
      });
    })(),
  },
  {
    name: 'answer-by-session', what: 'An answer in the name of the lab, for which only the server vouches.',
    kinds: ['REFUSED_BY_RULES'], told: 'REFUSED_BY_RULES: SIGNATURE_REQUIRED',
    log: told({
      instead: {
        answer: (log) => {
          const { events } = honestBody('recommendation', DECISION, 'Respond');
          log.perform(recommendations, DECISION, PEOPLE.rea, (put) => respond(put), { after: 3 * 24 * 60, forged: { authorization: unvouched, events: () => events as unknown as Command[] } });
        },
      },
    }),
  },
  {
    name: 'assessment-without-a-vote', what: 'The council is said to find the answer acceptable, before it voted.',
    kinds: ['REFUSED_BY_RULES'], told: 'REFUSED_BY_RULES: NOT_CARRIED',
    log: told({
      instead: {
        'close it': () => undefined,
        assess: (log) =>
          log.perform(recommendations, DECISION, system, { type: 'Assess', status: 'acceptable', motion: ASSESSING, successor: null }, {
            forged: { events: () => [{ type: 'AssessmentRecorded', status: 'acceptable', motion: ASSESSING, successor: null, late: false }] },
          }),
      },
    }),
  },
  {
    name: 'assessment-by-a-forged-ballot', what: 'The vote on the answer hangs on a ballot that the steward signed for Wim.',
    kinds: ['SIGNER_UNKNOWN'], told: 'on which it rests',
    log: told({
      instead: { 'assessment of wim': (log) => forgedBallot(log, 'wim', 3, 'yes', signedBy('ada', { kind: 'ballot', id: ballotId(ASSESSING, 3) }, 'ballots/1'), {}, ASSESSING) },
    }),
  },
];
