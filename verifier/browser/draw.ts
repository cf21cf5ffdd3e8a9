import { type BeaconRound, bytesOf, chainNamed, checkRound, drawSeed, generator, uniform } from '../../src/modules/juries/domain/draw/index.js';

/** The last step of a draw, for a page that does it again: pure functions, no request, no storage. Bundled by Vite. */
export interface LastStep {
  /** Hex: root over the announcement and all dealt panels. */
  readonly root: string;
  readonly panels: number;
  readonly round: BeaconRound;
}

/** Whether the round was signed by the operators of its beacon, and which panel follows from it; undefined where it is malformed. */
export function drawAgain({ root, panels, round }: LastStep): { readonly signed: boolean; readonly index: number | undefined } {
  const info = chainNamed(round.chain);
  const wellFormed = info && [root, round.randomness].every((text) => /^[0-9a-f]{64}$/.test(text)) && Number.isSafeInteger(panels) && panels > 0;
  if (!wellFormed) return { signed: false, index: undefined };
  const chance = generator(drawSeed(bytesOf(root), bytesOf(info.hash), round.round, bytesOf(round.randomness)));
  return { signed: checkRound(round) === undefined, index: uniform(chance, panels) };
}
