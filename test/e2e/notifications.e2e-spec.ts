import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SendNotices, TakeNotices } from '../../src/modules/notifications/index.js';
import { Jobs } from '../../src/jobs/index.js';
import { PublishedLog } from '../../src/ledger/index.js';
import { connectApp, Database } from '../../src/platform/database/database.js';
import { newPublicId } from '../../src/platform/random.js';
import { fillSeat, foundCouncil } from '../support/councils.js';
import { type TestDatabase, withDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, signedInAgain, withMember, withSteward } from '../support/people.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { startSmtp, type TestSmtp } from '../support/smtp-server.js';
import { say } from '../support/told-motions.js';
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';

const MINE = 'myNotifications { mailAvailable address { address confirmedAt } preferences { subject { kind id } title way rhythm } webhooks { id url lastStatus switchedOffAt } notices { kind subject { kind id } title seq } }';
interface Mine {
  readonly mailAvailable: boolean;
  readonly address: { readonly address: string; readonly confirmedAt: string | null } | null;
  readonly preferences: readonly { readonly subject: { readonly kind: string; readonly id: string }; readonly way: string; readonly rhythm: string }[];
  readonly webhooks: readonly { readonly id: string; readonly lastStatus: number | null; readonly switchedOffAt: string | null }[];
  readonly notices: readonly { readonly kind: string; readonly title: string | null; readonly seq: number | null }[];
}

/** Stands in every part of an entry that nobody may be told: choices, sealed things, counts, words. */
const CANARY = 'c4n4ry';

describe('notices', () => {
  let db: TestDatabase;
  let dataDir: string;
  let node: TestNode;
  let smtp: TestSmtp;
  let receiver: WebhookReceiver;
  const clock = new ShiftedClock();

  let steward: Person;
  let sitting: Person;
  let reader: Person;
  let council: string;

  beforeAll(async () => {
    [db, dataDir, smtp, receiver] = await Promise.all([withDatabase(), mkdtemp(join(tmpdir(), 'folkmoot-notices-')), startSmtp(), startReceiver()]);
    node = await start();
    steward = await withSteward(node);
    sitting = await withMember(node, [], 'Sib');
    reader = await withMember(node, [], 'Rea');
    council = await foundCouncil(steward, 'Council on hiring systems');
  }, 120_000);
  afterAll(async () => {
    await node?.stop();
    await Promise.all([smtp?.stop(), receiver?.stop(), db?.close()]);
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  async function start(): Promise<TestNode> {
    const own: TestDatabase = { ...db, database: new Database(await connectApp(db.appUrl, 6), db.ownerUrl, db.appUrl, undefined) };
    return startTestNode({ db: own, dataDir, clock, environment: { FOLKMOOT_SMTP_URL: smtp.url, FOLKMOOT_MAIL_FROM: 'moot@moot.example', FOLKMOOT_LOCAL_WEBHOOKS: 'on' } });
  }

  const mine = async (person: Person): Promise<Mine> => (await person.ask<{ myNotifications: Mine }>(`{ ${MINE} }`)).myNotifications;
  const prefer = async (person: Person, kind: string, id: string | null, way: string, rhythm: string): Promise<string | null> => {
    const { it } = await person.ask<{ it: { code: string } | null }>(
      'mutation ($subject: NotificationSubjectInput!, $way: NotificationWay!, $rhythm: NotificationRhythm!) { it: setPreference(subject: $subject, way: $way, rhythm: $rhythm) { code } }',
      { subject: { kind, id }, way, rhythm },
    );
    return it?.code ?? null;
  };
  const linkIn = (text: string, page: string): string => new RegExp(`/notifications/${page}\\?token=(\\S+)`).exec(text)![1]!;
  const confirm = async (token: string): Promise<string | null> =>
    (await node.graphql<{ it: { code: string } | null }>('mutation ($token: String!) { it: confirmAddress(token: $token) { code } }', { token })).data.it?.code ?? null;
  const send = (): Promise<void> => node.app.get(SendNotices).run();
  const mailsTo = (person: string) => smtp.mails.filter(({ to }) => to === person);

  async function withAddress(person: Person, address: string): Promise<void> {
    expect(await person.ask('mutation ($address: String!) { setNotificationAddress(address: $address) { code } }', { address })).toEqual({ setNotificationAddress: null });
    await send();
    const mail = await eventually(() => mailsTo(address)[0], 'the mail that asks');
    expect(await confirm(linkIn(mail.text, 'confirm'))).toBeNull();
  }

  /** Sessions end meanwhile: everybody signs in again. */
  async function daysLater(days: number, seconds = 0): Promise<void> {
    clock.forward({ days, seconds });
    steward = await signedInAgain(node, steward);
    sitting = await signedInAgain(node, sitting);
    reader = await signedInAgain(node, reader);
  }

  /** Until the follower has seen everything that is published. */
  async function followed(): Promise<void> {
    const { size } = node.app.get(PublishedLog);
    await eventually(async () => {
      const [row] = await db.database.dataSource.query<{ seq: string }[]>("SELECT seq::text FROM follower_cursor WHERE name = 'notices'");
      return Number(row?.seq ?? 0) >= size;
    }, 'the follower');
  }

  it('write to nobody who did not follow the link that was sent there', async () => {
    expect(await mine(sitting)).toEqual({ mailAvailable: true, address: null, preferences: [], webhooks: [], notices: [] });
    expect(await prefer(sitting, 'ME', null, 'MAIL', 'AT_ONCE')).toBe('NO_ADDRESS');
    await sitting.ask('mutation { setNotificationAddress(address: "sib@mail.example") { code } }');
    expect(await prefer(sitting, 'ME', null, 'MAIL', 'AT_ONCE')).toBe('NO_ADDRESS');
    await send();
    const [mail] = mailsTo('sib@mail.example');
    expect(mail!.headers['subject']).toBe('Folkmoot: confirm this address');
    expect(mail!.headers['list-unsubscribe']).toBeUndefined();
    const token = linkIn(mail!.text, 'confirm');
    expect(await confirm(`${token}x`)).toBe('LINK_NOT_VALID');
    expect(await confirm(token)).toBeNull();
    expect(await confirm(token)).toBeNull();
    expect((await mine(sitting)).address).toMatchObject({ address: 'sib@mail.example', confirmedAt: expect.any(String) });
    expect(await prefer(sitting, 'ME', null, 'MAIL', 'AT_ONCE')).toBeNull();
  });

  it('ask an address three times a day at most, and forget links that are old', async () => {
    const other = await withMember(node, [], 'Oto');
    const ask = (address: string) => other.ask<{ it: { code: string } | null }>('mutation ($address: String!) { it: setNotificationAddress(address: $address) { code } }', { address });
    for (const n of [1, 2, 3]) expect((await ask(`oto${n}@mail.example`)).it).toBeNull();
    expect((await ask('oto4@mail.example')).it?.code).toBe('TOO_OFTEN');
    await send();
    // An address that was given up for another is asked nothing.
    expect(smtp.mails.map(({ to }) => to).filter((to) => to.startsWith('oto'))).toEqual(['oto3@mail.example']);
    expect(await prefer(other, 'MOTION', newPublicId(), 'MAIL', 'DAILY')).toBe('NO_SUCH_SUBJECT');
    await expect(ask('no address')).rejects.toThrow('address');
    await daysLater(3, 60);
    expect(await confirm(linkIn(mailsTo('oto3@mail.example')[0]!.text, 'confirm'))).toBe('LINK_NOT_VALID');
  });

  it('come in one message for each window, to those who asked for them', async () => {
    await withAddress(reader, 'rea@mail.example');
    expect(await prefer(reader, 'COUNCIL', council, 'MAIL', 'DAILY')).toBeNull();
    clock.forward({ seconds: 1 });
    const until = new Date(Date.parse(clock.now()) + 300 * 86_400_000).toISOString();
    expect(await fillSeat(steward, council, { member: sitting.id, name: 'Sib of the North', until })).toMatchObject({ __typename: 'EntryReceipt' });
    const motion = newPublicId();
    await say(node, `motion/${motion}`, { type: 'MotionProposed', council, lab: null, by: sitting.id, text: CANARY });
    const closesAt = new Date(Date.parse(clock.now()) + 3 * 86_400_000).toISOString();
    await say(node, `motion/${motion}`, { type: 'VoteOpened', rule: { closesAt, ballots: 'sealed', words: CANARY }, roll: { hash: CANARY } });
    await followed();
    const before = smtp.mails.length;
    await send();
    expect(smtp.mails.length).toBe(before);
    clock.forward({ seconds: 300 });
    await send();
    // Two things happened to one person within one window: one mail.
    const own = mailsTo('sib@mail.example').slice(1);
    expect(own).toHaveLength(1);
    expect(own[0]!.headers['subject']).toBe('Folkmoot: 2 notices');
    expect(own[0]!.text).toContain('You have a seat in a council: "Council on hiring systems"');
    expect(own[0]!.text).toContain(`Voting has begun, and your vote is asked for: motion ${motion}\nhttp://localhost:3000/motions/${motion}`);
    expect(own[0]!.headers).toMatchObject({ 'list-unsubscribe-post': 'List-Unsubscribe=One-Click', 'auto-submitted': 'auto-generated' });
    expect(own[0]!.headers['list-unsubscribe']).toMatch(/^<http:\/\/localhost:3000\/notifications\/stop\?token=\S+>$/);
    expect(mailsTo('rea@mail.example')).toHaveLength(1); // the one that asked
    await daysLater(1);
    await send();
    const digest = mailsTo('rea@mail.example').slice(1);
    expect(digest.map(({ headers }) => headers['subject'])).toEqual(['Folkmoot: 3 notices']);
    expect(digest[0]!.text).toContain('A seat was filled in a council: "Council on hiring systems"');
    expect((await mine(reader)).notices.map(({ kind }) => kind).sort()).toEqual(['MOTION_PROPOSED', 'SEAT_FILLED', 'VOTE_OPENED']);

    // A day before the end, whoever has not voted is reminded; who has, is not; and a new text makes ballots stale.
    await node.app.get(TakeNotices).watchDeadlines();
    await daysLater(1);
    await say(node, `ballot/${motion}-1`, { type: 'BallotCast', by: sitting.id, choice: CANARY, sealed: CANARY, reason: CANARY });
    await followed();
    await node.app.get(TakeNotices).watchDeadlines();
    clock.forward({ seconds: 300 });
    await send();
    expect(mailsTo('sib@mail.example')).toHaveLength(2);
    await say(node, `motion/${motion}`, { type: 'MotionRevised', version: 2, text: CANARY, by: sitting.id });
    await followed();
    for (const _ of [1, 2]) await node.app.get(TakeNotices).watchDeadlines();
    clock.forward({ seconds: 300 });
    await send();
    const stale = mailsTo('sib@mail.example').at(-1)!;
    expect(stale.text).toContain('A text on which you voted has changed');
    expect(stale.text).toContain('Voting closes within a day, and you have not voted');
    await say(node, `motion/${motion}`, { type: 'VoteClosed', result: { outcome: CANARY, overall: { yes: 41417, no: 43437 } } });
    await followed();
  });

  it('go to webhooks, signed over the very bytes that are sent', async () => {
    const add = (url: string) => reader.ask<{ it: { __typename: string; id: string; secret: string; code?: string } }>(
      'mutation ($url: String!) { it: addWebhook(url: $url) { __typename ... on AddedWebhook { id secret } ... on NotificationRefused { code } } }', { url });
    for (const url of ['ftp://example.org', 'https://user:word@example.org/', 'https://example.org/#part', 'nonsense']) expect((await add(url)).it.code).toBe('NOT_AN_ADDRESS');
    const { it: made } = await add(receiver.url);
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify(await mine(reader))).not.toContain(made.secret);
    const [row] = await db.database.dataSource.query<{ sealed_secret: Buffer }[]>('SELECT sealed_secret FROM webhook WHERE id = $1', [made.id]);
    expect(row!.sealed_secret.toString('latin1')).not.toContain(made.secret.slice(6, 30));
    // Nobody removes another's.
    expect(await sitting.ask(`mutation { removeWebhook(id: "${made.id}") { code } }`)).toEqual({ removeWebhook: { code: 'NO_SUCH_WEBHOOK' } });

    expect(await prefer(reader, 'COUNCIL', council, 'WEBHOOK', 'AT_ONCE')).toBeNull();
    clock.forward({ seconds: 1 });
    const motion = newPublicId();
    const seq = await say(node, `motion/${motion}`, { type: 'MotionProposed', council, lab: null, by: sitting.id, title: CANARY });
    await followed();
    clock.forward({ seconds: 60 });
    await send();
    expect(receiver.posts).toHaveLength(1);
    const { headers, body } = receiver.posts[0]!;
    const signed = Buffer.concat([Buffer.from(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.`), body]);
    const signature = createHmac('sha256', Buffer.from(made.secret.slice('whsec_'.length), 'base64')).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${signature}`);
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.parse(clock.now()) / 1000)).toBeLessThan(10);
    expect(JSON.parse(body.toString('utf8'))).toMatchObject({
      type: 'notices',
      data: { notices: [{ kind: 'motion-proposed', subject: { kind: 'motion', id: motion }, title: null, url: `http://localhost:3000/motions/${motion}`, seq }] },
    });
    await eventually(async () => (await mine(reader)).webhooks[0]?.lastStatus === 204, 'the status');
  });

  it('come to a webhook again under the same id, follow no redirect, and end where it is gone', async () => {
    const happened = async (): Promise<void> => {
      await say(node, `motion/${newPublicId()}`, { type: 'MotionProposed', council, lab: null, by: sitting.id });
      await followed();
      clock.forward({ seconds: 60 });
      await send();
    };
    receiver.answer(302);
    const before = receiver.posts.length;
    await happened();
    expect(receiver.posts.slice(before).map(({ headers }) => headers['host'])).toHaveLength(1);
    receiver.answer(204);
    clock.forward({ seconds: 61 });
    await send();
    const [first, second] = receiver.posts.slice(before);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(second!.headers['webhook-timestamp']).not.toBe(first!.headers['webhook-timestamp']);

    receiver.answer(410);
    await happened();
    const posts = receiver.posts.length;
    await happened();
    expect(receiver.posts.length).toBe(posts);
    const { webhooks, notices } = await mine(reader);
    expect(webhooks[0]).toMatchObject({ lastStatus: 410, switchedOffAt: expect.any(String) });
    expect(notices.find(({ kind }) => kind === 'YOUR_WEBHOOK_IS_OFF')).toMatchObject({ seq: null });
    await eventually(() => mailsTo('rea@mail.example').some(({ text }) => text.includes('A webhook of yours was switched off')), 'the mail that says so');
  });

  it('are not sent twice where the node stops in the midst, nor when it reads its log again', async () => {
    expect(await prefer(reader, 'COUNCIL', council, 'MAIL', 'AT_ONCE')).toBeNull();
    await send();
    await say(node, `motion/${newPublicId()}`, { type: 'MotionProposed', council, lab: null, by: sitting.id });
    await followed();
    clock.forward({ seconds: 300 });
    const before = smtp.mails.length;
    let stopping: Promise<void> | undefined;
    smtp.onMail(async () => {
      stopping ??= node.stop(); // while the mail server has it and has not said so
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    await node.app.get(Jobs).add('send-notices', 'in the midst');
    await eventually(() => stopping !== undefined, 'a mail');
    await stopping;
    smtp.onMail(undefined);
    const sent = smtp.mails.length - before;
    expect(sent).toBe(1);
    await db.database.dataSource.query("UPDATE follower_cursor SET seq = 0 WHERE name = 'notices'");
    node = await start();
    await daysLater(0);
    await followed();
    clock.forward({ seconds: 2_000 }); // longer than it takes to think that whoever was sending is dead
    await send();
    expect(smtp.mails.length - before).toBe(sent);
  });

  it('wait where the mail server is away or busy, and end where an address is refused', async () => {
    const test = () => sitting.ask<{ it: { code: string } | null }>('mutation { it: sendTestNotice(way: MAIL) { code } }');
    smtp.refuse('450 later');
    expect((await test()).it).toBeNull();
    const before = mailsTo('sib@mail.example').length;
    await send();
    smtp.refuse(undefined);
    await send();
    expect(mailsTo('sib@mail.example').length).toBe(before);
    clock.forward({ seconds: 61 });
    await send();
    expect(mailsTo('sib@mail.example').at(-1)!.headers['subject']).toBe('Folkmoot: test notice');
    smtp.refuse('550 nobody here');
    expect((await test()).it).toBeNull();
    await send();
    smtp.refuse(undefined);
    await daysLater(1);
    await send();
    expect(mailsTo('sib@mail.example').length).toBe(before + 1);
  });

  it('end with one request of a mail program, which nobody need be signed in for', async () => {
    const stop = /<(\S+)>/.exec(mailsTo('rea@mail.example').at(-1)!.headers['list-unsubscribe']!)![1]!;
    const { pathname, search } = new URL(stop);
    const looked = await node.get(pathname + search);
    expect(looked.status).toBe(200);
    expect((await mine(reader)).address).not.toBeNull(); // looking changes nothing: mail programs look ahead
    const posted = await fetch(node.url + pathname + search, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
    expect(posted.status).toBe(200);
    expect(await mine(reader)).toMatchObject({ address: null });
    expect((await mine(reader)).preferences.map(({ way }) => way)).not.toContain('MAIL');
  });

  it('told nobody what is not his to know', () => {
    const everything = [...smtp.mails.map(({ raw, text }) => raw + text), ...receiver.posts.map(({ body, headers }) => body.toString('utf8') + JSON.stringify(headers))].join('\n');
    const found = [CANARY, 'Sib of the North', '41417', '43437', 'sealed"', 'choice', sitting.token, reader.token].filter((secret) => everything.includes(secret));
    expect(found).toEqual([]);
    const names = ['Sib', 'Rea', 'hiring', 'motion'];
    for (const { headers } of smtp.mails) for (const name of names) expect(headers['subject']).not.toContain(name);
  });

  it('are forgotten with the member', async () => {
    const rows = async (): Promise<number> => {
      const [row] = await db.database.dataSource.query<{ n: number }[]>(
        `SELECT (SELECT count(*) FROM notification_address WHERE member = $1) + (SELECT count(*) FROM notice WHERE member = $1) + (SELECT count(*) FROM notification_preference WHERE member = $1) AS n`, [sitting.id]);
      return row!.n;
    };
    expect(await rows()).toBeGreaterThan(0);
    await steward.act(`mutation { act: removeMember(member: "${sitting.id}", reason: LEFT) { ${PREPARED} } }`);
    await node.app.get(PublishedLog).included((await node.database.dataSource.query<{ id: string }[]>("SELECT entry_id AS id FROM ledger_pending WHERE stream_kind = 'members' ORDER BY id DESC LIMIT 1"))[0]!.id, 20_000);
    await followed();
    expect(await rows()).toBe(0);
  });
});
