import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { InviteFirstSteward } from '../../src/modules/members/index.js';
import { browserOrSkip } from '../support/browser.js';
import { fileReport, MINIMAL, openCase } from '../support/filing.js';
import { freePort } from '../support/free-port.js';
import { startTestNode, type TestNode } from '../support/node.js';
import * as pages from '../support/pages.js';
import { builtAssets } from '../support/portal-build.js';
import { type PersonsBrowser, personsBrowser } from '../support/virtual-passkeys.js';

// axe and the tabulator take their time on a busy machine.
jest.setTimeout(300_000);

const browser = await browserOrSkip();
const SHOTS = process.env['DESK_SHOTS'];
const { DESK, sign } = pages;

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

  const look = (page: Page, name: string): Promise<void> => pages.look(page, name, SHOTS);

  async function joinBy(person: PersonsBrowser, link: string, name: string): Promise<void> {
    await person.page.goto(link);
    await person.page.getByLabel('Your name').fill(name);
    await person.page.getByRole('button', { name: 'Make a passkey and join' }).click();
    await person.page.waitForURL(/\/(desk|account)$/);
  }

  async function invite(role?: 'Editor' | 'Steward'): Promise<string> {
    await ada.page.goto(`${origin}/members/invite`);
    await ada.page.getByLabel('A person').check();
    if (role !== undefined) await ada.page.getByLabel(role, { exact: true }).check();
    await ada.page.getByRole('button', { name: 'Go on to sign' }).click();
    await sign(ada.page);
    return ada.page.locator('.fm-once').innerText();
  }

  /** Goes on by the tabulator until the focus is on what has this name, as somebody without a mouse does. */
  async function tabTo(page: Page, name: string | RegExp): Promise<void> {
    const target = page.getByRole('button', { name }).or(page.getByRole('link', { name })).or(page.getByLabel(name)).or(page.locator('summary', { hasText: name })).first();
    await target.waitFor();
    for (let i = 0; i < 150; i++) {
      await page.keyboard.press('Tab');
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`the tabulator does not reach ${String(name)}`);
  }

  async function open(page: Page, summary: string): Promise<void> {
    await page.locator('summary', { hasText: summary }).first().click();
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
    await ada.page.goto(`${origin}/members/invite`);
    await look(ada.page, 'invite');
    const link = await invite('Editor');
    await look(ada.page, 'link');
    await joinBy(ben, link, 'Ben Editor');
    await ada.page.goto(`${origin}/members`);
    await ada.page.getByRole('link', { name: 'Ben Editor' }).click();
    await look(ada.page, 'member');
  });

  const SERIOUS = { ...MINIMAL, title: 'Chat program told a child to stop eating', severity: 'SERIOUS_INCIDENT', harmTypes: ['PSYCHOLOGICAL'], links: ['https://news.example/a'] };

  it('[chromium] an editor takes a report, asks the reporter, drafts and publishes an incident by keyboard alone, and accepts', async () => {
    await fileReport(node, { ...MINIMAL, title: 'A robot arm hit a worker in a plant' });
    const { reportId, caseCode } = await fileReport(node, { ...MINIMAL, countries: ['DE'], systems: [{ name: 'Arm 7', version: '2' }], links: ['https://news.example/arm'] });
    const { page } = ben;
    await page.goto(`${origin}/desk`);
    await look(page, 'queue');
    await page.getByRole('link', { name: MINIMAL.title, exact: true }).click();
    await look(page, 'report-new');
    await page.getByRole('button', { name: 'Take this report' }).click();
    await page.getByText('The report is yours now.').waitFor();
    await look(page, 'report-mine');

    await open(page, 'Ask the reporter');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('link', { name: 'Fill in: Your question' }).waitFor();
    await look(page, 'report-error');
    await page.getByLabel('Your question').fill('Which plant was it?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('The question waits').waitFor();
    expect(await openCase(node, caseCode!)).toMatchObject({ questions: [{ text: 'Which plant was it?' }] });

    // From here without a mouse.
    await tabTo(page, 'Draft a new incident from this report');
    await page.keyboard.press('Enter');
    await page.waitForURL(/incidents\/new/);
    await look(page, 'draft-new');
    await tabTo(page, /^Summary$/);
    await page.keyboard.type('A robot arm is said to have hit a worker although its gate was open.');
    await tabTo(page, 'Find an entity by name');
    await page.keyboard.type('Armworks');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Not among them?');
    await page.keyboard.type('Organisation');
    await tabTo(page, 'Register and add');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Part of Armworks');
    await page.keyboard.type('Alleged developer'.slice(8));
    await tabTo(page, /^No$/);
    await page.keyboard.press('Space');
    await look(page, 'draft-form');
    await tabTo(page, 'Save the draft');
    await page.keyboard.press('Enter');
    await page.getByText('The draft is saved').waitFor();
    await look(page, 'draft-saved');
    const incident = /incidents\/([0-9a-z]{12})\/edit/.exec(page.url())![1]!;
    expect((await node.get(`/incidents/${incident}`)).status).toBe(404);
    await tabTo(page, /^Publish$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/publish$/);
    await look(page, 'sign-publish');
    await tabTo(page, 'Sign with your passkey');
    await page.keyboard.press('Enter');
    await page.getByText('Signed and recorded').waitFor();
    expect(await (await node.get(`/incidents/${incident}`)).text()).toContain('A robot arm is said to have hit a worker');

    await page.goto(`${origin}/desk/reports/${reportId}`);
    await page.getByRole('button', { name: 'Accept this report' }).click();
    await sign(page);
    expect(await openCase(node, caseCode!)).toMatchObject({ status: 'ACCEPTED', incidents: [incident] });
    await look(page, 'report-accepted');

  });

  it('[chromium] a published incident is corrected with a reason, then withdrawn; both are signed and both are seen', async () => {
    const { page } = ben;
    await page.goto(`${origin}/desk/incidents?show=published`);
    await look(page, 'incidents');
    await page.getByRole('link', { name: MINIMAL.title }).click();
    const incident = /incidents\/([0-9a-z]{12})\/edit/.exec(page.url())![1]!;
    await look(page, 'incident-published');
    await open(page, 'Draft a new version');
    await page.getByLabel('Title', { exact: true }).first().fill('Robot arm hit a worker, who recovered');
    await page.getByRole('button', { name: 'Save the draft' }).click();
    await page.getByText('The draft is saved').waitFor();
    await page.getByRole('button', { name: 'Publish as a correction' }).click();
    await page.getByRole('link', { name: 'Choose: Why' }).waitFor();
    await page.getByLabel('Why', { exact: true }).first().selectOption({ label: 'more became known' });
    await page.getByRole('button', { name: 'Publish as a correction' }).click();
    await sign(page);
    expect(await (await node.get(`/incidents/${incident}`)).text()).toContain('who recovered');
    await open(page, 'Withdraw this incident');
    await page.getByLabel('Why', { exact: true }).first().selectOption({ label: 'It did not happen.' });
    await page.getByRole('button', { name: 'Go on to sign' }).first().click();
    await sign(page);
    const tombstone = await (await node.get(`/incidents/${incident}`)).text();
    expect(tombstone).toContain('It did not happen.');
    expect(tombstone).not.toContain('who recovered');
    await look(page, 'incident-retracted');
    await page.goto(`${origin}/desk/entities`);
    await look(page, 'entities');
    await page.getByRole('link', { name: 'Armworks' }).click();
    await look(page, 'entity');
  });

  it('[chromium] an allegation of serious harm is declined by two people, and each sees whose turn it is', async () => {
    const { reportId, caseCode } = await fileReport(node, SERIOUS);
    const { page } = ben;
    await page.goto(`${origin}/desk/reports/${reportId}`);
    await page.getByRole('button', { name: 'Take this report' }).click();
    await page.getByText('The report is yours now.').waitFor();
    await open(page, 'Decline this report');
    expect(await page.getByLabel('Yes: a second person must confirm').isChecked()).toBe(true);
    await page.getByLabel('Why', { exact: true }).first().selectOption({ label: 'No AI system was involved' });
    await page.getByLabel('To the reporter').first().fill('We found that no computer took part in it.');
    await page.getByRole('button', { name: 'Go on to sign' }).first().click();
    await look(page, 'sign-decline');
    // Whoever does not confirm at the device has not signed, and reads so.
    await ben.confirms(false);
    await page.getByRole('button', { name: 'Sign with your passkey' }).click();
    await page.getByText('Your device gave no answer').waitFor();
    await ben.confirms(true);
    await sign(page);
    await page.getByText('You proposed it, so somebody else must confirm').waitFor();
    await look(page, 'report-proposed');
    await ada.page.goto(`${origin}/desk/reports/${reportId}`);
    await look(ada.page, 'report-confirm');
    await ada.page.getByRole('button', { name: 'Confirm: decline it' }).click();
    await sign(ada.page);
    expect(await openCase(node, caseCode!)).toMatchObject({ status: 'DECLINED', decisions: [{ note: 'We found that no computer took part in it.' }] });
  });

  it('[chromium] a session that ends keeps what was typed', async () => {
    const { reportId, caseCode } = await fileReport(node, { ...MINIMAL, title: 'The session ends here' });
    const { page } = ben;
    await page.goto(`${origin}/desk/reports/${reportId}`);
    await page.getByRole('button', { name: 'Take this report' }).click();
    await open(page, 'Ask the reporter');
    await page.getByLabel('Your question').fill('A question that took\nten minutes to write?');
    await node.database.dataSource.query('DELETE FROM session');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('heading', { name: 'Your session has ended' }).waitFor();
    await look(page, 'expired');
    await page.getByRole('button', { name: 'Sign in with your passkey' }).click();
    await page.getByRole('button', { name: 'Send it now' }).click();
    await page.getByText('The question waits').waitFor();
    expect(await openCase(node, caseCode!)).toMatchObject({ questions: [{ text: 'A question that took\nten minutes to write?' }] });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(`${origin}/`);
    expect(await ben.context.cookies()).toEqual([]);
    await page.goto(`${origin}/desk`);
    await look(page, 'sign-in');
    await page.getByRole('button', { name: 'Sign in with your passkey' }).click();
    await page.waitForURL(`${origin}/desk`);
  });

  it('[chromium] a forged post is refused, and who has no role sees nothing of the desk', async () => {
    await ada.page.goto(`${origin}/sign-in`);
    await ada.page.getByRole('button', { name: 'Sign in with your passkey' }).click();
    await ada.page.waitForURL(`${origin}/desk`);
    const cookie = (await ada.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const post = async (path: string, body: string, headers: Record<string, string> = {}): Promise<number> =>
      (await fetch(origin + path, { method: 'POST', redirect: 'manual', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers }, body })).status;
    const token = await ada.page.locator('input[name=token]').first().inputValue();
    expect(await post('/account/profile', 'displayName=Mallory')).toBe(403);
    expect(await post('/account/profile', 'displayName=Mallory&token=guess')).toBe(403);
    expect(await post('/account/profile', `displayName=Mallory&token=${token}`, { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await post('/sign-out', '')).toBe(403);
    expect(await post('/account/profile', `displayName=Ada+Steward&token=${token}`)).toBe(303);

    const link = await invite();
    const carl = await personsBrowser(browser!);
    await joinBy(carl, link, 'Carl');
    for (const path of ['/desk', '/desk/incidents', '/desk/entities', '/members']) {
      expect([path, (await carl.page.goto(origin + path))?.status()]).toEqual([path, 403]);
    }
    expect((await carl.page.goto(`${origin}/account`))?.status()).toBe(200);
    await carl.context.close();
  });

  it('[chromium] evidence is downloaded as a file, by reviewers alone', async () => {
    const form = new FormData();
    form.append('file', new Blob(['<script>alert(1)</script> what the screen said']), 'screen “1”.txt');
    const { files } = (await (await fetch(`${origin}/uploads`, { method: 'POST', body: form })).json()) as { files: { handle: string }[] };
    const { reportId } = await fileReport(node, { ...MINIMAL, title: 'With a file', files: files.map(({ handle }) => handle) });
    await ben.page.goto(`${origin}/desk/reports/${reportId}`);
    const address = await ben.page.getByRole('link', { name: 'screen' }).getAttribute('href');
    const download = await ben.context.request.get(origin + address!);
    expect(download.status()).toBe(200);
    expect(download.headers()).toMatchObject({ 'x-content-type-options': 'nosniff', 'content-disposition': expect.stringContaining('attachment'), 'content-security-policy': expect.stringContaining('sandbox') });
    expect((await node.get(address!)).status).toBe(404);
  });

  it('[chromium] without a script the pages say that signing needs one', async () => {
    const context = await browser!.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of ['/sign-in', '/join', '/recover']) {
      await page.goto(origin + path);
      expect(await page.getByText('This page needs a script').isVisible()).toBe(true);
      expect(await page.getByRole('button', { name: /passkey/ }).count()).toBe(0);
    }
    await context.close();
  });

  it('[chromium] lost keys are replaced by a steward’s link, and the old ones stop at once', async () => {
    const { page } = ben;
    await page.goto(`${origin}/account/keys/new`);
    await look(page, 'add-key');
    await ada.page.goto(`${origin}/members`);
    await ada.page.getByRole('link', { name: 'Ben Editor' }).click();
    await open(ada.page, 'Send a link to replace lost keys');
    await ada.page.getByRole('button', { name: 'Go on to sign' }).locator('visible=true').first().click();
    await sign(ada.page);
    const link = await ada.page.locator('.fm-once').innerText();
    const again = await personsBrowser(browser!);
    await again.page.goto(link);
    await again.page.getByRole('button', { name: 'Make a passkey and replace my keys' }).click();
    await again.page.waitForURL(/desk$/);
    expect((await page.goto(`${origin}/desk`))?.url()).toContain('/sign-in');
    await again.page.goto(`${origin}/account`);
    expect(await again.page.getByText(/^Revoked on/).count()).toBe(1);
    await again.context.close();
  });
});
