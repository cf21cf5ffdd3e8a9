import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserOrSkip } from '../support/browser.js';
import { freePort } from '../support/free-port.js';
import { type ActToSign, logIn, newMember, plainSigner, PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withEditor, withSteward } from '../support/people.js';
import * as pages from '../support/pages.js';
import { builtAssets } from '../support/portal-build.js';
import { personsBrowser } from '../support/virtual-passkeys.js';

// axe takes its time on a busy machine.
jest.setTimeout(300_000);

const browser = await browserOrSkip();
const SHOTS = process.env['DESK_SHOTS'];
const { DESK, sign } = pages;

(browser ? describe : describe.skip)('members in a browser', () => {
  let node: TestNode;
  let origin: string;
  let steward: Person;
  let editor: Person;

  beforeAll(async () => {
    builtAssets();
    const port = await freePort();
    origin = `http://localhost:${port}`;
    node = await startTestNode({ environment: { PORT: String(port), FOLKMOOT_PUBLIC_URL: origin } });
    steward = await withSteward(node);
    editor = await withEditor(node);
  });
  afterAll(async () => {
    await browser?.close();
    await node?.stop();
  });

  const look = (page: Page, name: string): Promise<void> => pages.look(page, name, SHOTS);

  /** A browser of its own with this session. */
  async function signedIn(token: string): Promise<Page> {
    const context = await browser!.newContext({ viewport: DESK });
    await context.addCookies([{ name: 'folkmoot-session', value: token, url: origin, httpOnly: true, sameSite: 'Strict' }]);
    return context.newPage();
  }

  it('[chromium] whoever speaks for an organisation answers an incident that names it, and signs', async () => {
    const RECEIPT = '... on EntryReceipt { streamId } ... on IncidentRefused { message }';
    const { entity } = await editor.ask<{ entity: { streamId: string } }>(`mutation { entity: registerEntity(kind: ORGANISATION, name: "Lifts & Sons") { ${RECEIPT} } }`);
    const organisation = entity.streamId;
    const publish = async (title: string, involved: readonly unknown[]): Promise<string> => {
      const revision = { title, summary: 'A lift is said to have stopped between floors.', occurred: { precision: 'YEAR', date: '2026' }, severity: 'INCIDENT', harmTypes: ['PHYSICAL'], entities: involved };
      const drafted = await editor.ask<{ draft: { streamId: string } }>(
        `mutation ($revision: IncidentRevisionInput!) { draft: draftIncident(revision: $revision, namesPerson: false) { ${RECEIPT} } }`,
        { revision },
      );
      const id = drafted.draft.streamId;
      expect(await editor.act(`mutation { act: preparePublishIncident(incident: "${id}", version: 1) { ${PREPARED} } }`)).toMatchObject({ __typename: 'EntryReceipt' });
      return id;
    };
    const [named, other] = [await publish('Lift stopped', [{ entity: organisation, role: 'DEVELOPER' }]), await publish('Another lift stopped', [])];
    const { invite: invited } = await steward.ask<{ invite: { invitation: string; secret: string; act: ActToSign } }>(
      `mutation { invite(roles: ["respondent:${organisation}"], kind: PERSON) { ... on PreparedInvitation { invitation secret act { request act requestOptions } } ... on ActRefused { code } } }`,
    );
    await steward.signAct(invited.act);
    const vera = await personsBrowser(browser!, { viewport: DESK });
    const { page } = vera;
    await page.goto(`${origin}/join#${invited.invitation}.${invited.secret}`);
    await page.getByLabel('Your name').fill('Vera');
    await page.getByRole('button', { name: 'Make a passkey and join' }).click();
    await page.waitForURL(`${origin}/account`);
    await page.getByRole('heading', { name: 'Incidents that name Lifts & Sons' }).waitFor();
    await look(page, 'account-respondent');
    await page.getByRole('link', { name: 'Lift stopped', exact: true }).click();
    await page.getByText('You speak for Lifts & Sons.').waitFor();
    await page.getByRole('link', { name: 'Write an answer' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Answer for your organisation' }).waitFor();
    await look(page, 'answer');
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('link', { name: 'Choose where you stand' }).waitFor();
    await page.getByRole('link', { name: 'Write your statement' }).waitFor();
    await look(page, 'answer-errors');
    await page.getByLabel('We dispute it').check();
    const statement = 'The lift was not ours.\nIt was sold in 2019.';
    await page.getByLabel('Your statement').fill(statement);
    await page.getByRole('button', { name: 'Go on to sign' }).click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Read and sign' }).waitFor();
    await look(page, 'answer-sign');
    await page.getByRole('button', { name: 'Change what you wrote' }).click();
    expect(await page.getByLabel('We dispute it').isChecked()).toBe(true);
    expect(await page.getByLabel('Your statement').inputValue()).toBe(statement);
    await page.getByRole('button', { name: 'Go on to sign' }).click();

    // The signature comes too late: what was typed is still there, and is prepared once more.
    await node.database.dataSource.query('DELETE FROM prepared_act');
    await page.getByRole('button', { name: 'Sign with your passkey' }).click();
    await page.getByRole('button', { name: 'Prepare it again' }).waitFor();
    await look(page, 'answer-late');
    await page.getByRole('button', { name: 'Prepare it again' }).click();
    await sign(page);
    await page.locator('.fm-answer').getByText('The lift was not ours.').waitFor();
    await look(page, 'answered');
    const shown = await (await node.get(`/incidents/${named}`)).text();
    expect(shown).toContain('The lift was not ours.');
    expect(shown).not.toContain('Write an answer');
    await page.goto(`${origin}/account`);
    expect(await page.getByText('Not yet').count()).toBe(0);

    await page.goto(`${origin}/incidents/${other}/answer`);
    await page.getByText('names no organisation for which you speak').waitFor();
    await look(page, 'answer-not-named');
    expect((await page.goto(`${origin}/incidents/zzzzzzzzzzzz/answer`))?.status()).toBe(404);
    const strange = await signedIn(editor.token);
    expect((await strange.goto(`${origin}/incidents/${named}/answer`))?.status()).toBe(403);
    await strange.context().close();
    expect((await node.get(`/incidents/${named}/answer`)).headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(`/incidents/${named}/answer`)}`);
    await vera.context.close();
  });

  it('[chromium] sessions are listed, and closed one by one or all others at once', async () => {
    const signer = plainSigner();
    await newMember(node, steward, 'Nele', [], signer);
    const again = async (): Promise<Page> => signedIn((await logIn(node, signer)).token);
    const [one, two, three] = [await again(), await again(), await again()];
    await one.goto(`${origin}/account`);
    await look(one, 'sessions');
    // The one of joining, and three of signing in.
    expect(await one.getByText('This one').count()).toBe(1);
    expect(await one.getByRole('button', { name: /^Close the session opened on/ }).count()).toBe(3);
    await one.getByRole('button', { name: /^Close the session opened on/ }).first().click();
    await one.getByText('The session is closed.').waitFor();
    await one.getByRole('button', { name: 'Close all others' }).click();
    await one.getByText('All your other sessions are closed.').waitFor();
    expect(await one.getByRole('button', { name: /^Close/ }).count()).toBe(0);
    for (const closed of [two, three]) expect((await closed.goto(`${origin}/account`))?.url()).toContain('/sign-in');
    // Nobody else's ended.
    expect(await editor.ask('{ me { id } }')).toEqual({ me: { id: editor.id } });
    for (const each of [one, two, three]) await each.context().close();
  });
});
