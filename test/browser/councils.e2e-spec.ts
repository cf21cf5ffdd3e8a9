import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { browserOrSkip } from '../support/browser.js';
import { CHARTER, fillSeat, foundCouncil, inDays } from '../support/councils.js';
import { freePort } from '../support/free-port.js';
import { PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withEditor, withMember, withSteward } from '../support/people.js';
import * as pages from '../support/pages.js';
import { builtAssets } from '../support/portal-build.js';
import type { PersonsBrowser } from '../support/virtual-passkeys.js';

// axe takes its time on a busy machine.
jest.setTimeout(300_000);

const browser = await browserOrSkip();
const SHOTS = process.env['COUNCIL_SHOTS'];
const { sign } = pages;

(browser ? describe : describe.skip)('councils in a browser', () => {
  let node: TestNode;
  let origin: string;
  let steward: Person;
  let council: string;
  let lab: string;

  beforeAll(async () => {
    builtAssets();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    node = await startTestNode({ environment: { PORT: String(port), FOLKMOOT_PUBLIC_URL: origin, FOLKMOOT_ROLES: 'web,sequencer' } });
    steward = await withSteward(node);
    const editor = await withEditor(node);
    const { it: entity } = await editor.ask<{ it: { streamId: string } }>('mutation { it: registerEntity(kind: ORGANISATION, name: "Example Lab") { ... on EntryReceipt { streamId } } }');
    lab = entity.streamId;
    council = await foundCouncil(steward);
    const [ada, ben, cho] = [await withMember(node, [], 'Ada'), await withMember(node, [], 'Ben'), await withMember(node, [], 'Cho')];
    await fillSeat(steward, council, { member: ada.id, name: 'Ada Lovelace' });
    await fillSeat(steward, council, { member: ben.id, name: 'Ben <script>alert(1)</script>' });
    await fillSeat(cho, council, { member: cho.id, name: 'Cho', class: 'affected-groups', way: 'SELF_NOMINATION', until: inDays(300) });
    await ada.act(`mutation { act: prepareDeclareInterest(council: "${council}", seat: 1, lab: "${lab}", kind: SHARES, note: "Forty shares.") { ${PREPARED} } }`);
    await ada.act(`mutation { act: prepareDelegate(council: "${council}", seat: 1, to: 3, until: "${inDays(100)}") { ${PREPARED} } }`);
    await ada.act(
      `mutation ($proposal: ProposalInput!) { act: prepareProposeMotion(council: "${council}", proposal: $proposal) { ${PREPARED} } }`,
      { proposal: { kind: 'RESOLVE', title: 'Meet in the evening', text: 'The council meets in the evening, so that who works can come.', commentsUntil: inDays(9) } },
    );
    await ben.act(`mutation { act: prepareVacateSeat(council: "${council}", seat: 2, reason: RESIGNED) { ${PREPARED} } }`);
  });
  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  const look = (page: Page, name: string): Promise<void> => pages.look(page, name, SHOTS);
  const open = (path: string, options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> => pages.visit(browser!, origin + path, options, use);
  const joins = (name: string, roles: readonly string[]): Promise<PersonsBrowser> => pages.joins(browser!, origin, steward, name, roles);

  it('[chromium] everybody reads councils, seats, interests and the charter, without any script', async () => {
    await open('/councils', { javaScriptEnabled: false }, async (page) => {
      await page.getByRole('link', { name: 'Council on hiring systems' }).click();
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Council on hiring systems');
      const text = (await page.textContent('main')) ?? '';
      for (const words of ['Ada Lovelace', 'by appointment', 'One seat of this class is vacant', 'Nobody serves more than one term', 'Forty shares.', 'Example Lab', 'Seat 3 also votes for seat 1', 'Meet in the evening', 'anybody may comment until', 'The council has decided nothing yet', CHARTER.text]) {
        expect(text).toContain(words);
      }
      expect(text).toContain('Ben <script>alert(1)</script>');
      await page.getByRole('link', { name: 'All acts on seat 1' }).click();
      expect(await page.textContent('main')).toContain('Somebody came into the seat by appointment');
    });
    for (const path of ['/councils', `/councils/${council}`, `/councils/${council}/charter/1`, `/councils/${council}/minutes`]) {
      await open(path, {}, (page) => look(page, path.split('/').slice(1, 2).concat(path.split('/').slice(3)).join('-') + (path === '/councils' ? '-list' : '')));
      await open(path, { colorScheme: 'dark' }, async (page) => {
        expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
      });
    }
    expect((await node.get('/councils/n0b0dy000000')).status).toBe(404);
    expect((await node.get(`/councils/${council}/charter/9`)).status).toBe(404);
    expect((await node.get('/councils/found')).status).toBe(303);
  });

  it('[chromium] a steward founds a council and fills a seat; nothing typed is lost', async () => {
    const { page, context } = await joins('Sara', ['steward']);
    await page.goto(`${origin}/councils`);
    await page.getByRole('link', { name: 'Found a council' }).click();
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('link', { name: 'Give the council a name' }).waitFor();
    await look(page, 'found-errors');
    await page.getByLabel('Name of the council').fill('Council on lifts');
    await page.getByLabel('What it is for').fill('To say what lifts may decide by themselves.');
    await page.getByLabel('Text of the charter').fill('Nine people, drawn by lot, decide in public.\n\nThey answer to everybody.');
    const first = page.getByRole('group', { name: 'Class 1 of seats' });
    await first.getByLabel('Name of the class').fill('Passengers');
    await first.getByLabel('Number of seats').fill('nine');
    await first.getByLabel('By appointment').check();
    await first.getByLabel('By naming oneself').check();
    await first.getByLabel('The seat is filled as always').check();
    await page.getByRole('button', { name: 'Add another class' }).click();
    expect(await page.getByRole('group', { name: /^Class \d of seats/ }).count()).toBe(4);
    expect(await page.getByLabel('Name of the council').inputValue()).toBe('Council on lifts');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('link', { name: 'Give a number of seats' }).click();
    expect(await page.evaluate('document.activeElement?.id')).toBe('f-seats0');
    await first.getByLabel('Number of seats').fill('9');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await look(page, 'found-sign');
    await page.getByRole('button', { name: 'Change what you wrote' }).click();
    expect(await first.getByLabel('By naming oneself').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await sign(page);

    await page.getByRole('link', { name: 'Council on lifts' }).click();
    await page.getByRole('link', { name: 'Keep this council' }).click();
    await look(page, 'keep');
    await page.getByLabel('Class').selectOption({ index: 1 });
    await page.getByLabel('Member', { exact: true }).selectOption({ label: 'Ada' });
    await page.getByLabel('Name under which the member sits there').fill('Ada Lovelace');
    await page.getByLabel('by lot').check();
    await page.getByRole('button', { name: 'Go on to sign' }).first().click();
    await page.getByRole('alert').getByText('There is a problem').waitFor();
    expect(await page.getByLabel('Name under which the member sits there').inputValue()).toBe('Ada Lovelace');
    await page.getByLabel('by appointment').check();
    await page.getByRole('button', { name: 'Go on to sign' }).first().click();
    await sign(page);
    await page.getByText('Ada Lovelace').waitFor();

    // A new version of the charter is the council's to decide by now.
    await page.getByRole('link', { name: 'Keep this council' }).click();
    await page.getByRole('link', { name: 'Write a new version of the charter' }).click();
    expect(await page.getByLabel('Text of the charter').inputValue()).toContain('They answer to everybody.');
    await look(page, 'adopt');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByText('only its own vote changes the charter').waitFor();

    await page.goto(`${origin}/councils/${council}/keep`);
    await page.getByText('Vacate a seat').last().click();
    await page.getByLabel('Seat', { exact: true }).selectOption({ index: 1 });
    await page.getByLabel('Died').check();
    await page.getByRole('button', { name: 'Go on to sign' }).nth(1).click();
    await page.getByRole('heading', { name: 'Vacate a seat of a council' }).waitFor();
    await context.close();
  });

  it('[chromium] a member puts himself forward, declares an interest, delegates, and resigns', async () => {
    const { page, context } = await joins('Vera', []);
    await page.goto(`${origin}/seats`);
    await page.getByText('You hold no seat').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Councils' }).click();
    await page.getByRole('link', { name: 'Council on hiring systems' }).click();
    await page.getByRole('link', { name: 'Put yourself forward' }).click();
    await look(page, 'stand');
    await page.getByLabel('Affected groups').check();
    await page.getByLabel('Last day of the term').fill('31.12.2027');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('link', { name: 'Give a day such as' }).waitFor();
    await page.getByLabel('Last day of the term').fill(inDays(200).slice(0, 10));
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await sign(page);

    await page.goto(`${origin}/account`);
    await page.getByRole('link', { name: 'Your seats' }).click();
    await look(page, 'seats');
    await page.getByText('Declare an interest').click();
    await page.getByRole('button', { name: 'Go on to sign' }).first().click();
    await page.getByRole('link', { name: 'Choose a lab' }).waitFor();
    await page.getByLabel('Lab').selectOption({ label: 'Example Lab' });
    await page.getByLabel('What ties you to it').selectOption({ label: 'Family' });
    await page.getByLabel('In a few words').fill('My sister works there.');
    await look(page, 'seats-errors');
    await page.getByRole('button', { name: 'Go on to sign' }).first().click();
    await sign(page);
    await page.getByText('My sister works there.').waitFor();

    await page.getByText('Let another seat vote for you').click();
    await page.getByLabel('Seat', { exact: true }).selectOption({ index: 1 });
    await page.getByLabel('Last day').fill(inDays(100).slice(0, 10));
    await page.locator('details', { hasText: 'Let another seat vote for you' }).getByRole('button').click();
    await sign(page);
    await page.getByText('votes for you where you do not vote yourself').waitFor();
    await look(page, 'seats-full');
    await page.getByRole('button', { name: 'Take it back' }).click();
    await sign(page);
    await page.getByRole('button', { name: 'It has ended' }).click();
    await sign(page);

    await page.goto(`${origin}/councils/${council}`);
    await page.getByRole('link', { name: 'Propose a new charter' }).click();
    await page.getByLabel('Days in which the council judges').fill('30');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('link', { name: 'Give your motion a title' }).waitFor();
    await page.getByLabel('Title of your motion').fill('Thirty days are enough');
    await look(page, 'propose-charter');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await sign(page);
    await page.getByRole('link', { name: 'Thirty days are enough' }).waitFor();
    await page.goto(`${origin}/seats`);

    await page.getByText('Resign', { exact: true }).click();
    await page.locator('details', { hasText: 'You leave your seat at once' }).getByRole('button').click();
    await sign(page);
    await page.getByText('You hold no seat').waitFor();
    await context.close();
  });
});
