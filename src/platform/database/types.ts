import pg from 'pg';

const INT8 = 20;
const TIMESTAMPTZ = 1184;

/** How this service's connections read values. Others in the process (the job queue) keep their own ways. */
export function columnTypes(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, parseInt8);
  types.setTypeParser(TIMESTAMPTZ, parseTimestamptz);
  return types;
}

/** A number where that is exact, else the text. */
export function parseInt8(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

const UTC_TEXT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/;

/**
 * `2026-11-22 07:00:00.12+00` becomes `2026-11-22T07:00:00.120Z`, the form of instants. Microseconds are cut: instants have
 * milliseconds, and what was stored from one comes back as it was. What has no such form (`infinity`) stays as it is.
 */
export function parseTimestamptz(text: string): string {
  const match = UTC_TEXT.exec(text);
  if (match === null) return text;
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`;
}
