/**
 * The beacons that a draw may name, pinned. Their numbers are facts published by the drand network; `hash` is recomputed from
 * the others by a test, so that no one of them can be exchanged alone.
 */
export interface ChainInfo {
  readonly hash: string;
  readonly publicKey: string;
  readonly groupHash: string;
  readonly scheme: 'pedersen-bls-chained' | 'bls-unchained-g1-rfc9380';
  readonly beaconId: string;
  /** Seconds between rounds. */
  readonly period: number;
  /** Seconds since 1970 of round 1. */
  readonly genesis: number;
}

export const CHAINS: Readonly<Record<string, ChainInfo>> = {
  default: {
    hash: '8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce',
    publicKey: '868f005eb8e6e4ca0a47c8a77ceaa5309a47978a7c71bc5cce96366b5d7a569937c529eeda66c7293784a9402801af31',
    groupHash: '176f93498eac9ca337150b46d21dd58673ea4e3581185f869672e59fa4cb390a',
    scheme: 'pedersen-bls-chained',
    beaconId: 'default',
    period: 30,
    genesis: 1595431050,
  },
  quicknet: {
    hash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
    publicKey:
      '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
    groupHash: 'f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e',
    scheme: 'bls-unchained-g1-rfc9380',
    beaconId: 'quicknet',
    period: 3,
    genesis: 1692803367,
  },
  /** For rehearsals only: everybody has its key (rehearsal.ts), so everybody can know its rounds beforehand. */
  rehearsal: {
    hash: 'aec38331bf93ba1d389b03070c4a3bb86427b86576e57326c1d595dfcbb25322',
    publicKey:
      'a5c102c046915f8307aa377aaa92e94bdd68181112fdda488876048830c0145d3e5c80d16229d89fa451832be2b05c521260b6bd85dc93ec2815127054913d36a349e7affb9c99be315a69fbe5e503d36a15d8d906fa4efdcc99f45961a9a5b6',
    groupHash: '5d175c5b7d8c62ba622c90ee33282435824d2fb0d8dbe3130f39d88d788190e1',
    scheme: 'bls-unchained-g1-rfc9380',
    beaconId: 'rehearsal',
    period: 30,
    genesis: 1577836800,
  },
};
