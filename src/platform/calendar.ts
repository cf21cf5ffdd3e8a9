import { utf8 } from '../kernel/bytes.js';

/** One deadline: an instant, or a whole day (`2027-03-01`). */
export interface Deadline {
  readonly uid: string;
  readonly at: string;
  /** When this was last changed. */
  readonly changedAt: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
}

/** A calendar file (RFC 5545) which programs fetch again and again: a deadline that was moved keeps its uid. */
export function calendar(name: string, deadlines: readonly Deadline[]): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Folkmoot//Deadlines//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`,
    ...deadlines.flatMap(({ uid, at, changedAt, summary, description, url }) => [
      'BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${stamp(changedAt)}`, `LAST-MODIFIED:${stamp(changedAt)}`,
      at.length === 10 ? `DTSTART;VALUE=DATE:${at.replaceAll('-', '')}` : `DTSTART:${stamp(at)}`,
      `SUMMARY:${escaped(summary)}`, `DESCRIPTION:${escaped(description)}`, `URL:${url}`, 'TRANSP:TRANSPARENT', 'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** 2026-11-22T07:00:00.000Z → 20261122T070000Z */
function stamp(instant: string): string {
  return `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** RFC 5545 section 3.3.11. Other control characters than the newline may not stand in a text. */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r\n?|\n/g, '\\n').replaceAll(/\p{Cc}/gu, '');
}

const MOST_OCTETS = 75;

/** RFC 5545 section 3.1: at most 75 octets a line, a continuation begins with a space; no character is cut in two. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8(character).length;
    if (octets + size > MOST_OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}
