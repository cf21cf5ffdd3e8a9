import { describe, expect, it } from '@jest/globals';
import type { Circumstances } from '../../../kernel/decider.js';
import type { IncidentCommand } from './incident-commands.js';
import type { Incident } from './incident-state.js';
import { incidentDecider, type IncidentRefusal } from './incident.js';
import { after, by, C, ID, REVISION, SOURCE, UUID, verdict, type Person, type Step } from './specimens.js';

type Given = readonly Step<IncidentCommand>[];
const step = (command: IncidentCommand, circumstances: Circumstances): Step<IncidentCommand> => ({ command, circumstances });
const state = (given: Given): Incident => after(incidentDecider, ID.incident, given);

const draft: IncidentCommand = { type: 'DraftIncident', revision: REVISION, reports: [ID.report], namesPerson: false };
const draftOfPerson: IncidentCommand = { ...draft, namesPerson: true };
const publish = (version: number): IncidentCommand => ({ type: 'PublishIncident', version });
const correct = (version: number): IncidentCommand => ({ type: 'CorrectIncident', version, reason: 'FACTUAL_ERROR', note: C });
const discard: IncidentCommand = { type: 'DiscardDraft' };
const retract: IncidentCommand = { type: 'RetractIncident', reason: 'UNSUPPORTED', note: C };
const merge: IncidentCommand = { type: 'MergeIncident', into: ID.second, reason: 'SAME_EVENT', note: C };
const unmerge: IncidentCommand = { type: 'UnmergeIncident', reason: 'DISTINCT', note: C };
const bring: IncidentCommand = { type: 'ImportIncident', source: SOURCE, revision: REVISION };
const answer: IncidentCommand = { type: 'AnswerIncident', entity: ID.entity, standing: 'disputed', statement: C };
const erase: IncidentCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: ['/command/revision/account'] }], ground: 'COURT_ORDER' };

const drafted: Given = [step(draft, by('ada'))];
const draftedOfPerson: Given = [step(draftOfPerson, by('ada'))];
const published: Given = [...drafted, step(publish(1), by('ada'))];
const revised: Given = [...published, step(draft, by('ada'))];
const retracted: Given = [...published, step(retract, by('ben'))];
const merged: Given = [...published, step(merge, by('ada'))];
const imported: Given = [step(bring, by('system'))];

type Told = 'ok' | IncidentRefusal;
interface Row {
  readonly given: Given;
  readonly command: IncidentCommand;
  readonly may: readonly Person[];
  readonly others: IncidentRefusal;
}

const DESK: readonly Person[] = ['ada', 'ben', 'sten', 'sara'];
const WHO: Record<IncidentCommand['type'], Row> = {
  DraftIncident: { given: [], command: draft, may: DESK, others: 'NOT_AN_EDITOR' },
  DiscardDraft: { given: drafted, command: discard, may: DESK, others: 'NOT_AN_EDITOR' },
  PublishIncident: { given: drafted, command: publish(1), may: DESK, others: 'NOT_AN_EDITOR' },
  CorrectIncident: { given: revised, command: correct(2), may: DESK, others: 'NOT_AN_EDITOR' },
  RetractIncident: { given: published, command: retract, may: DESK, others: 'NOT_AN_EDITOR' },
  MergeIncident: { given: published, command: merge, may: DESK, others: 'NOT_AN_EDITOR' },
  UnmergeIncident: { given: merged, command: unmerge, may: DESK, others: 'NOT_AN_EDITOR' },
  ImportIncident: { given: [], command: bring, may: ['system'], others: 'SYSTEM_ONLY' },
  AnswerIncident: { given: published, command: answer, may: ['voice'], others: 'NOT_A_RESPONDENT' },
  EraseOpenings: { given: published, command: erase, may: ['sten', 'sara'], others: 'NOT_A_STEWARD' },
};
const EVERYBODY: readonly Person[] = ['nobody', 'reporter', 'stranger', 'ada', 'ben', 'sten', 'sara', 'guest', 'voice', 'system'];

describe('who may do what with an incident', () => {
  for (const [type, { given, command, may, others }] of Object.entries(WHO)) {
    it.each(EVERYBODY.map((person) => [person, may.includes(person) ? 'ok' : others] as const))(`${type} by %s: %s`, (person, expected) => {
      expect(verdict(incidentDecider, state(given), step(command, by(person)))).toBe(expected);
    });
  }
});

describe('acts that need a signature of the person', () => {
  const cases: readonly [IncidentCommand['type'], Person][] = [
    ['PublishIncident', 'ada'], ['CorrectIncident', 'ada'], ['RetractIncident', 'ada'], ['MergeIncident', 'ada'], ['UnmergeIncident', 'ada'],
    ['AnswerIncident', 'voice'], ['EraseOpenings', 'sten'],
  ];
  it.each(cases)('%s is refused in a mere session', (type, person) => {
    const { given, command } = WHO[type];
    expect(verdict(incidentDecider, state(given), step(command, by(person, 0, 'session')))).toBe('SIGNATURE_REQUIRED');
    expect(verdict(incidentDecider, state(given), step(command, by(person, 0, 'ed25519')))).toBe('ok');
  });
});

describe('the rules of an incident', () => {
  const cases: readonly [string, Given, IncidentCommand, Circumstances, Told][] = [
    ['nothing before the first draft', [], publish(1), by('ada'), 'NO_SUCH_INCIDENT'],
    ['one draft at a time', drafted, draft, by('ben'), 'DRAFT_PENDING'],
    ['nothing to discard', published, discard, by('ada'), 'NO_DRAFT'],
    ['nothing to publish', published, publish(2), by('ada'), 'NO_DRAFT'],
    ['only what was read is published', drafted, publish(2), by('ada'), 'WRONG_VERSION'],
    ['who drafts about a person does not publish it', draftedOfPerson, publish(1), by('ada'), 'SECOND_PERSON_NEEDED'],
    ['another editor does', draftedOfPerson, publish(1), by('ben'), 'ok'],
    ['a steward is bound too', [step(draftOfPerson, by('sten'))], publish(1), by('sten'), 'SECOND_PERSON_NEEDED'],
    ['so is a correction', [...published, step(draftOfPerson, by('ada'))], correct(2), by('ada'), 'SECOND_PERSON_NEEDED'],
    ['a public record changes with a reason', revised, publish(2), by('ada'), 'CORRECTION_NEEDS_REASON'],
    ['a first version is no correction', drafted, correct(1), by('ada'), 'NOT_PUBLISHED'],
    ['a draft is not retracted', drafted, retract, by('ada'), 'NOT_PUBLISHED'],
    ['retracted once', retracted, retract, by('ada'), 'NOT_PUBLISHED'],
    ['a tombstone gets no answers', retracted, answer, by('voice'), 'NOT_PUBLISHED'],
    ['a tombstone is not merged', retracted, merge, by('ada'), 'NOT_PUBLISHED'],
    ['a retracted incident can be drafted again', retracted, draft, by('ada'), 'ok'],
    ['and published again', [...retracted, step(draft, by('ada'))], publish(2), by('ada'), 'ok'],
    ['not merged with a draft open', revised, merge, by('ada'), 'DRAFT_PENDING'],
    ['not merged into itself', published, { ...merge, into: ID.incident } as IncidentCommand, by('ada'), 'ITSELF'],
    ['merged once', merged, merge, by('ada'), 'NOT_PUBLISHED'],
    ['no draft of what is merged', merged, draft, by('ada'), 'MERGED'],
    ['no answer to what is merged', merged, answer, by('voice'), 'MERGED'],
    ['not unmerged before merged', published, unmerge, by('ada'), 'NOT_MERGED'],
    ['after the unmerge everything goes on', [...merged, step(unmerge, by('ada'))], draft, by('ada'), 'ok'],
    ['imported once', imported, bring, by('system'), 'ALREADY_IMPORTED'],
    ['nor over what was written here', drafted, bring, by('system'), 'ALREADY_OPENED'],
    ['answered again', [...published, step(answer, by('voice'))], answer, by('voice'), 'ok'],
    ['for another organisation', published, { ...answer, entity: ID.other } as IncidentCommand, by('voice'), 'NOT_A_RESPONDENT'],
    ['erased once', [...published, step(erase, by('sten'))], erase, by('sara'), 'ALREADY_ERASED'],
    ['erasing on no ground', published, { ...erase, ground: 'RETENTION_EXPIRED' } as unknown as IncidentCommand, by('sten'), 'MALFORMED'],
    ['a source with words in it', [], { ...bring, source: { ...SOURCE, name: 'Anna told me' } } as IncidentCommand, by('system'), 'MALFORMED'],
    ['a report twice', [], { ...draft, reports: [ID.report, ID.report] } as IncidentCommand, by('ada'), 'MALFORMED'],
    ['version 0', drafted, publish(0), by('ada'), 'MALFORMED'],
    ['version one and a half', drafted, publish(1.5), by('ada'), 'MALFORMED'],
  ];
  it.each(cases)('%s', (_, given, command, circumstances, expected) => {
    expect(verdict(incidentDecider, state(given), step(command, circumstances))).toBe(expected);
  });

  it('a draft lies beside the published version, which stays public', () => {
    expect(state(revised)).toMatchObject({ status: 'published', version: 1, lastVersion: 2, draft: { version: 2 } });
    expect(state([...revised, step(correct(2), by('ben'))])).toMatchObject({ status: 'published', version: 2, draft: null });
  });

  it('a discarded number is not used again', () => {
    const again: Given = [...drafted, step(discard, by('ada')), step(draft, by('ada'))];
    expect(state([...drafted, step(discard, by('ada'))]).status).toBe('unopened');
    expect(state(again).draft?.version).toBe(2);
    expect(verdict(incidentDecider, state(again), step(publish(1), by('ada')))).toBe('WRONG_VERSION');
  });

  it('answers never overwrite', () => {
    const later: IncidentCommand = { ...answer, standing: 'affects-us' };
    const { answers } = state([...published, step(answer, by('voice')), step(later, by('voice', 1))]);
    expect(answers.map((one) => one.standing)).toEqual(['disputed', 'affects-us']);
  });

  it('an import is published as version 1, and its source stands beside it', () => {
    expect(state(imported)).toMatchObject({ status: 'published', version: 1, imported: SOURCE });
  });

  it('names the streams an event speaks of', () => {
    const references = incidentDecider.references;
    expect(references?.({ type: 'IncidentDrafted', version: 1, by: 'ada000000000', reports: [ID.report], namesPerson: false })).toEqual([{ kind: 'report', id: ID.report }]);
    expect(references?.({ type: 'IncidentMerged', into: ID.second, by: 'ada000000000', reason: 'SAME_EVENT' })).toEqual([{ kind: 'incident', id: ID.second }]);
    expect(references?.({ type: 'IncidentAnswered', entity: ID.entity, standing: 'disputed', by: 'v01ce0000000' })).toEqual([{ kind: 'entity', id: ID.entity }]);
    expect(references?.({ type: 'DraftDiscarded', version: 1 })).toEqual([]);
  });

  it('takes no more than 200 answers', () => {
    const full: Given = [...published, ...Array.from({ length: 200 }, () => step(answer, by('voice')))];
    expect(verdict(incidentDecider, state(full), step(answer, by('voice')))).toBe('TOO_MANY');
  });
});
