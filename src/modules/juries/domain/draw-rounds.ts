import { DAY_SECONDS, epochMs, type Instant } from '../../../kernel/instant.js';
import { type BeaconRound, CHAINS, checkRound, fallbackRound, REHEARSAL, roundAt, timeOfRound } from './draw/index.js';
import type { Draw, RoundName } from './draw-state.js';

/**
 * Which beacon round a draw may use. Only the one that was named beforehand; and where that beacon is silent for a day, the one
 * round of the default chain that follows, which nobody can choose either.
 */
export function timeOf({ chain, round }: RoundName): number {
  return timeOfRound(CHAINS[chain]!, round);
}

export function isFallbackTime(named: RoundName, at: Instant): boolean {
  return epochMs(at) >= (timeOf(named) + DAY_SECONDS) * 1000;
}

/** The first round of the chain that lies at least so many seconds after the instant. */
export function roundAfter(chain: string, at: Instant, seconds: number): RoundName {
  const info = CHAINS[chain]!;
  const least = Math.ceil(epochMs(at) / 1000) + seconds;
  const last = roundAt(info, least);
  return { chain, round: last > 0 && timeOfRound(info, last) === least ? last : last + 1 };
}

/** True where the round lies at least so many seconds after the instant. */
export function isAfter(named: RoundName, at: Instant, seconds: number): boolean {
  return timeOf(named) * 1000 >= epochMs(at) + seconds * 1000;
}

/** What anybody can foresee draws nothing but a rehearsal, and a rehearsal draws on nothing else. */
export function isBeaconOf({ purpose }: Pick<Draw, 'purpose'>, { chain }: RoundName): boolean {
  return (chain === REHEARSAL) === (purpose?.rehearsal === true);
}

export type RoundJudged = { readonly ok: true; readonly fallback: boolean } | { readonly ok: false; readonly refusal: 'WRONG_ROUND' | 'BAD_BEACON' };

export function judgeRound(named: RoundName, round: BeaconRound, at: Instant): RoundJudged {
  const isNamed = same(named, round);
  const fallback = !isNamed && isFallbackTime(named, at) && same(fallbackRound(named)!, round);
  if (!isNamed && !fallback) return { ok: false, refusal: 'WRONG_ROUND' };
  return checkRound(round) === undefined ? { ok: true, fallback } : { ok: false, refusal: 'BAD_BEACON' };
}

function same(a: RoundName, b: RoundName): boolean {
  return a.chain === b.chain && a.round === b.round;
}
