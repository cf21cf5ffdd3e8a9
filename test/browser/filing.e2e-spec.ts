import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { parseReceipt } from '../../src/ledger/core/index.js';
import { browserOrSkip } from '../support/browser.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { builtAssets } from '../support/portal-build.js';
import { ANSWERS, fileTo, press } from '../support/reporter.js';

// A build may come first, and axe takes seconds on a busy machine.
jest.setTimeout(180_000);

const browser = await browserOrSkip();
const PHONE = { width: 360, height: 740 };
const FILING_BYTES = 60_000;
const CODE = /^([0-9a-hjkmnp-tv-z]{5}-){4}[0-9a-hjkmnp-tv-z]{5}$/;

(browser ? describe : describe.skip)('[chromium] a report, from the first page to the case', () => {
  let node: TestNode;

  beforeAll(async () => {
    builtAssets();
    node = await startTestNode();
  });
  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  /** A visitor with a fresh browser; what the browser complains of, and every cookie, fails the test. */
  async function visit(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser!.newContext({ viewport: PHONE, ...options });
    const complaints: string[] = [];
    try {
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && !message.text().includes('422') && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('dialog', (dialog) => void dialog.dismiss().then(() => complaints.push('a script of a stranger ran')));
      page.on('request', (request) => !request.url().startsWith(node.url) && !request.url().startsWith('data:') && complaints.push(request.url()));
      await use(page);
      expect(complaints).toEqual([]);
      expect(await context.cookies()).toEqual([]);
    } finally {
      await context.close();
    }
  }

  async function isAccessible(page: Page, what: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect([what, violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)]).toEqual([what, []]);
    expect([what, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([what, 0]);
  }

  const codeOn = async (page: Page): Promise<string> => (await page.textContent('.fm-code__value')) ?? '';

  it('[chromium] without script: code, receipt, and the way back to the case', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await fileTo(page, node.url);
      expect(await page.textContent('main')).toContain('letter.txt');
      await press(page, 'send');
      const code = await codeOn(page);
      expect(code).toMatch(CODE);
      expect(await page.textContent('main')).toContain('This code was made on our server');

      const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Save the receipt')]);
      expect(download.suggestedFilename()).toBe('report.tlog-proof');
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      expect(JSON.stringify(parseReceipt(Buffer.concat(chunks).toString('utf8')).openings)).toContain(ANSWERS.title);

      await page.goto(`${node.url}/case`);
      await page.fill('#f-code', code.toUpperCase().replaceAll('-', ' '));
      await press(page, 'open');
      expect(page.url()).toBe(`${node.url}/case`);
      expect(await page.textContent('main')).toContain('You filed the report');
      await page.fill('#f-addition', 'She is better now.');
      await press(page, 'add');
      expect(await page.textContent('.fm-banner')).toContain('added to your report');
      expect(await page.content()).toContain('She is better now.');
      await page.click('summary:has-text("Withdraw")');
      await page.check('#f-sure-withdraw');
      await press(page, 'withdraw');
      expect(await page.textContent('main')).toContain('You withdrew it');
      await page.click('summary:has-text("Erase")');
      await page.check('#f-sure-erase');
      await press(page, 'erase');
      expect(await page.content()).not.toContain('She is better now.');
      expect(await page.content()).not.toContain(ANSWERS.title);
    });
  });

  it('[chromium] with script: the code is made in the browser, and the server never sees it', async () => {
    await visit({}, async (page) => {
      const bodies: string[] = [];
      page.on('request', (request) => bodies.push(request.postData() ?? ''));
      await fileTo(page, node.url);
      await page.waitForSelector('text=Your case code is made in your browser');
      await page.click('button[value=send]');
      await page.waitForSelector('.fm-panel');
      const code = await codeOn(page);
      expect(code).toMatch(CODE);
      expect(code).not.toBe('00000-00000-00000-00000-00000');
      expect(bodies.filter((body) => body.includes(code) || body.includes(code.replaceAll('-', '')))).toEqual([]);
      expect(await page.getAttribute('fm-copy-code', 'data-code')).toBe(code);
      const opened = await node.graphql<{ openCase: { __typename: string } }>('mutation($input: CaseKeyInput!) { openCase(input: $input) { __typename } }', { input: { code } });
      expect(opened.data.openCase.__typename).toBe('CaseView');
    });
  });

  it('[chromium] axe finds nothing on any step, in light and dark, and nothing runs over the edge of a phone', async () => {
    await visit({ colorScheme: 'dark' }, async (page) => {
      await fileTo(page, node.url, (step) => isAccessible(page, step));
      await page.click('button[value=send]');
      await page.waitForSelector('.fm-code__value');
      await isAccessible(page, 'filed');
    });
    await visit({}, async (page) => {
      await page.goto(`${node.url}/report`);
      await press(page, 'start');
      await press(page, 'next');
      await isAccessible(page, 'errors');
      for (const path of ['/', '/case', '/about/safety', '/about/reports', '/about/privacy', '/no/such/page']) {
        await page.goto(node.url + path).catch(() => undefined);
        await isAccessible(page, path);
      }
    }).catch((error: unknown) => {
      // The missing page is a 404, of which the browser complains.
      if (!String(error).includes('404')) throw error;
    });
  });

  it('[chromium] an error keeps everything that was typed, the chosen files too', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${node.url}/report`);
      await press(page, 'start');
      await page.fill('#f-account', ANSWERS.account);
      await press(page, 'next');
      expect(await page.title()).toMatch(/^Error: /);
      expect(await page.textContent('.govuk-error-summary')).toContain('Say in one line what happened');
      expect(await page.inputValue('#f-account')).toBe(ANSWERS.account);
      await fileTo(page, node.url);
      await press(page, 'change:evidence');
      expect(await page.textContent('.fm-files')).toContain('letter.txt');
      await page.fill('#f-links', 'no address');
      await press(page, 'next');
      expect(await page.textContent('.govuk-error-summary')).toContain('“no address” is not a web address');
      expect(await page.inputValue('#f-links')).toBe('no address');
      await press(page, 'remove:0');
      expect(await page.locator('.fm-files').count()).toBe(0);
      await page.fill('#f-links', 'https://example.org/news');
      await press(page, 'next');
      expect(await page.title()).toMatch(/^Check your answers/);
      await press(page, 'back');
      await press(page, 'back');
      expect(await page.inputValue('#f-wanted')).toContain('tell all patients');
    });
  });

  it('[chromium] what a stranger typed is never markup', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    await visit({}, async (page) => {
      await fileTo(page, node.url, async () => undefined, { title: evil, account: `${ANSWERS.account} ${evil}` });
      expect(await page.textContent('main')).toContain(evil);
      await page.click('button[value=send]');
      await page.waitForSelector('.fm-code__value');
    });
  });

  it('[chromium] sent twice it is one report, with the same code', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await fileTo(page, node.url);
      await press(page, 'send');
      const [code, size] = [await codeOn(page), (await node.graphql<{ ledger: { checkpoint: { size: number } } }>('{ ledger { checkpoint { size } } }')).data.ledger.checkpoint.size];
      // Sends the same form again.
      await page.reload();
      expect(await codeOn(page)).toBe(code);
      expect((await node.graphql<{ ledger: { checkpoint: { size: number } } }>('{ ledger { checkpoint { size } } }')).data.ledger.checkpoint.size).toBe(size);
    });
  });

  it('[chromium] can be done with the keyboard alone', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${node.url}/report`);
      const tabTo = async (selector: string): Promise<void> => {
        for (let i = 0; i < 40; i++) {
          await page.keyboard.press('Tab');
          if (await page.locator(`${selector}:focus`).count()) return;
        }
        throw new Error(`the keyboard does not reach ${selector}`);
      };
      const enter = (): Promise<unknown> => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      await tabTo('button[value=start]');
      await enter();
      await tabTo('#f-title');
      await page.keyboard.type(ANSWERS.title);
      await tabTo('#f-account');
      await page.keyboard.type('It told her to stop taking her tablets.');
      await tabTo('button[value=next]');
      await enter();
      await tabTo('#f-involvement');
      await page.keyboard.press('Space');
      await tabTo('button[value=next]');
      await enter();
      expect(await page.title()).toMatch(/^Who are you to this/);
    });
  });

  it('[chromium] every page of the form is light: page, style sheet and scripts together', async () => {
    const context = await browser!.newContext({ viewport: PHONE });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    let bytes = 0;
    session.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
    const weights: [string, number][] = [];
    await fileTo(page, node.url, async (step) => {
      await page.waitForLoadState('networkidle');
      weights.push([step, bytes]);
      bytes = 0;
    });
    await context.close();
    expect(weights.filter(([, weight]) => weight > FILING_BYTES)).toEqual([]);
    process.stderr.write(`bytes of the form's pages, compressed: ${weights.map(([step, weight]) => `${step} ${weight}`).join(', ')}\n`);
  });
});
