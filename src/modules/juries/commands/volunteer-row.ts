import { createHash } from 'node:crypto';
import { characters, cleanText } from '../../../kernel/plain-text.js';
import { categoriesOf, type Quota } from '../domain/draw/index.js';
import type { VolunteerRow } from '../domain/index.js';
import type { Problem } from './key-refusals.js';

/** What somebody says about himself when he volunteers, as it was typed. */
export interface TypedRow {
  readonly features: readonly { readonly category: string; readonly value: string }[];
  readonly household: string | null;
  readonly ties: string | null;
  readonly contact: string | null;
}

export type ReadRow = { readonly ok: true; readonly row: VolunteerRow; readonly contact: string | null } | { readonly ok: false; readonly problems: readonly Problem[] };

const MOST = { household: 200, ties: 2_000, contact: 300 } as const;

export function readRow(draw: string, quotas: readonly Quota[], typed: TypedRow): ReadRow {
  const problems: Problem[] = [];
  const features: Record<string, string> = {};
  for (const category of categoriesOf(quotas)) {
    const given = typed.features.filter((one) => one.category === category);
    const known = quotas.some((quota) => quota.category === category && quota.value === given[0]?.value);
    if (given.length === 1 && known) features[category] = given[0]!.value;
    else problems.push({ field: `features.${category}`, code: 'CHOOSE_ONE', message: `Choose one answer for “${category}”.` });
  }
  if (typed.features.some(({ category }) => !quotas.some((quota) => quota.category === category))) {
    problems.push({ field: 'features', code: 'UNKNOWN_FEATURE', message: 'There is an answer here to something that this draw does not ask.' });
  }
  const text = (field: keyof typeof MOST, lines: 'one-line' | 'many-lines'): string | null => {
    const given = typed[field];
    const clean = given === null ? '' : cleanText(given.slice(0, 4 * MOST[field] + 1), lines);
    if (characters(clean) > MOST[field]) problems.push({ field, code: 'TOO_LONG', message: `Shorten this to ${MOST[field].toLocaleString('en')} characters.` });
    return clean === '' ? null : clean;
  };
  const household = text('household', 'one-line');
  const row = { features, household: household === null ? null : householdOf(draw, household), ties: text('ties', 'many-lines') };
  const contact = text('contact', 'one-line');
  return problems.length === 0 ? { ok: true, row, contact } : { ok: false, problems };
}

/** The same address gives the same fingerprint within one draw, however it is spaced or capitalised. */
function householdOf(draw: string, text: string): string {
  const plain = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return createHash('sha256').update(`folkmoot/household/v1\n${draw}\n${plain}`).digest('hex').slice(0, 16);
}
