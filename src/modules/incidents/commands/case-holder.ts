import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fromBase64, toBase64, utf8 } from '../../../kernel/bytes.js';
import { addSeconds, type Instant, parseInstant } from '../../../kernel/instant.js';
import type { Json } from '../../../kernel/json.js';
import { actBytes, type Authorization, caseKey, checkEd25519, parseCaseCode } from '../../../ledger/core/index.js';
import { Ledger, LogIdentity, type SealedFields } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { signingKeyOf, type SigningKey } from '../../../platform/keys.js';
import { Transactions } from '../../../platform/database/transactions.js';
import type { ReportCommand } from '../domain/index.js';
import { reportSlice } from '../store/report-slice.js';
import { once, type Performed } from './once.js';

/** Who showed that he holds the key of a case: by its code, or by a signature. */
export interface CaseProof {
  readonly key: string;
  readonly at: string;
  readonly signature: string;
}

const PROOF_SECONDS = 300;

/**
 * The reporter, as far as he can be known: the holder of a case key. Without a script in the page he sends the code, from
 * which the key is derived for this one request; neither is stored or logged.
 */
@Injectable()
export class CaseHolder {
  constructor(
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly identity: LogIdentity,
    private readonly clock: Clock,
  ) {}

  /** Public key of the case, or undefined where neither code nor signature opens one. */
  keyOf(code: string | undefined, proof: CaseProof | undefined): string | undefined {
    if ((code === undefined) === (proof === undefined)) return undefined;
    if (code !== undefined) return this.signerOf(code)?.key;
    const at = parseInstant(proof!.at);
    const publicKey = fromBase64(proof!.key);
    const signature = fromBase64(proof!.signature);
    if (!at || !publicKey || !signature || !this.#isRecent(at)) return undefined;
    const statement = utf8(`folkmoot/open-case/v1\n${this.identity.origin}\n${at}\n`);
    return checkEd25519(signature, statement, publicKey) ? toBase64(publicKey) : undefined;
  }

  /** Undefined where the text is no code. */
  signerOf(code: string): CaseSigner | undefined {
    if (parseCaseCode(code) === undefined) return undefined;
    const { seed, publicKey } = caseKey(code);
    return { key: publicKey, signer: signingKeyOf(seed) };
  }

  async reportOf(tx: EntityManager, key: string): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }[]>('SELECT id FROM report WHERE reporter_key = $1', [key]);
    return row?.id;
  }

  act(report: string, request: string, command: ReportCommand): Uint8Array {
    const { kind, rules } = reportSlice.decider;
    return actBytes({ origin: this.identity.origin, stream: { kind, id: report }, rules, command: command as unknown as Json, request });
  }

  sign(signer: CaseSigner, report: string, request: string, command: ReportCommand): Ed25519Authorization {
    const signature = toBase64(signer.signer.sign(this.act(report, request, command)));
    return { method: 'ed25519', key: signer.key, request, signature };
  }

  /** Performs what the holder signed; `beside` does what belongs in the same transaction, or says why it cannot be done. */
  async perform(
    report: string,
    signed: { readonly command: ReportCommand; readonly openings: SealedFields; readonly entryId: string },
    authorization: Ed25519Authorization,
    beside: (tx: EntityManager) => Promise<string | undefined> = () => Promise.resolve(undefined),
  ): Promise<Performed> {
    const { key, request } = authorization;
    return once(this.ledger, this.transactions, request, async (tx) => {
      const before = await this.ledger.receiptOfRequest(tx, request);
      if (before) return { ok: true, receipt: before };
      const refusal = await beside(tx);
      if (refusal !== undefined) return { ok: false, refusal };
      return this.ledger.perform(tx, reportSlice, report, { ...signed, actor: { kind: 'reporter', key }, authorization, request });
    });
  }

  #isRecent(at: Instant): boolean {
    const now = this.clock.now();
    return at <= addSeconds(now, PROOF_SECONDS) && now <= addSeconds(at, PROOF_SECONDS);
  }
}

export type Ed25519Authorization = Extract<Authorization, { method: 'ed25519' }>;

export interface CaseSigner {
  readonly key: string;
  readonly signer: SigningKey;
}
