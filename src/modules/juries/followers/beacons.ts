import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { epochMs } from '../../../kernel/instant.js';
import { Clock } from '../../../platform/clock.js';
import { Config } from '../../../platform/config.js';
import { guardedRequest } from '../../../platform/guarded-request.js';
import { type BeaconRound, CHAINS, checkRound, REHEARSAL, rehearsalRound, timeOfRound } from '../domain/draw/index.js';
import type { RoundName } from '../domain/index.js';

const MOST_BYTES = 4_096;

/**
 * Where rounds come from: files of a folder (`quicknet-1000.json`), for a node without a network, or relays of the drand network. It
 * does not matter who hands a round over, since its signature is checked; one that does not hold is as good as none.
 */
@Injectable()
export class Beacons {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Undefined where nobody has it yet. */
  async round(name: RoundName): Promise<BeaconRound | undefined> {
    if (name.chain === REHEARSAL) return timeOfRound(CHAINS[REHEARSAL]!, name.round) * 1000 <= epochMs(this.clock.now()) ? rehearsalRound(name.round) : undefined;
    const { beaconDir, beaconRelays } = this.config;
    if (beaconDir !== undefined) {
      const found = read(await fromFile(join(beaconDir, `${name.chain}-${name.round}.json`)), name);
      if (found) return found;
    }
    for (const relay of beaconRelays) {
      const found = read(await fromRelay(relay, name, this.config.privateDomains), name);
      if (found) return found;
    }
    return undefined;
  }
}

/** A file or an answer of a relay, which may hold anything. */
function read(text: string | undefined, { chain, round }: RoundName): BeaconRound | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text ?? 'null');
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { randomness, signature, previous_signature: previous, round: number } = value as Record<string, unknown>;
  if (number !== round || typeof randomness !== 'string' || typeof signature !== 'string') return undefined;
  const chained = CHAINS[chain]?.scheme === 'pedersen-bls-chained';
  if (chained && typeof previous !== 'string') return undefined;
  const beacon: BeaconRound = { chain, round, randomness, signature, ...(chained ? { previous_signature: previous as string } : {}) };
  return checkRound(beacon) === undefined ? beacon : undefined;
}

async function fromFile(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}

async function fromRelay(relay: string, { chain, round }: RoundName, privateAddresses: boolean): Promise<string | undefined> {
  try {
    const url = new URL(`${relay.replace(/\/$/, '')}/${CHAINS[chain]!.hash}/public/${round}`);
    const answer = await guardedRequest(url, { method: 'GET', headers: { accept: 'application/json' }, mostBytes: MOST_BYTES }, { privateAddresses });
    return answer !== 'no-address' && answer.status === 200 ? answer.body?.toString('utf8') : undefined;
  } catch {
    return undefined; // no answer: the next relay is asked, and all of them again in a minute
  }
}
