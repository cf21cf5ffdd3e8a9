import { PREPARED } from './member.js';
import type { Person } from './people.js';

/** Councils for specs: founded and filled through the public API, as a steward's own program would do it. */
/** No vote is too short and none has too few: said openly. */
export const NO_LEAST = { discussionHours: 0, votingHours: 0 };

export const CHARTER = {
  text: 'The council answers to the people whom the systems touch. It meets in public, and its minutes are the log.',
  assessDays: 60,
  classes: [
    { code: 'citizens', label: 'Citizens', seats: 2, filledBy: ['APPOINTMENT', 'SORTITION'], termDays: 540, mostTerms: 1, vacancy: 'SAME_WAY' },
    { code: 'affected-groups', label: 'Affected groups', seats: 2, filledBy: ['ELECTION', 'SELF_NOMINATION'], termDays: 365, mostTerms: null, vacancy: 'APPOINTMENT' },
    { code: 'experts', label: 'Experts', seats: 1, filledBy: ['APPOINTMENT'], termDays: null, mostTerms: null, vacancy: 'LEFT_VACANT' },
  ],
};

export const inDays = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString();

export interface Done {
  readonly __typename: string;
  readonly code?: string;
  readonly entryId?: string;
}

const FOUND = `mutation ($name: String!, $purpose: String!, $charter: CharterInput!) {
  act: prepareFoundCouncil(name: $name, purpose: $purpose, charter: $charter) { ${PREPARED} } }`;

/** Founds a council and answers its id, which stands in the act that was signed. */
export async function foundCouncil(steward: Person, name = 'Council on hiring systems', charter: object = CHARTER): Promise<string> {
  const purpose = 'To say what hiring systems may do, and to hear how they did it.';
  const { act } = await steward.ask<{ act: { request: string; act: string; requestOptions: string; code?: string } }>(FOUND, { name, purpose, charter });
  if (act.code !== undefined) throw new Error(act.code);
  const done = await steward.sign(act);
  if (done.__typename !== 'EntryReceipt') throw new Error(done.code);
  return (JSON.parse(Buffer.from(act.act, 'base64').toString('utf8')) as { stream: { id: string } }).stream.id;
}

const FILL = `mutation ($council: PublicId!, $filling: FillingInput!, $seat: Int) { act: prepareFillSeat(council: $council, filling: $filling, seat: $seat) { ${PREPARED} } }`;

export interface Wish {
  readonly class?: string;
  readonly member: string;
  readonly name?: string;
  readonly way?: string;
  readonly until?: string | null;
  readonly motion?: string;
  readonly draw?: string;
}

/** What a mutation that fills a seat needs; without more, somebody is appointed as a citizen for a year and a bit. */
export function filling(council: string, wish: Wish, seat?: number): [string, Record<string, unknown>] {
  return [FILL, { council, seat: seat ?? null, filling: { class: 'citizens', name: 'Ada L.', way: 'APPOINTMENT', until: inDays(500), ...wish } }];
}

/** Signed and submitted; answers the union of submitAct. */
export function fillSeat(by: Person, council: string, wish: Wish, seat?: number): Promise<Done> {
  return by.act(...filling(council, wish, seat));
}
