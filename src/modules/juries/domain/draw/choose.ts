import { type BeaconRound, chainNamed } from './beacon.js';
import type { Drawn } from './bundle.js';
import { bytesOf } from './announcement.js';
import { dealSeed, drawSeed, type Generator, generator, shuffle, uniform } from './generator.js';

/** Chance for the dealing, from the first round alone: what is dealt was fixed before it. */
export function dealChance(round: BeaconRound): Generator {
  return generator(dealSeed(bytesOf(round.randomness)));
}

/**
 * The last step, which anybody can repeat by hand: the second round, mixed with the root over all panels, gives one number from 0
 * to M − 1. The same chance goes on to order the other panels, for a redraw of the whole, and the people of the pool who were not
 * drawn, for single seats.
 */
export function choose(root: string, panels: readonly (readonly number[])[], poolSize: number, round: BeaconRound): Drawn {
  const info = chainNamed(round.chain);
  if (!info) throw new Error('a round of no known chain');
  const chance = generator(drawSeed(bytesOf(root), bytesOf(info.hash), round.round, bytesOf(round.randomness)));
  const index = uniform(chance, panels.length);
  const redraw = shuffle(chance, panels.map((_, i) => i).filter((i) => i !== index));
  const seated = new Set(panels[index]!);
  const reserve = shuffle(chance, Array.from({ length: poolSize }, (_, i) => i).filter((i) => !seated.has(i)));
  return { round, index, redraw, reserve };
}
