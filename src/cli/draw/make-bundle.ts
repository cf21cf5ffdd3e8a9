import { readFile } from 'node:fs/promises';
import { concat, utf8 } from '../../kernel/bytes.js';
import { canonicalJson, sha256 } from '../../ledger/core/index.js';
import { announcedBundle, type BeaconRound, type Bundle, dealtBundle, type DrawRules, drawnBundle, type Found, type Instance, NumbersTooLong, timeOfRound, chainNamed, typeTable } from '../../modules/juries/solver/index.js';
import { CommandFailed, remark } from '../command.js';

export interface Making {
  readonly instance: Instance;
  readonly rules: DrawRules;
  readonly found: Found;
  readonly secretFile: string | undefined;
  readonly rounds: { readonly deal: BeaconRound | undefined; readonly draw: BeaconRound | undefined };
}

const A_DAY = 86_400;

/** All steps of the protocol that the given rounds allow, in one go. */
export async function makeBundle({ instance, rules, found, secretFile, rounds: { deal, draw } }: Making): Promise<Bundle> {
  const salts = await saltsOf(instance, secretFile);
  const announced = announce({ instance, rules, exclusions: [], salts }, found, deal ? { chain: deal.chain, round: deal.round } : null);
  if (!deal) return announced;
  const dealt = dealtBundle(announced, typeTable(instance), deal);
  if (!draw) return dealt;
  if (instantOf(draw) <= instantOf(deal)) {
    throw new CommandFailed('The round that chooses must be later than the one that deals: otherwise whoever deals could try until the right panel comes out.');
  }
  if (instantOf(draw) < instantOf(deal) + A_DAY) remark('Remark: the second round is not a day later than the first, so nobody had a day to look at the panels before one was chosen.');
  return drawnBundle(dealt, draw);
}

function announce(...draw: Parameters<typeof announcedBundle>): Bundle {
  try {
    return announcedBundle(...draw);
  } catch (error) {
    if (error instanceof NumbersTooLong) throw new CommandFailed(`No draw: ${error.message}.`);
    throw error;
  }
}

function instantOf({ chain, round }: BeaconRound): number {
  return timeOfRound(chainNamed(chain)!, round);
}

/**
 * A salt for every row. They follow from a secret, or else from the instance itself, so that one draw has one fingerprint wherever
 * it is done; without a secret they hide nothing, which is right for a pool that is public anyway.
 */
async function saltsOf(instance: Instance, secretFile: string | undefined): Promise<Uint8Array[]> {
  const secret = secretFile === undefined ? utf8(canonicalJson(instance)) : await readSecret(secretFile);
  const seed = sha256(concat(utf8('sortition/v1/salt'), sha256(secret)));
  return instance.people.map((_, i) => sha256(concat(seed, utf8(String(i)))));
}

async function readSecret(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new CommandFailed(`--secret: ${file} cannot be read.`);
  }
}
