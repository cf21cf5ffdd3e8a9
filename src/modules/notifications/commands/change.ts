import type { NotificationRefusal } from '../domain/index.js';

/** What became of a choice about notices. None of it enters the log: it is the person's own affair. */
export type Changed<T = undefined> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: NotificationRefusal };

export const CHANGED: Changed = { ok: true, value: undefined };

export function refuse(refusal: NotificationRefusal): { readonly ok: false; readonly refusal: NotificationRefusal } {
  return { ok: false, refusal };
}
