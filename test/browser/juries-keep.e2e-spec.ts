import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { newCaseCode } from '../../src/ledger/core/index.js';
import { browserOrSkip } from '../support/browser.js';
import { freePort } from '../support/free-port.js';
import { openDraw } from '../support/jury-world.js';
import { type TestLab, withLab } from '../support/labs-world.js';
import { PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import * as pages from '../support/pages.js';
import { type Person, withEditor, withMember, withSteward } from '../support/people.js';
import { builtAssets } from '../support/portal-build.js';
import { draftedAndPublished } from '../support/reading-world.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import type { PersonsBrowser } from '../support/virtual-passkeys.js';

// axe takes its time on a busy machine.
jest.setTimeout(300_000);

const browser = await browserOrSkip();
const SHOTS = process.env['JURY_SHOTS'];
const NEEDED = 25;
const { sign } = pages;

/** From a petition to a jury that is charged and whose volunteers are screened. */
(browser ? describe : describe.skip)('petitions, and what stewards do for juries, in a browser', () => {
  let node: TestNode;
  let origin: string;
  let steward: Person;
  let lab: TestLab;
  let incident: string;
  let draw: string;
  let petition: string;
  let uma: PersonsBrowser;
  let sten: PersonsBrowser;

  beforeAll(async () => {
    builtAssets();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    const clock = new ShiftedClock();
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer', PORT: String(port), FOLKMOOT_PUBLIC_URL: origin }, clock });
    steward = await withSteward(node);
    lab = await withLab(node, 'Acme Screening');
    const editor = await withEditor(node, 'Ada');
    incident = await draftedAndPublished(editor, { entities: [{ entity: lab.entity, role: 'DEPLOYER' }], occurred: { precision: 'YEAR', date: '2019' }, sources: [{ url: 'https://example.org/postcodes' }] });
    draw = await openDraw(node, steward, clock, 5, []);
    uma = await pages.joins(browser!, origin, steward, 'Uma', []);
    sten = await pages.joins(browser!, origin, steward, 'Sten', ['steward']);
  });
  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  const look = (page: Page, name: string): Promise<void> => pages.look(page, name, SHOTS);
  const open = (path: string, options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> => pages.visit(browser!, origin + path, options, use);

  it('[chromium] a member starts a petition; nothing typed is lost, and everybody reads it without a script', async () => {
    await open('/petitions', { javaScriptEnabled: false }, async (page) => expect(await page.textContent('main')).toContain('There is no petition here yet.'));
    const { page } = uma;
    await page.goto(`${origin}/incidents/${incident}`);
    await page.getByRole('link', { name: 'Start a petition' }).click();
    expect(await page.getByLabel('Number of the incident').inputValue()).toBe(incident);
    await page.getByLabel('Number of the incident').fill('the postcodes');
    await page.getByLabel('Why a jury should look at it').fill('People were ranked by their street.\n\nA jury should say what follows.');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('link', { name: 'Enter the number of a published incident' }).click();
    expect(await page.getByLabel('Why a jury should look at it').inputValue()).toContain('A jury should say what follows.');
    await look(page, 'petition-start');
    await page.getByLabel('Number of the incident').fill(incident);
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('button', { name: 'Change' }).click();
    expect(await page.getByLabel('Why a jury should look at it').inputValue()).toContain('A jury should say what follows.');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await sign(page);
    await look(page, 'petitions');
    await page.getByRole('link', { name: `For a jury on incident ${incident}` }).click();
    petition = new URL(page.url()).pathname.split('/')[2]!;
    expect(await page.textContent('main')).toContain(`1 of ${NEEDED}`);
    expect(await page.textContent('main')).toContain('You have signed it.');
    await look(page, 'petition-signed');
  });

  it('[chromium] a signature is taken back and given again, with the keyboard alone', async () => {
    const { page } = uma;
    const pressed = async (name: string): Promise<void> => {
      await page.getByRole('button', { name }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Read and sign' }).waitFor();
      await page.getByRole('button', { name: 'Sign with your passkey' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Signed and recorded').waitFor();
    };
    await pressed('Take my signature back');
    expect(await page.textContent('main')).toContain(`0 of ${NEEDED}`);
    const stale = await uma.context.newPage();
    await stale.goto(`${origin}/petitions/${petition}`);
    await pressed('Sign this petition');
    expect(await page.textContent('main')).toContain(`1 of ${NEEDED}`);
    // A page from before, sent once more.
    await stale.getByRole('button', { name: 'Sign this petition' }).click();
    await stale.getByText('signed this petition').first().waitFor();
    await stale.close();
  });

  it('[chromium] who is not signed in reads it, and is led over the door and back', async () => {
    await open(`/incidents/${incident}`, { javaScriptEnabled: false }, async (page) => {
      await page.getByRole('link', { name: `For a jury on incident ${incident}` }).click();
      expect(await page.textContent('main')).toContain('People were ranked by their street.');
      expect(await page.textContent('main')).toContain('A petition for a jury was started');
      expect(await page.getByRole('link', { name: 'Sign in to sign it' }).getAttribute('href')).toBe(`/sign-in?next=${encodeURIComponent(`/petitions/${petition}`)}`);
    });
    await open(`/petitions/${petition}`, {}, (page) => look(page, 'petition'));
    await open(`/incidents/${incident}`, {}, (page) => look(page, 'petition-incident'));
    await open('/petitions/5v8dq2m0c9xk', { javaScriptEnabled: false }, async (page) => expect(await page.locator('h1').count()).toBe(1));
  });

  it('[chromium] with enough signatures a steward opens a jury on it; nothing typed is lost', async () => {
    for (let i = 1; i < NEEDED; i++) {
      const signer = await withMember(node, [], `Member${i}`);
      const { code } = await signer.act(`mutation { act: prepareSignPetition(petition: "${petition}") { ${PREPARED} } }`);
      expect(code).toBeUndefined();
    }
    const { page } = sten;
    await page.goto(`${origin}/petitions/${petition}`);
    expect(await page.textContent('main')).toContain('Enough members have signed.');
    await look(page, 'petition-reached');
    await page.getByRole('link', { name: 'Open a jury' }).click();
    expect(await page.getByLabel('A petition that reached its number').isChecked()).toBe(true);
    await page.getByLabel('The charge', { exact: true }).fill('Applicants say that they were ranked by their street.');
    await page.getByLabel('Questions of fact').fill('Did the system rank people by postcode?\n\nDid the organisation know?');
    await page.locator('input[type=file]').setInputFiles({ name: 'letters.txt', mimeType: 'text/plain', buffer: Buffer.from('They name the streets.') });
    await page.getByLabel('Discussion').fill('a while');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    for (const wrong of ['Choose at least one party', 'Choose the draw from which the jury comes', 'Enter whole hours, from 1 to 2,160']) await page.getByRole('link', { name: wrong }).waitFor();
    expect(await page.getByLabel('Questions of fact').inputValue()).toContain('Did the organisation know?');
    expect(await page.textContent('main')).toContain('letters.txt');
    await look(page, 'jury-open');
    await page.getByLabel('Acme Screening').check();
    await page.getByLabel('A jury on a hiring system').check();
    await page.getByLabel('Discussion').fill('72');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('heading', { name: 'Read and sign' }).waitFor();
    await look(page, 'jury-open-sign');
    await sign(page);
    await page.getByRole('link', { name: `Jury of 5 on incident ${incident}` }).click();
    expect(new URL(page.url()).pathname).toBe(`/juries/${petition}`);
    expect(await page.textContent('main')).toContain('Did the organisation know?');
    expect(await page.textContent('main')).toContain('letters.txt');
    await page.getByRole('link', { name: 'petitioners' }).click();
    await page.getByRole('link', { name: 'The jury that was opened' }).waitFor();
  });

  it('[chromium] one draw serves one jury: those who volunteered agreed to one', async () => {
    const { page } = sten;
    await page.goto(`${origin}/juries`);
    await look(page, 'juries-steward');
    await page.getByRole('link', { name: 'Open a jury' }).click();
    await page.getByLabel('Number of the incident').fill('nothing');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('link', { name: 'Enter the number of a published incident' }).waitFor();
    await page.getByLabel('Number of the incident').fill(incident);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('No draw for a jury is open now.').waitFor();
  });

  it('[chromium] volunteers with a tie are proposed, and a steward excludes one by signing', async () => {
    const tied = { draw, code: newCaseCode(new Uint8Array(16).fill(7)), consent: true, row: { features: [{ category: 'age', value: 'young' }], ties: 'My sister works for Acme Screening.' } };
    const free = { ...tied, code: newCaseCode(new Uint8Array(16).fill(8)), row: { ...tied.row, ties: null } };
    for (const input of [tied, free]) await node.graphql('mutation ($input: VolunteerInput!) { volunteer(input: $input) { __typename } }', { input });
    const { page } = sten;
    await page.goto(`${origin}/juries/${petition}`);
    await page.getByRole('link', { name: 'Screen the volunteers' }).click();
    expect(await page.locator('h2').filter({ hasText: 'Volunteer' }).count()).toBe(1);
    expect(await page.textContent('main')).toContain('My sister works for Acme Screening.');
    await page.getByLabel('Reason to exclude').selectOption('');
    await page.getByRole('button', { name: /^Exclude/ }).click();
    await page.getByRole('link', { name: 'Choose a reason' }).waitFor();
    await look(page, 'jury-screening');
    await page.getByLabel('Reason to exclude').selectOption('FAMILY_OF_PARTY');
    await page.getByRole('button', { name: /^Exclude/ }).click();
    await sign(page);
    await page.getByText('nobody names a party').waitFor();
    await open(`/juries/${petition}`, { javaScriptEnabled: false }, async (other) => expect(await other.getByRole('link', { name: 'Screen the volunteers' }).count()).toBe(0));
  });
});
