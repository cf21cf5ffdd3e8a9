import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { caseKey, newCaseCode } from '../../src/ledger/core/index.js';
import { browserOrSkip } from '../support/browser.js';
import { fileReport, MINIMAL } from '../support/filing.js';
import { startTestNode, type TestNode } from '../support/node.js';
import * as pages from '../support/pages.js';
import { type Person, withEditor } from '../support/people.js';
import { builtAssets } from '../support/portal-build.js';
import { expectVerified } from '../support/verified.js';

jest.setTimeout(240_000);

const browser = await browserOrSkip();
const DONE = '{ __typename ... on ActRefused { code } }';

(browser ? describe : describe.skip)('a case in a browser that runs scripts', () => {
  let node: TestNode;
  let editor: Person;

  beforeAll(async () => {
    builtAssets();
    node = await startTestNode();
    editor = await withEditor(node);
  });
  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  const press = (page: Page, go: string): Promise<void> => page.click(`button[name=go][value=${go}]`);
  const banner = async (page: Page, words: string): Promise<void> => page.locator('.fm-banner', { hasText: words }).waitFor();

  it('[chromium] is opened, answered, added to and taken back by signatures: the code is not sent', async () => {
    const code = newCaseCode(new Uint8Array(randomBytes(16)));
    const { reportId } = await fileReport(node, { ...MINIMAL, reporterKey: caseKey(code).publicKey });
    await editor.ask(`mutation { claimReport(report: "${reportId}") ${DONE} }`);
    await editor.ask(`mutation { askReporter(report: "${reportId}", text: "Which plant was it?") ${DONE} }`);

    await pages.visit(browser!, `${node.url}/case`, {}, async (page) => {
      const sent: string[] = [];
      page.on('request', (request) => sent.push(`${request.url()} ${request.postDataBuffer()?.toString('latin1') ?? ''}`));

      await page.fill('#f-code', 'not a code');
      await press(page, 'open');
      await page.locator('.govuk-error-summary').waitFor();
      expect(await page.inputValue('#f-code')).toBe('not a code');
      await page.fill('#f-code', code.toUpperCase().replaceAll('-', ' '));
      await press(page, 'open');
      await page.getByText('Which plant was it?').waitFor();
      await pages.look(page, 'case-signed');

      await press(page, 'answer');
      await page.locator('.govuk-error-summary').waitFor();
      await page.fill('textarea[name^=answer-]', 'The northern one.');
      await press(page, 'answer');
      await banner(page, 'Your answer');
      await page.fill('#f-addition', 'Two letters came.');
      await page.setInputFiles('input[name=upload]', { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear Sir') });
      await press(page, 'add');
      await banner(page, 'added to your report');
      expect(await page.content()).toContain('letter.txt');
      await page.click('summary:has-text("Withdraw")');
      await page.check('[name=sure-withdraw]');
      await press(page, 'withdraw');
      await banner(page, 'is withdrawn');

      const everything = `${sent.join('\n')}\n${await page.content()}`.toLowerCase();
      for (const spelling of [code, code.replaceAll('-', ''), code.replaceAll('-', ' '), 'not a code']) expect(everything).not.toContain(spelling);
    });

    const { ledger } = await editor.ask<{ ledger: { stream: { edges: { node: { command: string; authorization: string } }[] } } }>(
      `{ ledger { stream(kind: "report", id: "${reportId}", first: 20) { edges { node { command authorization } } } } }`,
    );
    const acts = ledger.stream.edges.map(({ node: { command, authorization } }) => `${command} ${authorization}`);
    expect(acts).toEqual(expect.arrayContaining(['AnswerQuestion ed25519', 'AddToReport ed25519', 'WithdrawReport ed25519']));
    await expectVerified(node);
  });

  it('[chromium] is opened though the clock of the machine is wrong', async () => {
    const code = newCaseCode(new Uint8Array(randomBytes(16)));
    await fileReport(node, { ...MINIMAL, reporterKey: caseKey(code).publicKey });
    const context = await browser!.newContext();
    try {
      const page = await context.newPage();
      await page.clock.install({ time: new Date('2001-02-03T04:05:06Z') });
      await page.goto(`${node.url}/case`);
      await page.fill('#f-code', code);
      await press(page, 'open');
      await page.getByText('You filed the report').waitFor();
    } finally {
      await context.close();
    }
  });
});
