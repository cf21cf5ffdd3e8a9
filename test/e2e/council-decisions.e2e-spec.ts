import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CloseVotes } from '../../src/modules/councils/index.js';
import { fillSeat, inDays, NO_LEAST } from '../support/councils.js';
import { eventually } from '../support/eventually.js';
import { PREPARED } from '../support/member.js';
import { Chamber, type Done, MOTION_CHARTER, rule } from '../support/motions.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withMember } from '../support/people.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { expectVerified } from '../support/verified.js';

/** What a council's own votes do to the council: who comes into a seat, who leaves it, and what its charter says. */
const ELECTED = { ...MOTION_CHARTER.classes[0]!, code: 'affected-groups', label: 'Affected groups', filledBy: ['ELECTION'], seats: 2, termDays: 365 };

describe('a council decides on itself', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let chamber: Chamber;
  let vera: Person;
  let wim: Person;
  beforeAll(async () => {
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer' }, clock });
    chamber = await Chamber.of(node);
    vera = await withMember(node, [], 'Vera');
    wim = await withMember(node, [], 'Wim');
  }, 90_000);
  afterAll(() => node.stop());

  /** Proposed, opened, voted on by three, and closed when its hour is over. */
  async function decide(proposal: Record<string, unknown>, choice: unknown, more: Record<string, unknown> = {}): Promise<string> {
    const motion = await chamber.propose({ title: 'On the council itself', text: 'The council decides this about itself and its seats.', ...proposal });
    expect(await chamber.open(motion, rule(more, Date.parse(clock.now())))).toMatchObject({ __typename: 'EntryReceipt' });
    for (const seat of [1, 2, 4]) expect(await chamber.cast(motion, chamber.seat(seat), choice as never)).toMatchObject({ __typename: 'EntryReceipt' });
    clock.forward({ seconds: 3_600 });
    expect(await node.app.get(CloseVotes).run()).toBe(1);
    return motion;
  }
  const newCharter = { ...MOTION_CHARTER, text: `${MOTION_CHARTER.text} Two seats are for those whom the systems touch.`, assessDays: 30, classes: [...MOTION_CHARTER.classes, ELECTED] };
  const adopt = (charter: object, motion: string | null, version = 2): Promise<Done> =>
    chamber.steward.act(
      `mutation ($charter: CharterInput!, $motion: PublicId, $version: Int!) { act: prepareAdoptCharter(council: "${chamber.council}", version: $version, charter: $charter, motion: $motion) { ${PREPARED} } }`,
      { charter, motion, version },
    );
  const show = async <T>(fields: string): Promise<T> => (await node.graphql<{ council: T }>(`{ council(id: "${chamber.council}") { ${fields} } }`)).data.council;

  let charterMotion: string;
  it('its charter, word for word as it was voted on', async () => {
    expect(await adopt(newCharter, null)).toMatchObject({ code: 'MOTION_NEEDED' });
    const classes = newCharter.classes.map(({ label: _, filledBy, vacancy, ...one }) => ({ ...one, filledBy: filledBy.map(codeOf), vacancy: codeOf(vacancy) }));
    const hash = createHash('sha256').update(newCharter.text).digest('hex');
    charterMotion = await decide({ kind: 'CHARTER', subject: { charter: JSON.stringify({ version: 2, hash, classes, assessDays: 30, least: { quorum: null, ...NO_LEAST } }) } }, 'yes');
    expect(await adopt({ ...newCharter, text: `${newCharter.text} And no others.` }, charterMotion)).toMatchObject({ code: 'NOT_AS_DECIDED' });
    expect(await adopt({ ...newCharter, assessDays: 31 }, charterMotion)).toMatchObject({ code: 'NOT_AS_DECIDED' });
    const page = async (path: string): Promise<string> => (await node.get(path, { cookie: `folkmoot-session=${chamber.steward.token}` })).text();
    expect(await page(`/councils/${chamber.council}/keep`)).toContain(`/councils/${chamber.council}/charter/new?motion=${charterMotion}`);
    const form = await page(`/councils/${chamber.council}/charter/new?motion=${charterMotion}`);
    for (const value of [charterMotion, '30', 'affected-groups', 'Citizens']) expect(form).toContain(`value="${value}"`);
    expect(await adopt(newCharter, charterMotion)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await page(`/councils/${chamber.council}/keep`)).not.toContain('?motion=');
    expect(await show('assessDays charter { version motion text } charters { version }')).toEqual({
      assessDays: 30, charter: { version: 2, motion: charterMotion, text: newCharter.text }, charters: [{ version: 2 }, { version: 1 }],
    });
    expect(await adopt(newCharter, charterMotion, 3)).toMatchObject({ code: 'MOTION_USED' });
  });

  it('who is elected, and nobody else, and once', async () => {
    const elect = { class: 'affected-groups', way: 'ELECTION', until: inDays(300) };
    const motion = await decide(
      { kind: 'ELECT', subject: { class: 'affected-groups', candidates: [{ member: vera.id, statement: 'I was ranked by one.' }, { member: wim.id }] } },
      [vera.id],
      { tally: { method: 'approval', seats: 1, options: [vera.id, wim.id], tie: [] } },
    );
    expect(await fillSeat(chamber.steward, chamber.council, { ...elect, member: wim.id, motion })).toMatchObject({ code: 'NOT_ELECTED' });
    expect(await fillSeat(chamber.steward, chamber.council, { ...elect, member: vera.id, motion: charterMotion })).toMatchObject({ code: 'NOT_ELECTED' });
    expect(await fillSeat(chamber.steward, chamber.council, { class: 'citizens', member: vera.id, way: 'ELECTION', until: inDays(300), motion })).toMatchObject({ code: 'NOT_THIS_WAY' });
    expect(await fillSeat(chamber.steward, chamber.council, { ...elect, member: vera.id, motion })).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await vera.act(`mutation { act: prepareVacateSeat(council: "${chamber.council}", seat: 7, reason: RESIGNED) { ${PREPARED} } }`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await fillSeat(chamber.steward, chamber.council, { ...elect, member: vera.id, motion })).toMatchObject({ code: 'ALREADY_USED' });
  });

  it('who must go, and not whoever comes after', async () => {
    const remove = (motion: string, seat = 5): Promise<Done> =>
      chamber.steward.act(`mutation { act: prepareVacateSeat(council: "${chamber.council}", seat: ${seat}, reason: REMOVED, motion: "${motion}") { ${PREPARED} } }`);
    const motion = await decide({ kind: 'REMOVE', subject: { seat: 5 } }, 'yes');
    expect(await remove(motion, 6)).toMatchObject({ code: 'NOT_CARRIED' });
    expect(await remove(motion)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await fillSeat(chamber.steward, chamber.council, { class: 'experts', member: wim.id, until: null }, 5)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await remove(motion)).toMatchObject({ code: 'NOT_CARRIED' });
    const { seats } = await show<{ seats: { number: number; holder: { member: string } | null; holders: { ending: string | null }[] }[] }>('seats { number holder { member } holders { ending } }');
    expect(seats.find(({ number }) => number === 5)).toMatchObject({ holder: { member: wim.id }, holders: [{ ending: null }, { ending: 'REMOVED' }] });
  });

  it('and an auditor agrees with everything', async () => {
    await eventually(async () => (await show<{ charters: { motion: string | null }[]; history: unknown[] }>('charters { motion } history { seq }')).history.length === 2, 'the entries');
    await expectVerified(node);
  });
});

function codeOf(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}
