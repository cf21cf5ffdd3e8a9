import { Injectable } from '@nestjs/common';
import { fromBase64, toBase64, utf8 } from '../../../kernel/bytes.js';
import { addSeconds, type Instant, parseInstant } from '../../../kernel/instant.js';
import type { Json, JsonObject } from '../../../kernel/json.js';
import { actBytes, type Authorization, caseKey, checkActSignature, checkEd25519, parseCaseCode } from '../../../ledger/core/index.js';
import { Ledger, LogIdentity, readOthers, type Receipt, type SealedFields, type Slice } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { signingKeyOf, type SigningKey } from '../../../platform/keys.js';
import { uuidv4 } from '../../../platform/random.js';
import { ActSlices } from '../../members/index.js';
import { findPreparedKeyAct, purgePreparedKeyActs, putPreparedKeyAct, removePreparedKeyAct } from '../store/prepared-key-acts.js';
import { type KeyRefusal, keyRefusal } from './key-refusals.js';

/**
 * Acts of people of whom nothing is known but a key, as volunteers and jurors: whoever holds the code has the key. Without a script
 * in the page he sends the code, from which the key is derived for this one request; a program keeps the code to itself and signs
 * the bytes that it is given. Neither code nor key's secret is stored or logged.
 */
export interface KeySigner {
  readonly key: string;
  readonly signer: SigningKey;
}

/** Shows that somebody holds a key, without an act: a signature over the statement below, at most five minutes old. */
export interface KeyProof {
  readonly key: string;
  readonly at: string;
  readonly signature: string;
}

export type KeyOutcome = { readonly ok: true; readonly receipt: Receipt } | KeyRefusal;
export type KeyActToSign = { readonly ok: true; readonly request: string; readonly act: Uint8Array; readonly expiresAt: Instant } | KeyRefusal;

const PROOF_SECONDS = 300;
const ACT_SECONDS = 600;

type Command = { readonly type: string };
type Ed25519 = Extract<Authorization, { method: 'ed25519' }>;

@Injectable()
export class KeyActs {
  constructor(
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly identity: LogIdentity,
    private readonly clock: Clock,
    private readonly slices: ActSlices,
  ) {}

  /** Undefined where the text is no code. */
  signerOf(code: string): KeySigner | undefined {
    if (parseCaseCode(code) === undefined) return undefined;
    const { seed, publicKey } = caseKey(code);
    return { key: publicKey, signer: signingKeyOf(seed) };
  }

  /** The public key, or undefined where neither code nor signature shows one. */
  keyOf(code: string | undefined, proof: KeyProof | undefined): string | undefined {
    if ((code === undefined) === (proof === undefined)) return undefined;
    if (code !== undefined) return this.signerOf(code)?.key;
    const at = parseInstant(proof!.at);
    const publicKey = fromBase64(proof!.key);
    const signature = fromBase64(proof!.signature);
    if (!at || publicKey?.length !== 32 || !signature || !this.#isRecent(at)) return undefined;
    const statement = utf8(`folkmoot/open-place/v1\n${this.identity.origin}\n${at}\n`);
    return checkEd25519(signature, statement, publicKey) ? toBase64(publicKey) : undefined;
  }

  /** Signs for a holder without a script and performs. The same request asked again is answered with its first receipt. */
  async byCode<S, C extends Command, E extends Command, R extends string>(
    { key, signer }: KeySigner,
    slice: Slice<S, C, E, R>,
    id: string,
    command: C,
    openings: SealedFields,
    request: string = uuidv4(),
  ): Promise<KeyOutcome> {
    const signature = toBase64(signer.sign(this.#act(slice, id, request, command)));
    return this.#perform(slice, id, command, openings, { method: 'ed25519', key, request, signature });
  }

  /** First half for a holder who signs himself. The rules are asked beforehand, so that nobody signs what would be refused. */
  async prepare<S, C extends Command, E extends Command, R extends string>(key: string, slice: Slice<S, C, E, R>, id: string, command: C, openings: SealedFields): Promise<KeyActToSign> {
    const { decider } = slice;
    this.slices.get(decider.kind); // a forgotten slice shows here, not after somebody signed
    const request = uuidv4();
    const now = this.clock.now();
    const expiresAt = addSeconds(now, ACT_SECONDS);
    const refusal = await this.transactions.run(async (tx) => {
      const [row] = await tx.query<{ state: S }[]>('SELECT state FROM stream WHERE kind = $1 AND id = $2', [decider.kind, id]);
      const state = row?.state ?? decider.initial(id);
      const read = await readOthers(tx, decider, command, state, 'look');
      const decision = decider.decide(state, command, { at: now, actor: { kind: 'reporter', key }, authorization: 'ed25519', ...(read && { others: read.others }) });
      if (!decision.ok) return decision.refusal;
      await purgePreparedKeyActs(tx, now);
      await putPreparedKeyAct(tx, { kind: decider.kind, id, request, key, rules: decider.rules, command: command as unknown as JsonObject & Command, openings, expiresAt });
      return undefined;
    });
    if (refusal !== undefined) return this.#refused(decider.kind, refusal);
    return { ok: true, request, act: this.#act(slice, id, request, command), expiresAt };
  }

  /** Second half. The same signature sent twice is answered with the first receipt. */
  async submit(request: string, signature: string): Promise<KeyOutcome> {
    const prepared = await this.transactions.run((tx) => findPreparedKeyAct(tx, request));
    if (!prepared) {
      const receipt = await this.transactions.run((tx) => this.ledger.receiptOfRequest(tx, request));
      return receipt ? { ok: true, receipt } : keyRefusal('UNKNOWN_ACT');
    }
    const { kind, id, key, rules, command, openings, expiresAt } = prepared;
    const slice = this.slices.get(kind);
    // Where the rules changed meanwhile, what was signed is no longer what would be judged.
    if (this.clock.now() >= expiresAt || slice.decider.rules !== rules) return keyRefusal('ACT_EXPIRED');
    const authorization = { method: 'ed25519', key, request, signature } as const;
    if (checkActSignature(authorization, this.#act(slice, id, request, command), { alg: 'EdDSA', publicKey: key }) !== 'ok') return keyRefusal('SIGNATURE_FAILED');
    const outcome = await this.#perform(slice, id, command, openings, authorization);
    if (outcome.ok) await this.transactions.run((tx) => removePreparedKeyAct(tx, request));
    return outcome;
  }

  async #perform<S, C extends Command, E extends Command, R extends string>(slice: Slice<S, C, E, R>, id: string, command: C, openings: SealedFields, authorization: Ed25519): Promise<KeyOutcome> {
    const { key, request } = authorization;
    const outcome = await this.ledger.ask(slice, id, { command, actor: { kind: 'reporter', key }, authorization, openings, request });
    return outcome.ok ? outcome : this.#refused(slice.decider.kind, outcome.refusal);
  }

  #act(slice: { readonly decider: { readonly kind: string; readonly rules: string } }, id: string, request: string, command: Command): Uint8Array {
    const { kind, rules } = slice.decider;
    return actBytes({ origin: this.identity.origin, stream: { kind, id }, rules, command: command as unknown as Json, request });
  }

  #refused(kind: string, refusal: string): KeyRefusal {
    return { ok: false, refusal, message: this.slices.words(kind, refusal), problems: [] };
  }

  #isRecent(at: Instant): boolean {
    const now = this.clock.now();
    return at <= addSeconds(now, PROOF_SECONDS) && now <= addSeconds(at, PROOF_SECONDS);
  }
}
