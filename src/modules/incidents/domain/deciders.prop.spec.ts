import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Circumstances, Decider } from '../../../kernel/decider.js';
import { entityDecider, type EntityCommand } from './entity.js';
import { countMove, countReports, noCounts, type ReportFact } from './counts.js';
import type { IncidentCommand } from './incident-commands.js';
import { incidentDecider } from './incident.js';
import type { ReportCommand } from './report-commands.js';
import { reportDecider } from './report.js';
import { by, C, ID, KEY, PEOPLE, REPORT_CONTENT, REVISION, SOURCE, UUID, type Person } from './specimens.js';
import { CLAIM_STANDINGS, DECLINE_REASONS, ENTITY_KINDS, ERASURE_GROUNDS, REOPEN_REASONS, STEWARD_ERASURE_GROUNDS } from './vocabulary.js';

/** Whatever is asked, by whomever, in whatever order: the log of what was lawful gives the same events and states again. */
const someId = fc.constantFrom(ID.report, ID.other, ID.incident, ID.second);
const just = <T extends string>(type: T): fc.Arbitrary<{ type: T }> => fc.constant({ type });
const of = <T extends string, R>(type: T, rest: { [K in keyof R]: fc.Arbitrary<R[K]> }): fc.Arbitrary<{ type: T } & R> =>
  fc.record(rest).map((members) => ({ type, ...members }) as { type: T } & R);
const openings = fc.constantFrom(
  [{ entry: UUID, paths: 'all' as const }],
  [{ entry: UUID.replace('1ab1', '2ab1'), paths: 'all' as const }, { entry: UUID, paths: 'all' as const }],
);

const reportCommands: Record<ReportCommand['type'], fc.Arbitrary<ReportCommand>> = {
  FileReport: fc.constant({ type: 'FileReport', reporter: KEY, content: REPORT_CONTENT }),
  ClaimReport: just('ClaimReport'),
  ReleaseReport: just('ReleaseReport'),
  AskReporter: of('AskReporter', { question: someId, text: fc.constant(C) }),
  AnswerQuestion: of('AnswerQuestion', { question: someId, text: fc.constant(C) }),
  AddToReport: of('AddToReport', { addition: someId, text: fc.constant(C), files: fc.constant(C) }),
  LinkReport: of('LinkReport', { incident: someId, claim: fc.constant(C), standing: fc.constantFrom(...CLAIM_STANDINGS) }),
  SetLinkStanding: of('SetLinkStanding', { incident: someId, standing: fc.constantFrom(...CLAIM_STANDINGS) }),
  UnlinkReport: of('UnlinkReport', { incident: someId, reason: fc.constant('CLAIM_SPLIT' as const) }),
  AcceptReport: just('AcceptReport'),
  DeclineReport: of('DeclineReport', { reason: fc.constantFrom(...DECLINE_REASONS), seriousHarmAlleged: fc.boolean(), note: fc.constant(C) }),
  ConfirmDecline: just('ConfirmDecline'),
  WithdrawDeclineProposal: just('WithdrawDeclineProposal'),
  MergeReport: of('MergeReport', { into: someId, note: fc.constant(C) }),
  ReopenReport: of('ReopenReport', { reason: fc.constantFrom(...REOPEN_REASONS) }),
  WithdrawReport: just('WithdrawReport'),
  MarkOverdue: just('MarkOverdue'),
  RequestContact: of('RequestContact', { reasonCode: fc.constant('DANGER_NOW' as const) }),
  ApproveContact: just('ApproveContact'),
  RefuseContact: just('RefuseContact'),
  EraseOpenings: of('EraseOpenings', { openings, ground: fc.constantFrom(...ERASURE_GROUNDS) }),
  KeepOpenings: of('KeepOpenings', { ground: fc.constant('COURT_ORDER' as const) }),
  ReleaseHold: just('ReleaseHold'),
};

const version = fc.integer({ min: 1, max: 4 });
const incidentCommands: Record<IncidentCommand['type'], fc.Arbitrary<IncidentCommand>> = {
  DraftIncident: of('DraftIncident', { revision: fc.constant(REVISION), reports: fc.constant([ID.report]), namesPerson: fc.boolean() }),
  DiscardDraft: just('DiscardDraft'),
  PublishIncident: of('PublishIncident', { version }),
  CorrectIncident: of('CorrectIncident', { version, reason: fc.constant('WORDING' as const), note: fc.constant(C) }),
  RetractIncident: of('RetractIncident', { reason: fc.constant('PRIVACY' as const), note: fc.constant(C) }),
  MergeIncident: of('MergeIncident', { into: someId, reason: fc.constant('SAME_EVENT' as const), note: fc.constant(C) }),
  UnmergeIncident: of('UnmergeIncident', { reason: fc.constant('DISTINCT' as const), note: fc.constant(C) }),
  ImportIncident: fc.constant({ type: 'ImportIncident', source: SOURCE, revision: REVISION }),
  AnswerIncident: of('AnswerIncident', { entity: fc.constant(ID.entity), standing: fc.constant('disputed' as const), statement: fc.constant(C) }),
  EraseOpenings: of('EraseOpenings', { openings, ground: fc.constantFrom(...STEWARD_ERASURE_GROUNDS) }),
};

const entityCommands: Record<EntityCommand['type'], fc.Arbitrary<EntityCommand>> = {
  RegisterEntity: of('RegisterEntity', { kind: fc.constantFrom(...ENTITY_KINDS), name: fc.constant(C), aliases: fc.constant(C) }),
  ImportEntity: fc.constant({ type: 'ImportEntity', source: SOURCE, name: C, aliases: C }),
  SetEntityKind: of('SetEntityKind', { kind: fc.constantFrom(...ENTITY_KINDS) }),
  RenameEntity: of('RenameEntity', { name: fc.constant(C), aliases: fc.constant(C) }),
  MergeEntity: of('MergeEntity', { into: someId, reason: fc.constant('SAME_ENTITY' as const) }),
  UnmergeEntity: of('UnmergeEntity', { reason: fc.constant('DISTINCT' as const) }),
  EraseOpenings: of('EraseOpenings', { openings, ground: fc.constantFrom(...STEWARD_ERASURE_GROUNDS) }),
};

const people = Object.keys(PEOPLE) as Person[];
const anyStep = <K>(commands: Readonly<Record<string, fc.Arbitrary<K>>>): fc.Arbitrary<{ command: K; person: Person; signed: boolean; days: number }> =>
  fc.record({ command: fc.oneof(...Object.values(commands)), person: fc.constantFrom(...people), signed: fc.boolean(), days: fc.integer({ min: 0, max: 40 }) });

interface Logged<S, K, E> {
  readonly command: K;
  readonly circumstances: Circumstances;
  readonly events: readonly E[];
  readonly state: S;
}

function holds<S, K extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
  decider: Decider<S, K, E, R>,
  commands: Readonly<Record<string, fc.Arbitrary<K>>>,
  begin: { readonly command: K; readonly circumstances: Circumstances },
  also: (log: readonly Logged<S, K, E>[]) => void = () => undefined,
): void {
  const steps = fc.array(anyStep(commands), { minLength: 20, maxLength: 120 });
  fc.assert(
    fc.property(steps, (asked) => {
      const log: Logged<S, K, E>[] = [];
      let state = decider.initial(ID.report);
      let now = 0;
      const ask = (command: K, circumstances: Circumstances): void => {
        const decision = decider.decide(state, command, circumstances);
        if (!decision.ok) return;
        for (const event of decision.events) state = decider.evolve(state, event, circumstances);
        log.push({ command, circumstances, events: decision.events, state });
      };
      ask(begin.command, begin.circumstances);
      for (const { command, person, signed, days } of asked) {
        now += days;
        ask(command, signed ? by(person, now) : by(person, now, 'session'));
      }

      let again = decider.initial(ID.report);
      for (const entry of log) {
        expect(entry.events.length).toBeGreaterThan(0);
        const read = JSON.parse(JSON.stringify(entry)) as typeof entry; // as an auditor gets it
        expect(read).toStrictEqual(entry);
        expect(decider.decide(again, read.command, read.circumstances)).toStrictEqual({ ok: true, events: entry.events });
        for (const event of read.events) again = decider.evolve(again, event, read.circumstances);
        expect(again).toStrictEqual(entry.state);
        again = JSON.parse(JSON.stringify(again)) as S; // as the server keeps it beside the lock
      }

      // evolve is total: any event may meet any state without a throw, and the state stays plain JSON.
      const events = log.flatMap((entry) => entry.events);
      for (const { state: met, circumstances } of log.slice(0, 10)) {
        for (const event of events) {
          const after = decider.evolve(met, event, circumstances);
          expect(JSON.parse(JSON.stringify(after))).toStrictEqual(after);
        }
      }
      also(log);
    }),
    { numRuns: 60 },
  );
}

describe('whatever is asked, the log replays', () => {
  it('of a report, and the public counters add up', () => {
    const file = { command: { type: 'FileReport', reporter: KEY, content: REPORT_CONTENT } as const, circumstances: by('nobody') };
    holds(reportDecider, reportCommands, file, (log) => {
      const facts: ReportFact[] = log.flatMap(({ events, circumstances }) => events.map((event) => ({ id: ID.report, event, circumstances })));
      const counts = countReports(facts);
      const declined = Object.values(counts.declined).reduce((sum, n) => sum + n, 0);
      expect(counts.received).toBe(1);
      expect(counts.open + counts.accepted + counts.merged + declined).toBe(1);
      expect(counts.overdue).toBeLessThanOrEqual(counts.open);
      const stepwise = log.reduce(
        (sums, { state, circumstances }, i) => countMove(sums, log[i - 1]?.state ?? reportDecider.initial(ID.report), state, circumstances.at),
        noCounts(),
      );
      expect(stepwise).toStrictEqual(counts);
    });
  });

  it('of an incident', () => {
    holds(incidentDecider, incidentCommands, { command: { type: 'DraftIncident', revision: REVISION, reports: [], namesPerson: false }, circumstances: by('ada') });
  });

  it('of an entity', () => {
    holds(entityDecider, entityCommands, { command: { type: 'RegisterEntity', kind: 'unknown', name: C, aliases: C }, circumstances: by('ada') });
  });
});

describe('hostile commands', () => {
  it('are refused as malformed, whatever they are, and never throw', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...Object.keys(reportCommands), ...Object.keys(incidentCommands), 'constructor'), (junk, type) => {
        const command: unknown = typeof junk === 'object' && junk !== null ? { ...junk, type, junk } : junk;
        const circumstances = by('sten');
        const verdicts = [
          reportDecider.decide(reportDecider.initial(ID.report), command as ReportCommand, circumstances),
          incidentDecider.decide(incidentDecider.initial(ID.incident), command as IncidentCommand, circumstances),
          entityDecider.decide(entityDecider.initial(ID.entity), command as EntityCommand, circumstances),
        ];
        expect(verdicts.map((one) => (one.ok ? 'ok' : one.refusal))).toEqual(['MALFORMED', 'MALFORMED', 'MALFORMED']);
      }),
    );
  });
});
