import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserOrSkip } from '../support/browser.js';
import { type ActToSign, firstSteward, newMember, plainSigner, type TestMember } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';

/** What a real browser makes of our options, and we of its answers: authenticator data and client data are the browser's own. */
const browser = await browserOrSkip();

(browser ? describe : describe.skip)('a passkey of a browser', () => {
  let node: TestNode;
  let page: Page;
  let steward: TestMember;

  beforeAll(async () => {
    const port = await freePort();
    // Passkeys need a name, and the page must be the one that the key is registered for.
    node = await startTestNode({ environment: { PORT: String(port), FOLKMOOT_PUBLIC_URL: `http://localhost:${port}` } });
    page = await (await browser!.newContext()).newPage();
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    });
    await page.goto(`http://localhost:${port}/healthz`);
    steward = await firstSteward(node, plainSigner());
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await node.stop();
  }, 30_000);

  it('joins, signs in without saying who it is, and signs an act', async () => {
    let key = '';
    const member = await newMember(node, steward, 'Nora', ['editor'], {
      get key() {
        return key;
      },
      prove: async ({ nonce, creationOptions }) => {
        const passkey = await create(page, creationOptions);
        key = passkey.id;
        return { nonce, passkey };
      },
      sign: async ({ requestOptions }) => ({ key, passkey: await get(page, requestOptions) }),
    });
    const { me } = await member.ask<{ me: { keys: { alg: string }[] } }>('{ me { keys { alg } } }');
    expect(['EdDSA', 'ES256']).toContain(me.keys[0]!.alg);

    const { beginLogin } = await member.ask<{ beginLogin: { nonce: string; requestOptions: string } }>(
      'mutation { beginLogin { ... on LoginChallenge { nonce requestOptions } } }',
    );
    const login = 'mutation ($nonce: String!, $signature: KeySignatureInput!) { login(nonce: $nonce, signature: $signature) { ... on MemberSession { member } ... on MembersRefused { code } } }';
    const signature = { key, passkey: await get(page, beginLogin.requestOptions) };
    expect(await member.ask(login, { nonce: beginLogin.nonce, signature })).toEqual({ login: { member: member.id } });

    const removed = await member.act(`mutation { act: removeMember(member: "${member.id}", reason: LEFT) { __typename ... on PreparedAct { request act requestOptions } } }`);
    expect(removed).toMatchObject({ __typename: 'EntryReceipt' });
  });

  it('of a kind that auditors cannot check is refused by the device, and the page says what to use', async () => {
    const own = await (await browser!.newContext()).newPage();
    await own.addInitScript(`navigator.credentials.create = () => Promise.reject(new DOMException('none of these', 'NotSupportedError'))`);
    await own.goto(await inviteLink(steward));
    await own.getByLabel('Your name').fill('Rosa');
    await own.getByRole('button', { name: 'Make a passkey and join' }).click();
    await own.getByText('RS256').waitFor();
  });
});

async function inviteLink(steward: TestMember): Promise<string> {
  const { invite } = await steward.ask<{ invite: { link: string; act: ActToSign } }>(
    'mutation { invite(roles: ["editor"], kind: PERSON) { ... on PreparedInvitation { link act { request act requestOptions } } } }',
  );
  expect(await steward.sign(invite.act)).toMatchObject({ __typename: 'EntryReceipt' });
  return invite.link;
}

interface NewPasskey {
  id: string;
  clientDataJSON: string;
  attestationObject: string;
}

function create(page: Page, options: string): Promise<NewPasskey> {
  return page.evaluate<NewPasskey>(
    `(async (text) => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(text));
      const { id, response } = (await navigator.credentials.create({ publicKey })).toJSON();
      return { id, clientDataJSON: response.clientDataJSON, attestationObject: response.attestationObject };
    })(${JSON.stringify(options)})`,
  );
}

interface Assertion {
  authenticatorData: string;
  clientDataJSON: string;
  signature: string;
}

function get(page: Page, options: string): Promise<Assertion> {
  return page.evaluate<Assertion>(
    `(async (text) => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(text));
      const { response } = (await navigator.credentials.get({ publicKey })).toJSON();
      return { authenticatorData: response.authenticatorData, clientDataJSON: response.clientDataJSON, signature: response.signature };
    })(${JSON.stringify(options)})`,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
