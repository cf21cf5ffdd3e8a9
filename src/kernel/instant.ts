/** An instant in UTC with milliseconds, in the one form that entries use: `2026-11-22T07:00:00.000Z`. Sorts as text. */
export type Instant = string & { readonly __instant: unique symbol };

const FORM = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Reads an instant strictly: what was accepted, formatted again, gives the same text. */
export function parseInstant(text: unknown): Instant | undefined {
  if (typeof text !== 'string' || !FORM.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || new Date(ms).toISOString() !== text ? undefined : (text as Instant);
}

export function instantOf(epochMs: number): Instant {
  return new Date(epochMs).toISOString() as Instant;
}

export function epochMs(instant: Instant): number {
  return Date.parse(instant);
}

export function addSeconds(instant: Instant, seconds: number): Instant {
  return instantOf(epochMs(instant) + seconds * 1000);
}

export const DAY_SECONDS = 86_400;
