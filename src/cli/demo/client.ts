import type { Signer } from './signer.js';

/** What a mutation answers that prepares an act. */
interface Prepared {
  readonly __typename: string;
  readonly request: string;
  readonly act: string;
  readonly requestOptions: string;
  readonly code?: string;
  readonly message?: string;
}

/** To be selected of every mutation that prepares an act, aliased `act`. */
export const PREPARED = '__typename ... on PreparedAct { request act requestOptions } ... on ActRefused { code message }';

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

  /** Sends a file; answers the handle by which a mutation names it. */
  async upload(name: string, text: string): Promise<string> {
    const form = new FormData();
    form.append('files', new Blob([text], { type: 'text/plain' }), name);
    const response = await fetch(`${this.url}/uploads`, { method: 'POST', body: form });
    const { files, code, message } = (await response.json()) as { files: { handle: string }[]; code?: string; message?: string };
    if (code !== undefined || !files[0]) throw new Refused(code ?? String(response.status), message ?? '');
    return files[0].handle;
  }

  /** Comes in by an invitation with a key of his own, and is signed in. */
  async join(invitation: string, secret: string, profile: { displayName: string; email?: string }, signer: Signer): Promise<MemberClient> {
    const { begun } = await this.ask<{ begun: { nonce: string; statement: string; creationOptions: string; code?: string; message?: string } }>(
      `mutation ($invitation: PublicId!, $secret: String!) { begun: beginJoin(invitation: $invitation, secret: $secret) {
         ... on KeyRegistration { nonce statement creationOptions } ... on MembersRefused { code message } } }`,
      { invitation, secret },
    );
    throwRefusal(begun);
    const proof = signer.prove(begun);
    const { joined } = await this.ask<{ joined: SignedIn }>(
      `mutation ($invitation: PublicId!, $secret: String!, $proof: KeyProofInput!, $profile: ProfileInput!) {
         joined: join(invitation: $invitation, secret: $secret, proof: $proof, profile: $profile) {
           ... on MemberSession { member token } ... on MembersRefused { code message } } }`,
      { invitation, secret, proof, profile },
    );
    throwRefusal(joined);
    return new MemberClient(this.url, joined.token, joined.member, signer);
  }

  /** Signs in again with a key that joined before. */
  async signIn(signer: Signer): Promise<MemberClient> {
    const { begun } = await this.ask<{ begun: { nonce: string; statement: string; requestOptions: string; code?: string; message?: string } }>(
      'mutation { begun: beginLogin { ... on LoginChallenge { nonce statement requestOptions } ... on MembersRefused { code message } } }',
    );
    throwRefusal(begun);
    const { session } = await this.ask<{ session: SignedIn }>(
      `mutation ($nonce: String!, $signature: KeySignatureInput!) { session: login(nonce: $nonce, signature: $signature) {
         ... on MemberSession { member token } ... on MembersRefused { code message } } }`,
      { nonce: begun.nonce, signature: signer.sign({ bytes: begun.statement, requestOptions: begun.requestOptions }) },
    );
    throwRefusal(session);
    return new MemberClient(this.url, session.token, session.member, signer);
  }
}

/** A member, who signs with his own key. */
export class MemberClient extends Client {
  constructor(
    url: string,
    token: string,
    readonly id: string,
    private readonly signer: Signer,
  ) {
    super(url, token);
  }

  /** A mutation that prepares an act (aliased `act`), signed and submitted; answers the id of the stream that it is about. */
  async act(query: string, variables: Record<string, unknown> = {}): Promise<string> {
    const { act } = await this.ask<{ act: Prepared }>(query, variables);
    throwRefusal(act);
    return this.submit(act);
  }

  async submit(act: { readonly request: string; readonly act: string; readonly requestOptions: string }): Promise<string> {
    const { submitted } = await this.ask<{ submitted: { streamId: string; code?: string; message?: string } }>(
      `mutation ($request: Uuid!, $signature: KeySignatureInput!) { submitted: submitAct(request: $request, signature: $signature) {
         ... on EntryReceipt { streamId } ... on ActRefused { code message } } }`,
      { request: act.request, signature: this.signer.sign({ bytes: act.act, requestOptions: act.requestOptions }) },
    );
    throwRefusal(submitted);
    return submitted.streamId;
  }

  /** Signs an invitation; answers what opens it. */
  async invite(roles: readonly string[], kind: 'PERSON' | 'CLIENT'): Promise<{ invitation: string; secret: string; link: string }> {
    const { invite } = await this.ask<{
      invite: { act: { request: string; act: string; requestOptions: string }; invitation: string; secret: string; link: string; code?: string; message?: string };
    }>(
      `mutation ($roles: [String!]!, $kind: MemberKind!) { invite(roles: $roles, kind: $kind) {
         ... on PreparedInvitation { invitation secret link act { request act requestOptions } } ... on ActRefused { code message } } }`,
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
