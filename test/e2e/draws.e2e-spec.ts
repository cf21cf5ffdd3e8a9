import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addSeconds, DAY_SECONDS } from '../../src/kernel/instant.js';
import { Ledger } from '../../src/ledger/index.js';
import { type Bundle, checkMember, choose, fingerprint, type MemberProof } from '../../src/modules/juries/domain/draw/index.js';
import { DEFAULT_1, QUICKNET_1000, QUICKNET_1001, R1_TIME, R2_TIME } from '../../src/modules/juries/domain/rounds.fixture.js';
import { type Draw, provePanel } from '../../src/modules/juries/domain/index.js';
import { drawSlice, RecordBeacons } from '../../src/modules/juries/index.js';
import { verifyDraw } from '../../verifier/verify-draw.js';
import { caseKey, newCaseCode, signEd25519 } from '../../src/ledger/core/index.js';
import { closed, collected, computed, dealt, drawn, type DrawNode, openedDraw, prepareClose, QUOTAS, startDrawNode, VOLUNTEER, volunteered } from '../support/draws.js';
import { PREPARED, query } from '../support/member.js';
import { type Person, signedInAgain, withMember, withSteward } from '../support/people.js';
import { expectRebuiltAlike } from '../support/rebuilt.js';
import { expectVerified } from '../support/verified.js';

const PLACE = `mutation ($input: PlaceKeyInput!) { it: myPlace(input: $input) { __typename ... on VolunteerRefused { code } ... on VolunteerPlace {
  number status reason note appeal contact household ties features { category value }
  chance { index poolSize ideal withoutExclusions alike panels panelsInAll onPanels seated reservePlace root proofFile } } } }`;
const YOUNG_WOMAN = ['16 to 29', 'woman'] as const;
const SYSTEM = { actor: { kind: 'system', part: 'beacon' }, authorization: { method: 'system' } } as const;

describe('a draw', () => {
  let world: DrawNode;
  let steward: Person;
  let other: Person;
  let draw: string;
  let people: { code: string; number: string }[];
  beforeAll(async () => {
    world = await startDrawNode();
    steward = await withSteward(world.node);
    other = await withMember(world.node, ['steward'], 'Sara');
    draw = await openedDraw(steward);
    people = await collected(world.node, draw);
  }, 120_000);
  afterAll(() => world.stop());

  const show = async <T>(fields: string, id = draw): Promise<T> => (await query<{ draw: T }>(world.node, `{ draw(id: "${id}") { ${fields} } }`)).draw;
  const place = async (code: string, id = draw): Promise<Record<string, unknown> & { chance: Record<string, unknown> }> =>
    (await query<{ it: never }>(world.node, PLACE, { input: { draw: id, code } })).it;
  const act = (by: Person, field: string, rest: string, id = draw): ReturnType<Person['act']> => by.act(`mutation { act: ${field}(draw: "${id}"${rest}) { ${PREPARED} } }`);
  const byCode = async (field: string, code: string, rest = '', id = draw): Promise<{ __typename: string; code?: string }> =>
    (await query<{ it: { __typename: string } }>(world.node, `mutation { it: ${field}(draw: "${id}", code: "${code}"${rest}) { __typename ... on VolunteerRefused { code } } }`)).it;
  const bundle = async (full = false, headers: Record<string, string> = {}): Promise<Bundle> => JSON.parse(await (await world.node.get(`/draws/${draw}/${full ? 'full-' : ''}bundle.json`, headers)).text()) as Bundle;

  describe('while the pool is open', () => {
    it('shows what is fixed, and of people nothing but their number', async () => {
      expect(await show('status standing title rules { size panels method solver relaxed } quotas { category value min max people } lottery { smallest } search { status } exclusions { people } bundleUrl')).toEqual({
        status: 'COLLECTING', standing: 20, title: 'A jury on hiring systems', rules: { size: 3, panels: 100, method: 'LEXIMIN', solver: 'highs 1.15.3', relaxed: 0 },
        quotas: QUOTAS.map((quota) => ({ ...quota, people: null })), lottery: null, search: null, exclusions: [], bundleUrl: null,
      });
      expect((await world.node.get(`/draws/${draw}/bundle.json`)).status).toBe(404);
    });

    it('keeps words out of the log', async () => {
      const { code } = await volunteered(world.node, draw, YOUNG_WOMAN, {}, { household: '12 Mill Lane', ties: 'My sister works at Example Lab.', contact: 'fern@example.org' });
      const mine = await place(code!);
      expect(mine).toMatchObject({ status: 'STANDS', ties: 'My sister works at Example Lab.', contact: 'fern@example.org', chance: null, features: expect.arrayContaining([{ category: 'age', value: '16 to 29' }]) });
      expect(mine['household']).toMatch(/^[0-9a-f]{16}$/);
      const { history } = await show<{ history: { json: string }[] }>('history { json }');
      const staged = await world.node.db.database.dataSource.query<{ text: string }[]>("SELECT row_to_json(p)::text AS text FROM ledger_pending p");
      for (const text of [...history.map(({ json }) => json), ...staged.map((row) => row.text)]) expect(text).not.toMatch(/Mill Lane|sister|fern@/);
      expect(await byCode('withdrawVolunteer', code!)).toMatchObject({ __typename: 'EntryReceipt' });
      expect(await byCode('eraseVolunteer', code!, ', what: "everything"')).toMatchObject({ __typename: 'EntryReceipt' });
      expect(await place(code!)).toMatchObject({ status: 'WITHDRAWN', features: null, contact: null });
    });

    it.each<[string, readonly { category: string; value: string }[], string[]]>([
      ['no answer', [{ category: 'age', value: '16 to 29' }], ['features.gender']],
      ['an answer that there is not', [{ category: 'age', value: '99' }, { category: 'gender', value: 'man' }], ['features.age']],
      ['two answers to one question', [{ category: 'age', value: '16 to 29' }, { category: 'age', value: '30 and over' }, { category: 'gender', value: 'man' }], ['features.age']],
      ['an answer to what is not asked', [{ category: 'age', value: '16 to 29' }, { category: 'gender', value: 'man' }, { category: 'faith', value: 'none' }], ['features']],
    ])('tells %s by its field', async (_, features, fields) => {
      const { it: answer } = await query<{ it: { __typename: string; refusal: string; problems: { field: string }[] } }>(world.node, VOLUNTEER, { input: { draw, consent: true, row: { features } } });
      expect([answer.refusal, answer.problems.map(({ field }) => field)]).toEqual(['INVALID_CONTENT', fields]);
    });

    it('nobody stands twice with one key, and nobody without consent', async () => {
      const { code } = people[0]!;
      expect(await volunteered(world.node, draw, YOUNG_WOMAN, { code })).toMatchObject({ refusal: 'ALREADY_VOLUNTEERED' });
      const { errors } = await world.node.graphql(VOLUNTEER, { input: { draw, consent: false, row: { features: [] } } });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'consent' });
      expect(await place(newCaseCode(new Uint8Array(16).fill(9)))).toMatchObject({ code: 'NO_SUCH_PLACE' });
    });

    it('a request that is sent twice counts once', async () => {
      const requestId = '019ab1c2-0000-7000-8000-00000000d0d0';
      const first = await volunteered(world.node, draw, YOUNG_WOMAN, { requestId });
      const second = await volunteered(world.node, draw, YOUNG_WOMAN, { requestId });
      expect(second).toMatchObject({ number: first.number, code: null });
      expect(await byCode('withdrawVolunteer', first.code!)).toMatchObject({ __typename: 'EntryReceipt' });
    });

    it('a program signs for itself, and its code never comes here', async () => {
      const { seed, publicKey: key } = caseKey(newCaseCode(new Uint8Array(16).fill(7)));
      const sign = (bytes: Uint8Array): string => Buffer.from(signEd25519(bytes, seed)).toString('base64');
      const { origin } = (await (await world.node.get('/log/log.json')).json()) as { origin: string };
      const at = world.clock.now();
      const proof = { key, at, signature: sign(Buffer.from(`folkmoot/open-place/v1\n${origin}\n${at}\n`)) };
      const features = [{ category: 'age', value: '16 to 29' }, { category: 'gender', value: 'woman' }];
      const ask = async (wish: Record<string, unknown>): Promise<{ __typename: string; code?: string; request: string; act: string }> =>
        (await query<{ it: never }>(world.node, `mutation ($proof: HolderProofInput!, $wish: VolunteerWishInput!) { it: prepareVolunteerAct(draw: "${draw}", proof: $proof, wish: $wish) { __typename
          ... on PreparedKeyAct { request act } ... on VolunteerRefused { code } } }`, { proof, wish })).it;
      const submit = async (request: string, signature: string): Promise<{ __typename: string; code?: string; repeated?: boolean }> =>
        (await query<{ it: never }>(world.node, `mutation ($request: Uuid!, $signature: String!) { it: submitVolunteerAct(request: $request, signature: $signature) { __typename
          ... on EntryReceipt { repeated } ... on VolunteerRefused { code } } }`, { request, signature })).it;
      const prepared = await ask({ volunteer: { features } });
      expect(await submit(prepared.request, sign(Buffer.from('something else')))).toMatchObject({ code: 'SIGNATURE_FAILED' });
      expect(await submit(prepared.request, sign(Buffer.from(prepared.act, 'base64')))).toMatchObject({ __typename: 'EntryReceipt', repeated: false });
      expect(await submit(prepared.request, sign(Buffer.from(prepared.act, 'base64')))).toMatchObject({ repeated: true });
      expect(await ask({ volunteer: { features } })).toMatchObject({ code: 'ALREADY_VOLUNTEERED' });
      expect((await query<{ it: unknown }>(world.node, PLACE, { input: { draw, proof } })).it).toMatchObject({ status: 'STANDS' });
      const leave = await ask({ withdraw: true });
      expect(await submit(leave.request, sign(Buffer.from(leave.act, 'base64')))).toMatchObject({ __typename: 'EntryReceipt' });
    });

    it('an exclusion can be appealed, and another steward decides', async () => {
      const { code, number } = people[0]!;
      expect(await act(steward, 'prepareExcludeVolunteer', `, number: "${number}", reason: EMPLOYED_BY_PARTY, note: "Named on its website."`)).toMatchObject({ __typename: 'EntryReceipt' });
      expect(await place(code)).toMatchObject({ status: 'EXCLUDED', reason: 'EMPLOYED_BY_PARTY', note: 'Named on its website.' });
      expect(await show('standing exclusions { reason people }')).toEqual({ standing: 19, exclusions: [{ reason: 'EMPLOYED_BY_PARTY', people: 1 }] });
      expect(await byCode('appealExclusion', code, ', text: "That is somebody of the same name."')).toMatchObject({ __typename: 'EntryReceipt' });
      const { drawPool } = await steward.ask<{ drawPool: { edges: { node: unknown }[] } }>(`{ drawPool(draw: "${draw}", appeals: true) { edges { node { number appealText } } } }`);
      expect(drawPool.edges).toEqual([{ node: { number, appealText: 'That is somebody of the same name.' } }]);
      expect(await act(steward, 'prepareDecideAppeal', `, number: "${number}", lifted: true`)).toMatchObject({ code: 'OWN_CASE' });
      expect(await act(other, 'prepareDecideAppeal', `, number: "${number}", lifted: true`)).toMatchObject({ __typename: 'EntryReceipt' });
      expect(await place(code)).toMatchObject({ status: 'STANDS', appeal: 'LIFTED' });
    });

    it('the pool is for stewards', async () => {
      const ada = await withMember(world.node, [], 'Ada');
      for (const who of [ada, world.node]) {
        const { errors } = await who.graphql(`{ drawPool(draw: "${draw}") { edges { node { number } } } }`);
        expect(errors?.[0]?.extensions?.['code']).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
      }
      expect(await show('search { status } appeals')).toEqual({ search: null, appeals: null });
      expect(await act(ada, 'prepareVoidDraw', ', reason: CANCELLED')).toMatchObject({ code: 'NOT_A_STEWARD' });
    });

    it('quotas that cannot be met are explained, and become wider only by name', async () => {
      const narrow = await openedDraw(steward, { size: 4, quotas: [...QUOTAS.slice(0, 2), { ...QUOTAS[2]!, min: 3, max: 4 }, { ...QUOTAS[3]!, min: 0, max: 1 }] });
      for (let i = 0; i < 6; i++) await volunteered(world.node, narrow, [i % 2 === 0 ? '16 to 29' : '30 and over', i < 2 ? 'woman' : 'man']);
      const found = await computed(world.node, steward, narrow);
      expect(found).toMatchObject({ status: 'FAILED', current: true, reason: 'INFEASIBLE' });
      expect(found['words']).toEqual(['The panel has 4 seats.', 'At most 1 with gender "man" (the pool has 4).']);
      expect(found['relaxations']).not.toEqual([]);
      const relaxed = [...QUOTAS.slice(0, 2), { ...QUOTAS[2]!, min: 1, max: 4 }, { ...QUOTAS[3]!, min: 0, max: 3 }];
      const relax = 'mutation ($draw: PublicId!, $quotas: [QuotaInput!]!) { act: prepareRelaxQuotas(draw: $draw, quotas: $quotas) { ' + PREPARED + ' } }';
      expect(await steward.act(relax, { draw: narrow, quotas: relaxed })).toMatchObject({ __typename: 'EntryReceipt' });
      expect(await steward.act(relax, { draw: narrow, quotas: QUOTAS })).toMatchObject({ code: 'NOT_A_RELAXATION' });
      expect((await steward.ask<{ draw: unknown }>(`{ draw(id: "${narrow}") { rules { relaxed } search { current } } }`)).draw).toEqual({ rules: { relaxed: 1 }, search: { current: false } });
      expect(await computed(world.node, steward, narrow)).toMatchObject({ status: 'FOUND', current: true });
      expect(await act(steward, 'prepareVoidDraw', ', reason: CANCELLED, note: "Another one is open."', narrow)).toMatchObject({ __typename: 'EntryReceipt' });
      expect(await show('status voidReason voidNote', narrow)).toEqual({ status: 'VOID', voidReason: 'CANCELLED', voidNote: 'Another one is open.' });
    });

    it('does not close early, nor without a lottery for the pool as it stands', async () => {
      expect(await steward.act(prepareClose(draw))).toMatchObject({ code: 'NO_LOTTERY' });
      expect(await computed(world.node, steward, draw)).toMatchObject({ status: 'FOUND', label: 'proven', smallest: '3/20', kinds: 4, impossible: 0 });
      expect(await steward.act(prepareClose(draw))).toMatchObject({ code: 'NOT_YET' });
      // Somebody is excluded meanwhile; the effect is shown later on.
      const last = people.at(-1)!;
      expect(await act(steward, 'prepareExcludeVolunteer', `, number: "${last.number}", reason: LITIGANT`)).toMatchObject({ __typename: 'EntryReceipt' });
      world.clock.forward({ days: 4 });
      steward = await signedInAgain(world.node, steward);
      expect(await steward.act(prepareClose(draw))).toMatchObject({ code: 'LOTTERY_STALE' });
    });
  });

  describe('when the pool closes', () => {
    it('announces the fingerprints of all parts, and a round to come', async () => {
      steward = await closed(world, steward, draw);
      const shown = await show<Record<string, never>>('status announcement poolRoot dealRound { chain round dueAt randomness } lottery { smallest largest label kinds types { features people chance } effect { smallestBefore smallestAfter raised lowered } counts }');
      expect(shown).toMatchObject({ status: 'CLOSED', dealRound: { chain: 'default', round: '1', dueAt: R1_TIME, randomness: null }, lottery: { kinds: 4, label: 'proven', types: null, counts: null } });
      expect(shown['lottery']).toMatchObject({ effect: { smallestBefore: '3/20' } });
      expect(JSON.parse(shown['announcement']!)).toMatchObject({ size: 19, pool: shown['poolRoot'], deal: { chain: 'default', round: 1 } });
    });

    it('nobody comes in, goes out, or is kept out any more', async () => {
      const { code, number } = people[1]!;
      expect(await volunteered(world.node, draw, YOUNG_WOMAN)).toMatchObject({ refusal: 'POOL_CLOSED' });
      expect(await byCode('withdrawVolunteer', code)).toMatchObject({ code: 'POOL_CLOSED' });
      expect(await act(steward, 'prepareExcludeVolunteer', `, number: "${number}", reason: LITIGANT`)).toMatchObject({ code: 'POOL_CLOSED' });
      expect(await steward.act(prepareClose(draw))).toMatchObject({ code: expect.stringMatching(/NOT_COLLECTING|NO_LOTTERY|LOTTERY_STALE/) });
    });

    it('no other announcement is taken: a forged exclusion, another size, a round that is out', async () => {
      const another = await openedDraw(steward, { closesAt: addSeconds(world.clock.now(), 60) });
      await collected(world.node, another, 2);
      world.clock.forward({ seconds: 120 });
      await computed(world.node, steward, another);
      const { act: prepared } = await steward.ask<{ act: { act: string } }>(prepareClose(another));
      const { command } = JSON.parse(Buffer.from(prepared.act, 'base64').toString('utf8')) as { command: { type: 'ClosePool'; announcement: Bundle['announcement'] } };
      const ask = async (change: Partial<Bundle['announcement']>): Promise<string> => {
        const outcome = await world.node.app.get(Ledger).ask(drawSlice, another, {
          command: { type: 'ClosePool', announcement: { ...command.announcement, ...change } },
          actor: { kind: 'member', id: steward.id, roles: ['steward'] },
          authorization: { method: 'session' },
        });
        return outcome.ok ? 'ok' : outcome.refusal;
      };
      expect(await ask({ exclusions: fingerprint([{ person: people[0]!.number, reason: 'litigant' }]) })).toBe('NOT_AS_OPENED');
      expect(await ask({ quotas: fingerprint([]) })).toBe('NOT_AS_OPENED');
      expect(await ask({ size: 7 })).toBe('WRONG_SIZE');
      expect(await ask({ deal: null })).toBe('ROUND_NOT_FUTURE');
      // What was signed for all of it is still a steward's signature, which the node does not have.
      expect(await ask({})).toBe('SIGNATURE_REQUIRED');
      expect(await act(steward, 'prepareVoidDraw', ', reason: CANCELLED', another)).toMatchObject({ __typename: 'EntryReceipt' });
    });

    it('everybody has a chance and its proof', async () => {
      const mine = await place(people[2]!.code);
      expect(mine.chance).toMatchObject({ poolSize: 19, panels: null, seated: null, onPanels: [], panelsInAll: 100 });
      const proof = JSON.parse(mine.chance['proofFile'] as string) as MemberProof;
      expect(proof.row.person).toEqual({ id: people[2]!.number, features: ['16 to 29', 'woman'], household: null });
      expect(checkMember({ root: mine.chance['root'] as string, size: 19 }, proof)).toBe(true);
      expect(checkMember({ root: mine.chance['root'] as string, size: 19 }, { ...proof, row: { ...proof.row, person: { ...proof.row.person, features: ['16 to 29', 'man'] } } })).toBe(false);
    });
  });

  describe('when the first round is out', () => {
    it('a round that was not named deals nothing', async () => {
      world.clock.set(R1_TIME, -30);
      steward = await signedInAgain(world.node, steward);
      const beacons = world.node.app.get(RecordBeacons);
      expect(await beacons.recordDeal(draw, QUICKNET_1000)).toMatchObject({ refusal: 'WRONG_ROUND' });
      expect(await beacons.recordDeal(draw, { ...DEFAULT_1, signature: QUICKNET_1000.signature })).toMatchObject({ refusal: 'BAD_BEACON' });
      expect(await beacons.recordDeal(draw, DEFAULT_1, { chain: 'default', round: 2 })).toMatchObject({ refusal: 'TOO_SOON' });
    });

    it('deals the panels once, and a stranger finds nothing wrong', async () => {
      await dealt(world, draw);
      expect(await show('status drawRound { chain round dueAt }')).toEqual({ status: 'DEALT', drawRound: { chain: 'quicknet', round: '1000', dueAt: R2_TIME } });
      expect(await world.node.app.get(RecordBeacons).recordDeal(draw, DEFAULT_1)).toMatchObject({ refusal: 'NOT_CLOSED' });
      const one = await bundle();
      expect(one.pool.rows).toBeNull();
      expect(verifyDraw(JSON.stringify(one))).toMatchObject({ ok: true, findings: [] });
      expect(fingerprint({ ...one, pool: { ...one.pool, rows: null }, draw: null })).toBe((await show<{ bundleHash: string }>('bundleHash')).bundleHash);
      const mine = await place(people[2]!.code);
      expect(mine.chance['panels']).toBe((mine.chance['onPanels'] as number[]).length);
      expect(mine.chance['panels']).toBe(one.deal!.counts[mine.chance['index'] as number]);
    });

    it('a steward hands an auditor all of it; nobody else', async () => {
      expect((await world.node.get(`/draws/${draw}/full-bundle.json`)).status).toBe(404);
      const full = await bundle(true, { authorization: `Bearer ${steward.token}` });
      expect(full.pool.rows).toHaveLength(19);
      expect(verifyDraw(JSON.stringify(full))).toMatchObject({ ok: true, findings: [], unchecked: [expect.stringContaining('drawn panel')] });
      const [a, b, ...rest] = full.pool.rows!;
      expect(verifyDraw(JSON.stringify({ ...full, pool: { ...full.pool, rows: [b, a, ...rest] } })).findings).toContainEqual(expect.objectContaining({ code: 'POOL_CHANGED' }));
      const swapped = { ...full, deal: { ...full.deal!, panels: [full.deal!.panels[1], full.deal!.panels[0], ...full.deal!.panels.slice(2)] } };
      expect(verifyDraw(JSON.stringify(swapped)).findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['DEALING_DIFFERS', 'ROOT_WRONG']));
    });

    it('the operator can seat no other panel', async () => {
      const { deal, announcement, pool } = await bundle();
      const ledger = world.node.app.get(Ledger);
      world.clock.set(R2_TIME, -60);
      steward = await signedInAgain(world.node, steward);
      const { index } = choose(deal!.root, deal!.panels, pool.size, QUICKNET_1000);
      const ask = async (round: typeof QUICKNET_1000, i: number): Promise<string> => {
        const command = { type: 'RecordPanel', round, panel: deal!.panels[i]!, path: provePanel(announcement, deal!.panels, i) } as const;
        const outcome = await ledger.ask(drawSlice, draw, { command, ...SYSTEM });
        return outcome.ok ? 'ok' : outcome.refusal;
      };
      expect(await ask(QUICKNET_1000, (index + 1) % 100)).toBe('WRONG_PANEL');
      expect(await ask(QUICKNET_1001, index)).toBe('WRONG_ROUND');
      expect(await act(steward, 'prepareVoidDraw', ', reason: CANCELLED')).toMatchObject({ code: 'ROUND_KNOWN' });
    });
  });

  describe('when the second round is out', () => {
    it('the panel is drawn, and everybody can do it again', async () => {
      await drawn(world);
      await world.node.app.get(RecordBeacons).run(); // twice is once
      const shown = await show<{ status: string; panelIndex: number; panel: number[]; root: string; drawRound: { randomness: string } }>('status panelIndex panel root drawRound { randomness }');
      expect(shown).toMatchObject({ status: 'DRAWN', drawRound: { randomness: QUICKNET_1000.randomness } });
      const one = await bundle();
      expect(verifyDraw(JSON.stringify(one))).toMatchObject({ ok: true, findings: [], panelIndex: shown.panelIndex });
      expect(one.deal!.panels[shown.panelIndex]).toEqual(shown.panel);
      expect(fingerprint({ ...one, draw: null })).toBe((await show<{ bundleHash: string }>('bundleHash')).bundleHash);
      const { seated, reserve } = (await world.node.app.get(Ledger).stateOf<Draw>('draw', draw))!;
      expect([seated.length, reserve.length]).toEqual([3, 16]);
      for (const { code, number } of people.slice(1, -1)) {
        const { chance } = await place(code);
        expect(chance['seated']).toBe(seated.includes(number));
        expect(chance['reservePlace']).toBe(seated.includes(number) ? null : reserve.indexOf(number) + 1);
      }
    });

    it('who erases what he said takes no proof from anybody else', async () => {
      expect(await byCode('eraseVolunteer', people[3]!.code, ', what: "everything"')).toMatchObject({ __typename: 'EntryReceipt' });
      expect((await place(people[3]!.code)).chance).toMatchObject({ proofFile: null });
      const mine = await place(people[4]!.code);
      expect(checkMember({ root: mine.chance['root'] as string, size: 19 }, JSON.parse(mine.chance['proofFile'] as string) as MemberProof)).toBe(true);
      expect(verifyDraw(JSON.stringify(await bundle()))).toMatchObject({ ok: true });
      expect((await bundle(true, { authorization: `Bearer ${steward.token}` })).pool.rows).toBeNull();
    });

    it('its rows can be made anew from the log', async () => {
      const TABLES = /^public\.(draw|volunteer|stream)$/;
      expect((await expectRebuiltAlike(world.node.db.ownerUrl, TABLES)).size).toBe(3);
    });

    it('an auditor finds nothing', async () => {
      const report = await expectVerified(world.node);
      expect(report.findings).toEqual([]);
    });
  });

  it('the node’s own job deals and names the next round by itself', async () => {
    const fresh = await startDrawNode();
    try {
      const sten = await withSteward(fresh.node);
      const id = await openedDraw(sten);
      await collected(fresh.node, id, 2);
      await closed(fresh, sten, id);
      const beacons = fresh.node.app.get(RecordBeacons);
      await beacons.run(); // the round is not out yet
      fresh.clock.set(R1_TIME, -5);
      await beacons.run();
      const { draw: it } = await query<{ draw: { status: string; drawRound: { chain: string; dueAt: string } } }>(fresh.node, `{ draw(id: "${id}") { status drawRound { chain dueAt } } }`);
      expect(it).toMatchObject({ status: 'DEALT', drawRound: { chain: 'default' } });
      expect(Date.parse(it.drawRound.dueAt)).toBeGreaterThanOrEqual(Date.parse(fresh.clock.now()) + (DAY_SECONDS - 60) * 1000);
    } finally {
      await fresh.stop();
    }
  }, 60_000);
});
