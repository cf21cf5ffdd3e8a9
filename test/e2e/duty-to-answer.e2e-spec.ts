import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CloseVotes } from '../../src/modules/councils/index.js';
import { AnswerClocks } from '../../src/modules/recommendations/index.js';
import { connectApp, Database } from '../../src/platform/database/database.js';
import { type TestDatabase, withDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { done, streamOf, type TestLab, withLab } from '../support/labs-world.js';
import { PREPARED } from '../support/member.js';
import { Chamber, rule } from '../support/motions.js';
import { type NodeOptions, startTestNode, type TestNode } from '../support/node.js';
import { signedInAgain } from '../support/people.js';
import { everythingPublished } from '../support/reading-world.js';
import { expectRebuiltAlike } from '../support/rebuilt.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { expectVerified } from '../support/verified.js';

const HOUR = 3_600;
const TABLES = /^public\.(lab_|mandate|policy|recommendation)/;
const WITHOUT_WORKER = { environment: { FOLKMOOT_ROLES: 'web,sequencer' } };

/** From a vote to what the answer is worth, with the motions and ballots of a real council, as an outsider checks it. */
describe('a vote carries a duty to answer', () => {
  const clock = new ShiftedClock();
  let db: TestDatabase;
  let dataDir: string;
  let node: TestNode;
  let chamber: Chamber;
  let lab: TestLab;
  let policy: string;
  let mandate: string;

  /** On the same database and folder as the one before, with connections of its own. */
  const start = async (options: NodeOptions = {}): Promise<TestNode> => {
    const own: TestDatabase = { ...db, database: new Database(await connectApp(db.appUrl, 8), db.ownerUrl, db.appUrl, undefined) };
    return startTestNode({ ...options, clock, db: own, dataDir });
  };

  beforeAll(async () => {
    db = await withDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'folkmoot-duty-'));
    node = await start(WITHOUT_WORKER);
    chamber = await Chamber.of(node);
    lab = await withLab(node, 'Lab, of; Examples');
    policy = await streamOf(node, lab.voice.act(`mutation { act: preparePublishPolicy(lab: "${lab.entity}", title: "Release policy", text: "We release.") { ${PREPARED} } }`));
    const terms = { lab: lab.entity, council: chamber.council, policies: [policy], binding: 'COMPLY_OR_EXPLAIN', answerDays: 40, extensions: 1, extensionDays: 20, noticeDays: 90 };
    mandate = await streamOf(node, lab.voice.act(`mutation ($terms: MandateTermsInput!) { act: prepareSignMandate(terms: $terms, text: "We answer.") { ${PREPARED} } }`, { terms }));
    await done(chamber.steward.act(`mutation { act: prepareAcceptMandate(mandate: "${mandate}") { ${PREPARED} } }`));
  }, 120_000);
  afterAll(async () => {
    await node?.stop();
    await db?.close();
    await rm(dataDir, { recursive: true, force: true });
  }, 30_000);

  const now = (): number => Date.parse(clock.now());
  /** Sessions do not last so long. */
  const later = async (days: number): Promise<void> => {
    await everythingPublished(node);
    clock.forward({ days });
    const members = await Promise.all(chamber.members.map((member) => signedInAgain(node, member)));
    chamber = Object.assign(Object.create(Chamber.prototype) as Chamber, chamber, { members, steward: await signedInAgain(node, chamber.steward) });
    lab = { ...lab, voice: await signedInAgain(node, lab.voice) };
  };
  /** Proposed, voted, closed; nothing else. */
  const voted = async (proposals: readonly Record<string, unknown>[], choice: 'yes' | 'no' = 'yes'): Promise<string[]> => {
    const motions: string[] = [];
    for (const proposal of proposals) {
      const motion = await chamber.propose(proposal);
      await done(chamber.open(motion, rule({}, now())));
      for (const seat of [1, 2, 3]) await done(chamber.cast(motion, chamber.seat(seat), choice));
      motions.push(motion);
    }
    clock.forward({ seconds: HOUR });
    await node.app.get(CloseVotes).run();
    return motions;
  };
  const adopt = (): Record<string, unknown> => ({
    kind: 'ADOPT', lab: lab.entity, policy, mandate, title: 'Tests by others', text: 'Let others test before you release.', measure: 'A report of somebody else is published.',
  });
  const clocks = (): Promise<void> => node.app.get(AnswerClocks).run();
  const show = async <T>(id: string, fields: string): Promise<T> => {
    await everythingPublished(node);
    return (await chamber.steward.ask<{ it: T }>(`{ it: recommendation(id: "${id}") { ${fields} } }`)).it;
  };
  const issues = async (id: string): Promise<number> => (await show<{ history: unknown[] } | null>(id, 'history { command }'))?.history.length ?? 0;

  it('three motions carried, the node ended in the midst of issuing: each becomes a duty exactly once', async () => {
    const motions = await voted([adopt(), adopt(), adopt()]);
    const [failed] = await voted([adopt()], 'no');
    const running = clocks().catch(() => undefined);
    await node.stop();
    await running;
    node = await start(); // with a worker, which finds by itself what is left
    chamber = Object.assign(Object.create(Chamber.prototype) as Chamber, chamber, { node });
    await later(0);
    await eventually(async () => (await Promise.all(motions.map(issues))).every((n) => n === 1), 'three recommendations');
    await Promise.all([clocks(), clocks()]);
    expect(await Promise.all([...motions, failed!].map(issues))).toEqual([1, 1, 1, 0]);
    const one = await show<Record<string, unknown>>(motions[0]!, 'title text measure lab labName council councilName policyTitle binding answerDays status');
    expect(one).toEqual({
      title: 'Tests by others', text: 'Let others test before you release.', measure: 'A report of somebody else is published.', lab: lab.entity, labName: 'Lab, of; Examples',
      council: chamber.council, councilName: 'Council on hiring systems', policyTitle: 'Release policy', binding: 'COMPLY_OR_EXPLAIN', answerDays: 40, status: 'AWAITING',
    });
  }, 120_000);

  it('the lab answers in part and late, the overdue entry stands, the council votes what it is worth, and an auditor finds nothing', async () => {
    const [id] = await voted([adopt()]);
    await clocks();
    await later(41);
    await clocks();
    const response = { standing: 'ACCEPT_IN_PART', by: '2031-01-01', statement: 'By one firm.' };
    await done(lab.voice.act(`mutation ($response: ResponseInput!) { act: prepareRespond(recommendation: "${id}", response: $response) { ${PREPARED} } }`, { response }));
    const assess = (status: string, successor: string | null = null): Record<string, unknown> => ({ kind: 'ASSESS', title: 'What the answer is worth', text: 'We have read the answer and what it promises.', subject: { recommendation: id, assessedAs: status, successor } });
    const [acceptable] = await voted([assess('ACCEPTABLE')]);
    await clocks();
    await done(lab.voice.act(`mutation { act: prepareRevisePolicy(policy: "${policy}", version: 2, text: "One firm tests. We release.", recommendation: "${id}") { ${PREPARED} } }`));
    const [partly] = await voted([assess('PARTLY')]);
    await clocks();
    const one = await show<{ history: { command: string; authorization: string }[] }>(id!, 'status open standing responses { late } assessments { status motion } history { command authorization }');
    expect(one).toMatchObject({ status: 'PARTLY', open: false, standing: 'ACCEPT_IN_PART', responses: [{ late: true }], assessments: [{ status: 'ACCEPTABLE', motion: acceptable }, { status: 'PARTLY', motion: partly }] });
    expect(one.history.map(({ command, authorization }) => `${command} ${authorization}`)).toEqual([
      'IssueRecommendation system', 'MarkOverdue system', 'Respond ed25519', 'Assess system', 'Assess system',
    ]);
    await expectVerified(node);
  }, 120_000);

  it('feeds, table and calendar say the same', async () => {
    await everythingPublished(node);
    const text = async (path: string): Promise<string> => (await node.get(path)).text();
    const csv = await text('/answers.csv');
    expect(csv.split('\r\n')[0]).toMatch(/^id,url,title,council,lab,/);
    expect(csv.trim().split('\r\n')).toHaveLength(5);
    expect(csv).toContain('"Lab, of; Examples"');
    expect(csv).toContain(',partly,no,');
    const atom = await text('/answers/feed.atom');
    expect(atom).toContain('No answer from Lab, of; Examples in time');
    expect(atom).toContain('answers &quot;accept-in-part&quot;, late');
    const feed = JSON.parse(await text('/answers/feed.json')) as { items: { id: string; title: string }[] };
    expect(new Set(feed.items.map((item) => item.id)).size).toBe(feed.items.length);
    const ics = await text('/answers.ics');
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(3); // the three that nobody answered
    expect(ics.replaceAll('\r\n ', '')).toContain('SUMMARY:Lab\\, of\\; Examples: answer due\r\n');
    expect((await text(`/answers.ics?lab=${lab.entity}`)).match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(await text('/answers.ics?council=zzzzzzzzzzzz')).not.toContain('VEVENT');
    expect((await node.get('/answers.ics?lab=../..')).status).toBe(400);
    const { headers } = await node.get('/answers.ics');
    expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual(['text/calendar; charset=utf-8', 'nosniff']);
    expect((await node.get('/answers.ics', { 'if-none-match': headers.get('etag')! })).status).toBe(304);
  });

  it('words are erased by a steward, and the rows made anew from the log are the same', async () => {
    const [version] = await db.database.dataSource.query<{ entry_id: string }[]>('SELECT entry_id FROM policy_version WHERE version = 2');
    const ERASE = `mutation ($openings: [LabErasureInput!]!) { act: prepareErasePolicy(policy: "${policy}", openings: $openings, ground: COURT_ORDER) { ${PREPARED} } }`;
    await done(chamber.steward.act(ERASE, { openings: [{ entry: version!.entry_id, paths: ['/command/text'] }] }));
    const { it: shown } = await chamber.steward.ask<{ it: unknown }>(`{ it: policy(id: "${policy}") { versions { version text difference { kind } } } }`);
    expect(shown).toMatchObject({ versions: [{ version: 2, text: null, difference: [] }, { version: 1, text: 'We release.' }] });
    const [response] = await db.database.dataSource.query<{ entry_id: string; recommendation: string }[]>("SELECT entry_id, recommendation FROM recommendation_event WHERE type = 'LabResponded'");
    const ERASE_ANSWER = `mutation ($id: PublicId!, $openings: [LabErasureInput!]!) { act: prepareEraseRecommendation(recommendation: $id, openings: $openings, ground: PERSONAL_DATA) { ${PREPARED} } }`;
    await done(chamber.steward.act(ERASE_ANSWER, { id: response!.recommendation, openings: [{ entry: response!.entry_id }] }));
    expect(await show(response!.recommendation, 'responses { standing statement }')).toEqual({ responses: [{ standing: 'ACCEPT_IN_PART', statement: null }] });
    await expectVerified(node);

    expect((await expectRebuiltAlike(db.ownerUrl, TABLES)).size).toBe(7); // no file is cited here
  }, 120_000);
});
