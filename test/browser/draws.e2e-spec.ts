import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { browserOrSkip } from '../support/browser.js';
import { ABOUT, closed, collected, dealt, drawn, type DrawNode, openedDraw, startDrawNode } from '../support/draws.js';
import { freePort } from '../support/free-port.js';
import { PREPARED } from '../support/member.js';
import { type Person, signedInAgain, withSteward } from '../support/people.js';
import * as pages from '../support/pages.js';
import { builtAssets } from '../support/portal-build.js';
import type { PersonsBrowser } from '../support/virtual-passkeys.js';

// axe takes its time on a busy machine.
jest.setTimeout(300_000);

const browser = await browserOrSkip();
const SHOTS = process.env['DRAW_SHOTS'];
const { sign } = pages;

(browser ? describe : describe.skip)('draws in a browser', () => {
  let world: DrawNode;
  let origin: string;
  let steward: Person;
  let draw: string;
  let people: { code: string; number: string }[];

  beforeAll(async () => {
    builtAssets();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    world = await startDrawNode({ PORT: String(port), FOLKMOOT_PUBLIC_URL: origin });
    steward = await withSteward(world.node);
    draw = await openedDraw(steward);
    people = await collected(world.node, draw);
  });
  afterAll(async () => {
    await browser?.close();
    await world?.stop();
  });

  const look = (page: Page, name: string): Promise<void> => pages.look(page, name, SHOTS);
  const open = (path: string, options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> => pages.visit(browser!, origin + path, options, use);
  const joins = (name: string): Promise<PersonsBrowser> => pages.joins(browser!, origin, steward, name, ['steward']);

  it('[chromium] somebody volunteers, sees his place and leaves, without any script; nothing typed is lost', async () => {
    await open('/draws', { javaScriptEnabled: false }, async (page) => {
      await page.getByRole('link', { name: 'A jury on hiring systems' }).click();
      expect(await page.textContent('main')).toContain(ABOUT);
      await page.getByRole('link', { name: 'Volunteer', exact: true }).click();
      expect(await page.textContent('main')).toContain('What is kept, and who sees it');
      await page.getByLabel('16 to 29').check();
      await page.getByLabel('What ties you to one of the parties').fill('My <b>sister</b> works there.');
      await page.getByRole('button', { name: 'Volunteer' }).click();
      await page.getByRole('link', { name: 'Say that you agree' }).waitFor();
      expect(await page.getByLabel('16 to 29').isChecked()).toBe(true);
      await page.getByLabel('I have read what is asked').check();
      await page.getByRole('button', { name: 'Volunteer' }).click();
      await page.getByRole('link', { name: 'Choose one answer for “gender”' }).waitFor();
      expect(await page.getByLabel('What ties you to one of the parties').inputValue()).toBe('My <b>sister</b> works there.');
      await page.getByLabel('woman').check();
      await page.getByRole('button', { name: 'Volunteer' }).click();
      await page.getByRole('heading', { level: 1, name: 'You stand in the pool' }).waitFor();
      const code = ((await page.locator('.fm-code').textContent()) ?? '').match(/[0-9a-z]{5}(?:-[0-9a-z]{5}){4}/)?.[0] ?? '';
      expect(code).not.toBe('');

      await page.getByRole('link', { name: 'My chance and my proof' }).click();
      await page.getByLabel('Your code').fill('wrong');
      await page.getByRole('button', { name: 'Show my place' }).click();
      await page.getByRole('link', { name: 'Enter your code' }).waitFor();
      await page.getByLabel('Your code').fill(code.toUpperCase());
      await page.getByRole('button', { name: 'Show my place' }).click();
      expect(await page.textContent('main')).toContain('You stand in the pool.');
      expect(await page.textContent('main')).toContain('My <b>sister</b> works there.');
      expect(page.url()).not.toContain(code);
      await page.getByText('Leave the pool').first().click();
      await page.getByRole('button', { name: 'Leave the pool' }).click();
      await page.getByRole('link', { name: 'Say that you are sure' }).waitFor();
      await page.getByLabel('Yes, I want to leave').check();
      await page.getByRole('button', { name: 'Leave the pool' }).click();
      await page.getByText('You have left the pool.').first().waitFor();
      await page.getByText('Have erased what I said').click();
      await page.getByLabel('Yes, erase it for good').check();
      await page.getByRole('button', { name: 'Erase it' }).click();
      await page.getByText('What you said about yourself is erased.').first().waitFor();
      expect(await page.textContent('main')).not.toContain('sister');
    });
    for (const [path, name] of [['/draws', 'list'], [`/draws/${draw}`, 'open'], [`/draws/${draw}/volunteer`, 'volunteer'], [`/draws/${draw}/place`, 'enter']] as const) {
      await open(path, {}, (page) => look(page, name));
      await open(path, { colorScheme: 'dark' }, async (page) => {
        expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
      });
    }
    expect((await world.node.get('/draws/n0b0dy000000')).status).toBe(404);
    expect((await world.node.get('/draws/open')).status).toBe(303);
    expect((await world.node.get(`/draws/${draw}/keep`)).status).toBe(303);
  });

  it('[chromium] a steward opens a draw, keeps somebody out, makes quotas wider, and declares it void', async () => {
    const { page, context } = await joins('Sara');
    await page.goto(`${origin}/draws`);
    await page.getByRole('link', { name: 'Open a draw' }).click();
    await page.getByLabel('Title').fill('Citizens for the council');
    await page.getByLabel('What it is about').fill('Two people decide with the others about lifts.');
    await page.getByRole('textbox', { name: 'Quotas' }).fill('age; young; 1; 1\nage; old; 1');
    await page.getByRole('button', { name: 'Check and sign' }).click();
    await page.getByRole('link', { name: 'Line 2 is not of the form' }).waitFor();
    await look(page, 'opening-errors');
    await page.getByRole('textbox', { name: 'Quotas' }).fill('age; young; 1; 1\nage; old; 1; 1');
    await page.getByLabel('Seats', { exact: true }).fill('2');
    await page.getByLabel('Last day to volunteer').fill('2020-07-20');
    await page.getByRole('button', { name: 'Check and sign' }).click();
    await look(page, 'opening-sign');
    await sign(page);

    await page.getByRole('link', { name: 'Citizens for the council' }).click();
    const id = page.url().split('/').at(-1)!.split('?')[0]!;
    await page.getByRole('link', { name: 'Keep this draw' }).click();
    await page.getByText('Nobody has volunteered yet').waitFor();
    await page.getByRole('button', { name: 'Compute the lottery' }).click();
    await page.getByText('waits for a worker').waitFor();
    await page.getByText('Make quotas wider').click();
    await page.getByRole('textbox', { name: 'Quotas' }).fill('age; young; 0; 2\nage; old; 0; 2');
    await page.locator('details', { hasText: 'Make quotas wider' }).getByRole('button').click();
    await sign(page);
    await page.getByText('once, by a steward’s signature').waitFor();

    await page.goto(`${origin}/draws/${draw}/keep`);
    await look(page, 'keep');
    await page.getByText('Keep somebody out').click();
    await page.getByLabel('Number', { exact: true }).fill(people.at(-1)!.number);
    await page.locator('details', { hasText: 'Keep somebody out' }).getByRole('button').click();
    await page.getByRole('link', { name: 'Choose a reason' }).waitFor();
    expect(await page.getByLabel('Number', { exact: true }).inputValue()).toBe(people.at(-1)!.number);
    await page.getByLabel('Reason').first().selectOption({ label: 'in a lawsuit about it' });
    await page.locator('details', { hasText: 'Keep somebody out' }).getByRole('button').click();
    await sign(page);
    await page.getByText('in a lawsuit about it').waitFor();

    await open(`/draws/${draw}/place`, { javaScriptEnabled: false }, async (own) => {
      await own.getByLabel('Your code').fill(people.at(-1)!.code);
      await own.getByRole('button', { name: 'Show my place' }).click();
      await own.getByText('You were kept out of the pool: in a lawsuit about it.').waitFor();
      await own.getByLabel('Why is it wrong?').fill('It was settled years ago.');
      await own.getByRole('button', { name: 'Appeal' }).click();
      await own.getByText('Your appeal is recorded').waitFor();
    });
    await page.goto(`${origin}/draws/${draw}/keep`);
    await page.getByText('It was settled years ago.').waitFor();
    await page.getByLabel('The exclusion stands').check();
    await page.getByRole('main').getByRole('button', { name: 'Check and sign' }).first().click();
    await page.getByText('Another steward decides about the appeal').waitFor();
    await steward.act(`mutation { act: prepareDecideAppeal(draw: "${draw}", number: "${people.at(-1)!.number}", lifted: false) { ${PREPARED} } }`);

    await page.goto(`${origin}/draws/${id}/keep`);
    await page.getByText('Declare the draw void').click();
    await page.getByLabel('Reason').last().selectOption({ label: 'it was cancelled' });
    await page.locator('details', { hasText: 'Declare the draw void' }).getByRole('button').click();
    await sign(page);
    await page.getByText('This draw came to nothing').waitFor();
    await context.close();
  });

  it('[chromium] the drawn panel can be computed again in the page, and everybody sees his chance and its proof', async () => {
    world.clock.forward({ days: 5 });
    steward = await signedInAgain(world.node, steward);
    steward = await closed(world, steward, draw);
    await open(`/draws/${draw}`, {}, (page) => look(page, 'closed'));
    await dealt(world, draw);
    await drawn(world);
    await open(`/draws/${draw}`, { javaScriptEnabled: false }, async (page) => {
      expect(await page.textContent('main')).toContain('Without a script your browser cannot compute it');
      expect(await page.textContent('main')).toContain('was drawn. In public its people are places in the pool');
      expect(await page.textContent('main')).toContain('in a lawsuit about it');
    });
    await open(`/draws/${draw}`, {}, async (page) => {
      await page.getByRole('button', { name: 'Compute which panel it is' }).click();
      await page.getByText(/follows panel \d+: the one that was drawn/).waitFor();
      expect(await page.locator('fm-draw-again').textContent()).toContain('The round was signed by the operators of the beacon.');
      expect(await page.locator('fm-draw-again').textContent()).not.toContain('NOT');
      await look(page, 'drawn');
      // Another number, and it says so.
      await page.evaluate("document.querySelector('fm-draw-again').dataset.drawn = '100'; document.querySelector('fm-draw-again').dataset.signature = '00'.repeat(48)");
      await page.getByRole('button', { name: 'Compute which panel it is' }).click();
      await page.getByText(/follows panel \d+, NOT the one that was drawn/).waitFor();
      await page.getByText('NOT signed by the operators').waitFor();
    });
    await open(`/draws/${draw}`, { colorScheme: 'dark' }, async (page) => {
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    });
    await open(`/draws/${draw}/place`, {}, async (page) => {
      await page.getByLabel('Your code').fill(people[0]!.code);
      await page.getByRole('button', { name: 'Show my place' }).click();
      await page.getByText(/You sit on \d+ of 100 equally likely panels/).waitFor();
      await page.getByText(/You were( not)? drawn/).first().waitFor();
      await look(page, 'place');
    });
  });
});
