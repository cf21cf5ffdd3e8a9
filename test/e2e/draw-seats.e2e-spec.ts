import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ledger } from '../../src/ledger/index.js';
import type { Draw } from '../../src/modules/juries/domain/index.js';
import { filling, foundCouncil } from '../support/councils.js';
import { closed, dealt, type DrawNode, drawn, openedDraw, startDrawNode } from '../support/draws.js';
import { PREPARED } from '../support/member.js';
import { type Person, signedInAgain, withMember, withSteward } from '../support/people.js';
import { expectVerified } from '../support/verified.js';

const STAND = `mutation ($draw: PublicId!, $wish: VolunteerWishInput!) { act: prepareMemberVolunteer(draw: $draw, wish: $wish) { ${PREPARED} ... on VolunteerRefused { code message } } }`;
const QUOTAS = [{ category: 'work', value: 'nights', min: 1, max: 1 }, { category: 'work', value: 'days', min: 1, max: 1 }];

describe('seats of a council that are filled by lot', () => {
  let world: DrawNode;
  let steward: Person;
  beforeAll(async () => {
    world = await startDrawNode();
    steward = await withSteward(world.node);
  }, 60_000);
  afterAll(() => world.stop());

  it('members volunteer in their own names, the node’s jobs draw, and only who was drawn comes into a seat', async () => {
    const { node, clock } = world;
    const council = await foundCouncil(steward);
    const seats = { council, class: 'citizens' };
    const draw = await openedDraw(steward, { seats, size: 2, panels: 20, quotas: QUOTAS });
    const members: Person[] = [];
    for (const name of ['Ada', 'Ben', 'Cho', 'Dan']) members.push(await withMember(node, [], name));
    const wish = (value: string): Record<string, unknown> => ({ volunteer: { features: [{ category: 'work', value }] } });
    for (const [i, member] of members.entries()) expect(await member.act(STAND, { draw, wish: wish(i % 2 === 0 ? 'nights' : 'days') })).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await members[0]!.act(STAND, { draw, wish: wish('days') })).toMatchObject({ code: 'ALREADY_VOLUNTEERED' });
    const { data } = await node.graphql<{ act: { code: string } }>(STAND, { draw, wish: wish('days') });
    expect(data.act.code).toBe('NOT_A_MEMBER');
    // A code is no member: it cannot stand for a seat that has a name on it.
    const typed = { draw, consent: true, row: { features: [{ category: 'work', value: 'days' }] } };
    const byCode = await node.graphql<{ it: { code: string } }>('mutation ($input: VolunteerInput!) { it: volunteer(input: $input) { ... on VolunteerRefused { code } } }', { input: typed });
    expect(byCode.data.it.code).toBe('MEMBER_NEEDED');

    const fill = async (member: string): ReturnType<Person['act']> =>
      (await signedInAgain(node, steward)).act(...filling(council, { member, way: 'SORTITION', draw, until: new Date(Date.parse(clock.now()) + 400 * 86_400_000).toISOString() }));
    const status = async (): Promise<string | undefined> => (await node.app.get(Ledger).stateOf<Draw>('draw', draw))?.status;
    await closed(world, steward, draw);
    expect(await fill(members[0]!.id)).toMatchObject({ code: 'NOT_DRAWN' });
    await dealt(world, draw);
    expect([await status(), await fill(members[0]!.id)]).toMatchObject(['dealt', { code: 'NOT_DRAWN' }]);
    await drawn(world);
    expect(await status()).toBe('drawn');
    const { seated, council: of, class: code } = (await node.app.get(Ledger).stateOf<Draw>('draw', draw))!;
    expect([of, code, seated.length]).toEqual([council, 'citizens', 2]);
    for (const { id } of members) expect(await fill(id)).toMatchObject(seated.includes(id) ? { __typename: 'EntryReceipt' } : { code: expect.stringMatching(/NOT_DRAWN|CLASS_FULL/) });
    const mine = await signedInAgain(node, members.find(({ id }) => id === seated[0])!);
    expect((await mine.ask<{ ownPlace: unknown }>(`{ ownPlace(draw: "${draw}") { ... on VolunteerPlace { status chance { seated ideal } } } }`)).ownPlace).toEqual({ status: 'STANDS', chance: { seated: true, ideal: '1/2' } });
    await expectVerified(node);
  }, 120_000);
});
