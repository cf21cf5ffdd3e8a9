import { createHash, randomBytes } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { InviteFirstSteward } from '../../src/modules/members/index.js';
import type { TestNode } from './node.js';
import { softPasskey, type SoftPasskey } from './passkey.js';

/** A member as a client of the API: joins by an invitation, asks with his session, signs with his key. */
export interface TestMember {
  readonly id: string;
  readonly token: string;
  readonly key: string;
  /** A mutation or query with the member's session; throws what GraphQL throws. */
  ask<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** Signs a prepared act and submits it; answers the union of submitAct. */
  sign(act: ActToSign): Promise<{ __typename: string; entryId?: string; code?: string; message?: string; repeated?: boolean }>;
  /** A mutation that answers a PreparedAct as `act`, signed and submitted. */
  act(query: string, variables?: Record<string, unknown>): Promise<{ __typename: string; code?: string; entryId?: string }>;
}

export interface ActToSign {
  readonly request: string;
  readonly act: string;
  readonly requestOptions: string;
}

/** A real browser takes its time. */
type Answer = Record<string, unknown> | Promise<Record<string, unknown>>;

export interface Signer {
  readonly key: string;
  prove(registration: { nonce: string; creationOptions: string; statement: string }): Answer;
  sign(asked: { requestOptions: string; bytes: string }): Answer;
}

export function passkeySigner(passkey: SoftPasskey = softPasskey()): Signer {
  return {
    key: passkey.id,
    prove: ({ nonce, creationOptions }) => ({ nonce, passkey: passkey.create(creationOptions) }),
    sign: ({ requestOptions }) => ({ key: passkey.id, passkey: passkey.get(requestOptions) }),
  };
}

export function plainSigner(seed: Uint8Array = randomBytes(32)): Signer {
  const publicKey = Buffer.from(ed25519.getPublicKey(seed));
  const signed = (bytes: string): string => Buffer.from(ed25519.sign(Buffer.from(bytes, 'base64'), seed)).toString('base64');
  const key = createHash('sha256').update(publicKey).digest().subarray(0, 16).toString('base64url');
  return {
    key,
    prove: ({ nonce, statement }) => ({ nonce, ed25519: { publicKey: publicKey.toString('base64'), signature: signed(statement) } }),
    sign: ({ bytes }) => ({ key, ed25519: signed(bytes) }),
  };
}

export async function query<Data>(node: TestNode, text: string, variables: Record<string, unknown> = {}, token?: string): Promise<Data> {
  const { data, errors } = await node.graphql<Data>(text, variables, token === undefined ? {} : { authorization: `Bearer ${token}` });
  if (errors?.[0]) throw Object.assign(new Error(errors[0].message), { code: errors[0].extensions?.['code'] });
  return data;
}

const SESSION = '__typename ... on MemberSession { member token } ... on MembersRefused { code message }';
interface SignedIn {
  readonly __typename: string;
  readonly member: string;
  readonly token: string;
  readonly code?: string;
}

/** Joins by an invitation's secret; throws the code if refused. */
export async function join(node: TestNode, invitation: string, secret: string, name: string, signer: Signer = passkeySigner()): Promise<TestMember> {
  const { beginJoin } = await query<{ beginJoin: { code?: string; nonce: string; creationOptions: string; statement: string } }>(
    node,
    `mutation ($invitation: PublicId!, $secret: String!) { beginJoin(invitation: $invitation, secret: $secret) {
       ... on KeyRegistration { nonce creationOptions statement } ... on MembersRefused { code } } }`,
    { invitation, secret },
  );
  if (beginJoin.code !== undefined) throw new Error(beginJoin.code);
  const { join: joined } = await query<{ join: SignedIn }>(
    node,
    `mutation ($invitation: PublicId!, $secret: String!, $proof: KeyProofInput!, $profile: ProfileInput!) {
       join(invitation: $invitation, secret: $secret, proof: $proof, profile: $profile) { ${SESSION} } }`,
    { invitation, secret, proof: await signer.prove(beginJoin), profile: { displayName: name, email: `${name.toLowerCase()}@example.org` } },
  );
  if (joined.code !== undefined) throw new Error(joined.code);
  return memberOf(node, joined.member, joined.token, signer);
}

/** Asks for what is signed to sign in. */
export const BEGIN_LOGIN = 'mutation { beginLogin { ... on LoginChallenge { nonce requestOptions statement } ... on MembersRefused { code } } }';

export async function logIn(node: TestNode, signer: Signer): Promise<TestMember> {
  const { beginLogin } = await query<{ beginLogin: { nonce: string; requestOptions: string; statement: string } }>(
    node,
    BEGIN_LOGIN,
  );
  const { login } = await query<{ login: SignedIn }>(
    node,
    `mutation ($nonce: String!, $signature: KeySignatureInput!) { login(nonce: $nonce, signature: $signature) { ${SESSION} } }`,
    { nonce: beginLogin.nonce, signature: await signer.sign({ requestOptions: beginLogin.requestOptions, bytes: beginLogin.statement }) },
  );
  if (login.code !== undefined) throw new Error(login.code);
  return memberOf(node, login.member, login.token, signer);
}

export function memberOf(node: TestNode, id: string, token: string, signer: Signer): TestMember {
  const ask = <Data>(text: string, variables?: Record<string, unknown>): Promise<Data> => query<Data>(node, text, variables, token);
  const sign: TestMember['sign'] = async ({ request, act, requestOptions }) => {
    const { submitAct } = await ask<{ submitAct: { __typename: string } }>(
      `mutation ($request: Uuid!, $signature: KeySignatureInput!) { submitAct(request: $request, signature: $signature) {
         __typename ... on EntryReceipt { entryId repeated } ... on ActRefused { code message } } }`,
      { request, signature: await signer.sign({ requestOptions, bytes: act }) },
    );
    return submitAct;
  };
  return {
    id,
    token,
    get key() {
      return signer.key;
    },
    ask,
    sign,
    async act(text, variables) {
      const { act } = await ask<{ act: ActToSign & { __typename: string; code?: string } }>(text, variables);
      return act.__typename === 'ActRefused' ? act : sign(act);
    },
  };
}

/** What to select of a mutation that prepares an act. */
export const PREPARED = '__typename ... on PreparedAct { request act requestOptions } ... on ActRefused { code message }';

/** The node's first steward, by the link that its start prints. */
export async function firstSteward(node: TestNode, signer: Signer = passkeySigner()): Promise<TestMember> {
  const link = await node.app.get(InviteFirstSteward).invite();
  if (!link) throw new Error('there is a steward already');
  return join(node, link.invitation, link.secret, 'Ada', signer);
}

/** Invites with the steward's signature and joins. */
export async function newMember(node: TestNode, steward: TestMember, name: string, roles: readonly string[], signer: Signer = passkeySigner(), kind = 'PERSON'): Promise<TestMember> {
  const { invite } = await steward.ask<{ invite: { act: ActToSign; invitation: string; secret: string; code?: string } }>(
    `mutation ($roles: [String!]!, $kind: MemberKind!) { invite(roles: $roles, kind: $kind) {
       ... on PreparedInvitation { invitation secret act { request act requestOptions } } ... on ActRefused { code } } }`,
    { roles, kind },
  );
  if (invite.code !== undefined) throw new Error(invite.code);
  const signed = await steward.sign(invite.act);
  if (signed.__typename !== 'EntryReceipt') throw new Error(signed.code);
  return join(node, invite.invitation, invite.secret, name, signer);
}
