import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnswerClocks } from '../../src/modules/recommendations/index.js';
import { eventually } from '../support/eventually.js';
import { upload } from '../support/filing.js';
import { carried, done, proveKey, streamOf, type TestLab, withCouncil, withLab } from '../support/labs-world.js';
import { PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, signedInAgain, withMember, withSteward } from '../support/people.js';
import { everythingPublished } from '../support/reading-world.js';
import { ShiftedClock } from '../support/shifted-clock.js';

const ISSUED = `id status standing dueAt overdueAt outstanding open answeredLate assessmentDueAt assessmentOverdueAt extended binding answerDays lab council policy
  responses { standing by statement late at entryId evidence { hash size name kept path } } assessments { status motion late }
  clocks { kind dueAt days reason note } history { command events } mayAnswer`;

interface Recommendation {
  readonly status: string;
  readonly dueAt: string;
  readonly overdueAt: string | null;
  readonly assessmentOverdueAt: string | null;
  readonly responses: readonly { readonly standing: string; readonly late: boolean; readonly statement: string; readonly at: string; readonly evidence: readonly { readonly hash: string; readonly path: string; readonly name: string; readonly kept: boolean }[] }[];
  readonly assessments: readonly { readonly status: string; readonly motion: string; readonly late: boolean }[];
  readonly clocks: readonly { readonly kind: string }[];
  readonly history: readonly { readonly command: string }[];
  readonly [field: string]: unknown;
}

describe('the duty to answer, through the API', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let steward: Person;
  let lab: TestLab;
  let rival: TestLab;
  let second: Person;
  let council: string;
  let policy: string;
  let mandate: string;

  beforeAll(async () => {
    node = await startTestNode({ clock });
    steward = await withSteward(node);
    lab = await withLab(node, 'Lab of Examples');
    rival = await withLab(node, 'Rival Lab');
    second = await withMember(node, [], 'Vera');
    council = await withCouncil(node);
    policy = await streamOf(node, lab.voice.act(`mutation { act: preparePublishPolicy(lab: "${lab.entity}", title: "Release policy", text: "We test.\\nWe release.") { ${PREPARED} } }`));
    mandate = await streamOf(node, lab.voice.act(SIGN, { terms: terms(lab.entity) }));
    await done(steward.act(`mutation { act: prepareAcceptMandate(mandate: "${mandate}") { ${PREPARED} } }`));
  }, 120_000);
  afterAll(() => node?.stop(), 30_000);

  const terms = (entity: string): object => ({ lab: entity, council, policies: null, binding: 'COMPLY_OR_EXPLAIN', answerDays: 40, extensions: 1, extensionDays: 20, noticeDays: 90 });
  const SIGN = `mutation ($terms: MandateTermsInput!) { act: prepareSignMandate(terms: $terms, text: "We answer within forty days.") { ${PREPARED} } }`;
  const RESPOND = `mutation ($id: PublicId!, $response: ResponseInput!) { act: prepareRespond(recommendation: $id, response: $response) { ${PREPARED} } }`;
  const EXTEND = `mutation ($id: PublicId!, $days: Int!) { act: prepareExtendDue(recommendation: $id, days: $days, reason: NEEDS_EVIDENCE, note: "Tests run.") { ${PREPARED} } }`;

  const read = async (id: string, as: Person = steward): Promise<Recommendation> => {
    await everythingPublished(node);
    return (await as.ask<{ it: Recommendation }>(`query ($id: PublicId!) { it: recommendation(id: $id) { ${ISSUED} } }`, { id })).it;
  };
  const run = (): Promise<void> => node.app.get(AnswerClocks).run();
  const day = (n: number): string => new Date(Date.parse(clock.now()) + n * 86_400_000).toISOString().slice(0, 10);
  /** The clock goes forward once all that was decided before is published: promises are kept in the node's own time. */
  const later = async (days: number): Promise<void> => {
    await everythingPublished(node);
    clock.forward({ days });
    await signInAgain(); // sessions do not last so long
  };
  const signInAgain = async (): Promise<void> => {
    steward = await signedInAgain(node, steward);
    second = await signedInAgain(node, second);
    lab = { ...lab, voice: await signedInAgain(node, lab.voice) };
    rival = { ...rival, voice: await signedInAgain(node, rival.voice) };
  };
  const issued = async (also: object = {}): Promise<string> => {
    const id = await carried(node, { council, kind: 'adopt', lab: lab.entity, policy, mandate, ...also });
    await run();
    return id;
  };
  const assess = async (id: string, status: string, successor: string | null = null): Promise<string> => {
    const motion = await carried(node, { council, kind: 'assess', subject: { recommendation: id, status, successor } });
    await run();
    return motion;
  };

  it('a carried motion becomes a recommendation by itself, once', async () => {
    const id = await carried(node, { council, kind: 'adopt', lab: lab.entity, policy, mandate });
    // Nobody calls: a follower of the log does.
    await eventually(async () => (await read(id)) !== null, 'a recommendation');
    await Promise.all([run(), run(), run()]);
    const one = await read(id, lab.voice);
    expect(one).toMatchObject({ status: 'AWAITING', outstanding: true, lab: lab.entity, council, policy, binding: 'COMPLY_OR_EXPLAIN', answerDays: 40, mayAnswer: true });
    expect(one.history.map(({ command }) => command)).toEqual(['IssueRecommendation']);
    expect(one.clocks.map(({ kind }) => kind)).toEqual(['ANSWER_DUE']);
  });

  it('what asks nobody, or failed, becomes none', async () => {
    const ids = [await carried(node, { council, kind: 'resolve', lab: lab.entity }), await carried(node, { council, kind: 'adopt', lab: lab.entity, status: 'failed' }), await carried(node, { council, kind: 'recommend', lab: null })];
    await run();
    for (const id of ids) expect(await read(id)).toBeNull();
  });

  it('a lab answers in part and late; silence and answer both stand; the council assesses', async () => {
    const id = await issued();
    await later(41);
    await Promise.all([run(), run()]);
    const silent = await read(id);
    expect(silent).toMatchObject({ status: 'AWAITING', responses: [], outstanding: true });
    expect(silent.overdueAt).not.toBeNull();
    await done(lab.voice.act(RESPOND, { id, response: { standing: 'ACCEPT_IN_PART', by: day(90), statement: 'We publish tests, but not weights.' } }));
    const answered = await read(id);
    expect(answered).toMatchObject({ status: 'RECEIVED', standing: 'ACCEPT_IN_PART', outstanding: false, answeredLate: true });
    expect(answered.responses).toMatchObject([{ standing: 'ACCEPT_IN_PART', late: true, statement: 'We publish tests, but not weights.' }]);
    await later(31);
    await run();
    expect((await read(id)).assessmentOverdueAt).not.toBeNull();
    const motion = await assess(id, 'acceptable-alternate');
    await assess(id, 'implemented');
    const ended = await read(id);
    expect(ended).toMatchObject({ status: 'IMPLEMENTED', open: false, standing: 'ACCEPT_IN_PART' });
    expect(ended.assessments).toMatchObject([{ status: 'ACCEPTABLE_ALTERNATE', motion, late: true }, { status: 'IMPLEMENTED', late: false }]);
    expect(ended.responses).toEqual(answered.responses);
    expect(ended.clocks.map(({ kind }) => kind)).toEqual(['ANSWER_DUE', 'ANSWER_OVERDUE', 'ASSESSMENT_DUE', 'ASSESSMENT_OVERDUE']);
    expect(await lab.voice.act(RESPOND, { id, response: { standing: 'DECLINE', statement: 'No more.' } })).toMatchObject({ code: 'CLOSED' });
  });

  it('evidence is uploaded, kept by its hash, and served to anybody once the answer is signed', async () => {
    const id = await issued();
    const content = '<script>alert(1)</script> report of the tests';
    const { files } = await upload(node, { name: 'tests <b>.html', content });
    const response = { standing: 'ALREADY_DONE', statement: 'Done in May.', evidence: [files[0]!.handle] };
    const { act } = await lab.voice.ask<{ act: { request: string; act: string; requestOptions: string } }>(RESPOND, { id, response });
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(content))).toString('hex');
    const path = `/answers/files/${hash}`;
    expect((await node.get(path)).status).toBe(404); // not signed yet
    expect(Buffer.from(act.act, 'base64').toString()).toContain(hash);
    await done(lab.voice.signAct(act));
    expect((await read(id)).responses[0]!.evidence).toEqual([{ hash, size: content.length, name: 'tests <b>.html', kept: true, path }]);
    const served = await node.get(path);
    expect(await served.text()).toBe(content);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': `attachment; filename="${hash}"`,
    });
    expect((await node.get(`/answers/files/${'0'.repeat(64)}`)).status).toBe(404);
    expect((await node.get('/answers/files/..%2f..%2fkeys')).status).toBe(404);
    // The same file cited again is there already; what nobody ever cites goes after a day.
    await upload(node, { name: 'never.txt', content: 'never' }).then(({ files: more }) => lab.voice.ask(RESPOND, { id, response: { ...response, evidence: [more[0]!.handle] } }));
    const count = async (): Promise<number> => (await node.database.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM answer_file'))[0]!.n;
    expect(await count()).toBe(2);
    await later(2);
    await node.app.get(AnswerClocks).purgeFiles();
    expect(await count()).toBe(1);
    // A steward takes it out: nobody gets it from then on, and its hash stays.
    const [{ entry_id: entry }] = (await node.database.dataSource.query<{ entry_id: string }[]>('SELECT entry_id FROM recommendation_evidence WHERE hash = $1', [hash])) as [{ entry_id: string }];
    const ERASE = `mutation ($id: PublicId!, $openings: [LabErasureInput!]!) { act: prepareEraseRecommendation(recommendation: $id, openings: $openings, ground: PERSONAL_DATA) { ${PREPARED} } }`;
    await done(steward.act(ERASE, { id, openings: [{ entry, paths: ['/command/evidence/0/name'] }] }));
    expect((await node.get(path)).status).toBe(404);
    expect((await read(id)).responses[0]).toMatchObject({ statement: 'Done in May.', evidence: [{ hash, name: null, kept: false }] });
    await node.app.get(AnswerClocks).purgeFiles();
    expect(await count()).toBe(0);
    expect(await lab.voice.act(RESPOND, { id, response: { ...response, evidence: ['nonsense'] } })).toMatchObject({ code: 'NO_SUCH_FILE' });
  });

  describe('attacks', () => {
    it('a response by another organisation, by a steward, by a stranger', async () => {
      const id = await issued();
      const response = { standing: 'ACCEPT', by: day(10), statement: 'In their name.' };
      expect(await rival.voice.act(RESPOND, { id, response })).toMatchObject({ code: 'NOT_A_REPRESENTATIVE' });
      expect(await steward.act(RESPOND, { id, response })).toMatchObject({ code: 'NOT_A_REPRESENTATIVE' });
      const { data } = await node.graphql<{ act: { code: string } }>(RESPOND, { id, response });
      expect(data.act).toMatchObject({ code: 'NOT_A_MEMBER' });
      expect((await read(id)).responses).toEqual([]);
    });

    it('a forged response: prepared by the lab, signed by somebody else’s key', async () => {
      const id = await issued();
      const { act } = await lab.voice.ask<{ act: { request: string; act: string; requestOptions: string } }>(RESPOND, { id, response: { standing: 'DECLINE', statement: 'No.' } });
      expect(await rival.voice.signAct(act)).toMatchObject({ code: 'UNKNOWN_ACT' });
      const signature = await rival.voice.signer.sign({ requestOptions: act.requestOptions, bytes: act.act });
      const submitted = await lab.voice.ask<{ it: { code?: string } }>(
        'mutation ($request: Uuid!, $signature: KeySignatureInput!) { it: submitAct(request: $request, signature: $signature) { ... on ActRefused { code } } }',
        { request: act.request, signature },
      );
      expect(submitted.it.code).toBe('SIGNATURE_FAILED');
      expect((await read(id)).responses).toEqual([]);
    });

    it('a representative who was revoked between preparing and signing', async () => {
      const id = await issued();
      await proveKey(second, lab.entity, lab.seed);
      const { act } = await second.ask<{ act: { request: string; act: string; requestOptions: string } }>(RESPOND, { id, response: { standing: 'DECLINE', statement: 'No.' } });
      await done(steward.act(`mutation { act: prepareRevokeRepresentative(lab: "${lab.entity}", member: "${second.id}", reason: LEFT) { ${PREPARED} } }`));
      expect(await second.signAct(act)).toMatchObject({ code: 'NOT_A_REPRESENTATIVE' });
    });

    it('an extension beyond the cap, a second one, one after the day', async () => {
      const id = await issued();
      const { dueAt } = await read(id);
      expect(await lab.voice.act(EXTEND, { id, days: 21 })).toMatchObject({ code: 'EXTENSION_CAP' });
      await done(lab.voice.act(EXTEND, { id, days: 20 }));
      expect(Date.parse((await read(id)).dueAt) - Date.parse(dueAt)).toBe(20 * 86_400_000);
      expect(await lab.voice.act(EXTEND, { id, days: 1 })).toMatchObject({ code: 'EXTENSION_CAP' });
      await later(41);
      await run();
      expect((await read(id)).overdueAt).toBeNull();
      await later(20);
      expect(await lab.voice.act(EXTEND, { id, days: 1 })).toMatchObject({ code: 'ALREADY_DUE' });
      await run();
      expect((await read(id)).overdueAt).not.toBeNull();
    });

    it('a back-dated answer: prepared in time, signed when it is late; a promised day that is over', async () => {
      const id = await issued();
      expect(await lab.voice.act(RESPOND, { id, response: { standing: 'ACCEPT', by: day(-1), statement: 'Yesterday.' } })).toMatchObject({ code: 'DATE_IN_PAST' });
      await later(39);
      const near = await read(id);
      clock.forward({ seconds: Math.floor((Date.parse(near.dueAt) - Date.parse(clock.now())) / 1000) - 60 });
      await signInAgain();
      const { act } = await lab.voice.ask<{ act: { request: string; act: string; requestOptions: string } }>(RESPOND, { id, response: { standing: 'DECLINE', statement: 'In the last minute.' } });
      clock.forward({ seconds: 120 });
      await done(lab.voice.signAct(act));
      expect((await read(id)).responses).toMatchObject([{ late: true }]);
    });

    it('an assessment that another council voted, that failed, or that was voted twice', async () => {
      const id = await issued();
      await done(lab.voice.act(RESPOND, { id, response: { standing: 'DECLINE', statement: 'We have our reasons.' } }));
      await carried(node, { council: 'zzzzzzzzzzzz', kind: 'assess', subject: { recommendation: id, status: 'acceptable', successor: null } });
      await carried(node, { council, kind: 'assess', status: 'failed', subject: { recommendation: id, status: 'acceptable', successor: null } });
      await run();
      expect((await read(id)).assessments).toEqual([]);
      await assess(id, 'unacceptable');
      await done(lab.voice.act(RESPOND, { id, response: { standing: 'ACCEPT', by: day(5), statement: 'We thought again.' } }));
      await run();
      expect(await read(id)).toMatchObject({ status: 'RECEIVED', assessments: [{ status: 'UNACCEPTABLE' }] });
      await assess(id, 'superseded', id);
      expect((await read(id)).status).toBe('RECEIVED');
    });
  });

  it('input that cannot be meant is told with field and remedy', async () => {
    const id = await issued();
    const bad = (response: object): Promise<unknown> => lab.voice.act(RESPOND, { id, response });
    await expect(bad({ standing: 'ACCEPT', by: 'soon', statement: 'x' })).rejects.toThrow('by: give a day');
    await expect(bad({ standing: 'DECLINE', statement: '   ' })).rejects.toThrow('statement: this answer is needed');
    await expect(bad({ standing: 'DECLINE', statement: 'x'.repeat(20_001) })).rejects.toThrow('statement: give at most');
    await expect(bad({ standing: 'DECLINE', statement: 'x', evidence: Array.from({ length: 21 }, () => 'a') })).rejects.toThrow('evidence: give at most 20');
  });

  it('policies have versions with hashes and differences', async () => {
    const change = `mutation { act: prepareRevisePolicy(policy: "${policy}", version: 2, text: "We test.\\nOthers test.\\nWe release.", note: "Outside tests.") { ${PREPARED} } }`;
    await done(lab.voice.act(change));
    await everythingPublished(node);
    const { it: found } = await steward.ask<{ it: unknown }>(`{ it: policy(id: "${policy}") { title version status versions { version text hash note difference { kind text } } history { command } proof { seq } } }`);
    const sha = async (text: string): Promise<string> => Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('hex');
    expect(found).toMatchObject({
      title: 'Release policy', version: 2, status: 'PUBLISHED',
      versions: [
        { version: 2, note: 'Outside tests.', hash: await sha('We test.\nOthers test.\nWe release.'), difference: [{ kind: 'KEPT', text: 'We test.' }, { kind: 'ADDED', text: 'Others test.' }, { kind: 'KEPT', text: 'We release.' }] },
        { version: 1, note: null, hash: await sha('We test.\nWe release.'), difference: [] },
      ],
      history: [{ command: 'PublishPolicy' }, { command: 'RevisePolicy' }],
    });
    expect(await rival.voice.act(change.replace('version: 2', 'version: 3'))).toMatchObject({ code: 'NOT_A_REPRESENTATIVE' });
    expect(await lab.voice.act(change)).toMatchObject({ code: 'WRONG_VERSION' });
  });

  it('rates are counts, and the yearly list shows where the records differ', async () => {
    const id = await issued();
    await done(lab.voice.act(RESPOND, { id, response: { standing: 'ACCEPT', by: day(30), statement: 'Yes.' } }));
    await later(366);
    await run();
    const { rates, list, lab: whole } = await steward.ask<{ rates: Record<string, { count: number; of: number; words: string }>; list: { recommendation: { id: string }; differences: string[] }[]; lab: { name: string; representatives: number; recommendations: { totalCount: number }; answerRates: { asked: number } } }>(
      `{ rates: answerRates(lab: "${lab.entity}") { answered { count of words } answeredInTime { count of words } kept { count of words } overdue { count of words } }
         list: discrepancies { recommendation { id } differences }
         lab(entity: "${lab.entity}") { name representatives recommendations(first: 1) { totalCount } answerRates { asked } mandates { status binding council } policies { title } domains { name } } }`,
    );
    expect(rates['answered']!.words).toBe(`${rates['answered']!.count} of ${whole.answerRates.asked}`);
    expect(rates['kept']).toEqual({ count: 1, of: 1, words: '1 of 1' });
    expect(list.find((one) => one.recommendation.id === id)?.differences).toEqual(['PROMISED_DAY_PASSED', 'NOT_ASSESSED']);
    expect(whole).toMatchObject({ name: 'Lab of Examples', representatives: 1, recommendations: { totalCount: whole.answerRates.asked }, mandates: [{ status: 'ACTIVE' }], policies: [{ title: 'Release policy' }] });
    const page = async (filter: string): Promise<string[]> =>
      (await steward.ask<{ it: { edges: { node: { id: string } }[] } }>(`{ it: recommendations(first: 50, filter: ${filter}) { edges { node { id } } } }`)).it.edges.map((edge) => edge.node.id);
    expect(await page('{ assessmentOverdue: true, standing: [ACCEPT] }')).toContain(id);
    expect(await page('{ overdue: true }')).not.toContain(id);
    expect(await page(`{ lab: "${rival.entity}" }`)).toEqual([]);
  });

  it('notice leaves a mandate in force for its days', async () => {
    await done(lab.voice.act(`mutation { act: prepareEndMandate(mandate: "${mandate}") { ${PREPARED} } }`));
    const id = await issued();
    expect(await read(id)).toMatchObject({ binding: 'COMPLY_OR_EXPLAIN' });
    await later(91);
    expect(await read(await issued())).toMatchObject({ binding: 'ADVICE', answerDays: 40 });
  });
});
