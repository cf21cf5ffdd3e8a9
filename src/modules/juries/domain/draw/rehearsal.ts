import { bls12_381 } from '@noble/curves/bls12-381.js';
import { toHex, utf8 } from '../../../../kernel/bytes.js';
import { sha256 } from '../../../../ledger/core/index.js';
import { type BeaconRound, roundMessage } from './beacon.js';

/**
 * A beacon for demonstrations and drills, where there is no network and nothing at stake. Its secret key is written here for
 * everybody, so its rounds have the form of chance and none of its worth: whoever convenes could know who will sit. A draw by
 * it must say so when it is opened, and the check of its bundle says so too.
 *
 *     checkRound(rehearsalRound(7))   // undefined: the signature holds
 */
export const REHEARSAL = 'rehearsal';

const ORDER = bls12_381.fields.Fr.ORDER;
const SECRET = bls12_381.fields.Fr.toBytes(BigInt(`0x${toHex(sha256(utf8('folkmoot/rehearsal-beacon/v1')))}`) % ORDER);

export function rehearsalRound(round: number): BeaconRound {
  const scheme = bls12_381.shortSignatures;
  const signature = scheme.sign(scheme.hash(roundMessage(round), 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_'), SECRET).toBytes();
  return { chain: REHEARSAL, round, randomness: toHex(sha256(signature)), signature: toHex(signature) };
}
