import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { prose, type DemoDate, type DemoState } from './demo-incident.js';
import { FICTIONAL } from './demo-report.js';
import { FICTIONAL_REPORTS } from './fictional-reports.js';
import { DEMO_INCIDENTS } from './incidents.js';
import { DEMO_PEOPLE } from './people.js';
import { DEMO_REPORTS } from './reports.js';

const CITE = /^https:\/\/incidentdatabase\.ai\/cite\/([1-9]\d*)$/;
const FORM: Record<DemoDate['precision'], RegExp> = { day: /^\d{4}-\d\d-\d\d$/, month: /^\d{4}-\d\d$/, year: /^\d{4}$/ };
const OUT_OF_WORLD: readonly DemoState[] = ['received', 'in-review', 'needs-information', 'declined', 'draft'];

const words = (text: string): number => text.split(/\s+/).length;
const sentences = (text: string): number => text.split(/[.!?](?=\s|$)/).filter((part) => part.trim() !== '').length;
const duplicates = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

/** Every run of seven words: two texts written apart share none. */
function runs(text: string): string[] {
  const list = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return list.slice(6).map((_word, at) => list.slice(at, at + 7).join(' '));
}

function isRealDate({ date, precision }: DemoDate): boolean {
  if (!FORM[precision].test(date)) return false;
  const day = `${date}-01-01`.slice(0, 10);
  const ms = Date.parse(`${day}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}

describe('prose', () => {
  it('joins lines and keeps paragraphs', () => {
    expect(prose('\n  one\n  two\n\n  three ')).toBe('one two\n\nthree');
  });
});

describe('the incidents of the demonstration world', () => {
  it('are 25 with keys and titles of their own', () => {
    expect(DEMO_INCIDENTS).toHaveLength(25);
    expect(duplicates(DEMO_INCIDENTS.map((incident) => incident.key))).toEqual([]);
    expect(duplicates(DEMO_INCIDENTS.map((incident) => incident.title))).toEqual([]);
  });

  it('show every state, most of them published', () => {
    const count = (state: DemoState): number => DEMO_INCIDENTS.filter((incident) => incident.state === state).length;
    expect({ published: count('published'), corrected: count('corrected'), retracted: count('retracted') }).toEqual({
      published: 14,
      corrected: 2,
      retracted: 1,
    });
    for (const state of OUT_OF_WORLD) expect(count(state)).toBeGreaterThan(0);
  });

  it.each(DEMO_INCIDENTS.map((incident) => [incident.key, incident] as const))('%s has the shape of a record', (_key, incident) => {
    expect(incident.key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(incident.title.length).toBeLessThanOrEqual(200);
    expect(sentences(incident.summary)).toBeGreaterThanOrEqual(2);
    expect(sentences(incident.summary)).toBeLessThanOrEqual(5);
    expect(incident.account.length).toBeLessThanOrEqual(20_000);
    expect(words(incident.account)).toBeGreaterThanOrEqual(120);
    expect(words(incident.account)).toBeLessThanOrEqual(260);
    expect(isRealDate(incident.occurred)).toBe(true);
    expect(incident.countries.length).toBeGreaterThan(0);
    for (const country of incident.countries) expect(country).toMatch(/^[A-Z]{2}$/);
    expect(incident.harmTypes.length).toBeGreaterThan(0);
    for (const list of [incident.countries, incident.harmTypes, incident.systems, incident.entities.map((entity) => entity.name)]) {
      expect(duplicates(list)).toEqual([]);
    }
    expect(incident.entities.flatMap((entity) => entity.roles)).toEqual(expect.arrayContaining(['harmed']));
  });

  it.each(DEMO_INCIDENTS.map((incident) => [incident.key, incident] as const))('%s names its public sources', (_key, incident) => {
    for (const source of incident.sources) {
      expect(new URL(source.url)).toMatchObject({ protocol: 'https:', username: '', password: '', href: source.url });
      expect(source.title).not.toBe('');
      expect(source.publisher).not.toBe('');
      if (source.published !== undefined) expect(isRealDate({ date: source.published, precision: 'day' })).toBe(true);
    }
    expect(incident.sources.filter((source) => CITE.test(source.url))).toHaveLength(1);
    expect(incident.sources.length).toBeGreaterThanOrEqual(2);
  });

  it('explain each correction and retraction, and no others have one', () => {
    for (const incident of DEMO_INCIDENTS) {
      expect(incident.correction !== undefined).toBe(incident.state === 'corrected');
      expect(incident.retraction !== undefined).toBe(incident.state === 'retracted');
      if (incident.correction) expect(incident.correction.summaryBefore).not.toBe(incident.summary);
      if (incident.retraction) {
        const { of } = incident.retraction;
        const remaining = DEMO_INCIDENTS.findIndex((other) => other.key === of && other.state === 'published');
        expect(remaining).toBeGreaterThanOrEqual(0);
        expect(remaining).toBeLessThan(DEMO_INCIDENTS.indexOf(incident));
      }
    }
  });
});

describe('the reports of the demonstration world', () => {
  it('tell each incident once or more, in other words than the record', () => {
    expect(duplicates(DEMO_REPORTS.map((report) => report.key))).toEqual([]);
    for (const incident of DEMO_INCIDENTS) {
      const about = DEMO_REPORTS.filter((report) => report.about === incident.key);
      expect(about.length).toBeGreaterThan(0);
      for (const report of about) {
        expect(report.title).not.toBe(incident.title);
        expect(report.account).not.toBe(incident.summary);
        expect(['journalist', 'researcher']).toContain(report.role);
      }
    }
  });

  it('have the shape of a filing', () => {
    for (const report of DEMO_REPORTS) {
      expect(report.title.length).toBeLessThanOrEqual(200);
      expect(report.account.length).toBeLessThanOrEqual(20_000);
      expect(isRealDate(report.occurred)).toBe(true);
      expect(report.involvement).not.toBe('');
      for (const link of report.links) expect(new URL(link).protocol).toBe('https:');
    }
  });

  it('end where the incident stands, and each duplicate points to something that exists', () => {
    const keys = new Set([...DEMO_INCIDENTS, ...DEMO_REPORTS].map((item) => item.key));
    for (const report of DEMO_REPORTS) {
      const { outcome } = report;
      if (outcome.state === 'linked') expect(outcome.incident).toBe(report.about);
      if (outcome.state !== 'declined') continue;
      expect(outcome.note).not.toBe('');
      expect(outcome.duplicateOf !== undefined).toBe(outcome.reason === 'DUPLICATE_OF');
      if (outcome.duplicateOf !== undefined) expect(keys).toContain(outcome.duplicateOf);
    }
  });

  it('mark what is invented, and only that', () => {
    expect(FICTIONAL_REPORTS).toHaveLength(5);
    for (const report of DEMO_REPORTS) expect(report.title.startsWith(FICTIONAL)).toBe(report.about === undefined);
    for (const report of FICTIONAL_REPORTS) expect(report.links).toEqual([]);
  });

  it('show a conversation, a duplicate, a withdrawal and other reasons to decline', () => {
    const reasons = DEMO_REPORTS.flatMap(({ outcome }) => (outcome.state === 'declined' ? [outcome.reason] : []));
    const expected = ['DUPLICATE_OF', 'NOT_AI', 'NOT_ENOUGH_TO_ACT', 'NO_HARM_OR_HAZARD', 'WITHDRAWN_BY_REPORTER'];
    expect([...new Set(reasons)].sort()).toEqual(expected);
    expect(FICTIONAL_REPORTS.some((report) => report.exchange.some((message) => message.from === 'reporter'))).toBe(true);
  });
});

describe('the people of the demonstration world', () => {
  it('are plainly invented', () => {
    expect(duplicates(DEMO_PEOPLE.map((person) => person.key))).toEqual([]);
    for (const person of DEMO_PEOPLE) {
      expect(person.name).toMatch(/^Demo .+ \(fictional\)$/);
      if (person.email !== undefined) expect(person.email).toMatch(/@example\.org$/);
    }
  });
});

const database = join(process.env['FOLKMOOT_SHARED_DATA'] ?? '../shared/data', 'incidents/aiid_incidents_2026-07.jsonl');

(existsSync(database) ? describe : describe.skip)('[shared data] against the AI Incident Database', () => {
  it('every cited incident exists there, none is cited twice, and no run of seven words is shared', () => {
    const known = new Map<number, { title: string; description: string }>();
    for (const line of readFileSync(database, 'utf8').split('\n')) {
      if (line === '') continue;
      const record = JSON.parse(line) as { incident_id: number; title: string; description: string };
      known.set(record.incident_id, record);
    }
    const cited = DEMO_INCIDENTS.flatMap(({ sources }) => sources.flatMap(({ url }) => CITE.exec(url)?.[1] ?? []));
    expect(duplicates(cited)).toEqual([]);
    for (const [at, id] of cited.entries()) {
      const record = known.get(Number(id));
      expect(record).toBeDefined();
      const incident = DEMO_INCIDENTS[at];
      const theirs = runs(`${record?.title} ${record?.description}`);
      expect(runs(`${incident?.title} ${incident?.summary} ${incident?.account}`).filter((run) => theirs.includes(run))).toEqual([]);
    }
  });
});
