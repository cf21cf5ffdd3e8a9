import { Injectable } from '@nestjs/common';
import { addSeconds, type Instant } from '../../../kernel/instant.js';
import { canonicalJson, checkActSignature } from '../../../ledger/core/index.js';
import { Ledger, valueAt } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { uuidv4 } from '../../../platform/random.js';
import type { AttachedFile, Report } from '../domain/index.js';
import { ReportEntries } from '../queries/report-entries.js';
import { Evidence } from '../store/evidence.js';
import { findPreparedCaseAct, type PreparedCaseAct, putPreparedCaseAct, removePreparedCaseAct } from '../store/prepared-case-acts.js';
import { reportSlice } from '../store/report-slice.js';
import type { StagedFile } from '../store/staged-uploads.js';
import { CaseActs, type CaseOutcome, caseRefusal, type CaseRefusal, type Drafted } from './case-acts.js';
import { CaseHolder, type CaseProof } from './case-holder.js';
import { draftErasure, type OwnErasure } from './erase-own-report.js';
import { firstReceipt } from './once.js';
import { WITHDRAWAL } from './withdraw-report.js';

/** What a reporter can ask for. */
export type CaseWish =
  | { readonly do: 'add'; readonly text: string; readonly files: readonly string[] }
  | { readonly do: 'answer'; readonly question: string; readonly text: string }
  | { readonly do: 'withdraw' }
  | { readonly do: 'erase'; readonly what: OwnErasure };

export type CaseActToSign = { readonly ok: true; readonly request: string; readonly act: Uint8Array; readonly expiresAt: Instant } | CaseRefusal;

const SECONDS = 600;
const FILES = '/command/files';

/**
 * Acts of a reporter whose key never leaves his own machine: a program shows by a signature that it holds the key, is given the
 * bytes of the act, signs them, and hands in the signature. In this way the node could not act in the reporter's place even
 * while it serves him.
 *
 * Salts are drawn, and the words kept, before he signs: what is performed is exactly what the bytes commit to.
 */
@Injectable()
export class SignedCaseActs {
  constructor(
    private readonly acts: CaseActs,
    private readonly holder: CaseHolder,
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly entries: ReportEntries,
    private readonly evidence: Evidence,
  ) {}

  /** First half. The rules are asked beforehand, so that nobody signs what would be refused, and again under the lock. */
  async prepare(proof: CaseProof, wish: CaseWish): Promise<CaseActToSign> {
    const key = this.holder.keyOf(undefined, proof);
    const report = key === undefined ? undefined : await this.transactions.run((tx) => this.holder.reportOf(tx, key));
    if (key === undefined || report === undefined) return caseRefusal('NO_SUCH_CASE');
    const drafted = await this.#draft(report, wish);
    if ('ok' in drafted) return drafted;
    const { command, openings } = drafted;
    const state = await this.ledger.stateOf<Report>(reportSlice.decider.kind, report);
    const now = this.clock.now();
    const decision = reportSlice.decider.decide(state!, command, { at: now, actor: { kind: 'reporter', key }, authorization: 'ed25519' });
    if (!decision.ok) return caseRefusal(decision.refusal);
    const request = uuidv4();
    const expiresAt = addSeconds(now, SECONDS);
    await this.transactions.run((tx) => putPreparedCaseAct(tx, { report, request, key, rules: reportSlice.decider.rules, command, openings, expiresAt }));
    return { ok: true, request, act: this.holder.act(report, request, command), expiresAt };
  }

  /**
   * Second half. The handles of files come a second time, since they hold the files' keys and are kept nowhere. The same
   * signature sent twice is answered with the first receipt.
   */
  async submit(request: string, signature: string, handles: readonly string[]): Promise<CaseOutcome> {
    const outcome = await this.#perform(request, signature, handles);
    if (outcome.ok) return outcome;
    const receipt = await firstReceipt(this.ledger, this.transactions, request);
    return receipt ? { ok: true, receipt } : outcome;
  }

  async #perform(request: string, signature: string, handles: readonly string[]): Promise<CaseOutcome> {
    const prepared = await this.transactions.run((tx) => findPreparedCaseAct(tx, request));
    if (!prepared) return caseRefusal('UNKNOWN_ACT');
    const { report, key, rules, command, openings, expiresAt } = prepared;
    // Where the rules changed meanwhile, what was signed is no longer what would be judged.
    if (this.clock.now() >= expiresAt || rules !== reportSlice.decider.rules) return caseRefusal('ACT_EXPIRED');
    const authorization = { method: 'ed25519', key, request, signature } as const;
    const signed = checkActSignature(authorization, this.holder.act(report, request, command), { alg: 'EdDSA', publicKey: key });
    if (signed !== 'ok') return caseRefusal('SIGNATURE_FAILED');
    const staged = await this.#staged(prepared, handles);
    if (!staged) return caseRefusal('FILE_GONE');
    return this.acts.signed(report, { command, openings, staged }, authorization, (tx) => removePreparedCaseAct(tx, report));
  }

  async #draft(report: string, wish: CaseWish): Promise<Drafted | CaseRefusal> {
    switch (wish.do) {
      case 'add':
        return this.acts.addition(wish.text, wish.files);
      case 'answer':
        return this.acts.answer(wish.question, wish.text);
      case 'withdraw':
        return WITHDRAWAL;
      case 'erase':
        return draftErasure(this.entries, report, wish.what);
    }
  }

  /** The files of the handles, if they are those that the act commits to, in its order. */
  async #staged({ openings }: PreparedCaseAct, handles: readonly string[]): Promise<readonly StagedFile[] | undefined> {
    const committed = valueAt<AttachedFile[]>(openings, FILES) ?? [];
    if (handles.length !== committed.length || new Set(handles).size < handles.length) return undefined;
    const found = handles.length === 0 ? [] : await this.transactions.run((tx) => this.evidence.staged(tx, handles));
    const staged = found.filter((one) => one !== undefined);
    return canonicalJson(staged.map((one) => one.file)) === canonicalJson(committed) ? staged : undefined;
  }
}
