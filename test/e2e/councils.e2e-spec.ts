import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { EndTerms } from '../../src/modules/councils/index.js';
import { CHARTER, fillSeat, filling, foundCouncil, inDays } from '../support/councils.js';
import { eventually } from '../support/eventually.js';
import { type ActToSign, PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withEditor, withMember, withSteward } from '../support/people.js';
import { expectRebuiltAlike } from '../support/rebuilt.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { expectVerified } from '../support/verified.js';

const SEATS = `{ id number class holder { member name way term since until authority } holders { member ending } interests { id lab labName kind note endedAt member }
  delegation { to member topics until } votesFor }`;

interface Seat {
  readonly number: number;
  readonly holder: { readonly member: string; readonly term: number } | null;
  readonly interests: readonly { readonly id: string }[];
  readonly [field: string]: unknown;
}

describe('councils and seats', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let steward: Person;
  let ada: Person;
  let ben: Person;
  let lab: string;
  beforeAll(async () => {
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer' }, clock });
    steward = await withSteward(node);
    ada = await withMember(node, [], 'Ada');
    ben = await withMember(node, [], 'Ben');
    const editor = await withEditor(node);
    const { it: entity } = await editor.ask<{ it: { streamId: string } }>('mutation { it: registerEntity(kind: ORGANISATION, name: "Example Lab") { ... on EntryReceipt { streamId } } }');
    lab = entity.streamId;
  }, 60_000);
  afterAll(() => node.stop());

  async function show<T>(council: string, fields: string): Promise<T> {
    const { data, errors } = await node.graphql<{ council: T }>(`{ council(id: "${council}") { ${fields} } }`);
    expect(errors).toBeUndefined();
    return data.council;
  }
  const seats = async (council: string): Promise<Seat[]> => (await show<{ seats: Seat[] }>(council, `seats ${SEATS}`)).seats;
  const ask = (who: Person, council: string, field: string, rest: string): ReturnType<Person['act']> =>
    who.act(`mutation { act: ${field}(council: "${council}"${rest}) { ${PREPARED} } }`);

  it('a council is founded, read and proved', async () => {
    const id = await foundCouncil(steward);
    const shown = await show<Record<string, unknown>>(
      id,
      'id status name purpose url assessDays dissolution { at } charter { version text hash adoptedBy motion assessDays } charters { version } classes { code label seats filled vacant filledBy termDays mostTerms vacancy } seats { id }',
    );
    expect(shown).toMatchObject({
      id,
      status: 'ACTIVE',
      name: 'Council on hiring systems',
      url: `http://localhost:3000/councils/${id}`,
      assessDays: 60,
      dissolution: null,
      charter: { version: 1, text: CHARTER.text, hash: createHash('sha256').update(CHARTER.text).digest('hex'), adoptedBy: steward.id, motion: null },
      charters: [{ version: 1 }],
      seats: [],
    });
    expect(shown['classes']).toEqual(CHARTER.classes.map((one) => ({ ...one, filled: 0, vacant: one.seats })));
    const { history, proof } = await eventually(async () => {
      const one = await show<{ history: { command: string; authorization: string; json: string }[]; proof: { file: string } | null }>(id, 'history { command authorization json } proof { file }');
      return one.proof === null ? undefined : one;
    }, 'a proof');
    expect(history).toMatchObject([{ command: 'FoundCouncil', authorization: 'ed25519' }]);
    expect(proof?.file).toContain('c2sp.org');
    expect(history[0]?.json).not.toContain('hiring');
  });

  it('is listed, a page at a time', async () => {
    await foundCouncil(steward, 'Second council');
    const page = async (after?: string): Promise<{ edges: { node: { name: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }> =>
      (await node.graphql<{ councils: never }>('query ($after: String) { councils(first: 1, after: $after) { edges { node { name } } pageInfo { hasNextPage endCursor } totalCount } }', { after })).data.councils;
    const first = await page();
    expect(first).toMatchObject({ edges: [{ node: { name: 'Council on hiring systems' } }], pageInfo: { hasNextPage: true } });
    expect(await page(first.pageInfo.endCursor)).toMatchObject({ edges: [{ node: { name: 'Second council' } }], pageInfo: { hasNextPage: false } });
  });

  it('members come and go; the history stays', async () => {
    const id = await foundCouncil(steward);
    expect(await fillSeat(steward, id, { member: ada.id, name: 'Ada Lovelace' })).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await fillSeat(ben, id, { member: ben.id, name: 'Ben', class: 'affected-groups', way: 'SELF_NOMINATION', until: inDays(300) })).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await seats(id)).toMatchObject([
      { number: 1, class: 'citizens', holder: { member: ada.id, name: 'Ada Lovelace', way: 'APPOINTMENT', term: 1 } },
      { number: 2, class: 'affected-groups', holder: { member: ben.id, way: 'SELF_NOMINATION' } },
    ]);
    expect((await ada.ask<{ ownSeats: unknown }>('{ ownSeats { number council { id name } } }')).ownSeats).toEqual([{ number: 1, council: { id, name: 'Council on hiring systems' } }]);

    expect(await ask(ada, id, 'prepareDeclareInterest', `, seat: 1, lab: "${lab}", kind: SHARES, note: "Forty shares, bought in 2024."`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await ask(ada, id, 'prepareDelegate', `, seat: 1, to: 2, until: "${inDays(100)}"`)).toMatchObject({ __typename: 'EntryReceipt' });
    const [one, two] = await seats(id);
    expect(one).toMatchObject({ interests: [{ lab, labName: 'Example Lab', kind: 'SHARES', note: 'Forty shares, bought in 2024.', endedAt: null }], delegation: { to: 2, member: ben.id, topics: null } });
    expect(two).toMatchObject({ votesFor: [1] });
    expect(await ask(ada, id, 'prepareEndInterest', `, seat: 1, interest: "${one!.interests[0]!.id}"`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await ask(ada, id, 'prepareRevokeDelegation', ', seat: 1')).toMatchObject({ __typename: 'EntryReceipt' });

    expect(await ask(ada, id, 'prepareVacateSeat', ', seat: 1, reason: RESIGNED')).toMatchObject({ __typename: 'EntryReceipt' });
    const [left] = await seats(id);
    expect(left).toMatchObject({ holder: null, delegation: null, holders: [{ member: ada.id, ending: 'RESIGNED' }], interests: [{ endedAt: expect.any(String) }] });
    // A second term is one too many in this class, whatever the seat.
    expect(await fillSeat(steward, id, { member: ada.id })).toMatchObject({ code: 'TERM_LIMIT' });
    expect((await ada.ask<{ ownSeats: unknown[] }>('{ ownSeats { number } }')).ownSeats).toEqual([]);
  });

  it('a delegation ends when the trusted person leaves', async () => {
    const id = await foundCouncil(steward);
    await fillSeat(steward, id, { member: ada.id });
    await fillSeat(steward, id, { member: ben.id });
    await ask(ada, id, 'prepareDelegate', `, seat: 1, to: 2, until: "${inDays(100)}"`);
    expect((await seats(id))[1]).toMatchObject({ votesFor: [1] });
    await ask(ben, id, 'prepareVacateSeat', ', seat: 2, reason: RESIGNED');
    expect(await fillSeat(steward, id, { member: steward.id })).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await seats(id)).toMatchObject([{ delegation: null }, { holder: { member: steward.id }, votesFor: [] }]);
  });

  describe('attacks', () => {
    it('a way that did not happen', async () => {
      const id = await foundCouncil(steward);
      const forged = { class: 'affected-groups', member: ada.id, until: inDays(100) };
      expect(await fillSeat(steward, id, { ...forged, way: 'ELECTION', motion: '7n4q7n4q7n4q' })).toMatchObject({ code: 'NOT_ELECTED' });
      expect(await fillSeat(steward, id, { ...forged, way: 'ELECTION' })).toMatchObject({ code: 'MALFORMED' });
      expect(await fillSeat(steward, id, { ...forged, way: 'APPOINTMENT' })).toMatchObject({ code: 'NOT_THIS_WAY' });
      expect(await fillSeat(steward, id, { ...forged, way: 'SELF_NOMINATION' })).toMatchObject({ code: 'NOT_YOURSELF' });
      expect(await fillSeat(steward, id, { member: ada.id, way: 'SORTITION', draw: '6f1p6f1p6f1p' })).toMatchObject({ code: 'NOT_DRAWN' });
      expect(await fillSeat(ada, id, { member: ada.id })).toMatchObject({ code: 'NOT_A_STEWARD' });
      expect(await seats(id)).toEqual([]);
    });

    it('one member, two seats, at one moment: one of them', async () => {
      const id = await foundCouncil(steward);
      const prepared = await Promise.all([1, 2].map(async (seat) => (await steward.ask<{ act: ActToSign }>(...filling(id, { member: ada.id }, seat))).act));
      const answers = await Promise.all(prepared.map((act) => steward.sign(act)));
      expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['ALREADY_SEATED', 'EntryReceipt']);
      expect((await seats(id)).filter(({ holder }) => holder !== null)).toHaveLength(1);
    });

    it('two members, the last seat of a class, at one moment: one of them', async () => {
      const id = await foundCouncil(steward);
      const wishes = [ada, ben].map(({ id: member }) => ({ member, class: 'experts', until: null }));
      const prepared = await Promise.all(wishes.map(async (wish, i) => (await steward.ask<{ act: ActToSign }>(...filling(id, wish, i + 1))).act));
      const answers = await Promise.all(prepared.map((act) => steward.sign(act)));
      expect(answers.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['CLASS_FULL', 'EntryReceipt']);
    });

    it('a charter by a steward alone, while its council is being filled: the council stands', async () => {
      const id = await foundCouncil(steward);
      const { act } = await steward.ask<{ act: ActToSign }>(
        `mutation ($charter: CharterInput!) { act: prepareAdoptCharter(council: "${id}", version: 2, charter: $charter) { ${PREPARED} } }`,
        { charter: { ...CHARTER, assessDays: 1 } },
      );
      expect(await fillSeat(steward, id, { member: ada.id })).toMatchObject({ __typename: 'EntryReceipt' });
      expect(await steward.sign(act)).toMatchObject({ code: 'MOTION_NEEDED' });
      expect(await show(id, 'assessDays charter { version }')).toEqual({ assessDays: 60, charter: { version: 1 } });
      expect(await ask(steward, id, 'prepareDissolveCouncil', ', reason: OTHER')).toMatchObject({ code: 'SEATS_FILLED' });
    });

    it('nothing without a signature, and with no other than that of the one who asked', async () => {
      const id = await foundCouncil(steward);
      const { act } = await steward.ask<{ act: ActToSign }>(...filling(id, { member: ada.id }));
      expect(await ada.sign(act)).toMatchObject({ code: 'UNKNOWN_ACT' });
      const another = await withMember(node, ['steward'], 'Sara');
      const forged = await another.signer.sign({ requestOptions: act.requestOptions, bytes: act.act });
      const { submitAct } = await steward.ask<{ submitAct: { code: string } }>(
        'mutation ($request: Uuid!, $signature: KeySignatureInput!) { submitAct(request: $request, signature: $signature) { ... on ActRefused { code } } }',
        { request: act.request, signature: forged },
      );
      expect(submitAct.code).toBe('SIGNATURE_FAILED');
      const { data } = await node.graphql<{ act: { code: string } }>(...filling(id, { member: ada.id }));
      expect(data.act.code).toBe('NOT_A_MEMBER');
      expect(await seats(id)).toEqual([]);
    });

    it("another's seat is not mine to leave, to bind or to give away", async () => {
      const id = await foundCouncil(steward);
      await fillSeat(steward, id, { member: ada.id });
      await fillSeat(steward, id, { member: ben.id });
      expect(await ask(ben, id, 'prepareVacateSeat', ', seat: 1, reason: RESIGNED')).toMatchObject({ code: 'NOT_YOUR_SEAT' });
      expect(await ask(ben, id, 'prepareDeclareInterest', `, seat: 1, lab: "${lab}", kind: FAMILY`)).toMatchObject({ code: 'NOT_YOUR_SEAT' });
      expect(await ask(ben, id, 'prepareDelegate', `, seat: 1, to: 2, until: "${inDays(9)}"`)).toMatchObject({ code: 'NOT_YOUR_SEAT' });
      expect(await ask(steward, id, 'prepareVacateSeat', ', seat: 1, reason: REMOVED, motion: "7n4q7n4q7n4q"')).toMatchObject({ code: 'NOT_CARRIED' });
      expect(await ask(steward, id, 'prepareVacateSeat', ', seat: 1, reason: LOST_MEMBERSHIP')).toMatchObject({ code: 'STILL_A_MEMBER' });
    });

    it.each([
      ['no text', { charter: { ...CHARTER, text: ' ' } }, 'text'],
      ['no class', { charter: { ...CHARTER, classes: [] } }, 'classes'],
      ['a class of no seats', { charter: { ...CHARTER, classes: [{ ...CHARTER.classes[0], seats: 0 }] } }, 'seats'],
      ['words for a code', { charter: { ...CHARTER, classes: [{ ...CHARTER.classes[0], code: 'Poor Anna' }] } }, 'code'],
      ['one code twice', { charter: { ...CHARTER, classes: [CHARTER.classes[0], CHARTER.classes[0]] } }, 'code'],
      ['no way in', { charter: { ...CHARTER, classes: [{ ...CHARTER.classes[0], filledBy: [] }] } }, 'filledBy'],
      ['no name', { name: '' }, 'name'],
    ])('%s: told with the field', async (_, wrong, field) => {
      const { errors } = await steward.graphql(
        'mutation ($name: String!, $purpose: String!, $charter: CharterInput!) { prepareFoundCouncil(name: $name, purpose: $purpose, charter: $charter) { __typename } }',
        { name: 'A council', purpose: 'To say what such systems may do.', charter: CHARTER, ...wrong },
      );
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field } }]);
    });
  });

  it('what was erased is gone from the page, and the log stands', async () => {
    const id = await foundCouncil(steward);
    const { entryId } = (await fillSeat(steward, id, { member: ada.id, name: 'Ada Lovelace' })) as { entryId: string };
    expect(await ask(steward, id, 'prepareEraseCouncilWords', `, seat: 1, openings: [{ entry: "${entryId}" }], ground: PERSONAL_DATA`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect((await seats(id))[0]).toMatchObject({ holder: { member: ada.id, name: null } });
    // Of its own entries only.
    const other = await foundCouncil(steward);
    expect(await ask(steward, other, 'prepareEraseCouncilWords', `, openings: [{ entry: "${entryId}" }], ground: PERSONAL_DATA`)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await show(other, 'name')).toEqual({ name: 'Council on hiring systems' });
  });

  it('an empty council is dissolved, and stays so', async () => {
    const id = await foundCouncil(steward);
    expect(await ask(steward, id, 'prepareDissolveCouncil', ', reason: PURPOSE_FULFILLED, note: "The law does it now."')).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await show(id, 'status dissolution { reason note }')).toEqual({ status: 'DISSOLVED', dissolution: { reason: 'PURPOSE_FULFILLED', note: 'The law does it now.' } });
    expect(await fillSeat(steward, id, { member: ada.id })).toMatchObject({ code: 'DISSOLVED' });
  });

  it('when a term is over the node says so, once, and an auditor agrees with everything', async () => {
    const id = await foundCouncil(steward);
    expect(await fillSeat(steward, id, { member: ada.id, until: inDays(3) })).toMatchObject({ __typename: 'EntryReceipt' });
    const terms = node.app.get(EndTerms);
    expect(await terms.run()).toBe(0);
    clock.forward({ days: 4 });
    expect((await Promise.all([terms.run(), terms.run()])).reduce((sum, n) => sum + n)).toBe(1);
    expect(await terms.run()).toBe(0);
    expect(await seats(id)).toMatchObject([{ holder: null, holders: [{ member: ada.id, ending: 'TERM_ENDED' }] }]);

    const ended = await eventually(async () => {
      const { data } = await node.graphql<{ seat: { history: { command: string; actorKind: string }[] } }>(`{ seat(council: "${id}", number: 1) { history { command actorKind } } }`);
      return data.seat.history.length === 2 && data.seat.history;
    }, 'the entry of the clock');
    expect(ended[1]).toEqual({ command: 'VacateSeat', actorKind: 'system' });
    await expectVerified(node);
  });

  it('the rows are made anew from the log as they are', async () => {
    const TABLES = /^public\.(council|council_charter|seat|seat_holding|interest|delegation)$/;
    expect((await expectRebuiltAlike(node.db.ownerUrl, TABLES)).size).toBe(6);
  });
});
