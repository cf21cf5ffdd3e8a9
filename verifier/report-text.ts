import type { Report } from '../src/audit/index.js';

/** The report for people: what was checked, then what was found. */
export function reportText({ ok, origin, size, root, checked, findings }: Report): string {
  const lines = [
    `Log        ${origin === '' ? 'unknown' : origin}`,
    `Entries    ${size}`,
    `Root       ${root}`,
    `Checked    ${Object.entries(checked).map(([what, n]) => `${n} ${what}`).join(', ')}`,
    '',
    ...findings.map(({ seq, kind, text }) => `${seq === null ? 'log' : `entry ${seq}`}: ${kind}: ${text}`),
    ok ? 'Nothing is wrong with it.' : `${findings.length} findings.`,
  ];
  return `${lines.join('\n')}\n`;
}
