import { describe, expect, it } from '@jest/globals';
import type { Circumstances } from '../../../kernel/decider.js';
import { canAnswer, entityDecider, type Entity, type EntityCommand, type EntityRefusal } from './entity.js';
import { after, by, C, ID, SOURCE, UUID, verdict, type Person, type Step } from './specimens.js';

type Given = readonly Step<EntityCommand>[];
const step = (command: EntityCommand, circumstances: Circumstances): Step<EntityCommand> => ({ command, circumstances });
const state = (given: Given): Entity => after(entityDecider, ID.entity, given);

const register: EntityCommand = { type: 'RegisterEntity', kind: 'organisation', name: C, aliases: C };
const bring: EntityCommand = { type: 'ImportEntity', source: SOURCE, name: C, aliases: C };
const setKind: EntityCommand = { type: 'SetEntityKind', kind: 'class' };
const rename: EntityCommand = { type: 'RenameEntity', name: C, aliases: C };
const merge: EntityCommand = { type: 'MergeEntity', into: ID.other, reason: 'SAME_ENTITY' };
const unmerge: EntityCommand = { type: 'UnmergeEntity', reason: 'MERGED_IN_ERROR' };
const erase: EntityCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: ['/command/name'] }], ground: 'DATA_PROTECTION' };

const registered: Given = [step(register, by('ada'))];
const imported: Given = [step(bring, by('system'))];
const merged: Given = [...registered, step(merge, by('ada'))];

const DESK: readonly Person[] = ['ada', 'ben', 'sten', 'sara'];
const EVERYBODY: readonly Person[] = [...DESK, 'nobody', 'reporter', 'stranger', 'guest', 'voice', 'system'];
const WHO: Record<EntityCommand['type'], readonly [Given, EntityCommand, readonly Person[], EntityRefusal]> = {
  RegisterEntity: [[], register, DESK, 'NOT_AN_EDITOR'],
  ImportEntity: [[], bring, ['system'], 'SYSTEM_ONLY'],
  SetEntityKind: [imported, setKind, DESK, 'NOT_AN_EDITOR'],
  RenameEntity: [registered, rename, DESK, 'NOT_AN_EDITOR'],
  MergeEntity: [registered, merge, DESK, 'NOT_AN_EDITOR'],
  UnmergeEntity: [merged, unmerge, DESK, 'NOT_AN_EDITOR'],
  EraseOpenings: [registered, erase, ['sten', 'sara'], 'NOT_A_STEWARD'],
};

describe('who may do what with an entity', () => {
  for (const [type, [given, command, may, others]] of Object.entries(WHO)) {
    it.each(EVERYBODY.map((person) => [person, may.includes(person) ? 'ok' : others] as const))(`${type} by %s: %s`, (person, expected) => {
      expect(verdict(entityDecider, state(given), step(command, by(person)))).toBe(expected);
    });
  }
});

describe('the rules of an entity', () => {
  const cases: readonly [string, Given, EntityCommand, Circumstances, 'ok' | EntityRefusal][] = [
    ['nothing before it is registered', [], setKind, by('ada'), 'NO_SUCH_ENTITY'],
    ['registered once', registered, register, by('ada'), 'ALREADY_REGISTERED'],
    ['nor over an import', imported, register, by('ada'), 'ALREADY_IMPORTED'],
    ['imported once', imported, bring, by('system'), 'ALREADY_IMPORTED'],
    ['nor over a registration', registered, bring, by('system'), 'ALREADY_REGISTERED'],
    ['the same kind', registered, { type: 'SetEntityKind', kind: 'organisation' }, by('ada'), 'SAME_KIND'],
    ['not merged into itself', registered, { ...merge, into: ID.entity } as EntityCommand, by('ada'), 'ITSELF'],
    ['merged once', merged, merge, by('ada'), 'MERGED'],
    ['no new name for what is merged', merged, rename, by('ada'), 'MERGED'],
    ['no new kind for what is merged', merged, setKind, by('ada'), 'MERGED'],
    ['what is merged can be erased', merged, erase, by('sten'), 'ok'],
    ['not unmerged before merged', registered, unmerge, by('ada'), 'NOT_MERGED'],
    ['after the unmerge everything goes on', [...merged, step(unmerge, by('ada'))], rename, by('ada'), 'ok'],
    ['erased once', [...registered, step(erase, by('sten'))], erase, by('sten'), 'ALREADY_ERASED'],
    ['erasing needs a signature', registered, erase, by('sten', 0, 'session'), 'SIGNATURE_REQUIRED'],
    ['a name in clear', [], { ...register, name: 'Acme' } as unknown as EntityCommand, by('ada'), 'MALFORMED'],
  ];
  it.each(cases)('%s', (_, given, command, circumstances, expected) => {
    expect(verdict(entityDecider, state(given), step(command, circumstances))).toBe(expected);
  });

  it('only a registered organisation can answer', () => {
    expect(canAnswer(state(registered))).toBe(true);
    expect(canAnswer(state(imported))).toBe(false);
    expect(canAnswer(state(merged))).toBe(false);
    expect(canAnswer(state([...registered, step(setKind, by('ada'))]))).toBe(false);
  });
});
