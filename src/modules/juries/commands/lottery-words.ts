/** Refusals of the desk, before a rule is asked: about the lottery that a close needs. */
export const LOTTERY_WORDS = {
  NO_SUCH_DRAW: 'There is no draw under this number. Check the number.',
  NOT_COLLECTING: 'The pool of this draw was closed before. Nothing about it can be changed.',
  NO_LOTTERY: 'The lottery is not computed yet. Have it computed, wait until it is there, and close the pool then.',
  LOTTERY_STALE: 'The pool or its rules have changed since the lottery was computed. Have it computed again.',
} as const;

export type LotteryRefusal = { readonly ok: false; readonly refusal: keyof typeof LOTTERY_WORDS; readonly message: string };

export function lotteryRefusal(refusal: keyof typeof LOTTERY_WORDS): LotteryRefusal {
  return { ok: false, refusal, message: LOTTERY_WORDS[refusal] };
}
