import { createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto';
import pg from 'pg';
import type { Json } from '../src/kernel/json.js';
import { addSeconds, instantOf, type Instant } from '../src/kernel/instant.js';
import { actBytes } from '../src/ledger/core/index.js';
import { ballotDecider, ballotId, type Council, electorateOf, initialBallot, initialMotion, type Motion, RollTree, ruleHashOf, type Seat, seatId, type VoteRule } from '../src/modules/councils/domain/index.js';
import type { BenchNode } from './child.js';
import { askGraphql, graphqlShot, type Shot, shootAll } from './http-load.js';
import { boundFigure, type Figure, interleaved, ratioFigure, seconds } from './measure.js';

const CLIENTS = 64;
const VOTERS = 1_000;
const ROUNDS = 3;
const LARGE = 9_999;
const C = `sha256:${'0f'.repeat(32)}` as const;
const CAST = `mutation ($act: String!, $signature: KeySignatureInput!) { it: castBallot(act: $act, signature: $signature) { __typename ... on ActRefused { code } } }`;
const BASELINE = 'mutation ($act: String!, $signature: String!, $key: String!) { baselineVote(act: $act, signature: $signature, key: $key) }';

interface Voter {
  readonly id: string;
  readonly key: string;
  readonly publicKey: string;
  readonly privateKey: KeyObject;
  readonly token: string;
}

/** 1,000 members vote over HTTP, each with a signature of his own, beside a bare signature and a row each; and a vote of 10,000 seats is closed. */
export async function benchVotes({ hello: { port, ownerUrl }, ask }: BenchNode): Promise<readonly Figure[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`CREATE TABLE IF NOT EXISTS bench_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL, account text NOT NULL)`);
    await owner.query('GRANT INSERT ON bench_row TO folkmoot_app');
    const { ledger } = await askGraphql<{ ledger: { origin: string } }>(port, '{ ledger { origin } }');
    const voters = Array.from({ length: VOTERS }, () => newVoter());
    await seatVoters(owner, voters);
    const round = async (): Promise<{ cast: readonly Shot[]; bare: readonly Shot[] }> => shotsOf(await openVote(owner, voters), voters, ledger.origin);
    const rate = async (shots: readonly Shot[], sign_: string): Promise<number> => {
      const { seconds: took, failures } = await shootAll(port, CLIENTS, shots, (status, body) => status === 200 && body.includes(sign_));
      if (failures.length > 0) throw new Error(`${failures.length} requests failed: ${failures[0]}`);
      return shots.length / took;
    };
    const rounds = [];
    for (let i = 0; i <= ROUNDS; i++) rounds.push(await round());
    const [warm, ...measured] = rounds;
    await rate(warm!.bare, 'true');
    await rate(warm!.cast, 'EntryReceipt');
    const [next, after] = [measured.values(), measured.values()];
    const rates = await interleaved(ROUNDS, () => rate(next.next().value!.cast, 'EntryReceipt'), () => rate(after.next().value!.bare, 'true'));

    const closings: { readonly took: number; readonly rss: number }[] = [];
    const idle = (await ask<{ rss: number }>('memory')).rss;
    for (let i = 0; i < 3; i++) {
      const motion = await manyBallots(owner, LARGE);
      const took = await seconds(async () => {
        const { it } = await askGraphql<{ it: { __typename: string; code?: string } }>(port, `mutation { it: closeVote(motion: "${motion}") { __typename ... on ActRefused { code } } }`, {}, voters[0]!.token);
        if (it.__typename !== 'EntryReceipt') throw new Error(it.code);
      });
      closings.push({ took, rss: (await ask<{ rss: number }>('memory')).rss });
    }
    const grown = (closings.at(-1)!.rss - closings[0]!.rss) / 1_048_576;
    return [
      ratioFigure(`${VOTERS.toLocaleString('en')} signed ballots accepted over HTTP from ${CLIENTS} clients; baseline a bare signature checked and one row inserted`, 'ballots/s', rates.ours, rates.baseline, 0.4),
      boundFigure(`closing a vote of ${LARGE.toLocaleString('en')} ballots, slowest of ${closings.length}`, Math.max(...closings.map(({ took }) => took)), 's', 2, '', 2),
      boundFigure('memory grown from the first such closing to the third', Math.max(grown, 0), 'MB', 30, `${Math.round((closings[0]!.rss - idle) / 1_048_576)} MB kept after the first`, 1),
    ];
  } finally {
    await owner.end();
  }
}

function newVoter(): Voter {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' });
  return { id: crockford(), key: randomBytes(16).toString('base64url'), publicKey: Buffer.from(x!, 'base64url').toString('base64'), privateKey, token: randomBytes(32).toString('base64url') };
}

function crockford(): string {
  return Array.from(randomBytes(12), (byte) => '0123456789abcdefghjkmnpqrstvwxyz'.charAt(byte & 31)).join('');
}

const now = (): Instant => instantOf(Date.now());
const put = async (owner: pg.Client, rows: readonly { kind: string; id: string; state: unknown }[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += 1_000) {
    await owner.query(
      `INSERT INTO stream (kind, id, n, last_at, state) SELECT kind, id, 1, $2, state FROM json_to_recordset($1::json) AS s (kind text, id text, state jsonb)
       ON CONFLICT (kind, id) DO UPDATE SET state = excluded.state`,
      [JSON.stringify(rows.slice(from, from + 1_000)), instantOf(Date.now() - 60_000)],
    );
  }
};

const COUNCIL = crockford();
const seatOf = (council: string, number: number, member: string): Seat => ({
  council, number, class: 'citizens', holder: { member, name: C, way: 'appointment', since: '2026-01-01T00:00:00.000Z' as Instant, until: null, term: 1 }, interrupted: null, terms: {}, authorities: {},
  interests: {}, delegation: null, erased: [],
});

/** Members and seats as if they had joined long ago: written past the rules, since only what comes after is measured. */
async function seatVoters(owner: pg.Client, voters: readonly Voter[]): Promise<void> {
  const at = now();
  const members = Object.fromEntries(
    voters.map(({ id, key, publicKey }) => [id, { kind: 'client', status: 'active', roles: [], keys: { [key]: { alg: 'EdDSA', publicKey, use: 'ed25519', addedAt: at } } }]),
  );
  await put(owner, [{ kind: 'members', id: 'roster', state: { members, invitations: {}, stewardSeen: true } }]);
  await put(owner, voters.map(({ id }, i) => ({ kind: 'seat', id: seatId(COUNCIL, i + 1), state: seatOf(COUNCIL, i + 1, id) })));
  await owner.query(`INSERT INTO member (id, kind, status, roles, joined_at) SELECT id, 'client', 'active', '{}', $2 FROM unnest($1::text[]) AS id`, [voters.map(({ id }) => id), at]);
  await owner.query(
    `INSERT INTO member_key (id, member, alg, public_key, use, added_at) SELECT key, id, 'EdDSA', public_key, 'ed25519', $4 FROM unnest($1::text[], $2::text[], $3::text[]) AS k (key, id, public_key)`,
    [voters.map(({ key }) => key), voters.map(({ id }) => id), voters.map(({ publicKey }) => publicKey), at],
  );
  await owner.query(
    `INSERT INTO session (token_hash, member, key_id, created_at, seen_at, expires_at) SELECT hash, id, key, $4, $4, $5 FROM unnest($1::bytea[], $2::text[], $3::text[]) AS s (hash, id, key)`,
    [voters.map(({ token }) => createHash('sha256').update(token).digest()), voters.map(({ id }) => id), voters.map(({ key }) => key), at, addSeconds(at, 36_000)],
  );
  await owner.query('ANALYZE');
}

interface OpenVote {
  readonly motion: Motion;
  readonly tree: RollTree;
}

function votedOn(council: string, members: readonly string[], closesAt: Instant): OpenVote {
  const rule: VoteRule = {
    tally: { method: 'yes-no', threshold: { base: 'votesCast', cmp: '>', fraction: '1/2' } }, quorum: null, members: 'filled-seats', recused: { quorum: 'not-counted', threshold: 'not-counted' },
    doubleMajority: { classes: 'all', threshold: { base: 'votesCast', cmp: '>', fraction: '1/2' }, emptyClass: 'class-dropped' }, opensAt: null, closesAt, ballots: 'open', revealUntil: null, unopened: 'not-counted',
    revoting: true, amendable: true, delegation: 0,
  };
  const charter = { version: 1, text: C, hash: '', labels: C, classes: [{ code: 'citizens', seats: members.length, filledBy: [], termDays: null, mostTerms: null, vacancy: 'same-way' as const }] };
  const body: Council = { id: council, status: 'active', charter, assessDays: 60, motions: [], erased: [] };
  const { rows, roll } = electorateOf(body, members.map((member, i) => seatOf(council, i + 1, member)), now(), { policy: null, delegation: false, isRecused: () => false });
  const openedAt = instantOf(Date.now() - 30_000);
  const proposer = { seat: 1, member: members[0]! };
  const vote = { rule, ruleHash: ruleHashOf(rule), roll, openedAt, recusedSince: [] };
  return { tree: new RollTree(rows), motion: { ...initialMotion(crockford()), status: 'open', council, proposer, title: C, text: C, version: 1, proposedAt: openedAt, vote } };
}

async function openVote(owner: pg.Client, voters: readonly Voter[]): Promise<OpenVote> {
  const open = votedOn(COUNCIL, voters.map(({ id }) => id), instantOf(Date.now() + 3_600_000));
  await put(owner, [{ kind: 'motion', id: open.motion.id, state: open.motion }]);
  return open;
}

/** As the voters' own programs write and sign them, beforehand. */
function shotsOf({ motion, tree }: OpenVote, voters: readonly Voter[], origin: string): { cast: readonly Shot[]; bare: readonly Shot[] } {
  const { council, text, vote } = motion;
  const signed = voters.map((voter, i) => {
    const command = { type: 'CastBallot', council, text, rule: vote!.ruleHash, roll: vote!.roll.hash, row: tree.prove(voter.id, i + 1), choice: i % 3 === 0 ? 'no' : 'yes', sealed: null, reason: null };
    const bytes = actBytes({ origin, stream: { kind: 'ballot', id: ballotId(motion.id, i + 1) }, rules: ballotDecider.rules, command: command as unknown as Json, request: randomUUID() });
    return { voter, act: Buffer.from(bytes).toString('base64'), signature: sign(null, bytes, voter.privateKey).toString('base64') };
  });
  return {
    cast: signed.map(({ voter, act, signature }) => graphqlShot(CAST, { act, signature: { key: voter.key, ed25519: signature } }, voter.token)),
    bare: signed.map(({ voter, act, signature }) => graphqlShot(BASELINE, { act, signature, key: Buffer.from(voter.publicKey, 'base64').toString('base64url') })),
  };
}

/** A vote whose time is over, with a ballot of each seat. */
async function manyBallots(owner: pg.Client, seats: number): Promise<string> {
  const council = crockford();
  const members = Array.from({ length: seats }, () => crockford());
  const { motion } = votedOn(council, members, instantOf(Date.now() - 1_000));
  await put(owner, [{ kind: 'motion', id: motion.id, state: motion }]);
  await put(
    owner,
    members.map((member, i) => {
      const id = ballotId(motion.id, i + 1);
      return { kind: 'ballot', id, state: { ...initialBallot(id), member, class: 'citizens', casts: 1, text: C, choice: i % 3 === 0 ? 'no' : 'yes', castAt: motion.vote!.openedAt } };
    }),
  );
  await owner.query('ANALYZE stream');
  return motion.id;
}
