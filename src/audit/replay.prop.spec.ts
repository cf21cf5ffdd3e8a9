import { hash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { concat } from '../kernel/bytes.js';
import { checkEntrySignature, governance, type BodyInput, useSha256 } from '../ledger/core/index.js';
import { incidentDecider, reportDecider } from '../modules/incidents/domain/index.js';
import { roster } from '../modules/members/domain/index.js';
import { remembered } from '../../testdata/logs/remembered.js';
import { PEOPLE, tell } from '../../testdata/logs/story.js';
import { checkpointOf, id, logKey, nobody, reporter, seal, system, witness, type Command, type Draft, type Person, type Workshop } from '../../testdata/logs/workshop.js';
import { LogAuditor, type Report } from './index.js';

const NULLS = `sha256:${'0'.repeat(64)}`;
const WHO: readonly Person[] = [...Object.values(PEOPLE), nobody, system, reporter('fern'), reporter('kale')];

const reportCommands: readonly Command[] = [
  { type: 'ClaimReport' }, { type: 'ReleaseReport' }, { type: 'AcceptReport' }, { type: 'ConfirmDecline' }, { type: 'WithdrawReport' }, { type: 'MarkOverdue' },
  { type: 'AskReporter', question: id('q'), text: NULLS }, { type: 'AnswerQuestion', question: id('q'), text: NULLS },
  { type: 'LinkReport', incident: id('incident moss'), claim: NULLS, standing: 'alleged' }, { type: 'ReopenReport', reason: 'NEW_INFORMATION' },
  { type: 'DeclineReport', reason: 'NOT_AI', seriousHarmAlleged: true, note: NULLS }, { type: 'RequestContact', reasonCode: 'LEGAL_DUTY' },
  { type: 'KeepOpenings', ground: 'LEGAL_CLAIM' }, { type: 'nonsense' }, { type: 'ClaimReport', remark: 'no such member' },
];
const incidentCommands: readonly Command[] = [
  { type: 'PublishIncident', version: 3 }, { type: 'DiscardDraft' }, { type: 'RetractIncident', reason: 'PRIVACY', note: NULLS },
  { type: 'MergeIncident', into: id('incident nettle'), reason: 'SAME_EVENT', note: NULLS }, { type: 'UnmergeIncident', reason: 'DISTINCT', note: NULLS },
];
const rosterCommands: readonly Command[] = [
  { type: 'GrantRole', member: id('ben'), role: 'steward' }, { type: 'RevokeRole', member: id('ben'), role: 'editor' }, { type: 'GrantRole', member: id('ben'), role: 'editor' },
  { type: 'RevokeRole', member: id('ada'), role: 'steward' }, { type: 'RemoveMember', member: id('cleo'), reason: 'left' }, { type: 'ReplaceProfile', profile: NULLS },
];
const logCommands: readonly Command[] = [{ type: 'RecordOperatorAct', code: 'drill' }, { type: 'IntroduceRules', kind: 'jury', rules: 'juries/1' }];

const asked = fc.record({
  to: fc.oneof(
    fc.record({ decider: fc.constant<unknown>(reportDecider), stream: fc.constantFrom('fern', 'kale', 'gorse').map((name) => id(`report ${name}`)), command: fc.constantFrom(...reportCommands) }),
    fc.record({ decider: fc.constant<unknown>(incidentDecider), stream: fc.constantFrom('moss', 'nettle').map((name) => id(`incident ${name}`)), command: fc.constantFrom(...incidentCommands) }),
    fc.record({ decider: fc.constant<unknown>(roster), stream: fc.constant('roster'), command: fc.constantFrom(...rosterCommands) }),
    fc.record({ decider: fc.constant<unknown>(governance), stream: fc.constant('log'), command: fc.constantFrom(...logCommands) }),
  ),
  who: fc.constantFrom(...WHO),
  signed: fc.boolean(),
});

/** The golden story, and then whatever was asked and let pass. */
function logOf(asks: readonly { to: { decider: unknown; stream: string; command: Command }; who: Person; signed: boolean }[]): Workshop {
  const { log } = tell();
  for (const { to, who, signed } of asks) {
    try {
      log.perform(to.decider, to.stream, who, to.command, { after: 1, signed });
    } catch (refused) {
      expect(refused).toBeInstanceOf(Error);
    }
  }
  return log;
}

const signatureCheck = remembered(checkEntrySignature);

beforeAll(() => useSha256((bytes) => hash('sha256', bytes, 'buffer')));

function audit(entries: readonly Uint8Array[]): Report {
  const auditor = new LogAuditor({ signatureCheck });
  auditor.checkpoint(checkpointOf(entries, [logKey(2)], [witness('alder'), witness('cedar')]));
  for (let i = 0; i < entries.length; i += 256) auditor.bundle(entries.slice(i, i + 256));
  return auditor.finish();
}

/** Changes of one entry that the operator signs again with everything behind it; each alters what the entry claims. */
const forgeries: readonly ((body: BodyInput) => BodyInput | undefined)[] = [
  (body) => ({ ...body, events: [...(body.events as never[]), { type: 'ReportOverdue', dueAt: body.at }] }),
  (body) => ({ ...body, rules: `${body.rules}1` }),
  ({ actor, ...body }) => (actor.kind === 'member' ? { ...body, actor: { ...actor, roles: [...actor.roles, 'zealot'] } } : undefined),
  ({ actor, ...body }) => (actor.kind === 'anonymous' ? { ...body, actor: { kind: 'system', part: 'node' } } : undefined),
  ({ authorization, ...body }) => {
    if (!('request' in authorization)) return undefined;
    const { signature } = authorization;
    return { ...body, authorization: { ...authorization, signature: `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}` } };
  },
];

describe('replay', () => {
  it('whatever is asked, the log replays without a finding', () => {
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 40 }), (asks) => {
        const log = logOf(asks);
        const report = audit(seal(log.drafts));
        expect(report.findings).toEqual([]);
        expect(report.checked.decisions).toBe(log.drafts.length);
      }),
      { numRuns: 6 },
    );
  });

  it('one forged entry gives at least one finding, though everything behind it was computed and signed again', () => {
    const { log } = tell();
    fc.assert(
      fc.property(fc.nat(log.drafts.length - 1), fc.constantFrom(...forgeries), (seq, forge) => {
        const drafts: Draft[] = [...log.drafts];
        const body = forge(drafts[seq]!.body);
        fc.pre(body !== undefined);
        drafts[seq] = { ...drafts[seq]!, body: body! };
        const report = audit(seal(drafts));
        expect(report.ok).toBe(false);
        expect(report.findings.some((finding) => finding.seq === seq)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('one changed bit anywhere in the entries gives a finding', () => {
    const entries = seal(tell().log.drafts);
    const note = checkpointOf(entries, [logKey(2)], [witness('alder'), witness('cedar')]);
    fc.assert(
      fc.property(fc.nat(entries.length - 1), fc.nat(1_000_000), fc.nat(7), (seq, at, bit) => {
        const bytes = entries[seq]!;
        const place = at % bytes.length;
        const flipped = concat(bytes.subarray(0, place), Uint8Array.of(bytes[place]! ^ (1 << bit)), bytes.subarray(place + 1));
        const auditor = new LogAuditor({ signatureCheck });
        auditor.checkpoint(note);
        auditor.bundle(entries.map((each, i) => (i === seq ? flipped : each)));
        expect(auditor.finish().findings.map(({ kind }) => kind)).toContain('ROOT_DIFFERS');
      }),
      { numRuns: 25 },
    );
  });
});
