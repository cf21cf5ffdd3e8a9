/** Refusals of the shell towards holders of codes, before a rule is asked. */
const KEY_WORDS = {
  RATE_LIMITED: 'There were too many attempts from where you are. Wait ten minutes and try again.',
  NO_SUCH_PLACE: 'Nobody volunteered for this draw with this code. Check the code: it has five groups of five characters.',
  INVALID_CONTENT: 'Some answers need another look.',
  UNKNOWN_ACT: 'There is nothing waiting for this signature. Begin again.',
  ACT_EXPIRED: 'The signature came too late. Nothing was done. Begin again.',
  SIGNATURE_FAILED: 'The signature does not fit what was to be signed. Nothing was done. Begin again.',
  NOT_PUBLISHED_YET: 'The entry is not in the published log yet. Try again in a minute.',
} as const;

/** One answer that needs another look, in words. */
export interface Problem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export interface KeyRefusal {
  readonly ok: false;
  readonly refusal: string;
  readonly message: string;
  readonly problems: readonly Problem[];
  readonly retryAfterSeconds?: number;
}

export function keyRefusal(refusal: keyof typeof KEY_WORDS, problems: readonly Problem[] = []): KeyRefusal {
  return { ok: false, refusal, message: KEY_WORDS[refusal], problems };
}
