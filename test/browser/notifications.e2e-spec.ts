import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SendNotices } from '../../src/modules/notifications/index.js';
import { browserOrSkip } from '../support/browser.js';
import { foundCouncil } from '../support/councils.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withMember, withSteward } from '../support/people.js';
import { builtAssets } from '../support/portal-build.js';
import { startSmtp, type TestSmtp } from '../support/smtp-server.js';

// axe takes its time on a busy machine.
jest.setTimeout(300_000);

const browser = await browserOrSkip();

(browser ? describe : describe.skip)('notifications in a browser', () => {
  let node: TestNode;
  let smtp: TestSmtp;
  let origin: string;
  let council: string;
  let member: Person;

  beforeAll(async () => {
    builtAssets();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    smtp = await startSmtp();
    node = await startTestNode({ environment: { PORT: String(port), FOLKMOOT_PUBLIC_URL: origin, FOLKMOOT_SMTP_URL: smtp.url, FOLKMOOT_MAIL_FROM: 'moot@moot.example' } });
    council = await foundCouncil(await withSteward(node));
    member = await withMember(node, [], 'Mia');
  });
  afterAll(async () => {
    await browser?.close();
    await node?.stop();
    await smtp?.stop();
  });

  async function pageOf(javaScriptEnabled: boolean, token?: string): Promise<Page> {
    const context = await browser!.newContext({ javaScriptEnabled, viewport: { width: 360, height: 800 } });
    if (token !== undefined) await context.addCookies([{ name: 'folkmoot-session', value: token, url: origin, httpOnly: true, sameSite: 'Strict' }]);
    return context.newPage();
  }

  /** The same address again where scripts run, since axe is one. */
  async function look(path: string, token?: string): Promise<void> {
    const page = await pageOf(true, token);
    await page.goto(origin + path);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await page.context().close();
  }

  it('[chromium] are chosen, confirmed and ended without a script', async () => {
    const page = await pageOf(false, member.token);
    await page.goto(`${origin}/account`);
    await page.getByRole('link', { name: 'Notifications' }).click();
    await page.getByRole('heading', { level: 1, name: 'Notifications' }).waitFor();

    await page.getByLabel('Your address').fill('mia@mail.example');
    await page.getByRole('button', { name: 'Send me the link' }).click();
    await page.getByText('A link was sent to your address').waitFor();
    await node.app.get(SendNotices).run();
    const mail = await eventually(() => smtp.mails[0], 'the mail');
    const link = /http\S+\/notifications\/confirm\?token=\S+/.exec(mail.text)![0];

    const mailProgram = await pageOf(false);
    await mailProgram.goto(link);
    await look(link.slice(origin.length));
    await mailProgram.getByRole('button', { name: 'It is mine' }).click();
    await mailProgram.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();

    await page.goto(`${origin}/account/notifications?kind=COUNCIL&id=${council}`);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await page.getByLabel('Its number (optional)').inputValue()).toBe(council); // nothing typed is lost
    await page.getByLabel('Mail').check();
    await page.getByLabel('Once a day, at 06:00 UTC').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByRole('link', { name: 'Council: Council on hiring systems' }).waitFor();

    await page.getByText('Add a webhook').first().click();
    await page.getByLabel('Address to post to').fill('http://example.org/hook');
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await page.getByLabel('Address to post to').fill('https://example.org/hook');
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    expect(await page.locator('.fm-code__value').textContent()).toMatch(/^whsec_/);
    await page.getByRole('link', { name: 'Back to your notifications' }).click();
    await page.getByText('https://example.org/hook', { exact: true }).waitFor();
    await look('/account/notifications', member.token);

    await page.getByRole('button', { name: 'Remove (webhook https://example.org/hook)' }).click();
    await page.getByText('None.').waitFor();
    await page.getByRole('button', { name: 'Send me a test mail' }).click();
    await page.getByText('A test is on its way').waitFor();
    await node.app.get(SendNotices).run();
    const test = await eventually(() => smtp.mails[1], 'the test');
    const stop = /http\S+\/notifications\/stop\?token=\S+/.exec(test.text)![0];
    await mailProgram.goto(stop);
    await look(stop.slice(origin.length));
    await mailProgram.getByRole('button', { name: 'Send no more mail' }).click();
    await mailProgram.getByRole('heading', { name: 'No more mail will come' }).waitFor();
    await page.goto(`${origin}/account/notifications`);
    await page.getByText('Nothing yet.').waitFor();
    await mailProgram.goto(`${origin}/notifications/confirm?token=nonsense`);
    await mailProgram.getByRole('button', { name: 'It is mine' }).click();
    await mailProgram.getByRole('heading', { name: 'This link does not work' }).waitFor();
  });
});
