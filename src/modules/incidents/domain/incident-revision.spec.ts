import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INCIDENT_FIELDS } from './fields.js';
import { checkIncidentRevision } from './incident-revision.js';
import { ID } from './specimens.js';

const HERE = { today: '2026-11-22', imported: false };
const BROUGHT = { today: '2026-11-22', imported: true };
const DRAFT = {
  title: 'Warehouse robot injured a worker',
  summary: 'A robot arm is alleged to have moved while its gate was open.',
  severity: 'serious-incident',
  harmTypes: ['physical'],
  countries: ['DE'],
  entities: [{ entity: ID.entity, role: 'deployer' }, { entity: ID.entity, role: 'developer' }, { entity: ID.entity, role: 'deployer' }],
  sources: [{ url: 'https://example.org/a', title: 'A', published: { precision: 'day', value: '2026-11-05' } }],
};
const problems = (input: unknown, given = HERE): readonly string[] => {
  const checked = checkIncidentRevision(input, given);
  return checked.ok ? [] : checked.problems.map((one) => [one.field, one.code, ...(one.index === undefined ? [] : [one.index])].join(' '));
};

describe('a revision of an incident', () => {
  it('has every field; an entity has each role once', () => {
    const checked = checkIncidentRevision(DRAFT, HERE);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    expect(Object.keys(checked.revision).sort()).toEqual([...INCIDENT_FIELDS].sort());
    expect(checked.revision.entities).toHaveLength(2);
    expect(checked.revision.sources[0]).toMatchObject({ url: 'https://example.org/a', publisher: null });
  });

  it('written here is judged by people; an import keeps the gaps of its source', () => {
    expect(problems({ title: DRAFT.title, summary: DRAFT.summary })).toEqual(['severity REQUIRED', 'harmTypes REQUIRED']);
    expect(problems({ title: DRAFT.title, summary: DRAFT.summary }, BROUGHT)).toEqual([]);
    expect(problems({ ...DRAFT, severity: 'dreadful' }, BROUGHT)).toEqual(['severity NOT_IN_LIST']);
  });

  const bad: readonly [string, object, string][] = [
    ['an entity by name', { entities: [{ entity: 'Acme Incorporated', role: 'deployer' }] }, 'entities NOT_AN_ENTITY 0'],
    ['an entity without a role', { entities: [{ entity: ID.entity }] }, 'entities NOT_IN_LIST 0'],
    ['a source without an address', { sources: [{ title: 'A' }] }, 'sources NOT_A_LINK 0'],
    ['a source of next year', { sources: [{ ...DRAFT.sources[0], published: { precision: 'year', value: '2027' } }] }, 'sources DATE_IN_FUTURE 0'],
    ['a short account', { account: 'Too short.' }, 'account TOO_SHORT'],
    ['no summary', { summary: '' }, 'summary REQUIRED'],
  ];
  it.each(bad)('%s', (_, change, problem) => {
    expect(problems({ ...DRAFT, ...change })).toEqual([problem]);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), fc.boolean(), (junk, imported) => void checkIncidentRevision(junk, { today: HERE.today, imported })));
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...INCIDENT_FIELDS), fc.anything()), (changes) => void checkIncidentRevision({ ...DRAFT, ...changes }, HERE)));
  });
});
