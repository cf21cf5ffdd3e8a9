import { readFile } from 'node:fs/promises';
import { type BeaconRound, chainNamed, checkRound, ROUND_FAULT_WORDS } from '../../modules/juries/solver/index.js';
import { CommandFailed } from '../command.js';

/**
 * A beacon round in a file, as a relay hands it out, with the chain beside it: by name or by hash.
 *
 *     { "chain": "quicknet", "round": 1000, "randomness": "fe29…", "signature": "b446…" }
 *
 * It is believed for its signature alone.
 */
export async function readRound(file: string | undefined): Promise<BeaconRound | undefined> {
  if (file === undefined) return undefined;
  const given = await parse(file);
  const round = {
    chain: nameOf(given['chain']),
    round: given['round'],
    randomness: given['randomness'],
    signature: given['signature'],
    ...(given['previous_signature'] === undefined || given['previous_signature'] === '' ? {} : { previous_signature: given['previous_signature'] }),
  };
  const { round: number, ...texts } = round;
  if (typeof number !== 'number' || Object.values(texts).some((text) => typeof text !== 'string')) {
    throw new CommandFailed(`${file} is no beacon round: {"chain","round","randomness","signature"}, and "previous_signature" on a chained beacon.`);
  }
  const beacon = round as BeaconRound;
  const fault = checkRound(beacon);
  if (fault) throw new CommandFailed(`${file}: round ${beacon.round} of ${beacon.chain} ${ROUND_FAULT_WORDS[fault]}.`);
  return beacon;
}

async function parse(file: string): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new CommandFailed(`${file} cannot be read.`);
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new CommandFailed(`${file} is not a JSON object.`);
}

/** A pinned chain goes into the bundle under its name, whatever the file called it. */
function nameOf(chain: unknown): unknown {
  const info = typeof chain === 'string' ? chainNamed(chain) : undefined;
  return info ? info.beaconId : chain;
}
