import { createHash } from 'node:crypto';
import { toBase64, toBase64Url } from '../../kernel/bytes.js';
import type { SigningKey } from '../../platform/keys.js';

/** What a mutation answers that prepares an act. */
interface Prepared {
  readonly __typename: string;
  readonly request: string;
  readonly act: string;
  readonly code?: string;
  readonly message?: string;
}

/** To be selected of every mutation that prepares an act, aliased `act`. */
export const PREPARED = '__typename ... on PreparedAct { request act } ... on ActRefused { code message }';

export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** Asks the node as anybody could: GraphQL over HTTP, without a session. */
export class Client {
  constructor(
    protected readonly url: string,
    protected readonly token?: string,
  ) {}

  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string; extensions?: { code?: string } }[] };
    if (errors?.[0]) throw new Refused(errors[0].extensions?.code ?? String(response.status), errors[0].message);
    return data;
  }

  /** Comes in by an invitation with a plain key, and is signed in. */
  async join(invitation: string, secret: string, profile: { displayName: string; email?: string }, key: SigningKey): Promise<MemberClient> {
    const { begun } = await this.ask<{ begun: { nonce: string; statement: string; code?: string; message?: string } }>(
      `mutation ($invitation: PublicId!, $secret: String!) { begun: beginJoin(invitation: $invitation, secret: $secret) {
         ... on KeyRegistration { nonce statement } ... on MembersRefused { code message } } }`,
      { invitation, secret },
    );
    throwRefusal(begun);
    const proof = { nonce: begun.nonce, ed25519: { publicKey: toBase64(key.publicKey), signature: signBase64(key, begun.statement) } };
    const { joined } = await this.ask<{ joined: SignedIn }>(
      `mutation ($invitation: PublicId!, $secret: String!, $proof: KeyProofInput!, $profile: ProfileInput!) {
         joined: join(invitation: $invitation, secret: $secret, proof: $proof, profile: $profile) {
           ... on MemberSession { member token } ... on MembersRefused { code message } } }`,
      { invitation, secret, proof, profile },
    );
    throwRefusal(joined);
    return new MemberClient(this.url, joined.token, joined.member, key);
  }

  /** Signs in again with a key that joined before. */
  async signIn(key: SigningKey): Promise<MemberClient> {
    const { begun } = await this.ask<{ begun: { nonce: string; statement: string; code?: string; message?: string } }>(
      'mutation { begun: beginLogin { ... on LoginChallenge { nonce statement } ... on MembersRefused { code message } } }',
    );
    throwRefusal(begun);
    const { session } = await this.ask<{ session: SignedIn }>(
      `mutation ($nonce: String!, $signature: KeySignatureInput!) { session: login(nonce: $nonce, signature: $signature) {
         ... on MemberSession { member token } ... on MembersRefused { code message } } }`,
      { nonce: begun.nonce, signature: { key: keyIdOf(key), ed25519: signBase64(key, begun.statement) } },
    );
    throwRefusal(session);
    return new MemberClient(this.url, session.token, session.member, key);
  }
}

/** A member who signs with a plain key. */
export class MemberClient extends Client {
  constructor(
    url: string,
    token: string,
    readonly id: string,
    private readonly key: SigningKey,
  ) {
    super(url, token);
  }

  /** A mutation that prepares an act (aliased `act`), signed and submitted. */
  async act(query: string, variables: Record<string, unknown> = {}): Promise<void> {
    const { act } = await this.ask<{ act: Prepared }>(query, variables);
    throwRefusal(act);
    await this.submit(act);
  }

  async submit(act: { readonly request: string; readonly act: string }): Promise<void> {
    const { submitted } = await this.ask<{ submitted: { code?: string; message?: string } }>(
      `mutation ($request: Uuid!, $signature: KeySignatureInput!) { submitted: submitAct(request: $request, signature: $signature) {
         ... on EntryReceipt { entryId } ... on ActRefused { code message } } }`,
      { request: act.request, signature: { key: keyIdOf(this.key), ed25519: signBase64(this.key, act.act) } },
    );
    throwRefusal(submitted);
  }

  /** Signs an invitation; answers what opens it. */
  async invite(roles: readonly string[], kind: 'PERSON' | 'CLIENT'): Promise<{ invitation: string; secret: string; link: string }> {
    const { invite } = await this.ask<{
      invite: { act: { request: string; act: string }; invitation: string; secret: string; link: string; code?: string; message?: string };
    }>(
      `mutation ($roles: [String!]!, $kind: MemberKind!) { invite(roles: $roles, kind: $kind) {
         ... on PreparedInvitation { invitation secret link act { request act } } ... on ActRefused { code message } } }`,
      { roles, kind },
    );
    throwRefusal(invite);
    await this.submit(invite.act);
    return invite;
  }
}

interface SignedIn {
  readonly member: string;
  readonly token: string;
  readonly code?: string;
  readonly message?: string;
}

export function throwRefusal(answer: { readonly code?: string; readonly message?: string }): void {
  if (answer.code !== undefined) throw new Refused(answer.code, answer.message ?? '');
}

/** docs/spec/members.md: the id of a plain key is the start of its hash. */
function keyIdOf(key: SigningKey): string {
  return toBase64Url(createHash('sha256').update(key.publicKey).digest().subarray(0, 16));
}

function signBase64(key: SigningKey, base64: string): string {
  return toBase64(key.sign(Buffer.from(base64, 'base64')));
}
