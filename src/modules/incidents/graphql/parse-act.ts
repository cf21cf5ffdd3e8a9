import { badInput } from '../../../graphql/index.js';
import { presentReceipt } from '../../../ledger/graphql/index.js';
import type { EditorialOutcome } from '../commands/editorial.js';
import { MOST_CHARACTERS, typedText } from '../commands/typed-text.js';
import type { IncidentActResult, IncidentRefused } from './entity-types.js';
import type { IncidentRevisionInput } from './incident-input.js';
import type { PartialDateInput } from './report-input.js';

/** From the API's form into the one that the domain checks. Absent is empty there. */
export function revisionOf({ occurred, sources, ...rest }: IncidentRevisionInput): unknown {
  return { ...rest, occurred: dateOf(occurred), sources: (sources ?? []).map(({ published, ...source }) => ({ ...source, published: dateOf(published) })) };
}

function dateOf(date: PartialDateInput | null | undefined): unknown {
  return date ? { precision: date.precision, value: date.date ?? null } : null;
}

export function parseNote(field: string, typed: string | null | undefined): string | null {
  if (typed === null || typed === undefined || typed.trim() === '') return null;
  const note = typedText(typed, MOST_CHARACTERS.note);
  if ('problem' in note) throw badInput(field, `give at most ${MOST_CHARACTERS.note} characters.`);
  return note.text;
}

export function presentOutcome(outcome: EditorialOutcome): typeof IncidentActResult {
  if (outcome.ok) return presentReceipt(outcome.receipt);
  const { refusal, message, problems } = outcome;
  return { code: refusal, message, problems: [...problems] } satisfies IncidentRefused;
}
