import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AnswerClocks } from '../../src/modules/recommendations/index.js';
import { browserOrSkip } from '../support/browser.js';
import { freePort } from '../support/free-port.js';
import { carried, done, streamOf, type TestLab, withCouncil, withLab } from '../support/labs-world.js';
import { memberOf, plainSigner, PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withSteward } from '../support/people.js';
import * as pages from '../support/pages.js';
import { builtAssets } from '../support/portal-build.js';
import { everythingPublished } from '../support/reading-world.js';
import { personsBrowser } from '../support/virtual-passkeys.js';
import { proveKey } from '../support/labs-world.js';

// axe takes its time on a busy machine.
jest.setTimeout(300_000);

const browser = await browserOrSkip();
const SHOTS = process.env['ANSWER_SHOTS'];
const { DESK, sign } = pages;

(browser ? describe : describe.skip)('labs answer in a browser', () => {
  let node: TestNode;
  let origin: string;
  let steward: Person;
  let lab: TestLab;
  let council: string;
  let policy: string;
  const ids: string[] = [];

  beforeAll(async () => {
    builtAssets();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    node = await startTestNode({ environment: { PORT: String(port), FOLKMOOT_PUBLIC_URL: origin } });
    steward = await withSteward(node);
    lab = await withLab(node, 'Lab of Examples');
    council = await withCouncil(node);
    await done(steward.act(`mutation { act: prepareRecogniseDomain(lab: "${lab.entity}", domain: "lab.example") { ${PREPARED} } }`));
    policy = await streamOf(node, lab.voice.act(`mutation { act: preparePublishPolicy(lab: "${lab.entity}", title: "Release policy", text: "We test.\\nWe release.") { ${PREPARED} } }`));
    await done(lab.voice.act(`mutation { act: prepareRevisePolicy(policy: "${policy}", version: 2, text: "We test.\\nOthers test.\\nWe release.", note: "Outside tests.") { ${PREPARED} } }`));
    const terms = { lab: lab.entity, council, policies: null, binding: 'ANSWER', answerDays: 40, extensions: 1, extensionDays: 20, noticeDays: 90 };
    const mandate = await streamOf(node, lab.voice.act(`mutation ($terms: MandateTermsInput!) { act: prepareSignMandate(terms: $terms, text: "We answer.") { ${PREPARED} } }`, { terms }));
    await done(steward.act(`mutation { act: prepareAcceptMandate(mandate: "${mandate}") { ${PREPARED} } }`));
    for (let i = 0; i < 3; i++) ids.push(await carried(node, { council, kind: 'adopt', lab: lab.entity, policy, mandate }));
    await node.app.get(AnswerClocks).run();
    const response = { standing: 'ACCEPT_IN_PART', by: '2030-01-01', statement: 'We publish tests.\n\nNot <b>weights</b>.' };
    await done(lab.voice.act(`mutation ($response: ResponseInput!) { act: prepareRespond(recommendation: "${ids[0]}", response: $response) { ${PREPARED} } }`, { response }));
    await carried(node, { council, kind: 'assess', subject: { recommendation: ids[0]!, status: 'acceptable-alternate', successor: null } });
    await node.app.get(AnswerClocks).run();
    await everythingPublished(node);
  });
  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  const look = (page: Page, name: string): Promise<void> => pages.look(page, name, SHOTS);

  it('[chromium] what was asked and answered is read without a script', async () => {
    const context = await browser!.newContext({ javaScriptEnabled: false, viewport: DESK });
    const page = await context.newPage();
    await page.goto(`${origin}/answers`);
    await page.getByText('1 of 3').first().waitFor();
    await page.getByRole('link', { name: 'Lab of Examples' }).first().waitFor();
    expect(await page.locator('svg.fm-chart__picture title').textContent()).toContain('no answer is overdue');
    await page.getByRole('link', { name: 'Closed', exact: true }).click();
    await page.getByText('Nothing fits what you chose.').waitFor();
    await page.goto(`${origin}/answers/yearly`);
    await page.getByText('Nothing has been open for over a year.').waitFor();
    await page.goto(`${origin}/recommendations/${ids[0]}`);
    await page.getByRole('heading', { name: 'The lab says' }).waitFor();
    await page.getByText('Not <b>weights</b>.').waitFor();
    await page.getByText('Acceptable in another way').first().waitFor();
    await page.getByText('The council’s assessment is due').first().waitFor();
    await page.goto(`${origin}/labs/${lab.entity}`);
    await page.getByText('The lab must answer').first().waitFor();
    await page.getByRole('link', { name: 'Release policy' }).first().click();
    await page.getByText('Others test.').first().waitFor();
    expect(await page.locator('ins').count()).toBe(1);
    for (const path of ['/labs/zzzzzzzzzzzz', '/policies/zzzzzzzzzzzz', '/recommendations/zzzzzzzzzzzz']) expect((await page.goto(origin + path))?.status()).toBe(404);
    expect((await node.get(`/labs/${lab.entity}/keep`)).headers.get('location')).toContain('/sign-in?next=');
    await context.close();
  });

  it('[chromium] these pages are open to everybody who reads in his own way', async () => {
    const context = await browser!.newContext({ viewport: DESK });
    const page = await context.newPage();
    for (const [name, path] of [['answers', '/answers'], ['yearly', '/answers/yearly'], ['recommendation', `/recommendations/${ids[0]}`], ['lab', `/labs/${lab.entity}`], ['policy', `/policies/${policy}`]] as const) {
      await page.goto(origin + path);
      await look(page, name);
    }
    await context.close();
  });

  it('[chromium] a lab’s own people claim a domain, publish, and answer with evidence and a passkey; nothing typed is lost', async () => {
    const { invite } = await steward.ask<{ invite: { invitation: string; secret: string; act: { request: string; act: string; requestOptions: string } } }>(
      'mutation { invite(roles: [], kind: PERSON) { ... on PreparedInvitation { invitation secret act { request act requestOptions } } } }',
    );
    await steward.signAct(invite.act);
    const { page, context } = await personsBrowser(browser!, { viewport: DESK });
    await page.goto(`${origin}/join#${invite.invitation}.${invite.secret}`);
    await page.getByLabel('Your name').fill('Vera');
    await page.getByRole('button', { name: 'Make a passkey and join' }).click();
    await page.waitForURL(`${origin}/account`);

    await page.goto(`${origin}/recommendations/${ids[1]}/respond`);
    await page.getByText('You do not speak for this lab').waitFor();
    await page.getByRole('link', { name: 'Show first that you control one of its domains.' }).click();
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('link', { name: 'Choose the domain' }).waitFor();
    await look(page, 'keep-errors');
    await page.getByLabel('lab.example').check();
    await page.getByLabel('In the domain’s name records (DNS)').check();
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByText('Go to _folkmoot.lab.example').waitFor();
    await page.getByText(/^folkmoot-verification=[0-9a-z]{12}$/).waitFor();
    await look(page, 'keep-claim');

    // The key is the quicker way for a test: a program of the lab signs for her.
    const [cookie] = (await context.cookies()).filter(({ name }) => name.includes('folkmoot-session'));
    const { me } = (await node.graphql<{ me: { id: string } }>('{ me { id } }', {}, { authorization: `Bearer ${cookie!.value}` })).data;
    const vera = memberOf(node, me.id, cookie!.value, plainSigner()) as Person;
    expect((await proveKey(vera, lab.entity, lab.seed)).it.__typename).toBe('LabClaimReceipt');

    await page.goto(`${origin}/account`);
    await page.getByRole('link', { name: 'Lab of Examples' }).click();
    await page.getByText('You speak for this lab.').waitFor();
    await look(page, 'keep');
    await page.getByRole('link', { name: 'Bind the lab to a council' }).click();
    await look(page, 'mandate');
    await page.goto(`${origin}/policies/${policy}/revise`);
    await page.getByLabel('Text', { exact: true }).fill('We test.\nOthers test.\nWe wait.\nWe release.');
    await look(page, 'revise');
    await page.getByRole('button', { name: 'Read and sign' }).click();
    await sign(page);
    await page.getByText('We wait.').first().waitFor();

    await page.goto(`${origin}/recommendations/${ids[1]}/respond`);
    await page.getByText('Take more time').waitFor();
    await page.setInputFiles('input[type=file]', { name: 'tests.txt', mimeType: 'text/plain', buffer: Buffer.from('All tests passed.') });
    await page.getByRole('button', { name: 'Read and sign' }).click();
    await page.getByRole('link', { name: 'Choose where the lab stands' }).waitFor();
    await page.getByText('tests.txt').waitFor(); // kept, though the form was not complete
    await look(page, 'respond-errors');
    await page.getByLabel('Says it is done already').check();
    await page.getByLabel('Your statement').fill('Done in May.\nSee the file.');
    await page.getByRole('button', { name: 'Read and sign' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Read and sign' }).waitFor();
    await look(page, 'respond-sign');
    await page.getByRole('button', { name: 'Change what you wrote' }).click();
    expect(await page.getByLabel('Your statement').inputValue()).toBe('Done in May.\nSee the file.');
    await page.getByText('tests.txt').waitFor();
    await page.getByRole('button', { name: 'Read and sign' }).click();
    await sign(page);
    const file = await page.getByRole('link', { name: /^tests\.txt/ }).getAttribute('href');
    expect(await (await node.get(file!)).text()).toBe('All tests passed.');
    await look(page, 'responded');

    await page.goto(`${origin}/recommendations/${ids[2]}/respond`);
    await page.getByText('Take more time').click();
    await page.getByLabel('How many days').fill('10');
    await page.getByLabel('Why').selectOption('LEGAL_REVIEW');
    await page.getByRole('button', { name: 'Read and sign' }).last().click();
    await sign(page);
    await page.getByText('The lab took 10 days more: legal review').waitFor();
    await context.close();
  });

  it('[chromium] a steward says what belongs to a lab', async () => {
    const context = await browser!.newContext({ viewport: DESK, javaScriptEnabled: true });
    await context.addCookies([{ name: 'folkmoot-session', value: steward.token, url: origin, httpOnly: true, sameSite: 'Strict' }]);
    const page = await context.newPage();
    await page.goto(`${origin}/labs/${lab.entity}/steward`);
    await page.getByLabel('Domain, such as lab.example').fill('HTTPS://wrong');
    await page.getByRole('button', { name: 'Recognise it' }).first().click();
    await page.getByText('The request does not have the form').first().waitFor();
    expect(await page.getByLabel('Domain, such as lab.example').inputValue()).toBe('HTTPS://wrong');
    await look(page, 'steward');
    await context.close();
  });
});
