import { instantOf, type Instant } from '../../../kernel/instant.js';
import type { BeaconRound } from './draw/index.js';

/** Three rounds as the drand network published them: the first of its default chain, and two of quicknet. */
export const DEFAULT_1: BeaconRound = {
  chain: 'default',
  round: 1,
  randomness: '101297f1ca7dc44ef6088d94ad5fb7ba03455dc33d53ddb412bbc4564ed986ec',
  signature:
    '8d61d9100567de44682506aea1a7a6fa6e5491cd27a0a0ed349ef6910ac5ac20ff7bc3e09d7c046566c9f7f3c6f3b10104990e7cb424998203d8f7de586fb7fa5f60045417a432684f85093b06ca91c769f0e7ca19268375e659c2a2352b4655',
  previous_signature: '176f93498eac9ca337150b46d21dd58673ea4e3581185f869672e59fa4cb390a',
};
export const QUICKNET_1000: BeaconRound = {
  chain: 'quicknet',
  round: 1000,
  randomness: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  signature: 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
};
export const QUICKNET_1001: BeaconRound = {
  chain: 'quicknet',
  round: 1001,
  randomness: 'b0a591ad1b9002cfc372ac6e30abd3da8d3088d4caae026961743474fb94235f',
  signature: 'b33bf3667cbd5a82de3a24b4e0e9fe5513cc1a0e840368c6e31f5fcfa79bea03f73896b25883abf2853d10337fb8fa41',
};

/** The instants of the first two: years lie between them. */
export const R1_TIME: Instant = instantOf(1_595_431_050_000);
export const R2_TIME: Instant = instantOf((1_692_803_367 + 999 * 3) * 1000);
