import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { browserOrSkip } from '../support/browser.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { visitQuietly } from '../support/pages.js';
import { builtAssets } from '../support/portal-build.js';
import { readingWorld, type ReadingWorld } from '../support/reading-world.js';

jest.setTimeout(180_000);

const browser = await browserOrSkip();
const PHONE = { viewport: { width: 360, height: 800 } };
const DESK = { viewport: { width: 1280, height: 900 } };

(browser ? describe : describe.skip)('[chromium] reading the record', () => {
  let node: TestNode;
  let world: ReadingWorld;
  let folder: string;

  beforeAll(async () => {
    builtAssets();
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer' } });
    world = await readingWorld(node);
    folder = await mkdtemp(join(tmpdir(), 'folkmoot-reading-'));
  });
  afterAll(async () => {
    await browser?.close();
    await node?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const open = (path: string, options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> =>
    visitQuietly(browser!, node.url, path, options, use);

  const PAGES: readonly (readonly [string, (of: ReadingWorld) => string])[] = [
    ['list', () => '/incidents'],
    ['search', () => '/incidents?q=postcode&country=DE'],
    ['incident', (of) => `/incidents/${of.incident}`],
    ['withdrawn incident', (of) => `/incidents/${of.retracted}`],
    ['joined incident', (of) => `/incidents/${of.merged}`],
    ['hostile incident', (of) => `/incidents/${of.hostile}`],
    ['earlier version', (of) => `/incidents/${of.incident}/versions/1`],
    ['names', () => '/entities'],
    ['name', (of) => `/entities/${of.formerName}`],
    ['ledger', () => '/ledger'],
    ['entry', () => '/ledger/entries/1'],
    ['stream', (of) => `/ledger/streams/report/${of.report}`],
    ['verify', () => '/ledger/verify'],
    ['integrity', () => '/integrity'],
  ];
  it.each(PAGES)('[chromium] the %s page pleases axe and fits, with script on a phone and without on a desk', async (_, path) => {
    for (const view of [PHONE, { ...DESK, colorScheme: 'dark' as const }]) {
      await open(path(world), view, async (page) => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      });
    }
    await open(path(world), { ...PHONE, javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.isVisible('main')).toBe(true);
    });
  });

  it('[chromium] a journalist without script searches, narrows, reads, and finds the proof', async () => {
    await open('/incidents', { ...DESK, javaScriptEnabled: false }, async (page) => {
      await page.fill('[name=q]', 'postcode');
      await page.click('text="Search"');
      await page.click('.fm-facets summary:has-text("Country")');
      await page.click('.fm-facets a:has-text("Germany")');
      expect(new URL(page.url()).search).toBe('?q=postcode&country=DE');
      await page.click('.fm-results a >> nth=0');
      expect(await page.textContent('h1')).toContain('ranked applicants');
      expect(await page.textContent('.fm-history')).toContain('Version 1 was published');
      const download = page.waitForEvent('download');
      await page.click('text=Save the proof');
      expect((await download).suggestedFilename()).toMatch(/^entry-\d+\.tlog-proof$/);
    });
  });

  it('[chromium] a receipt is checked in the page, and nothing is sent', async () => {
    await open('/ledger/verify', PHONE, async (page) => {
      await page.waitForLoadState('networkidle');
      const sent: string[] = [];
      page.on('request', (request) => sent.push(request.url()));
      // Copied from a mail: other line ends, blanks around it.
      await page.fill('[name=receipt]', `\n${world.receipt.replaceAll('\n', '\r\n')}\n\n`);
      await page.click('text="Check it"');
      expect(await page.textContent('fm-verify-receipt [data-part=title]')).toBe('The receipt holds');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('The receipt holds');
      expect(await page.textContent('fm-verify-receipt [data-part=words]')).toContain('Robot arm hit a worker');
      expect(await page.textContent('fm-verify-receipt [data-part=limits]')).toContain('does not prove that what was written is true');
      expect(await page.locator('.fm-checks__item--no').count()).toBe(0);
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);

      await page.fill('[name=receipt]', world.receipt.replace(/^extra (.)/m, (_, first: string) => `extra ${first === 'A' ? 'B' : 'A'}`));
      await page.click('text="Check it"');
      expect(await page.textContent('fm-verify-receipt [data-part=title]')).toBe('The receipt does not hold');
      await page.fill('[name=receipt]', `${world.receipt} `.replace(/index (\d+)/, (_, n: string) => `index ${Number(n) + 1}`));
      await page.click('text="Check it"');
      expect(await page.textContent('fm-verify-receipt [data-part=title]')).toBe('The receipt does not hold');
      expect(sent).toEqual([]);
    });
  });

  it('[chromium] a saved receipt is opened; another key, or no receipt at all, is told apart', async () => {
    const file = join(folder, 'receipt.tlog-proof');
    await writeFile(file, world.receipt);
    await open('/ledger/verify', DESK, async (page) => {
      const title = 'fm-verify-receipt [data-part=title]';
      await page.setInputFiles('#f-file', file);
      await page.waitForSelector(`${title}:has-text("The receipt holds")`);
      await page.click('summary:has-text("Whose signature")');
      await page.fill('[name=vkey]', 'not a key');
      await page.click('text="Check it"');
      expect(await page.textContent('[data-part=problem]')).toContain('not a key of a ledger');
      await page.fill('[name=vkey]', 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
      await page.click('text="Check it"');
      expect(await page.textContent(title)).toBe('The receipt does not hold');
      expect(await page.textContent('.fm-checks__item--no')).toContain('not signed by the key that you trust');
      await page.fill('[name=receipt]', '<img src=x onerror=alert(1)>');
      await page.click('text="Check it"');
      expect(await page.textContent('.fm-checks__item--no')).toContain('This is not a receipt');
      await page.fill('[name=receipt]', '  ');
      await page.click('text="Check it"');
      expect(await page.textContent('[data-part=problem]')).toContain('Paste a receipt or open a file first');
    });
  });

  it('[chromium] the proof of an entry, as the record offers it, holds as well', async () => {
    const proof = await (await node.get('/ledger/entries/2/proof')).text();
    await open('/ledger/verify', DESK, async (page) => {
      await page.fill('[name=receipt]', proof);
      await page.click('text="Check it"');
      expect(await page.textContent('fm-verify-receipt [data-part=title]')).toBe('The receipt holds');
      expect(await page.isVisible('fm-verify-receipt [data-part=wordspart]')).toBe(false);
    });
  });

  it('[chromium] the whole ledger is checked in the page; a forged one is found out; a check can be stopped', async () => {
    const verdict = 'fm-verify-log [data-part=verdict]:not([hidden])';
    await open('/ledger/verify', DESK, async (page) => {
      await page.click('text="Check the whole ledger now, in this browser"');
      await page.waitForSelector(verdict, { timeout: 60_000 });
      expect(await page.textContent('fm-verify-log [data-part=title]')).toBe('Nothing was found wrong with the ledger');
      expect(Number(await page.textContent('[data-count=entries]'))).toBeGreaterThan(20);
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    });
    await open('/ledger/verify', DESK, async (page) => {
      await page.route('**/log/tile/entries/**', async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        body[body.indexOf('ReportFiled')] = 'r'.charCodeAt(0);
        await route.fulfill({ response, body });
      });
      await page.click('text="Check the whole ledger now, in this browser"');
      await page.waitForSelector(verdict, { timeout: 60_000 });
      expect(await page.textContent('fm-verify-log [data-part=title]')).toBe('Something is wrong with the ledger');
      expect(await page.locator('fm-verify-log .fm-checks__item--no').count()).toBeGreaterThan(0);
    });
    await open('/ledger/verify', DESK, async (page) => {
      await page.route('**/log/tile/**', async (route) => {
        await new Promise((later) => setTimeout(later, 1_000));
        await route.continue();
      });
      await page.click('text="Check the whole ledger now, in this browser"');
      await page.click('text="Stop"');
      expect(await page.textContent('fm-verify-log [data-part=status]')).toContain('Stopped.');
      await page.waitForTimeout(2_500);
      expect(await page.locator(verdict).count()).toBe(0);
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    });
  });

  it('[chromium] without script the page of checks names the commands, and has no dead button', async () => {
    await open('/ledger/verify', { ...PHONE, javaScriptEnabled: false }, async (page) => {
      expect(await page.isVisible('text=npx folkmoot verify receipt.tlog-proof')).toBe(true);
      expect(await page.isVisible('text=No script runs on this page')).toBe(true);
      expect(await page.locator('main button:visible').count()).toBe(0);
    });
  });

  it('[chromium] a printed incident has its words, sources with addresses, and no furniture', async () => {
    await open(`/incidents/${world.incident}`, DESK, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.isVisible('.fm-history')).toBe(true);
      for (const furniture of ['.fm-nav', '.fm-footer', '.fm-buttons']) expect(await page.isVisible(furniture)).toBe(false);
    });
  });
});
