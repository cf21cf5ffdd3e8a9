import { randomBytes } from 'node:crypto';
import { caseKey, newCaseCode, signEd25519 } from '../../src/ledger/core/index.js';
import { CASE, type CaseView, fileReport, type FilingReceipt } from './filing.js';
import { query } from './member.js';
import type { TestNode } from './node.js';

export interface ActToSign {
  readonly __typename: string;
  readonly code?: string;
  readonly request: string;
  readonly act: string;
  readonly expiresAt: string;
}

export interface CaseDone {
  readonly __typename: string;
  readonly code?: string;
  readonly entryId?: string;
  readonly repeated?: boolean;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const PREPARE = `mutation ($input: PrepareCaseActInput!) { it: prepareCaseAct(input: $input) {
  __typename ... on PreparedCaseAct { request act expiresAt } ... on CaseRefused { code problems { field code } } } }`;
const SUBMIT = `mutation ($input: SubmitCaseActInput!) { it: submitCaseAct(input: $input) {
  __typename ... on EntryReceipt { entryId repeated } ... on CaseRefused { code } } }`;

/** A reporter's own program, as a stranger could write it: the code and the key made from it stay in here. */
export class CaseClient {
  readonly code = newCaseCode(new Uint8Array(randomBytes(16)));
  readonly #key = caseKey(this.code);

  constructor(
    private readonly node: TestNode,
    private readonly origin: string,
  ) {}

  static async of(node: TestNode): Promise<CaseClient> {
    const { origin } = (await (await node.get('/log/log.json')).json()) as { origin: string };
    return new CaseClient(node, origin);
  }

  get publicKey(): string {
    return this.#key.publicKey;
  }

  file(input: Record<string, unknown>): Promise<FilingReceipt> {
    return fileReport(this.node, { ...input, reporterKey: this.publicKey });
  }

  async open(): Promise<CaseView> {
    return (await query<{ openCase: CaseView }>(this.node, CASE, { input: { proof: this.proof() } })).openCase;
  }

  proof(at: string = new Date().toISOString()): { key: string; at: string; signature: string } {
    return { key: this.publicKey, at, signature: this.sign(Buffer.from(`folkmoot/open-case/v1\n${this.origin}\n${at}\n`)) };
  }

  sign(bytes: Uint8Array): string {
    return base64(signEd25519(bytes, this.#key.seed));
  }

  async prepare(wish: Record<string, unknown>): Promise<ActToSign> {
    return (await query<{ it: ActToSign }>(this.node, PREPARE, { input: { proof: this.proof(), ...wish } })).it;
  }

  async submit(request: string, signature: string, files?: readonly string[]): Promise<CaseDone> {
    return (await query<{ it: CaseDone }>(this.node, SUBMIT, { input: { request, signature, files } })).it;
  }

  /** Both halves of an act. */
  async act(wish: Record<string, unknown>, files?: readonly string[]): Promise<CaseDone> {
    const prepared = await this.prepare(wish);
    return prepared.__typename === 'PreparedCaseAct' ? this.submit(prepared.request, this.sign(Buffer.from(prepared.act, 'base64')), files) : prepared;
  }
}
