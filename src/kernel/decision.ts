/**
 * A decision is a value: the events that follow, or the reason why none do.
 *
 *     decided({ type: 'ReportClaimed', by: 'm1' })   // it is lawful, and this is what happened
 *     refused('ALREADY_CLAIMED')                     // it is not, and this is why
 */
export type Decision<E, R extends string> =
  | { readonly ok: true; readonly events: readonly E[] }
  | { readonly ok: false; readonly refusal: R };

export function decided<E>(...events: E[]): { readonly ok: true; readonly events: readonly E[] } {
  return { ok: true, events };
}

export function refused<R extends string>(refusal: R): { readonly ok: false; readonly refusal: R } {
  return { ok: false, refusal };
}
