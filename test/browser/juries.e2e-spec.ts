import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { AnswerClocks } from '../../src/modules/recommendations/index.js';
import { browserOrSkip } from '../support/browser.js';
import { act, beforeTheLot, charged, drawn, JURORS, openDraw, openJury, seated, ticks, TIMES, type Trial } from '../support/jury-world.js';
import { done } from '../support/labs-world.js';
import { PREPARED } from '../support/member.js';
import { signedInAgain, withSteward } from '../support/people.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { visitQuietly } from '../support/pages.js';
import { builtAssets } from '../support/portal-build.js';
import { ShiftedClock } from '../support/shifted-clock.js';

jest.setTimeout(240_000);

const browser = await browserOrSkip();
const PHONE = { viewport: { width: 360, height: 800 } };
const NO_SCRIPT = { ...PHONE, javaScriptEnabled: false };

/** A trial as a juror lives through it, without a script; and as everybody reads it. */
(browser ? describe : describe.skip)('[chromium] a jury in the browser', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let trial: Trial;
  let codes: ReadonlyMap<number, string>;

  beforeAll(async () => {
    builtAssets();
    beforeTheLot(clock);
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer' }, clock });
    trial = await charged(node, clock);
  });
  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  const open = (path: string, options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> =>
    visitQuietly(browser!, node.url, path, options, use, (complaint) => complaint.includes('422'));

  async function pleases(page: Page): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  }

  const room = (): string => `/juries/${trial.jury}/room`;
  /** Enters with the code of a seat; scripts are off where the room is used, and on where axe looks. */
  const enter = async (page: Page, seat: number): Promise<void> => {
    await page.getByLabel('Your code').fill(codes.get(seat)!);
    await page.getByRole('button', { name: 'Enter' }).click();
  };
  const looksAt = async (seat: number): Promise<void> => open(room(), PHONE, async (page) => {
    await enter(page, seat);
    await pleases(page);
  });
  const votes = async (seat: number, measure: string, button: RegExp, round: string): Promise<void> => open(room(), NO_SCRIPT, async (page) => {
    await enter(page, seat);
    await page.locator(`input[name="${round}-finding-1"][value="YES"]`).check();
    await page.locator(`input[name="${round}-finding-2"][value="NO"]`).check();
    await page.locator(`input[name="${round}-measure"][value="${measure}"]`).check();
    await page.locator('section', { has: page.locator(`input[name="${round}-measure"]`) }).getByRole('button', { name: button }).click();
    expect(await page.getByText('It is done').isVisible()).toBe(true);
  });

  it('[chromium] is read while it waits, and asks for a code that is one', async () => {
    for (const path of ['/juries', `/juries/${trial.jury}`, room()]) await open(path, PHONE, pleases);
    await open(room(), NO_SCRIPT, async (page) => {
      await page.getByLabel('Your code').fill('nonsense');
      await page.getByRole('button', { name: 'Enter' }).click();
      expect(await page.getByText('five groups of five').first().isVisible()).toBe(true);
      await page.getByLabel('Your code').fill('00000-00000-00000-00000-00000');
      await page.getByRole('button', { name: 'Enter' }).click();
      expect(await page.getByText('This seat is not yours').first().isVisible()).toBe(true);
    });
  });

  it('[chromium] a juror accepts, votes, talks and votes again without a script', async () => {
    await drawn(trial);
    await ticks(trial);
    codes = await seated(trial);
    await looksAt(1);
    await open(room(), NO_SCRIPT, async (page) => {
      await enter(page, 1);
      await page.getByRole('button', { name: 'I accept' }).click();
      expect(await page.getByText('It is done').isVisible()).toBe(true);
    });
    for (const seat of [2, 3, 4, 5]) expect(await act(trial, codes.get(seat)!, { accept: true })).toBe('ok');
    await ticks(trial);
    await looksAt(1);
    await open(room(), NO_SCRIPT, async (page) => {
      await enter(page, 1);
      await page.getByRole('button', { name: 'Seal my vote' }).click();
      expect(await page.getByText('Answer this.').count()).toBeGreaterThan(0);
    });
    await votes(1, 'NOTICE', /Seal/, 'FIRST');
    const vote = { findings: ['YES', 'NO'], measure: 'CORRECTION' };
    for (const seat of [2, 3, 4, 5]) expect(await act(trial, codes.get(seat)!, { seal: { round: 'FIRST', choice: vote } })).toBe('ok');
    await ticks(trial);
    await open(room(), NO_SCRIPT, async (page) => {
      await enter(page, 1);
      await page.getByLabel('Say something to the others').fill('The letters name the streets.');
      await page.getByRole('button', { name: 'Send to the jurors' }).click();
      await page.getByRole('button', { name: 'Agree', exact: true }).click();
      expect(await page.getByText('You: Agree').isVisible()).toBe(true);
      await page.getByLabel('Which party?').selectOption({ index: 1 });
      await page.getByLabel('Your question').fill('Since when?');
      await page.getByRole('button', { name: 'Ask in public' }).click();
      expect(await page.getByText('It is done').isVisible()).toBe(true);
    });
    await looksAt(2);
    clock.forward({ seconds: TIMES.deliberation * 3_600 });
    await ticks(trial);
    await votes(1, 'CORRECTION', /Seal/, 'SECOND');
    for (const seat of [2, 3, 4, 5]) expect(await act(trial, codes.get(seat)!, { seal: { round: 'SECOND', choice: vote } })).toBe('ok');
    await ticks(trial);
    await looksAt(1);
    await votes(1, 'NOTICE', /Open/, 'FIRST');
    await votes(1, 'CORRECTION', /Open/, 'SECOND');
    for (const seat of [2, 3, 4, 5]) for (const round of ['FIRST', 'SECOND']) expect(await act(trial, codes.get(seat)!, { open: { round, choice: vote } })).toBe('ok');
    await ticks(trial);
    await looksAt(1);
    await open(room(), NO_SCRIPT, async (page) => {
      await enter(page, 1);
      await page.getByLabel('You voted for the measure').fill('It can be mended.');
      await page.getByRole('button', { name: 'Publish' }).first().click();
      expect(await page.getByText('It is done').isVisible()).toBe(true);
    });
  });

  it('[chromium] the verdict is read on its page, on the incident and on the name', async () => {
    await node.app.get(AnswerClocks).run();
    for (const path of [`/juries/${trial.jury}`, '/juries', `/incidents/${trial.incident}`, `/entities/${trial.lab.entity}`]) {
      await open(path, PHONE, async (page) => {
        expect(await page.getByText('The jury asks for: correction.').first().isVisible()).toBe(true);
        await pleases(page);
      });
      await open(path, NO_SCRIPT, async (page) => expect(await page.locator('h1').count()).toBe(1));
    }
    await open(`/juries/${trial.jury}`, { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }, async (page) => {
      await pleases(page);
      expect(await page.getByRole('link', { name: /was asked, and answered/ }).isVisible()).toBe(true);
    });
  });

  it('[chromium] an appeal leads to its jury once that is open, and nowhere before', async () => {
    const steward = await signedInAgain(node, await withSteward(node));
    await done(steward.act(`mutation { act: prepareFileAppeal(jury: "${trial.jury}", grounds: DISPROPORTION, text: "Too little.") { ${PREPARED} } }`));
    await open(`/juries/${trial.jury}`, NO_SCRIPT, async (page) => {
      expect(await page.textContent('main')).toContain('That jury is not opened yet.');
      expect(await page.getByRole('link', { name: 'The jury of the appeal' }).count()).toBe(0);
    });
    const draw = await openDraw(node, steward, clock, 2 * JURORS + 1, [trial.draw]);
    await done(openJury(steward, { incident: trial.incident, parties: [trial.lab.entity], draw, quorum: JURORS + 1, authority: 'APPEAL', authorityId: trial.jury }));
    await open(`/juries/${trial.jury}`, NO_SCRIPT, async (page) => {
      await page.getByRole('link', { name: 'The jury of the appeal' }).click();
      expect(await page.textContent('main')).toContain('This jury decides on the appeal');
    });
  });
});
