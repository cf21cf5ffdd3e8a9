import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { CloseVotes } from '../../src/modules/councils/index.js';
import { browserOrSkip } from '../support/browser.js';
import { fillSeat, inDays } from '../support/councils.js';
import { freePort } from '../support/free-port.js';
import { PREPARED } from '../support/member.js';
import { Chamber, DOUBLE, rule, sealedRule } from '../support/motions.js';
import { startTestNode, type TestNode } from '../support/node.js';
import * as pages from '../support/pages.js';
import { builtAssets } from '../support/portal-build.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import type { PersonsBrowser } from '../support/virtual-passkeys.js';

// axe takes its time on a busy machine.
jest.setTimeout(300_000);

const browser = await browserOrSkip();
const SHOTS = process.env['MOTION_SHOTS'];
const { sign } = pages;
const RANKED = { overvote: 'exhaust', skipped: 'any', duplicate: 'pass-over' };

(browser ? describe : describe.skip)('motions in a browser', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let origin: string;
  let chamber: Chamber;
  let vera: PersonsBrowser;
  let open: string;
  let sealed: string;
  let asked: string;
  let ranked: string;

  beforeAll(async () => {
    builtAssets();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    node = await startTestNode({ environment: { PORT: String(port), FOLKMOOT_PUBLIC_URL: origin, FOLKMOOT_ROLES: 'web,sequencer' }, clock });
    chamber = await Chamber.of(node);
    vera = await joins('Vera', []);
    const { me } = (await (await vera.page.request.post(`${origin}/graphql`, { data: { query: '{ me { id } }' }, headers: { origin } })).json() as { data: { me: { id: string } | null } }).data;
    const id = me?.id ?? (await veraId());
    await fillSeat(chamber.steward, chamber.council, { class: 'workers', member: id, name: 'Vera <b>Molnar</b>', until: null }, 7);
    await chamber.seat(6).act(`mutation { act: prepareDelegate(council: "${chamber.council}", seat: 6, to: 7, until: "${inDays(100)}") { ${PREPARED} } }`);

    open = await chamber.propose();
    for (const [seat, side, text] of [[1, 'FOR', 'Who works can come in the evening.'], [4, 'AGAINST', 'Evenings are for families.\n\nMany of us have some.']] as const) {
      await chamber.seat(seat).ask('mutation ($motion: PublicId!, $side: ArgumentSide!, $text: String!) { addArgument(motion: $motion, side: $side, text: $text) { __typename } }', { motion: open, side, text });
    }
    await chamber.recuse(open, chamber.seat(5));
    expect(await chamber.open(open, rule({ doubleMajority: DOUBLE, delegation: 1 }))).toMatchObject({ __typename: 'EntryReceipt' });
    for (const [seat, choice, reason] of [[1, 'yes', 'I work late.'], [2, 'yes', null], [3, 'no', 'The last bus goes at eight. <script>alert(1)</script>'], [4, 'yes', null]] as const) {
      await chamber.cast(open, chamber.seat(seat), choice, reason);
    }

    sealed = await chamber.propose({ title: 'Move the archive' });
    expect(await chamber.open(sealed, sealedRule())).toMatchObject({ __typename: 'EntryReceipt' });

    asked = await chamber.propose({ title: 'Ask the city <for> a room', commentsUntil: inDays(10) });

    ranked = await chamber.propose({ title: 'Which day we meet', text: 'The council meets on one day of the week: monday, tuesday or friday.' });
    const tally = { method: 'stv', family: 'scottish', options: ['monday', 'tuesday', 'friday'], seats: 1, tie: [{ by: 'earlier-rounds' }], ballots: RANKED };
    expect(await chamber.open(ranked, rule({ tally }))).toMatchObject({ __typename: 'EntryReceipt' });
    for (const [seat, choice] of [[1, ['monday', 'tuesday']], [2, ['monday']], [3, ['tuesday', 'friday']], [4, ['friday', 'tuesday']], [5, ['tuesday']]] as const) {
      await chamber.cast(ranked, chamber.seat(seat), choice.map((one) => [one]));
    }
  });
  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  /** The number that stands on the page of one's own account. */
  async function veraId(): Promise<string> {
    await vera.page.goto(`${origin}/account`);
    return (await vera.page.locator('code.fm-hash').first().textContent()) ?? '';
  }

  const look = (page: Page, name: string): Promise<void> => pages.look(page, name, SHOTS);
  const visit = (path: string, options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> => pages.visit(browser!, origin + path, options, use);
  const joins = (name: string, roles: readonly string[]): Promise<PersonsBrowser> => pages.joins(browser!, origin, chamber.steward, name, roles);

  it('[chromium] a motion under way tells what it asks, and of the votes only how many came in', async () => {
    await visit('/motions', { javaScriptEnabled: false }, async (page) => {
      await page.getByRole('link', { name: 'Under way' }).click();
      await page.getByRole('link', { name: 'Meet in the evening' }).click();
      const text = (await page.textContent('main')) ?? '';
      for (const words of ['4 of 7 members have voted', '4 of 7 have voted', 'Who works can come', 'Evenings are for families.', 'stepped back', 'Shares', 'more than 1/2', 'Seat 7 votes for seat 6', 'folkmoot verify']) expect(text).toContain(words);
      for (const leak of ['I work late', 'The last bus', 'All ballots', 'Dissent']) expect(text).not.toContain(leak);
      await page.getByRole('link', { name: 'All rows of the roll' }).click();
      expect(await page.textContent('main')).toContain('Vera <b>Molnar</b>');
    });
    for (const [path, name] of [['/motions', 'list'], [`/motions/${open}`, 'open'], [`/motions/${open}/roll`, 'roll'], ['/conformance', 'conformance']] as const) {
      await visit(path, {}, (page) => look(page, name));
      await visit(path, { colorScheme: 'dark' }, async (page) => {
        expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
      });
    }
    expect((await node.get('/motions/n0b0dy000000')).status).toBe(404);
    for (const path of [`/motions/${open}.ics`, `/councils/${chamber.council}.ics`]) {
      const calendar = await (await node.get(path)).text();
      expect(calendar).toMatch(/^BEGIN:VCALENDAR\r\n/);
      expect(calendar).toContain('SUMMARY:Voting closes: Meet in the evening');
    }
  });

  it('[chromium] anybody comments without a script, and an editor lets it be shown', async () => {
    await visit(`/motions/${asked}`, { javaScriptEnabled: false }, async (page) => {
      await page.getByLabel('Name').fill('A neighbour');
      await page.getByRole('button', { name: 'Send the comment' }).click();
      await page.getByRole('link', { name: 'Write a comment of at least' }).click();
      expect(await page.getByLabel('Name').inputValue()).toBe('A neighbour');
      await page.getByLabel('Your comment').fill('The school has a room.\n\n<b>Ask</b> there.');
      await page.getByRole('button', { name: 'Send the comment' }).click();
      await page.getByText('Your comment was received').waitFor();
      expect(await page.textContent('main')).not.toContain('The school has a room');
    });
    await visit(`/motions/${asked}`, {}, (page) => look(page, 'comments'));
    const editor = await joins('Edda', ['editor']);
    await editor.page.goto(`${origin}/desk/comments`);
    await look(editor.page, 'desk-comments');
    await editor.page.getByText('Decline it', { exact: true }).first().click();
    await editor.page.getByRole('button', { name: 'Decline it' }).click();
    await editor.page.getByRole('link', { name: 'Say why' }).waitFor();
    await editor.page.getByRole('button', { name: 'Show it' }).click();
    await editor.page.getByText('The comment is shown.').waitFor();
    await visit(`/motions/${asked}`, {}, async (page) => expect(await page.textContent('main')).toContain('<b>Ask</b> there.'));
    await editor.context.close();
  });

  it('[chromium] a member votes, sees what is signed, and confirms when the text changes', async () => {
    const { page } = vera;
    await page.goto(`${origin}/account`);
    await look(page, 'account');
    await page.getByRole('link', { name: 'Vote (Meet in the evening)' }).click();
    expect(await page.textContent('main')).toContain('weight of 2');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('link', { name: 'Choose how you vote' }).waitFor();
    await look(page, 'vote-errors');
    await page.getByLabel('For the motion').check();
    await page.getByLabel('Your reasons').fill('My shift ends at six.');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    const canonical = (await page.locator('pre.fm-verbatim').first().textContent()) ?? '';
    const { command } = JSON.parse(canonical) as { command: Record<string, unknown> };
    const { vote, text } = await chamber.show<{ vote: { ruleHash: string; rollHash: string }; text: { commitment: string } }>(open, 'vote { ruleHash rollHash } text { commitment }');
    expect(command).toMatchObject({ type: 'CastBallot', choice: 'yes', rule: vote.ruleHash, roll: vote.rollHash, text: text.commitment });
    for (const hash of [vote.ruleHash, vote.rollHash, text.commitment]) expect(await page.locator('dl').first().textContent()).toContain(hash);
    await look(page, 'vote-sign');
    await page.getByRole('button', { name: 'Change what you wrote' }).click();
    expect(await page.getByLabel('For the motion').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await sign(page);
    await page.getByText('You voted on').waitFor();

    expect(await chamber.revise(open, 'The council meets in the evening twice a month, so that who works can come.')).toMatchObject({ __typename: 'EntryReceipt' });
    await page.goto(`${origin}/account`);
    await page.getByRole('link', { name: 'The text was changed' }).click();
    expect(await page.locator('ins').first().textContent()).toContain('twice a month');
    await look(page, 'vote-stale');
    await page.getByRole('button', { name: 'Stay with your choice' }).click();
    await sign(page);
    expect(await page.locator('.fm-warning', { hasText: 'does not count' }).count()).toBe(0);
    await visit(`/motions/${open}`, {}, (page_) => look(page_, 'open-revised'));
    for (const seat of [1, 2, 3, 4]) await chamber.confirm(open, chamber.seat(seat));
  });

  it('[chromium] a sealed ballot is made in the browser, and its form says what is needed where no script runs', async () => {
    const { page, context } = vera;
    const state = await context.storageState();
    await visit(`/motions/${sealed}/vote`, { javaScriptEnabled: false, storageState: state }, async (plain) => {
      await plain.getByText('This step needs a script').waitFor();
      expect(await plain.getByRole('button', { name: 'Seal this choice' }).isVisible()).toBe(false);
    });
    await page.goto(`${origin}/motions/${sealed}/vote`);
    const posted: string[] = [];
    page.on('request', (request) => posted.push(request.postData() ?? ''));
    await page.getByRole('button', { name: 'Seal this choice' }).click();
    await page.getByText('Choose how you vote').waitFor();
    await page.getByLabel('Against the motion').check();
    await look(page, 'sealed-vote');
    await page.getByRole('button', { name: 'Seal this choice' }).click();
    const code = (await page.locator('[data-code]').first().textContent()) ?? '';
    expect(code).toMatch(/^[A-Za-z0-9+/]{43}=\./);
    await look(page, 'sealed-code');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await look(page, 'sealed-sign');
    await sign(page);
    await page.getByText('This browser has kept the code').waitFor();
    await look(page, 'sealed-cast');
    // Neither salt nor choice has left the page.
    for (const body of posted) {
      expect(body).not.toContain(encodeURIComponent(code.slice(0, 43)));
      expect(body).not.toMatch(/(^|&)choice=/);
    }
  });

  it('[chromium] a ranking is asked for place by place, and places are not left out', async () => {
    const { page } = vera;
    await page.goto(`${origin}/motions/${ranked}/vote`);
    await page.getByLabel('monday', { exact: true }).selectOption('1');
    await page.getByLabel('friday', { exact: true }).selectOption('3');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('link', { name: 'Leave no place out' }).waitFor();
    expect(await page.getByLabel('friday', { exact: true }).inputValue()).toBe('3');
    await look(page, 'ranked-vote');
    await page.getByLabel('friday', { exact: true }).selectOption('2');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByText('1. monday; 2. friday').waitFor();
    await sign(page);
  });

  it('[chromium] a member proposes, argues and opens the vote by a rule that is read out first', async () => {
    const { page } = vera;
    await page.goto(`${origin}/councils/${chamber.council}`);
    await page.getByRole('link', { name: 'Propose a motion' }).click();
    await look(page, 'propose-kinds');
    await page.getByRole('link', { name: 'Resolve something else' }).click();
    await page.getByLabel('Title').fill('Plant a tree');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('link', { name: 'Write a text of at least' }).waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('Plant a tree');
    await page.getByLabel('The text').fill('The council plants a lime tree before its house, in the first week of spring.');
    await look(page, 'propose-errors');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await sign(page);
    await page.getByRole('link', { name: 'Plant a tree' }).click();
    await page.getByRole('link', { name: 'Act on this motion' }).click();
    await page.getByText('Put forward an argument').click();
    await look(page, 'act');
    await page.getByRole('button', { name: 'Put it forward' }).click();
    await page.getByRole('link', { name: 'Write the argument' }).waitFor();
    await page.getByRole('radio', { name: 'For', exact: true }).check();
    await page.getByLabel('The argument').fill('It gives shade.');
    await page.getByRole('button', { name: 'Put it forward' }).click();
    await page.getByText('Your argument stands with the motion.').waitFor();

    await page.getByRole('link', { name: 'Act on this motion' }).click();
    await page.getByText('Change the text').click();
    await page.getByLabel('The text').fill('The council plants two lime trees before its house, in the first week of spring.');
    await page.getByLabel('Why it is changed').fill('One would be lonely.');
    await page.locator('details', { hasText: 'Change the text' }).getByRole('button').click();
    await sign(page);
    expect(await page.locator('ins').first().textContent()).toContain('two');
    await page.getByRole('link', { name: 'Act on this motion' }).click();
    await page.getByText('Ask whether a member should stand back').click();
    await page.getByLabel('Whom it concerns').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Go on to sign' }).last().click();
    await page.getByRole('alert').getByText('There is a problem').waitFor();
    await look(page, 'act-errors');

    await page.getByRole('link', { name: 'Choose the rule' }).click();
    await page.getByRole('button', { name: 'Read the rule' }).click();
    await page.getByRole('link', { name: 'Choose when the motion is carried' }).waitFor();
    await look(page, 'open-vote-errors');
    for (const [preset, words] of [['Simple majority', 'more than 1/2 of the votes cast'], ['Two thirds of the entire membership', 'at least 2/3'], ['Consent', 'reasoned objection'], ['Approval', 'pproval'], ['Single transferable vote', 'SSI 2007/42']] as const) {
      await page.getByRole('radio', { name: preset }).check();
      await page.getByLabel('Options', { exact: true }).fill('lime\noak');
      await page.getByLabel('Last day of voting').fill(inDays(7).slice(0, 10));
      await page.getByLabel('Seal the ballots').setChecked(preset === 'Approval');
      await page.getByLabel('Last day for opening').fill(inDays(9).slice(0, 10));
      await page.getByRole('button', { name: 'Read the rule' }).click();
      await page.getByRole('heading', { level: 1, name: 'Open the vote' }).waitFor();
      expect(await page.textContent('main')).toContain(words);
      await page.getByRole('button', { name: 'Change what you wrote' }).click();
    }
    await page.getByLabel('Seal the ballots').uncheck();
    await page.getByRole('radio', { name: 'Another rule' }).check();
    await page.getByLabel('The rule object').fill('{"tally":{}}');
    await page.getByRole('button', { name: 'Read the rule' }).click();
    await page.getByRole('link', { name: 'give a rule object' }).waitFor();
    await page.getByRole('radio', { name: 'Double majority' }).check();
    await page.getByLabel('Last day of voting').fill(inDays(7).slice(0, 10));
    await page.getByLabel('The text may still be changed').check();
    await page.getByRole('button', { name: 'Read the rule' }).click();
    expect(await page.textContent('main')).toContain('Besides, each class of seats must be for it');
    await look(page, 'open-vote-sign');
    await sign(page);
    await page.getByText('0 of 7 members have voted').waitFor();
  });

  it('[chromium] a member stands back, votes on a recusal, objects, tests and resolves', async () => {
    const { page } = vera;
    const own = await chamber.propose({ title: 'Paint the door' });
    await chamber.seat(1).act(`mutation { act: prepareProposeRecusal(motion: "${own}", seat: 4, reason: FAMILY, closesAt: "${inDays(2)}", note: "The painter is a cousin.") { ${PREPARED} } }`);
    await page.goto(`${origin}/motions/${own}/act`);
    await page.getByRole('button', { name: 'Go on to sign' }).filter({ visible: true }).first().click();
    await page.getByRole('link', { name: 'Choose how you vote' }).waitFor();
    await look(page, 'act-recusal');
    await page.getByRole('radio', { name: 'Yes', exact: true }).check();
    await page.getByRole('button', { name: 'Go on to sign' }).filter({ visible: true }).first().click();
    await sign(page);
    expect(await page.textContent('main')).toContain('how they vote is told then');
    await page.goto(`${origin}/motions/${own}/act`);
    await page.getByText('Stand back from this motion').click();
    await page.getByLabel('What ties you to the matter').first().selectOption('FAMILY');
    await page.getByLabel('In a few words').first().fill('He is my uncle.');
    await page.locator('details', { hasText: 'You will not vote on this motion' }).getByRole('button').click();
    await sign(page);
    expect(await page.textContent('main')).toContain('Family: He is my uncle.');

    const consent = await chamber.propose({ title: 'A quieter bell' });
    expect(await chamber.open(consent, rule({ tally: { method: 'consent' } }))).toMatchObject({ __typename: 'EntryReceipt' });
    await chamber.seat(2).act(`mutation { act: prepareRaiseObjection(motion: "${consent}", reasoned: true, argument: "Nobody would hear it.") { ${PREPARED} } }`);
    await page.goto(`${origin}/motions/${consent}/act`);
    await page.getByText('Bring forward an objection').click();
    await page.getByRole('radio', { name: 'Yes. It stands in the way' }).check();
    await page.getByLabel('The objection').fill('The old one is dear to many.');
    await page.locator('details', { hasText: 'Bring forward an objection' }).getByRole('button').click();
    await sign(page);
    // Of the five others three must find so: two have, and Vera is the third.
    const { objections } = await chamber.show<{ objections: { id: string; argument: string }[] }>(consent, 'objections { id argument }');
    const heard = objections.find(({ argument }) => argument.startsWith('Nobody'))!.id;
    for (const seat of [3, 4]) await chamber.seat(seat).act(`mutation { act: prepareTestObjection(motion: "${consent}", objection: "${heard}", valid: false) { ${PREPARED} } }`);
    await page.goto(`${origin}/motions/${consent}/act`);
    await look(page, 'act-consent');
    await page.getByRole('radio', { name: 'No, it does not' }).check();
    await page.getByRole('button', { name: 'Go on to sign' }).filter({ visible: true }).last().click();
    await sign(page);
    await page.goto(`${origin}/motions/${consent}/act`);
    await page.getByRole('button', { name: 'It is resolved' }).click();
    await sign(page);
    const text = (await page.textContent('main')) ?? '';
    for (const words of ['Nobody would hear it.', 'Found not valid', 'Resolved']) expect(text).toContain(words);
    await look(page, 'consent');
  });

  it('[chromium] after the close ballots are opened with the kept code, and results are told with all that makes them', async () => {
    const { page } = vera;
    clock.forward({ seconds: 3_600 });
    expect(await node.app.get(CloseVotes).run()).toBeGreaterThan(0);
    await page.goto(`${origin}/motions/${sealed}/vote`);
    await page.getByText('has filled it in').waitFor();
    await look(page, 'sealed-open');
    const code = await page.getByLabel('The code you kept').inputValue();
    await page.getByLabel('The code you kept').fill('not a code');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('link', { name: 'This is not such a code' }).waitFor();
    await page.getByLabel('The code you kept').fill(code);
    await page.getByLabel('Your reasons').fill('It is dry where it is.');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await sign(page);
    await page.getByText('Your ballot is opened: Against').waitFor();
    await node.app.get(CloseVotes).run();

    await visit(`/motions/${open}`, { javaScriptEnabled: false }, async (plain) => {
      const text = (await plain.textContent('main')) ?? '';
      for (const words of ['The motion is carried.', 'Dissent', 'The last bus goes at eight. <script>alert(1)</script>', 'My shift ends at six.', 'own passkey', 'own key (Ed25519)', 'How firm it is', 'the entire membership', 'What became of it']) expect(text).toContain(words);
      expect(await plain.locator('svg[role=img] title').first().textContent()).toContain('were for the motion');
    });
    for (const [path, name] of [[`/motions/${open}`, 'result'], [`/motions/${ranked}`, 'result-ranked'], [`/motions/${sealed}`, 'result-sealed'], ['/motions', 'list-after']] as const) {
      await visit(path, {}, (one) => look(one, name));
      await visit(path, { colorScheme: 'dark' }, async (one) => {
        expect((await new AxeBuilder({ page: one }).analyze()).violations.map(({ id }) => id)).toEqual([]);
      });
    }
    await visit(`/motions/${ranked}`, {}, async (one) => expect(await one.textContent('main')).toMatch(/Chosen: (monday|tuesday|friday)/));
  });
});
