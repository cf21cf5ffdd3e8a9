import { randomBytes } from 'node:crypto';
import { epochMs, instantOf } from '../../src/kernel/instant.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { caseKey, newCaseCode } from '../../src/ledger/core/index.js';
import { EstimateStability, JuryClocks, RecordBeacons, SearchLotteries } from '../../src/modules/juries/index.js';
import type { BeaconRound } from '../../src/modules/juries/domain/draw/index.js';
import { done, streamOf, type TestLab, withLab } from './labs-world.js';
import { PREPARED } from './member.js';
import type { TestNode } from './node.js';
import { type Person, signedInAgain, withEditor, withSteward } from './people.js';
import { draftedAndPublished } from './reading-world.js';
import type { ShiftedClock } from './shifted-clock.js';

/** Two rounds as the drand network published them, with years between: the clock of the node is set to before the first. */
export const R1: BeaconRound = {
  chain: 'default',
  round: 1,
  randomness: '101297f1ca7dc44ef6088d94ad5fb7ba03455dc33d53ddb412bbc4564ed986ec',
  signature:
    '8d61d9100567de44682506aea1a7a6fa6e5491cd27a0a0ed349ef6910ac5ac20ff7bc3e09d7c046566c9f7f3c6f3b10104990e7cb424998203d8f7de586fb7fa5f60045417a432684f85093b06ca91c769f0e7ca19268375e659c2a2352b4655',
  previous_signature: '176f93498eac9ca337150b46d21dd58673ea4e3581185f869672e59fa4cb390a',
};
export const R2: BeaconRound = {
  chain: 'quicknet',
  round: 1000,
  randomness: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  signature: 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
};
const R1_MS = 1_595_431_050_000;
const R2_MS = (1_692_803_367 + 999 * 3) * 1000;
const OPEN_HOURS = 48;

/** Sets the clock to some days before the first round. */
export function beforeTheLot(clock: ShiftedClock): void {
  clock.forward({ seconds: Math.floor((R1_MS - OPEN_HOURS * 3_600_000 - epochMs(clock.now())) / 1000) });
}

export const TIMES = { summons: 24, first: 48, deliberation: 72, answer: 24, second: 48, opening: 48 };
export const PEOPLE_IN_POOL = 24;
export const JURORS = 5;

export interface Trial {
  readonly node: TestNode;
  readonly clock: ShiftedClock;
  readonly lab: TestLab;
  readonly incident: string;
  readonly draw: string;
  readonly jury: string;
  readonly codes: readonly string[];
}

export interface Answered {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
}

/** The node, a lab, an incident, an open draw with volunteers, and a jury that is charged. */
export async function charged(node: TestNode, clock: ShiftedClock): Promise<Trial> {
  const steward = await withSteward(node);
  const lab = await withLab(node, 'Acme Screening');
  const editor = await withEditor(node, 'Ada');
  const incident = await draftedAndPublished(editor, { entities: [{ entity: lab.entity, role: 'DEPLOYER' }], occurred: { precision: 'YEAR', date: '2019' }, sources: [{ url: 'https://example.org/postcodes' }] });
  const draw = await openDraw(node, steward, clock, JURORS, []);
  const jury = await streamOf(node, openJury(steward, { incident, draw, parties: [lab.entity] }));
  const codes = await volunteers(node, draw);
  return { node, clock, lab, incident, draw, jury, codes };
}

export async function openDraw(node: TestNode, steward: Person, clock: ShiftedClock, size: number, excluding: readonly string[]): Promise<string> {
  const half = Math.ceil(size / 2);
  const input = {
    title: 'A jury on a hiring system', about: 'We look for people of every age to decide what is proportionate.', size, panels: 100, excluding,
    quotas: [{ category: 'age', value: 'young', min: size - half, max: half }, { category: 'age', value: 'old', min: size - half, max: half }],
    closesAt: instantOf(epochMs(clock.now()) + (OPEN_HOURS - 2) * 3_600_000), leadSeconds: 3_600,
  };
  return streamOf(node, steward.act(`mutation ($input: OpenDrawInput!) { act: prepareOpenDraw(input: $input) { ${PREPARED} } }`, { input }));
}

export function openJury(steward: Person, more: Record<string, unknown>): ReturnType<Person['act']> {
  const input = {
    authority: 'STEWARD', text: 'Applicants say that they were ranked by their street. What is proportionate?',
    questions: ['Did the system rank people by postcode?', 'Did the organisation know?'], quorum: 3, times: TIMES, ...more,
  };
  return steward.act(`mutation ($input: OpenJuryInput!) { act: prepareOpenJury(input: $input) { ${PREPARED} } }`, { input });
}

async function volunteers(node: TestNode, draw: string): Promise<string[]> {
  const codes = Array.from({ length: PEOPLE_IN_POOL }, () => newCaseCode(new Uint8Array(randomBytes(16))));
  for (const [i, code] of codes.entries()) {
    const input = { draw, code, consent: true, row: { features: [{ category: 'age', value: i % 2 === 0 ? 'young' : 'old' }], ties: i === 0 ? 'My sister works for Acme Screening.' : null } };
    const { data } = await node.graphql<{ it: Answered }>('mutation ($input: VolunteerInput!) { it: volunteer(input: $input) { __typename ... on VolunteerRefused { code message } } }', { input });
    if (data.it.code !== undefined) throw new Error(`${data.it.code}: ${data.it.message}`);
  }
  return codes;
}

/** The pool closes, the lottery is searched, both rounds come out. */
export async function drawn({ node, clock, draw }: Trial): Promise<void> {
  const steward = await withSteward(node);
  clock.forward({ seconds: (OPEN_HOURS - 2) * 3_600 });
  await (await signedInAgain(node, steward)).ask(`mutation { it: computeLottery(draw: "${draw}") { __typename } }`);
  await node.app.get(SearchLotteries).run();
  clock.forward({ seconds: Math.floor((R1_MS - 1_000_000 - epochMs(clock.now())) / 1000) });
  await done((await signedInAgain(node, steward)).act(`mutation { act: prepareClosePool(draw: "${draw}", chain: DEFAULT) { ${PREPARED} } }`));
  clock.forward({ seconds: Math.ceil((R1_MS - epochMs(clock.now())) / 1000) + 1 });
  const beacons = node.app.get(RecordBeacons);
  const dealt = await beacons.recordDeal(draw, R1, { chain: R2.chain, round: R2.round });
  if (dealt?.ok !== true) throw new Error(`not dealt: ${dealt?.refusal}`);
  clock.forward({ seconds: Math.ceil((R2_MS - epochMs(clock.now())) / 1000) + 1 });
  const chosen = await beacons.recordPanel(draw, R2);
  if (chosen?.ok !== true) throw new Error(`not drawn: ${chosen?.refusal}`);
}

/** What the clock does, now. */
export async function ticks({ node }: Trial): Promise<void> {
  await node.app.get(JuryClocks).run();
  await node.app.get(EstimateStability).run();
}

export interface Room {
  readonly __typename: string;
  readonly seat: number;
  readonly juror: string;
  readonly status: string;
  readonly statements: readonly { readonly n: number; readonly text: string | null; readonly mine: string | null }[];
  readonly challenges: readonly { readonly n: number; readonly note: string | null; readonly open: boolean }[];
}

export async function enter({ node, jury }: Trial, code: string): Promise<Room> {
  const { data } = await node.graphql<{ it: Room }>(
    `mutation ($input: JurorKeyInput!) { it: openJuryRoom(input: $input) { __typename ... on JurorActRefused { code } ... on JuryRoomView {
       seat juror status sealed opened statements { n seat text mine } challenges { n seat party reason note mine open } } } }`,
    { input: { jury, code } },
  );
  return data.it;
}

/** Codes of who sits now, by seat. */
export async function seated(trial: Trial): Promise<ReadonlyMap<number, string>> {
  const seats = new Map<number, string>();
  for (const code of trial.codes) {
    const room = await enter(trial, code);
    if (room.__typename === 'JuryRoomView') seats.set(room.seat, code);
  }
  return new Map([...seats].sort(([a], [b]) => a - b));
}

/** One act of a juror; `ok`, or the code of the refusal. */
export async function act({ node, jury }: Trial, code: string, wish: Record<string, unknown>): Promise<string> {
  const { data, errors } = await node.graphql<{ it: Answered } | null>(
    'mutation ($input: JurorActInput!) { it: jurorAct(input: $input) { __typename ... on JurorActRefused { code message } } }',
    { input: { jury, code, wish } },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.it.code ?? 'ok';
}

/** The same by a program that keeps the code to itself: it shows the key, is given the bytes, signs them. */
export async function actSigned({ node, clock, jury }: Trial, code: string, wish: Record<string, unknown>): Promise<string> {
  const { seed, publicKey } = caseKey(code);
  const sign = (bytes: Uint8Array): string => Buffer.from(ed25519.sign(bytes, seed)).toString('base64');
  const at = clock.now();
  const proof = { key: publicKey, at, signature: sign(Buffer.from(`folkmoot/open-place/v1\n${node.identity.origin}\n${at}\n`)) };
  const prepared = await node.graphql<{ it: Answered & { request: string; act: string } }>(
    'mutation ($input: PrepareJurorActInput!) { it: prepareJurorAct(input: $input) { __typename ... on JurorActRefused { code message } ... on PreparedJurorAct { request act } } }',
    { input: { jury, proof, wish } },
  );
  const { it } = prepared.data;
  if (it.code !== undefined) return it.code;
  const { data } = await node.graphql<{ it: Answered }>(
    'mutation ($request: Uuid!, $signature: String!) { it: submitJurorAct(request: $request, signature: $signature) { __typename ... on JurorActRefused { code } } }',
    { request: it.request, signature: sign(Buffer.from(it.act, 'base64')) },
  );
  return data.it.code ?? 'ok';
}

export async function show<T>({ node, jury }: Pick<Trial, 'node' | 'jury'>, fields: string): Promise<T> {
  const { data, errors } = await node.graphql<{ jury: T }>(`{ jury(id: "${jury}") { ${fields} } }`);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.jury;
}
