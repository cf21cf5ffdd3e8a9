import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { PublishedLog } from '../../src/ledger/index.js';
import { CloseVotes } from '../../src/modules/councils/index.js';
import { SendNotices } from '../../src/modules/notifications/index.js';
import { eventually } from '../support/eventually.js';
import { Chamber, rule, sealedRule } from '../support/motions.js';
import { startTestNode, type TestNode } from '../support/node.js';
import type { Person } from '../support/people.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { startSmtp, type TestSmtp } from '../support/smtp-server.js';

interface Heard {
  readonly voted?: number;
  readonly onRoll?: number;
  readonly open?: boolean;
}

describe('what is told of a vote while it runs', () => {
  let node: TestNode;
  let smtp: TestSmtp;
  let chamber: Chamber;
  const clock = new ShiftedClock();
  beforeAll(async () => {
    smtp = await startSmtp();
    node = await startTestNode({ clock, environment: { FOLKMOOT_SMTP_URL: smtp.url, FOLKMOOT_MAIL_FROM: 'moot@moot.example' } });
    chamber = await Chamber.of(node, ['citizens', 'citizens', 'experts']);
  }, 120_000);
  afterAll(async () => {
    await node?.stop();
    await smtp?.stop();
  });

  /** Listens as a stranger's program would. */
  async function listen(motion: string): Promise<{ readonly heard: Heard[]; readonly raw: string[]; readonly socket: WebSocket }> {
    const socket = new WebSocket(`${node.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const heard: Heard[] = [];
    const raw: string[] = [];
    socket.on('message', (bytes: Buffer) => {
      raw.push(bytes.toString());
      const message = JSON.parse(bytes.toString()) as { type: string; payload?: { data?: { participation: Heard } | null } };
      if (message.type === 'connection_ack') {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: 'subscription ($motion: PublicId!) { participation(motion: $motion) { voted onRoll open } }', variables: { motion } } }));
      }
      if (message.payload?.data) heard.push(message.payload.data.participation);
    });
    await new Promise((resolve) => socket.on('open', resolve));
    socket.send(JSON.stringify({ type: 'connection_init' }));
    return { heard, raw, socket };
  }

  async function withMail(person: Person, address: string): Promise<void> {
    await person.ask('mutation ($address: String!) { setNotificationAddress(address: $address) { code } }', { address });
    await node.app.get(SendNotices).run();
    const mail = await eventually(() => smtp.mails.find(({ to }) => to === address), 'the mail that asks');
    await person.ask('mutation ($token: String!) { confirmAddress(token: $token) { code } }', { token: /confirm\?token=(\S+)/.exec(mail.text)![1] });
    expect(await person.ask('mutation { setPreference(subject: { kind: ME }, way: MAIL, rhythm: AT_ONCE) { code } }')).toEqual({ setPreference: null });
  }

  async function mailed(): Promise<void> {
    const { size } = node.app.get(PublishedLog);
    await eventually(async () => Number((await node.database.dataSource.query<{ seq: string }[]>("SELECT seq::text FROM follower_cursor WHERE name = 'notices'"))[0]?.seq ?? 0) >= size, 'the follower');
    clock.forward({ seconds: 300 });
    await node.app.get(SendNotices).run();
  }

  it('is how many have voted, for sealed votes as for open ones, and ends with the vote', async () => {
    await withMail(chamber.seat(2), 'two@mail.example');
    clock.forward({ seconds: 1 });
    const open = await chamber.propose({ title: 'Meet in the evening' });
    const sealed = await chamber.propose({ title: 'Meet by day' });
    expect(await chamber.open(open, rule({}, Date.parse(clock.now())))).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await chamber.open(sealed, sealedRule({}, Date.parse(clock.now())))).toMatchObject({ __typename: 'EntryReceipt' });
    const [first, second] = await Promise.all([listen(open), listen(sealed)]);
    await eventually(() => first.heard.length > 0 && second.heard.length > 0, 'the state as it is');
    expect(first.heard).toEqual([{ voted: 0, onRoll: 3, open: true }]);
    await chamber.cast(open, chamber.seat(1), 'yes');
    const { salt } = await chamber.seal(sealed, 1, 'no');
    await eventually(() => first.heard.at(-1)?.voted === 1 && second.heard.at(-1)?.voted === 1, 'the first ballots');
    await chamber.cast(open, chamber.seat(3), 'no');
    await eventually(() => first.heard.at(-1)?.voted === 2, 'the second ballot');
    await mailed();

    clock.forward({ seconds: 3_600 });
    await node.app.get(CloseVotes).run();
    await eventually(() => first.heard.at(-1)?.open === false && second.heard.at(-1)?.open === false, 'the end');
    await eventually(() => first.raw.some((text) => text.includes('"complete"')), 'that no more comes');
    await mailed();
    first.socket.close();
    second.socket.close();

    const everything = [...first.raw, ...second.raw, ...smtp.mails.map(({ raw, text }) => raw + text)].join('\n');
    expect(smtp.mails.at(-1)!.text).toContain('Meet in the evening');
    for (const secret of [salt, '"yes"', '"no"', 'choice', 'Member0', chamber.seat(1).id, chamber.seat(3).id]) expect([secret, everything.includes(secret)]).toEqual([secret, false]);
  });

  it('is nothing where there is no vote', async () => {
    const { raw, socket } = await listen('000000000000');
    await eventually(() => raw.some((text) => text.includes('BAD_USER_INPUT')), 'the refusal');
    expect(raw.join('')).toContain('there is no vote on a motion with this id');
    socket.close();
  });
});
