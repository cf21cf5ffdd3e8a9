import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { epochMs, type Instant } from '../../src/kernel/instant.js';
import { RecordBeacons, SearchLotteries } from '../../src/modules/juries/index.js';
import { DEFAULT_1, QUICKNET_1000, R1_TIME, R2_TIME } from '../../src/modules/juries/domain/rounds.fixture.js';
import { type ActToSign, PREPARED, query } from './member.js';
import { startTestNode, type TestNode } from './node.js';
import { type Person, signedInAgain } from './people.js';
import { ShiftedClock } from './shifted-clock.js';

/**
 * Draws with rounds that the drand network really published: a node whose clock is set back to the days before them. R1 is the
 * first round of the default chain (July 2020), R2 round 1000 of quicknet (August 2023); the rules want R2 later than R1, and it is.
 */
export interface DrawNode {
  readonly node: TestNode;
  readonly clock: DrawClock;
  stop(): Promise<void>;
}

export class DrawClock extends ShiftedClock {
  /** To so many seconds before (or, negative, after) an instant. */
  set(instant: Instant, secondsBefore = 0): void {
    this.forward({ seconds: Math.round((epochMs(instant) - epochMs(this.now())) / 1000) - secondsBefore });
  }
}

const DAYS = 86_400;
export const CLOSES_AT = new Date(epochMs(R1_TIME) - 2 * DAYS * 1000).toISOString();

/** Two weeks before the pool closes. */
export async function startDrawNode(environment: Record<string, string> = {}): Promise<DrawNode> {
  const clock = new DrawClock();
  clock.set(R1_TIME, 16 * DAYS);
  const folder = await mkdtemp(join(tmpdir(), 'folkmoot-beacon-'));
  for (const round of [DEFAULT_1, QUICKNET_1000]) await writeFile(join(folder, `${round.chain}-${round.round}.json`), JSON.stringify(round));
  const node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer', FOLKMOOT_BEACON_DIR: folder, FOLKMOOT_BEACON_RELAYS: 'off', ...environment }, clock });
  const stop = async (): Promise<void> => {
    await node.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { node, clock, stop };
}

export const QUOTAS = [
  { category: 'age', value: '16 to 29', min: 1, max: 2 },
  { category: 'age', value: '30 and over', min: 1, max: 2 },
  { category: 'gender', value: 'woman', min: 1, max: 2 },
  { category: 'gender', value: 'man', min: 1, max: 2 },
];

export const ABOUT = 'Eleven people decide what is proportionate after an incident. It takes four evenings; costs are paid.';

/** Opens a draw by a steward; answers its id. */
export async function openedDraw(steward: Person, change: Record<string, unknown> = {}): Promise<string> {
  const input = { title: 'A jury on hiring systems', about: ABOUT, size: 3, panels: 100, quotas: QUOTAS, closesAt: CLOSES_AT, leadSeconds: 86_400, ...change };
  const { act } = await steward.ask<{ act: ActToSign & { code?: string } }>(`mutation ($input: OpenDrawInput!) { act: prepareOpenDraw(input: $input) { ${PREPARED} } }`, { input });
  if (act.code !== undefined) throw new Error(act.code);
  const done = await steward.sign(act);
  if (done.__typename !== 'EntryReceipt') throw new Error(done.code);
  return (JSON.parse(Buffer.from(act.act, 'base64').toString('utf8')) as { stream: { id: string } }).stream.id;
}

export interface Volunteered {
  readonly __typename: string;
  readonly code?: string | null;
  readonly number?: string;
  readonly refusal?: string;
  readonly problems?: readonly { readonly field: string; readonly code: string }[];
}

export const VOLUNTEER = `mutation ($input: VolunteerInput!) { it: volunteer(input: $input) { __typename
  ... on VolunteerReceipt { number code: placeCode receipt { entryId } } ... on VolunteerRefused { refusal: code message problems { field code } } } }`;

export async function volunteered(node: TestNode, draw: string, [age, gender]: readonly [string, string], more: Record<string, unknown> = {}, row: Record<string, unknown> = {}): Promise<Volunteered> {
  const features = [{ category: 'age', value: age }, { category: 'gender', value: gender }];
  return (await query<{ it: Volunteered }>(node, VOLUNTEER, { input: { draw, consent: true, row: { features, ...row }, ...more } })).it;
}

/** So many of each of the four kinds; answers their codes and numbers, kind after kind. */
export async function collected(node: TestNode, draw: string, each = 5): Promise<{ readonly code: string; readonly number: string }[]> {
  const people: { code: string; number: string }[] = [];
  for (const age of ['16 to 29', '30 and over']) {
    for (const gender of ['woman', 'man']) {
      for (let i = 0; i < each; i++) {
        const { code, number, refusal } = await volunteered(node, draw, [age, gender]);
        if (code == null || number === undefined) throw new Error(refusal);
        people.push({ code, number });
      }
    }
  }
  return people;
}

/** Has the lottery computed, as a worker would. */
export async function computed(node: TestNode, steward: Person, draw: string): Promise<Record<string, unknown>> {
  const { it } = await steward.ask<{ it: { __typename: string; code?: string } }>(`mutation { it: computeLottery(draw: "${draw}") { __typename ... on LotterySearch { status } ... on ActRefused { code } } }`);
  if (it.code !== undefined) return it;
  await node.app.get(SearchLotteries).run();
  const { draw: shown } = await steward.ask<{ draw: { search: Record<string, unknown> } }>(
    `{ draw(id: "${draw}") { search { status current reason words relaxations smallest label kinds impossible } } }`,
  );
  return shown.search;
}

export function prepareClose(draw: string): string {
  return `mutation { act: prepareClosePool(draw: "${draw}", chain: DEFAULT) { ${PREPARED} } }`;
}

/** From a collected pool to dealt panels and, if wanted, to a drawn one. The clock goes with it, and sessions end: answers the steward anew. */
export async function closed({ node, clock }: DrawNode, person: Person, draw: string): Promise<Person> {
  clock.set(R1_TIME, 2 * DAYS - 60);
  const steward = await signedInAgain(node, person);
  await computed(node, steward, draw);
  const done = await steward.act(prepareClose(draw));
  if (done.__typename !== 'EntryReceipt') throw new Error(done.code);
  return steward;
}

export async function dealt({ node, clock }: DrawNode, draw: string): Promise<void> {
  clock.set(R1_TIME, -60);
  const outcome = await node.app.get(RecordBeacons).recordDeal(draw, DEFAULT_1, { chain: QUICKNET_1000.chain, round: QUICKNET_1000.round });
  if (outcome?.ok !== true) throw new Error(outcome?.refusal ?? 'no lottery');
}

export async function drawn({ node, clock }: DrawNode): Promise<void> {
  clock.set(R2_TIME, -60);
  await node.app.get(RecordBeacons).run();
}
