import { describe, expect, it } from '@jest/globals';
import type { Circumstances } from '../../../kernel/decider.js';
import type { ReportCommand } from './report-commands.js';
import type { ReportRefusal } from './report-refusals.js';
import { isEnded, type Report } from './report-state.js';
import { reportDecider } from './report.js';
import { after, by, C, day, ID, KEY, OTHER_KEY, REPORT_CONTENT, UUID, verdict, type Person, type Step } from './specimens.js';

type Given = readonly Step<ReportCommand>[];
const step = (command: ReportCommand, circumstances: Circumstances): Step<ReportCommand> => ({ command, circumstances });
const state = (given: Given): Report => after(reportDecider, ID.report, given);

const file: ReportCommand = { type: 'FileReport', reporter: KEY, content: REPORT_CONTENT };
const ask: ReportCommand = { type: 'AskReporter', question: ID.question, text: C };
const answer: ReportCommand = { type: 'AnswerQuestion', question: ID.question, text: C };
const add: ReportCommand = { type: 'AddToReport', addition: ID.other, text: C, files: C };
const link: ReportCommand = { type: 'LinkReport', incident: ID.incident, claim: C, standing: 'alleged' };
const decline: ReportCommand = { type: 'DeclineReport', reason: 'NOT_AI', seriousHarmAlleged: false, note: C };
const declineSerious: ReportCommand = { ...decline, seriousHarmAlleged: true };
const expire: ReportCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: 'all' }], ground: 'RETENTION_EXPIRED' };
const bare = <T extends ReportCommand['type']>(type: T): { readonly type: T } => ({ type });

const filed: Given = [step(file, by('nobody'))];
const claimed: Given = [...filed, step(bare('ClaimReport'), by('ada'))];
const asked: Given = [...claimed, step(ask, by('ada'))];
const released: Given = [...asked, step(bare('ReleaseReport'), by('ada'))];
const linked: Given = [...claimed, step(link, by('ada'))];
const accepted: Given = [...linked, step(bare('AcceptReport'), by('ada'))];
const declined: Given = [...claimed, step(decline, by('ada'))];
const thin: Given = [...claimed, step({ ...decline, reason: 'NOT_ENOUGH_TO_ACT' }, by('ada'))];
const proposed: Given = [...claimed, step(declineSerious, by('ada'))];
const merged: Given = [...claimed, step({ type: 'MergeReport', into: ID.other, note: C }, by('ada'))];
const withdrawn: Given = [...filed, step(bare('WithdrawReport'), by('reporter'))];
const overdue: Given = [...filed, step(bare('MarkOverdue'), by('system', 30))];
const requested: Given = [...claimed, step({ type: 'RequestContact', reasonCode: 'DANGER_NOW' }, by('sten'))];
const disclosed: Given = [...requested, step(bare('ApproveContact'), by('sara'))];
const expired: Given = [...thin, step(expire, by('system', 90))];
const held: Given = [...declined, step({ type: 'KeepOpenings', ground: 'COURT_ORDER' }, by('sten'))];

/** For each command a state in which the right person may do it, and what everybody else is told. */
const WHO: Record<ReportCommand['type'], { given: Given; command: ReportCommand; on?: number } & Record<Person, 'ok' | ReportRefusal>> = {
  FileReport: row([], file, { nobody: 'ok', others: 'FILED_WITHOUT_ACCOUNT' }),
  ClaimReport: row(filed, bare('ClaimReport'), { ada: 'ok', ben: 'ok', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  ReleaseReport: row(claimed, bare('ReleaseReport'), { ada: 'ok', ben: 'NOT_YOURS', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  AskReporter: row(claimed, ask, { ada: 'ok', ben: 'NOT_YOURS', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  AnswerQuestion: row(asked, answer, { reporter: 'ok', others: 'NOT_THE_REPORTER' }),
  AddToReport: row(filed, add, { reporter: 'ok', others: 'NOT_THE_REPORTER' }),
  LinkReport: row(claimed, link, { ada: 'ok', ben: 'NOT_YOURS', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  SetLinkStanding: row(accepted, { type: 'SetLinkStanding', incident: ID.incident, standing: 'admitted' }, { ada: 'ok', ben: 'ok', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  UnlinkReport: row(linked, { type: 'UnlinkReport', incident: ID.incident, reason: 'CLAIM_SPLIT' }, { ada: 'ok', ben: 'NOT_YOURS', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  AcceptReport: row(linked, bare('AcceptReport'), { ada: 'ok', ben: 'NOT_YOURS', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  DeclineReport: row(claimed, decline, { ada: 'ok', ben: 'NOT_YOURS', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  ConfirmDecline: row(proposed, bare('ConfirmDecline'), { ada: 'SECOND_PERSON_NEEDED', ben: 'ok', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  WithdrawDeclineProposal: row(proposed, bare('WithdrawDeclineProposal'), { ada: 'ok', ben: 'ok', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  MergeReport: row(claimed, { type: 'MergeReport', into: ID.other, note: C }, { ada: 'ok', ben: 'NOT_YOURS', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  ReopenReport: row(declined, { type: 'ReopenReport', reason: 'DECIDED_IN_ERROR' }, { ada: 'ok', ben: 'ok', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  WithdrawReport: row(claimed, bare('WithdrawReport'), { reporter: 'ok', others: 'NOT_THE_REPORTER' }),
  MarkOverdue: row(filed, bare('MarkOverdue'), { system: 'ok', others: 'SYSTEM_ONLY' }, 30),
  RequestContact: row(filed, { type: 'RequestContact', reasonCode: 'LEGAL_DUTY' }, { ada: 'ok', ben: 'ok', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  ApproveContact: row(requested, bare('ApproveContact'), { sten: 'SECOND_PERSON_NEEDED', sara: 'ok', others: 'NOT_A_STEWARD' }),
  RefuseContact: row(requested, bare('RefuseContact'), { ada: 'NOT_A_STEWARD', ben: 'NOT_A_STEWARD', sten: 'ok', sara: 'ok', others: 'NOT_AN_EDITOR' }),
  EraseOpenings: row(declined, { ...expire, ground: 'COURT_ORDER' }, { sten: 'ok', sara: 'ok', others: 'NOT_A_STEWARD' }),
  KeepOpenings: row(declined, { type: 'KeepOpenings', ground: 'LEGAL_CLAIM' }, { sten: 'ok', sara: 'ok', others: 'NOT_A_STEWARD' }),
  ReleaseHold: row(held, bare('ReleaseHold'), { sten: 'ok', sara: 'ok', others: 'NOT_A_STEWARD' }),
};

type Row = (typeof WHO)[ReportCommand['type']];

function row(given: Given, command: ReportCommand, told: Partial<Record<Person, 'ok' | ReportRefusal>> & { others: 'ok' | ReportRefusal }, on = 0): Row {
  const { others, ...named } = told;
  const everybody = { nobody: others, reporter: others, stranger: others, ada: others, ben: others, sten: others, sara: others, guest: others, voice: others, system: others };
  return { given, command, on, ...everybody, ...named };
}

const EVERYBODY: readonly Person[] = ['nobody', 'reporter', 'stranger', 'ada', 'ben', 'sten', 'sara', 'guest', 'voice', 'system'];

describe('who may do what with a report', () => {
  for (const [type, told] of Object.entries(WHO)) {
    it.each(EVERYBODY.map((person) => [person, told[person]] as const))(`${type} by %s: %s`, (person, expected) => {
      expect(verdict(reportDecider, state(told.given), step(told.command, by(person, told.on)))).toBe(expected);
    });
  }
});

describe('acts that need a signature of the person', () => {
  const cases: readonly [Given, ReportCommand, Person][] = [
    [linked, bare('AcceptReport'), 'ada'],
    [claimed, decline, 'ada'],
    [claimed, declineSerious, 'ada'],
    [proposed, bare('ConfirmDecline'), 'ben'],
    [claimed, { type: 'MergeReport', into: ID.other, note: C }, 'ada'],
    [requested, bare('ApproveContact'), 'sara'],
    [declined, { ...expire, ground: 'DATA_PROTECTION' }, 'sten'],
    [asked, answer, 'reporter'],
    [filed, add, 'reporter'],
    [claimed, bare('WithdrawReport'), 'reporter'],
    [filed, { ...expire, ground: 'REPORTER_REQUEST' }, 'reporter'],
  ];
  it.each(cases)('%#: refused in a mere session, lawful with either kind of key', (given, command, person) => {
    const ask = (method: Circumstances['authorization']): string => verdict(reportDecider, state(given), step(command, by(person, 0, method)));
    expect([ask('session'), ask('passkey'), ask('ed25519')]).toEqual(['SIGNATURE_REQUIRED', 'ok', 'ok']);
  });
});

describe('the rules of a report', () => {
  const cases: readonly [string, Given, ReportCommand, Circumstances, 'ok' | ReportRefusal][] = [
    ['nothing happens before the filing', [], bare('ClaimReport'), by('ada'), 'NO_SUCH_REPORT'],
    ['filed once', filed, file, by('nobody'), 'ALREADY_FILED'],
    ['claimed once', claimed, bare('ClaimReport'), by('ben'), 'ALREADY_CLAIMED'],
    ['a steward does not snatch it silently', claimed, bare('ClaimReport'), by('sten'), 'ALREADY_CLAIMED'],
    ['not released before claimed', filed, bare('ReleaseReport'), by('ada'), 'NOT_IN_REVIEW'],
    ['even a steward reviews before deciding', filed, decline, by('sten'), 'NOT_IN_REVIEW'],
    ['a question once', asked, ask, by('ada'), 'QUESTION_EXISTS'],
    ['an unknown question', asked, { ...answer, question: ID.other } as ReportCommand, by('reporter'), 'NO_SUCH_QUESTION'],
    ['answered once', [...asked, step(answer, by('reporter'))], answer, by('reporter'), 'ALREADY_ANSWERED'],
    ['answered though the editor let go', released, answer, by('reporter'), 'ok'],
    ['no answer after the end', [...asked, step(decline, by('ada'))], answer, by('reporter'), 'REPORT_CLOSED'],
    ['decided though the reporter never answered', asked, decline, by('ada'), 'ok'],
    ['an addition once', [...filed, step(add, by('reporter'))], add, by('reporter'), 'ADDITION_EXISTS'],
    ['an addition to an accepted report', accepted, add, by('reporter'), 'ok'],
    ['an addition to a merged report', merged, add, by('reporter'), 'ok'],
    ['linked once', linked, link, by('ada'), 'ALREADY_LINKED'],
    ['no standing without a link', claimed, { type: 'SetLinkStanding', incident: ID.incident, standing: 'admitted' }, by('ada'), 'NOT_LINKED'],
    ['the same standing', linked, { type: 'SetLinkStanding', incident: ID.incident, standing: 'alleged' }, by('ada'), 'SAME_STANDING'],
    ['not unlinked without a link', claimed, { type: 'UnlinkReport', incident: ID.incident, reason: 'CLAIM_SPLIT' }, by('ada'), 'NOT_LINKED'],
    ['an accepted report keeps an incident', accepted, { type: 'UnlinkReport', incident: ID.incident, reason: 'WRONG_INCIDENT' }, by('ben'), 'LAST_LINK'],
    ['a second incident, by anybody at the desk', accepted, { ...link, incident: ID.second } as ReportCommand, by('ben'), 'ok'],
    ['no acceptance without an incident', claimed, bare('AcceptReport'), by('ada'), 'NO_LINK'],
    ['only the reporter withdraws', claimed, { ...decline, reason: 'WITHDRAWN_BY_REPORTER' } as ReportCommand, by('ada'), 'REASON_OF_REPORTER'],
    ['a duplicate of what?', claimed, { ...decline, reason: 'DUPLICATE_OF' } as ReportCommand, by('ada'), 'DUPLICATE_OF_WHAT'],
    ['another report without saying duplicate', claimed, { ...decline, duplicateOf: ID.other } as ReportCommand, by('ada'), 'DUPLICATE_NOT_CLAIMED'],
    ['a duplicate of itself', claimed, { ...decline, reason: 'DUPLICATE_OF', duplicateOf: ID.report } as ReportCommand, by('ada'), 'ITSELF'],
    ['a duplicate of another', claimed, { ...decline, reason: 'DUPLICATE_OF', duplicateOf: ID.other } as ReportCommand, by('ada'), 'ok'],
    ['merged into itself', claimed, { type: 'MergeReport', into: ID.report, note: C }, by('ada'), 'ITSELF'],
    ['no acceptance beside a proposal', [...linked, step(declineSerious, by('ada'))], bare('AcceptReport'), by('ada'), 'DECLINE_PENDING'],
    ['no second proposal', proposed, decline, by('ada'), 'DECLINE_PENDING'],
    ['a steward who proposed cannot confirm', [...claimed, step(declineSerious, by('sten'))], bare('ConfirmDecline'), by('sten'), 'SECOND_PERSON_NEEDED'],
    ['nothing to confirm', claimed, bare('ConfirmDecline'), by('ben'), 'NO_DECLINE_PENDING'],
    ['new information drops the proposal', [...proposed, step(add, by('reporter'))], bare('ConfirmDecline'), by('ben'), 'NO_DECLINE_PENDING'],
    ['so does an answer', [...asked, step(declineSerious, by('ada')), step(answer, by('reporter'))], bare('ConfirmDecline'), by('ben'), 'NO_DECLINE_PENDING'],
    ['only declined reports reopen', accepted, { type: 'ReopenReport', reason: 'ORDERED' }, by('ada'), 'NOT_DECLINED'],
    ['a withdrawn report stays so', withdrawn, { type: 'ReopenReport', reason: 'DECIDED_IN_ERROR' }, by('sten'), 'WITHDRAWN_BY_REPORTER'],
    ['until the reporter asks', withdrawn, { type: 'ReopenReport', reason: 'REPORTER_ASKED' }, by('ada'), 'ok'],
    ['not overdue a day early', filed, bare('MarkOverdue'), by('system', 29), 'NOT_YET_DUE'],
    ['overdue once', overdue, bare('MarkOverdue'), by('system', 31), 'ALREADY_OVERDUE'],
    ['contact asked for once', requested, { type: 'RequestContact', reasonCode: 'LEGAL_DUTY' }, by('ada'), 'CONTACT_ALREADY_REQUESTED'],
    ['contact not asked for', claimed, bare('ApproveContact'), by('sara'), 'CONTACT_NOT_REQUESTED'],
    ['contact disclosed once', disclosed, bare('ApproveContact'), by('sara'), 'CONTACT_ALREADY_DISCLOSED'],
    ['contact never asked for again', disclosed, { type: 'RequestContact', reasonCode: 'LEGAL_DUTY' }, by('ada'), 'CONTACT_ALREADY_DISCLOSED'],
    ['asked for again after a refusal', [...requested, step(bare('RefuseContact'), by('sara'))], { type: 'RequestContact', reasonCode: 'LEGAL_DUTY' }, by('ada'), 'ok'],
    ['nothing expires while open', filed, expire, by('system', 400), 'NOT_CLOSED'],
    ['kept for 90 days', declined, expire, by('system', 89), 'RETENTION_RUNNING'],
    ['expired on the 90th', declined, expire, by('system', 90), 'ok'],
    ['an addition prolongs the keeping', [...accepted, step(add, by('reporter', 50))], expire, by('system', 139), 'RETENTION_RUNNING'],
    ['by its own 90 days', [...accepted, step(add, by('reporter', 50))], expire, by('system', 140), 'ok'],
    ['a steward does not end the term', declined, expire, by('sten', 90), 'SYSTEM_ONLY'],
    ['the law keeps it', held, expire, by('system', 90), 'KEPT_BY_LAW'],
    ['and lets it go', [...held, step(bare('ReleaseHold'), by('sten'))], expire, by('system', 90), 'ok'],
    ['kept once', held, { type: 'KeepOpenings', ground: 'LEGAL_CLAIM' }, by('sten'), 'ALREADY_KEPT'],
    ['nothing kept', declined, bare('ReleaseHold'), by('sten'), 'NOT_KEPT'],
    ['the reporter may ask at any time', filed, { ...expire, ground: 'REPORTER_REQUEST' } as ReportCommand, by('reporter'), 'ok'],
    ['a steward does not pose as the reporter', filed, { ...expire, ground: 'REPORTER_REQUEST' } as ReportCommand, by('sten'), 'NOT_THE_REPORTER'],
    ['erased once', expired, expire, by('system', 91), 'ALREADY_ERASED'],
    ['and a trial says so before it asks for a signature', [...declined, step({ ...expire, ground: 'COURT_ORDER' }, by('sten'))], { ...expire, ground: 'COURT_ORDER' } as ReportCommand, by('sten', 0, 'session'), 'ALREADY_ERASED'],
    ['an expired report takes no addition', expired, add, by('reporter', 91), 'EXPIRED'],
    ['and never reopens', expired, { type: 'ReopenReport', reason: 'ORDERED' }, by('sten', 91), 'EXPIRED'],
    ['and has no contact', expired, { type: 'RequestContact', reasonCode: 'LEGAL_DUTY' }, by('sten', 91), 'EXPIRED'],
  ];
  it.each(cases)('%s', (_, given, command, circumstances, expected) => {
    expect(verdict(reportDecider, state(given), step(command, circumstances))).toBe(expected);
  });
});

describe('what follows', () => {
  const events = (given: Given, command: ReportCommand, circumstances: Circumstances): unknown => {
    const decision = reportDecider.decide(state(given), command, circumstances);
    return decision.ok ? decision.events : decision.refusal;
  };

  it('filing sets both clocks', () => {
    expect(events([], file, by('nobody'))).toEqual([{ type: 'ReportFiled', reporter: KEY, dueAt: day(30), acknowledgeBy: day(7) }]);
    expect(state(filed)).toMatchObject({ status: 'received', filedAt: day(0), reporter: KEY, overdue: false });
  });

  it('a question waits for its answer, and the answer brings the report back', () => {
    expect(state(asked).status).toBe('needs-information');
    expect(state([...asked, step(answer, by('reporter'))]).status).toBe('in-review');
    expect(state([...released, step(answer, by('reporter'))])).toMatchObject({ status: 'received', claimant: null });
  });

  it('an allegation of serious harm is declined by two, and both are named', () => {
    expect(events(claimed, declineSerious, by('ada'))).toEqual([{ type: 'DeclineProposed', by: 'ada000000000', reason: 'NOT_AI', duplicateOf: null }]);
    expect(state(proposed).status).toBe('in-review');
    expect(events(proposed, bare('ConfirmDecline'), by('ben'))).toEqual([
      { type: 'ReportDeclined', reason: 'NOT_AI', duplicateOf: null, by: 'ada000000000', confirmedBy: 'ben000000000' },
    ]);
  });

  it('new information reopens what had not enough to act, with a new term', () => {
    expect(events(thin, add, by('reporter', 40))).toEqual([
      { type: 'AdditionReceived', addition: ID.other },
      { type: 'ReportReopened', reason: 'NEW_INFORMATION', dueAt: day(70) },
    ]);
    expect(events(declined, add, by('reporter', 40))).toEqual([{ type: 'AdditionReceived', addition: ID.other }]);
  });

  it('the contact goes to the person who asked', () => {
    expect(events(requested, bare('ApproveContact'), by('sara'))).toEqual([{ type: 'ContactDisclosed', to: 'sten00000000', approvedBy: 'sara00000000' }]);
  });

  it('withdrawing drops a pending proposal and names nobody', () => {
    expect(events(proposed, bare('WithdrawReport'), by('reporter'))).toEqual([
      { type: 'DeclineProposalWithdrawn', because: 'REPORT_WITHDRAWN' },
      { type: 'ReportDeclined', reason: 'WITHDRAWN_BY_REPORTER', duplicateOf: null, by: null, confirmedBy: null },
    ]);
  });

  it.each([['accepted', accepted], ['declined', declined], ['merged', merged], ['withdrawn', withdrawn]] as const)('an %s report is decided no second time', (_, given) => {
    const ended = state(given);
    expect(isEnded(ended)).toBe(true);
    const again: readonly Step<ReportCommand>[] = [
      step(bare('ClaimReport'), by('ada')), step(bare('ReleaseReport'), by('ada')), step(ask, by('ada')), step(bare('AcceptReport'), by('ada')),
      step(decline, by('ada')), step({ type: 'MergeReport', into: ID.other, note: C }, by('ada')), step(bare('WithdrawReport'), by('reporter')),
      step(bare('MarkOverdue'), by('system', 99)),
    ];
    expect(again.map((one) => verdict(reportDecider, ended, one))).toEqual(again.map(() => 'REPORT_CLOSED'));
  });

  it('takes no more than 100 additions', () => {
    const nth = (n: number): ReportCommand => ({ type: 'AddToReport', addition: String(n).padStart(12, '0'), text: C, files: C });
    const full: Given = [...filed, ...Array.from({ length: 100 }, (_, n) => step(nth(n), by('reporter')))];
    expect(verdict(reportDecider, state(full), step(nth(100), by('reporter')))).toBe('TOO_MANY');
  });

  it('erases more of an entry later, and knows what is gone', () => {
    const of = (paths: 'all' | readonly string[]): ReportCommand => ({ type: 'EraseOpenings', openings: [{ entry: UUID, paths }], ground: 'REPORTER_REQUEST' });
    const [title, contact] = ['/command/content/title', '/command/content/contact'];
    const one: Given = [...filed, step(of([contact]), by('reporter'))];
    const two: Given = [...one, step(of([title, contact]), by('reporter'))];
    expect(verdict(reportDecider, state(one), step(of([contact]), by('reporter')))).toBe('ALREADY_ERASED');
    expect(state(two).erased).toEqual([{ entry: UUID, paths: [contact, title] }]);
    expect(verdict(reportDecider, state(two), step(of('all'), by('reporter')))).toBe('ok');
    expect(state([...two, step(of('all'), by('reporter'))]).erased).toEqual([{ entry: UUID, paths: 'all' }]);
  });

  it('names the streams an event speaks of', () => {
    const references = reportDecider.references;
    expect(references?.({ type: 'ReportLinked', incident: ID.incident, standing: 'alleged' })).toEqual([{ kind: 'incident', id: ID.incident }]);
    expect(references?.({ type: 'ReportMerged', by: 'ada000000000', into: ID.other })).toEqual([{ kind: 'report', id: ID.other }]);
    expect(references?.({ type: 'HoldReleased' })).toEqual([]);
  });
});

describe('no words in the log', () => {
  const hostile: readonly [string, unknown][] = [
    ['an extra member', { type: 'ClaimReport', remark: 'poor Anna' }],
    ['an extra answer', { ...file, content: { ...REPORT_CONTENT, remark: C } }],
    ['a missing answer', { ...file, content: { ...REPORT_CONTENT, contact: undefined } }],
    ['an answer in clear', { ...file, content: { ...REPORT_CONTENT, title: 'Robot arm' } }],
    ['a commitment in capitals', { ...add, text: C.toUpperCase() }],
    ['a key of 31 bytes', { ...file, reporter: 'A'.repeat(44) }],
    ['a key in its second spelling', { ...file, reporter: `${'A'.repeat(42)}B=` }],
    ['a reason of one\'s own', { ...decline, reason: 'BORING' }],
    ['an undefined member', { ...decline, duplicateOf: undefined }],
    ['a path in clear', { ...expire, openings: [{ entry: UUID, paths: ['/Anna/did/it'] }] }],
    ['no openings', { ...expire, openings: [] }],
    ['an unknown command', { type: 'ShredReport' }],
    ['a name from the prototype', { type: 'toString' }],
    ['no object', null],
  ];
  it.each(hostile)('%s is malformed', (_, command) => {
    expect(reportDecider.decide(state(claimed), command as ReportCommand, by('sten'))).toEqual({ ok: false, refusal: 'MALFORMED' });
  });

  it('another key is another person', () => {
    expect(verdict(reportDecider, state([step({ ...file, reporter: OTHER_KEY } as ReportCommand, by('nobody'))]), step(add, by('stranger')))).toBe('ok');
  });
});
