import { bls12_381 } from '@noble/curves/bls12-381.js';
import { concat, fromHex, toHex, utf8 } from '../../../../kernel/bytes.js';
import { sha256 } from '../../../../ledger/core/index.js';
import { CHAINS, type ChainInfo } from './chains.js';

/**
 * Rounds of the drand beacon: numbers that appear at a known second, and that nobody could know before. A round is signed by a
 * threshold of independent operators; the signature is checked here, so it does not matter who handed us the round.
 *
 *     checkRound({ chain: 'default', round: 367, randomness: '…', signature: '…', previous_signature: '…' })   // undefined: it holds
 *
 * Scheme: drand's specification; hash to curve by RFC 9380. The chain's hash covers its key, so pinning the hash pins the key.
 */
export interface BeaconRound {
  /** Name of a pinned chain. */
  readonly chain: string;
  readonly round: number;
  /** Hex of SHA-256(signature). */
  readonly randomness: string;
  /** Hex of a compressed point. */
  readonly signature: string;
  /** Only on chained beacons: hex. */
  readonly previous_signature?: string;
}

export type RoundFault = 'UNKNOWN_CHAIN' | 'MALFORMED_ROUND' | 'WRONG_RANDOMNESS' | 'WRONG_SIGNATURE';

/** A pinned chain by its name or by its hash. */
export function chainNamed(name: string): ChainInfo | undefined {
  return Object.hasOwn(CHAINS, name) ? CHAINS[name] : Object.values(CHAINS).find(({ hash }) => hash === name);
}

/** SHA-256 over everything that defines a chain; a chain that does not hash to its name is not believed. */
export function chainHash(info: Omit<ChainInfo, 'hash'>): string {
  const numbers = new DataView(new ArrayBuffer(12));
  numbers.setUint32(0, info.period);
  numbers.setBigInt64(4, BigInt(info.genesis));
  const id = info.beaconId === 'default' ? '' : info.beaconId;
  return toHex(sha256(concat(new Uint8Array(numbers.buffer), hex(info.publicKey), hex(info.groupHash), utf8(id))));
}

/** The instant of a round, in seconds since 1970. */
export function timeOfRound(info: ChainInfo, round: number): number {
  return info.genesis + (round - 1) * info.period;
}

/** The last round at or before an instant in seconds; the first is 1. */
export function roundAt(info: ChainInfo, time: number): number {
  return time < info.genesis ? 0 : Math.floor((time - info.genesis) / info.period) + 1;
}

const DAY_SECONDS = 86_400;

/**
 * The round that takes the place of a named one whose beacon was silent for a day: the first of the default chain more than a day
 * later. It is fixed by the named round alone, so a silent beacon gives nobody a choice.
 */
export function fallbackRound(named: { readonly chain: string; readonly round: number }): { readonly chain: string; readonly round: number } | undefined {
  const info = chainNamed(named.chain);
  const { default: chain } = CHAINS;
  return info && chain && { chain: 'default', round: roundAt(chain, timeOfRound(info, named.round) + DAY_SECONDS) + 1 };
}

/** What is wrong with a round, or undefined where it is what the chain's operators signed. The round is attacker-controlled. */
export function checkRound(beacon: BeaconRound, info = chainNamed(beacon.chain)): RoundFault | undefined {
  if (!info) return 'UNKNOWN_CHAIN';
  const chained = info.scheme === 'pedersen-bls-chained';
  const randomness = fromHex(beacon.randomness);
  const signature = fromHex(beacon.signature);
  const previous = chained ? fromHex(beacon.previous_signature ?? '') : new Uint8Array(0);
  if (!Number.isSafeInteger(beacon.round) || beacon.round < 1 || randomness?.length !== 32 || !signature || !previous) return 'MALFORMED_ROUND';
  if (!chained && beacon.previous_signature !== undefined) return 'MALFORMED_ROUND'; // nothing would hold it to anything
  if (signature.length !== (chained ? 96 : 48) || (chained && previous.length !== 96 && !(beacon.round === 1 && previous.length === 32))) return 'MALFORMED_ROUND';
  if (toHex(sha256(signature)) !== beacon.randomness) return 'WRONG_RANDOMNESS';
  return signatureHolds(info, signature, roundMessage(beacon.round, previous)) ? undefined : 'WRONG_SIGNATURE';
}

/** What the operators sign. */
export function roundMessage(round: number, previous: Uint8Array = new Uint8Array(0)): Uint8Array {
  const number = new DataView(new ArrayBuffer(8));
  number.setBigUint64(0, BigInt(round));
  return sha256(concat(previous, new Uint8Array(number.buffer)));
}

function signatureHolds(info: ChainInfo, signature: Uint8Array, message: Uint8Array): boolean {
  try {
    if (info.scheme === 'pedersen-bls-chained') {
      const scheme = bls12_381.longSignatures;
      return scheme.verify(signature, scheme.hash(message, 'BLS_SIG_BLS12381G2_XMD:SHA-256_SSWU_RO_NUL_'), hex(info.publicKey));
    }
    const scheme = bls12_381.shortSignatures;
    return scheme.verify(signature, scheme.hash(message, 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_'), hex(info.publicKey));
  } catch {
    return false; // no point of the curve, or one outside the group
  }
}

function hex(text: string): Uint8Array {
  const bytes = fromHex(text);
  if (!bytes) throw new Error('a pinned chain is not hex');
  return bytes;
}
