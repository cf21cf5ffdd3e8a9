import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { InviteFirstSteward } from '../../src/modules/members/index.js';
import { browserOrSkip } from '../support/browser.js';
import { freePort } from '../support/free-port.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { builtAssets } from '../support/portal-build.js';
import { type PersonsBrowser, personsBrowser } from '../support/virtual-passkeys.js';

jest.setTimeout(120_000);

const browser = await browserOrSkip();
const SHOTS = process.env['DESK_SHOTS'];
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 800 };

(browser ? describe : describe.skip)('the desk in a browser', () => {
  let node: TestNode;
  let origin: string;
  let ada: PersonsBrowser; // steward
  let ben: PersonsBrowser; // editor

  beforeAll(async () => {
    builtAssets();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    node = await startTestNode({ environment: { PORT: String(port), FOLKMOOT_PUBLIC_URL: origin } });
    [ada, ben] = await Promise.all([personsBrowser(browser!, { viewport: DESK }), personsBrowser(browser!, { viewport: DESK })]);
  });

  afterAll(async () => {
    await Promise.all([ada?.context.close(), ben?.context.close()]);
    await browser?.close();
    await node?.stop();
  });

  /** What axe finds wrong on the page as it stands. */
  async function violations(page: Page): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page }).analyze();
    return found.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  }

  async function look(page: Page, name: string): Promise<void> {
    expect(await violations(page)).toEqual([]);
    if (SHOTS === undefined) return;
    mkdirSync(SHOTS, { recursive: true });
    await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
    await page.setViewportSize(PHONE);
    await page.screenshot({ path: `${SHOTS}/${name}-phone.png`, fullPage: true });
    await page.setViewportSize(DESK);
  }

  async function joinBy(person: PersonsBrowser, link: string, name: string): Promise<void> {
    await person.page.goto(link);
    await person.page.getByLabel('Your name').fill(name);
    await person.page.getByRole('button', { name: 'Make a passkey and join' }).click();
    await person.page.waitForURL(/\/(desk|account)$/);
  }

  async function sign(page: Page): Promise<void> {
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Read and sign' }).waitFor();
    await page.getByRole('button', { name: 'Sign with your passkey' }).click();
    await page.getByText('Signed and recorded').waitFor();
  }

  it('[chromium] the first steward joins by the link that the start prints, and the secret stays in the browser', async () => {
    const link = await node.app.get(InviteFirstSteward).invite();
    const asked: string[] = [];
    ada.page.on('request', (request) => asked.push(request.url()));
    await ada.page.goto(`${origin}/join#${link!.invitation}.${link!.secret}`);
    await look(ada.page, 'join');
    await joinBy(ada, `${origin}/join#${link!.invitation}.${link!.secret}`, 'Ada Steward');
    expect(asked.filter((url) => url.includes(link!.secret) && !url.includes('#'))).toEqual([]);
    const cookies = await ada.context.cookies();
    expect(cookies).toMatchObject([{ name: 'folkmoot-session', httpOnly: true, sameSite: 'Strict' }]);
    await ada.page.goto(`${origin}/account`);
    await look(ada.page, 'account');
  });

  it('[chromium] the steward invites an editor; the link is shown once; the editor joins in another browser', async () => {
    await ada.page.goto(`${origin}/members`);
    await look(ada.page, 'members');
    await ada.page.getByRole('link', { name: 'Invite somebody' }).click();
    await look(ada.page, 'invite');
    await ada.page.getByLabel('A person').check();
    await ada.page.getByLabel('Editor', { exact: true }).check();
    await ada.page.getByRole('button', { name: 'Go on to sign' }).click();
    await look(ada.page, 'sign-invite');
    await sign(ada.page);
    await look(ada.page, 'link');
    const link = await ada.page.locator('.fm-once').innerText();
    await joinBy(ben, link, 'Ben Editor');
    await ada.page.goto(`${origin}/members`);
    await ada.page.getByRole('link', { name: 'Ben Editor' }).click();
    await look(ada.page, 'member');
  });
});
