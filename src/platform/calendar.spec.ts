import { describe, expect, it } from '@jest/globals';
import { utf8 } from '../kernel/bytes.js';
import { calendar, type Deadline } from './calendar.js';

const deadline: Deadline = {
  uid: '7n4q-answer@moot.example', at: '2027-01-21T07:00:00.000Z', changedAt: '2026-11-22T07:00:00.000Z',
  summary: 'Lab of Examples, Ltd; answer due', description: 'Line one\nBEGIN:VEVENT\r\nwith a \\ backslash', url: 'https://moot.example/recommendations/7n4q',
};

describe('a calendar of deadlines', () => {
  it('escapes what would end a value, so that no text becomes an event', () => {
    const text = calendar('Answers', [deadline]);
    expect(text).toContain('SUMMARY:Lab of Examples\\, Ltd\\; answer due\r\n');
    expect(text).toContain('DESCRIPTION:Line one\\nBEGIN:VEVENT\\nwith a \\\\ backslash\r\n');
    expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
    expect(text).toContain('DTSTART:20270121T070000Z\r\n');
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:')).toBe(true);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
  it('gives whole days as days', () => {
    expect(calendar('Answers', [{ ...deadline, at: '2027-03-01' }])).toContain('DTSTART;VALUE=DATE:20270301\r\n');
  });
  it('folds long lines at 75 octets and cuts no character in two', () => {
    const summary = `\u{1f916}é${'ö\u{1f916}'.repeat(60)}`;
    const text = calendar('Answers', [{ ...deadline, summary }]);
    const lines = text.split('\r\n');
    for (const line of lines) expect(utf8(line).length).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`);
  });
});
