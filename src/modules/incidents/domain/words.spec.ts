import { expect, it } from '@jest/globals';
import { ENTITY_REFUSALS } from './entity.js';
import { INCIDENT_REFUSALS } from './incident.js';
import { REPORT_REFUSALS } from './report-refusals.js';
import { ENTITY_WORDS, INCIDENT_WORDS, REPORT_WORDS } from './words.js';

it.each([
  ['report', REPORT_REFUSALS, REPORT_WORDS], ['incident', INCIDENT_REFUSALS, INCIDENT_WORDS], ['entity', ENTITY_REFUSALS, ENTITY_WORDS],
] as const)('every refusal of the %s has words of its own, in whole sentences', (_, codes, words: Readonly<Record<string, string>>) => {
  for (const code of codes) expect(words[code]).toMatch(/^[A-Z][^\n]{15,}\.$/);
  expect(new Set(codes).size).toBe(codes.length);
});
