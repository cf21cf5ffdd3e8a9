import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { ASSETS_PREFIX, loadAssets } from '../../src/portal/assets.js';
import { messagesFor } from '../../src/portal/messages/index.js';
import { renderPage } from '../../src/portal/render.js';
import { securityHeaders } from '../../src/portal/security-headers.js';
import { browserOrSkip } from '../support/browser.js';
import { FormSink, FrontSink, ReceiptSink, RecordSink } from '../support/kitchen-sink.js';
import { builtAssets } from '../support/portal-build.js';

// A build may come first, and axe takes seconds on a busy machine.
jest.setTimeout(60_000);

const browser = await browserOrSkip();
const PAGES = ['front', 'form', 'receipt', 'record'] as const;
const PHONE = { width: 360, height: 800 };
const DESK = { width: 1280, height: 900 };
const VIEWS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['a phone', { viewport: PHONE }],
  ['a desk in the dark', { viewport: DESK, colorScheme: 'dark' }],
];
const FILING_BYTES = 20_000;

(browser ? describe : describe.skip)('the kit in a browser', () => {
  let server: Server;
  let origin: string;
  const html = new Map<string, string>();
  let assets: string;

  beforeAll(async () => {
    assets = builtAssets();
    const props = { assets: loadAssets(assets), messages: messagesFor({}) };
    html.set('/front', renderPage(<FrontSink {...props} />));
    html.set('/form', renderPage(<FormSink {...props} />));
    html.set('/receipt', renderPage(<ReceiptSink {...props} />));
    html.set('/record', renderPage(<RecordSink {...props} />));
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      for (const [name, value] of Object.entries(securityHeaders('private'))) response.setHeader(name, value);
      if (path.startsWith(ASSETS_PREFIX)) {
        response.setHeader('content-type', path.endsWith('.css') ? 'text/css' : 'text/javascript');
        response.end(readFileSync(join(assets, basename(path))));
      } else {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(html.get(path) ?? '');
      }
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    await browser?.close();
    await new Promise((closed) => server.close(closed));
  });

  /** Opens a page and collects what the browser complains of: a broken policy, a failed or foreign request. */
  async function open(path: string, options: BrowserContextOptions, use: (page: Page, complaints: string[]) => Promise<void>): Promise<void> {
    if (!browser) throw new Error('no browser');
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => !/^(data:|http:\/\/127\.0\.0\.1:)/.test(request.url()) && complaints.push(request.url()));
      await page.goto(origin + path);
      await use(page, complaints);
    } finally {
      await context.close();
    }
  }

  describe.each(VIEWS)('on %s', (_name, view) => {
    it.each(PAGES)('axe finds nothing on the %s page, nothing runs over the edge, no request leaves', async (name) => {
      await open(`/${name}`, view, async (page, complaints) => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
        expect(complaints).toEqual([]);
      });
    });

    it.each(PAGES)('whatever takes the focus on the %s page shows it', async (name) => {
      await open(`/${name}`, view, async (page) => {
        await page.evaluate('document.activeElement.blur()');
        const seen = new Set<string>();
        for (let step = 0; step < 60; step++) {
          await page.keyboard.press('Tab');
          const focus = await page.evaluate<{ readonly what: string; readonly ring: boolean } | null>(FOCUS_RING);
          if (!focus || seen.has(focus.what)) break;
          seen.add(focus.what);
          expect(focus).toEqual({ what: focus.what, ring: true });
        }
        expect(seen.size).toBeGreaterThan(8);
      });
    });
  });

  it('an error summary has the focus, and its links lead to the fields', async () => {
    await open('/form', { viewport: PHONE }, async (page) => {
      expect(await page.evaluate('document.activeElement.className')).toBe('govuk-error-summary');
      await page.click('.govuk-error-summary a[href="#f-account"]');
      expect(await page.evaluate('document.activeElement.id')).toBe('f-account');
    });
  });

  it('a case code can be copied where script runs', async () => {
    await open('/receipt', { viewport: PHONE, permissions: ['clipboard-read', 'clipboard-write'] }, async (page, complaints) => {
      await page.click('text=Copy the code');
      await page.waitForSelector('text=The code is copied.');
      expect(await page.evaluate('navigator.clipboard.readText()')).toBe('7KQ2M-4TX9R-WB3EN-0ZHVJ-6PYCA');
      expect(complaints).toEqual([]);
    });
  });

  it('without script the same page has the code and no dead button', async () => {
    await open('/receipt', { viewport: PHONE, javaScriptEnabled: false }, async (page) => {
      expect(await page.textContent('.fm-code__value')).toBe('7KQ2M-4TX9R-WB3EN-0ZHVJ-6PYCA');
      expect(await page.locator('button').count()).toBe(0);
    });
  });

  it('a printed receipt has the code and no furniture', async () => {
    await open('/receipt', { viewport: DESK }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.isVisible('.fm-code__value')).toBe(true);
      for (const furniture of ['.fm-nav', '.fm-exit', '.fm-footer', '.fm-buttons']) expect(await page.isVisible(furniture)).toBe(false);
    });
  });

  it('a filing page with its style sheet is light', () => {
    const page = html.get('/form') ?? '';
    const style = readFileSync(join(assets, basename(loadAssets(assets).style)));
    expect(gzipSync(page).length + gzipSync(style).length).toBeLessThan(FILING_BYTES);
  });
});

/** Runs in the page: what has the focus, and whether a ring of at least 2 pixels is drawn around it or its label. */
const FOCUS_RING = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const drawn = [element, element.matches('[type=radio],[type=checkbox]') ? element.nextElementSibling : null].filter(Boolean);
  const ring = drawn.some((e) => ['', '::before'].some((pseudo) => {
    const style = getComputedStyle(e, pseudo || null);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/^rgba\\(.*, 0\\)$/.test(style.outlineColor);
    return outlined || (style.boxShadow !== 'none' && / [3-9]px( inset)?$/.test(style.boxShadow));
  }));
  const index = [...document.querySelectorAll('*')].indexOf(element);
  return { what: index + ' ' + element.tagName + ' ' + element.className, ring };
})()`;
