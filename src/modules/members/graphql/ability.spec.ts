import { describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Viewer } from '../../../kernel/viewer.js';
import { type Ability, abilityFor, subject } from './ability.js';

const viewer = (id: string, roles: readonly string[]): Viewer => ({ kind: 'member', id, roles, session: 's' });
const WHO = {
  anybody: ANONYMOUS,
  member: viewer('m1', []),
  respondent: viewer('m2', ['respondent:aiid-4']),
  editor: viewer('m3', ['editor']),
  steward: viewer('m4', ['steward']),
};

/** Question, then the answers in the order of WHO: y or n. */
const TABLE: [string, (ability: Ability) => boolean, string][] = [
  ['read a published incident', (a) => a.can('read', subject('Incident', { published: true })), 'yyyyy'],
  ['read a draft of an incident', (a) => a.can('read', subject('Incident', { published: false })), 'nnnyy'],
  ['publish an incident', (a) => a.can('publish', 'Incident'), 'nnnyy'],
  ['triage a report', (a) => a.can('triage', 'Report'), 'nnnyy'],
  ["read a report's account", (a) => a.can('read', subject('Report', {}), 'account'), 'nnnyy'],
  ["read a report's contact that was disclosed to nobody", (a) => a.can('read', subject('Report', { contactDisclosedTo: [] }), 'contact'), 'nnnnn'],
  ["read a report's contact that was disclosed to the editor", (a) => a.can('read', subject('Report', { contactDisclosedTo: ['m3'] }), 'contact'), 'nnnyn'],
  ["read a report's contact that was disclosed to the steward", (a) => a.can('read', subject('Report', { contactDisclosedTo: ['m4'] }), 'contact'), 'nnnny'],
  ['respond for its entity', (a) => a.can('respond', subject('Entity', { id: 'aiid-4' })), 'nnynn'],
  ['respond for another entity', (a) => a.can('respond', subject('Entity', { id: 'aiid-5' })), 'nnnnn'],
  ["read the first member's address", (a) => a.can('read', subject('Member', { id: 'm1' }), 'email'), 'nynny'],
  ["read the first member's name", (a) => a.can('read', subject('Member', { id: 'm1' }), 'displayName'), 'nynyy'],
  ['read invitations', (a) => a.can('read', 'Invitation'), 'nnnny'],
  ['keep the node', (a) => a.can('keep', 'Node'), 'nnnny'],
];

describe('who may see what', () => {
  for (const [question, ask, expected] of TABLE) {
    it(question, () => expect(Object.values(WHO).map((who) => (ask(abilityFor(who)) ? 'y' : 'n')).join('')).toBe(expected));
  }
});
