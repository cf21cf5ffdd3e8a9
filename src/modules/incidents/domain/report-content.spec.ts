import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COUNTRIES } from './countries.js';
import { MANDATORY_CRITERIA, OECD_CRITERIA, REPORT_FIELDS } from './fields.js';
import { latestToday } from './partial-date.js';
import { characters, cleanText } from './plain-text.js';
import { checkReportContent } from './report-content.js';
import { C, DAY_0 } from './specimens.js';

const TODAY = '2026-11-22';
const DRAFT = {
  title: 'Robot arm hit a worker',
  account: 'The arm moved although the gate was open.\r\nNobody had touched the panel.',
  involvement: { code: 'malfunctioned', words: 'It mistook the gate for closed.' },
  role: 'witness',
  occurred: { precision: 'month', value: '2026-11' },
  noticed: { precision: 'day', value: '2026-11-03' },
  ongoing: 'no',
  places: ['DE', 'FR'],
  systems: [{ name: 'PickBot', version: '3.1' }, { name: '', version: '' }],
  organisations: [{ name: 'Acme', role: 'deployer' }],
  severity: 'serious-incident',
  harmTypes: ['physical'],
  harmed: 'one worker',
  quantity: '1',
  links: ['https://example.org/news?id=1', ''],
  files: [{ digest: C, size: 12, type: 'image/png', name: 'gate.png' }],
  retaliation: 'yes',
  danger: 'no',
  wanted: 'Stop the line.',
  mode: 'confidential',
  contact: 'anna@example.org',
};
const MINIMAL = {
  title: DRAFT.title, account: DRAFT.account, involvement: { code: 'unsure' }, role: 'other', severity: 'hazard', harmTypes: ['other'], links: [], mode: 'anonymous',
};
const problems = (input: unknown): readonly string[] => {
  const checked = checkReportContent(input, TODAY);
  return checked.ok ? [] : checked.problems.map((one) => [one.field, one.code, ...(one.index === undefined ? [] : [one.index])].join(' '));
};

/** Any UTF-16 at all, halves of pairs included; the library's own `binary` strings take a second to set up. */
const anyText = fc.oneof(fc.string(), fc.uint16Array({ maxLength: 30 }).map((units) => String.fromCharCode(...units)));

describe('the content of a report', () => {
  it('comes out clean, with every field', () => {
    const checked = checkReportContent(DRAFT, TODAY);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    expect(Object.keys(checked.content).sort()).toEqual([...REPORT_FIELDS].sort());
    expect(checked.content).toEqual({
      ...DRAFT,
      account: 'The arm moved although the gate was open.\nNobody had touched the panel.',
      systems: [{ name: 'PickBot', version: '3.1' }],
      quantity: 1,
      links: ['https://example.org/news?id=1'],
    });
  });

  it('needs no more than the mandatory seven and the mode', () => {
    expect(problems(MINIMAL)).toEqual([]);
    expect(problems({})).toEqual([
      'title REQUIRED', 'account REQUIRED', 'involvement REQUIRED', 'role REQUIRED', 'severity REQUIRED', 'mode REQUIRED', 'harmTypes REQUIRED', 'links REQUIRED',
    ]);
    const asked = new Set(['title', 'account', 'involvement', 'role', 'severity', 'harmTypes', 'links'].flatMap((f) => OECD_CRITERIA[f as keyof typeof OECD_CRITERIA]));
    expect([...asked].sort((a, b) => a - b)).toEqual(MANDATORY_CRITERIA);
  });

  const bad: readonly [string, object, string][] = [
    ['a title of two letters', { title: 'ab' }, 'title TOO_SHORT'],
    ['a title of 201', { title: 'a'.repeat(201) }, 'title TOO_LONG'],
    ['a title of spaces', { title: ' \n\t ' }, 'title REQUIRED'],
    ['a title of control characters', { title: '\u0000\u0001\u202e' }, 'title REQUIRED'],
    ['a title that is a number', { title: 7 }, 'title MALFORMED'],
    ['an account of 19', { account: 'a'.repeat(19) }, 'account TOO_SHORT'],
    ['an account of 20,001', { account: 'a'.repeat(20_001) }, 'account TOO_LONG'],
    ['a role of one\'s own', { role: 'spy' }, 'role NOT_IN_LIST'],
    ['a severity from the prototype', { severity: 'toString' }, 'severity NOT_IN_LIST'],
    ['an involvement of one\'s own', { involvement: { code: 'magic' } }, 'involvement NOT_IN_LIST'],
    ['a harm type of one\'s own', { harmTypes: ['physical', 'spiritual'] }, 'harmTypes NOT_IN_LIST 1'],
    ['no harm type', { harmTypes: [] }, 'harmTypes REQUIRED'],
    ['harm types as text', { harmTypes: 'physical' }, 'harmTypes MALFORMED'],
    ['a country in small letters', { places: ['de'] }, 'places NOT_IN_LIST 0'],
    ['30 February', { occurred: { precision: 'day', value: '2026-02-30' } }, 'occurred NOT_A_DATE'],
    ['29 February of a common year', { occurred: { precision: 'day', value: '2025-02-29' } }, 'occurred NOT_A_DATE'],
    ['month 13', { occurred: { precision: 'month', value: '2026-13' } }, 'occurred NOT_A_DATE'],
    ['a date as text', { occurred: '2026-01-01' }, 'occurred NOT_A_DATE'],
    ['a day called a month', { occurred: { precision: 'month', value: '2026-01-01' } }, 'occurred NOT_A_DATE'],
    ['tomorrow', { occurred: { precision: 'day', value: '2026-11-23' } }, 'occurred DATE_IN_FUTURE'],
    ['next year', { noticed: { precision: 'year', value: '2027' } }, 'noticed DATE_IN_FUTURE'],
    ['noticed before it happened', { occurred: { precision: 'day', value: '2026-11-03' }, noticed: { precision: 'month', value: '2026-10' } }, 'noticed NOTICED_BEFORE_OCCURRED'],
    ['a script for a link', { links: ['javascript:alert(1)'] }, 'links NOT_A_LINK 0'],
    ['a link with a password', { links: ['https://example.org', 'https://me:secret@example.org/'] }, 'links NOT_A_LINK 1'],
    ['a link with a space', { links: ['https://example.org/a b'] }, 'links NOT_A_LINK 0'],
    ['21 links', { links: Array.from({ length: 21 }, (_, i) => `https://example.org/${i}`) }, 'links TOO_MANY'],
    ['11 files', { files: Array.from({ length: 11 }, () => DRAFT.files[0]) }, 'files TOO_MANY'],
    ['a file without its digest', { files: [{ ...DRAFT.files[0], digest: 'x' }] }, 'files NOT_A_FILE 0'],
    ['an empty file', { files: [{ ...DRAFT.files[0], size: 0 }] }, 'files NOT_A_FILE 0'],
    ['a version without a system', { systems: [{ version: '3' }] }, 'systems REQUIRED 0'],
    ['a system as text', { systems: ['PickBot'] }, 'systems MALFORMED 0'],
    ['an organisation of a strange role', { organisations: [{ name: 'Acme', role: 'owner' }] }, 'organisations NOT_IN_LIST 0'],
    ['a negative number', { quantity: -1 }, 'quantity NOT_A_NUMBER'],
    ['a fraction', { quantity: 1.5 }, 'quantity NOT_A_NUMBER'],
    ['a number in words', { quantity: 'many' }, 'quantity NOT_A_NUMBER'],
    ['confidential without a contact', { mode: 'confidential' }, 'contact CONTACT_REQUIRED'],
    ['named without a contact', { mode: 'named', contact: '  ' }, 'contact CONTACT_REQUIRED'],
    ['anonymous with a contact', { contact: 'anna@example.org' }, 'contact CONTACT_NOT_WANTED'],
  ];
  it.each(bad)('%s', (_, change, problem) => {
    expect(problems({ ...MINIMAL, ...change })).toEqual([problem]);
  });

  it.each([
    ['today', { precision: 'day', value: TODAY }], ['this month', { precision: 'month', value: '2026-11' }], ['a leap day', { precision: 'day', value: '2024-02-29' }],
    ['nothing known', { precision: 'unknown' }], ['nothing typed', ''],
  ])('takes %s for a date', (_, occurred) => {
    expect(problems({ ...MINIMAL, occurred })).toEqual([]);
  });

  it.each(['http://a.onion/x', 'https://münchen.example/ä?q=1#z', 'https://[::1]:8080/', 'HTTPS://EXAMPLE.ORG'])('takes %s for a link', (link) => {
    expect(problems({ ...MINIMAL, links: [link] })).toEqual([]);
  });

  it('names several problems at once', () => {
    expect(problems({ ...MINIMAL, title: '', links: ['x', 'https://example.org', 'y'] })).toEqual(['title REQUIRED', 'links NOT_A_LINK 0', 'links NOT_A_LINK 2']);
  });

  it('never throws, repeats nothing of the input in a problem, and what it accepts it accepts again unchanged', () => {
    const field = fc.constantFrom(...REPORT_FIELDS);
    const junkValue = fc.anything({ maxDepth: 2, maxKeys: 4 });
    fc.assert(fc.property(junkValue, (junk) => void checkReportContent(junk, TODAY)));
    fc.assert(
      fc.property(fc.dictionary(field, fc.oneof(junkValue, anyText)), (changes) => {
        const checked = checkReportContent({ ...DRAFT, ...changes }, TODAY);
        if (!checked.ok) return checked.problems.every((one) => REPORT_FIELDS.includes(one.field) && Object.keys(one).length <= 3);
        expect(checkReportContent(checked.content, TODAY)).toStrictEqual(checked);
        return true;
      }),
    );
  });
});

describe('plain text', () => {
  it.each([
    ['a\r\nb\rc', 'a\nb\nc'], ['a\u0000b\u0007', 'ab'], ['\u202egnp.exe', 'gnp.exe'], ['\ud800x', '\ufffdx'], ['e\u0301', '\u00e9'], ['a\tb', 'a\tb'], ['😀', '😀'],
  ])('%j becomes %j', (typed, clean) => {
    expect(cleanText(typed, 'many-lines')).toBe(clean);
  });

  it('of one line has no newline', () => {
    expect(cleanText(' a\r\n b\u2028c ', 'one-line')).toBe('a b c');
  });

  it('cleaned twice is the same, and any JSON can hold it', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('one-line' as const, 'many-lines' as const), (text, lines) => {
        const clean = cleanText(text, lines);
        return cleanText(clean, lines) === clean && !/\p{Surrogate}|\r|\u0000/u.test(clean);
      }),
    );
  });

  it('is counted as people count', () => {
    expect(characters('a😀b')).toBe(3);
  });
});

it('knows the 249 countries, in order and each once', () => {
  expect(COUNTRIES).toHaveLength(249);
  expect([...new Set(COUNTRIES)].sort()).toEqual([...COUNTRIES]);
});

it('takes for today what is today anywhere', () => {
  expect(latestToday(DAY_0)).toBe('2026-11-22');
  expect(latestToday('2026-11-22T10:00:00.000Z' as typeof DAY_0)).toBe('2026-11-23');
});
