import { Injectable } from '@nestjs/common';
import { fromBase64, toBase64 } from '../../../kernel/bytes.js';
import { caseKey, newCaseCode } from '../../../ledger/core/index.js';
import { Ledger, type Receipt, type SealedFields, Sealer } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { publicKeyOf } from '../../../platform/keys.js';
import { RateLimits } from '../../../platform/rate-limits.js';
import { newPublicId, random, uuidv7 } from '../../../platform/random.js';
import { keepContact } from '../../members/index.js';
import { checkReportContent, latestToday, type ReportContent } from '../domain/index.js';
import { Evidence } from '../store/evidence.js';
import type { BudgetRefusal } from '../store/evidence-budget.js';
import { reportSlice } from '../store/report-slice.js';
import type { StagedFile } from '../store/staged-uploads.js';
import { CONTENT_WORDS } from './content-words.js';
import { answeredOnce, firstReceipt, once, type Performed } from './once.js';
import { wordsOf } from './report-words.js';

/** What was typed, by the fields of docs/spec/incidents.md; unchecked, except that files are handles of staged uploads. */
export interface Filing {
  readonly draft: Readonly<Record<string, unknown>>;
  readonly files: readonly string[];
  readonly reporterKey?: string | undefined;
  readonly requestId?: string | undefined;
}

export interface Problem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly index: number | null;
}

export type Filed =
  | { readonly ok: true; readonly receipt: Receipt; readonly caseCode: string | null }
  | { readonly ok: false; readonly refusal: string; readonly message: string; readonly problems: readonly Problem[]; readonly retryAfterSeconds?: number };

const CONTENT = '/command/content';
const CONTACT = '/command/content/contact';

/**
 * Files a report of somebody of whom the node knows nothing but a public key.
 *
 * All of it is one transaction: entry, words, files, contact. A crash before the commit leaves nothing but staged files, and
 * the sender asks again with the same request id; a crash after it is found by the sequencer.
 */
@Injectable()
export class FileReport {
  constructor(
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly evidence: Evidence,
    private readonly limits: RateLimits,
  ) {}

  async file(filing: Filing, bucket: number): Promise<Filed> {
    const retryAfterSeconds = this.limits.take('fileReport', bucket);
    if (retryAfterSeconds !== undefined) return { ok: false, refusal: 'RATE_LIMITED', message: wordsOf('RATE_LIMITED'), problems: [], retryAfterSeconds };
    const checked = await this.check(filing);
    if (!checked.ok) {
      // Sent again, the files of the first time are no longer staged: that is no fault of the sender.
      const receipt = await firstReceipt(this.ledger, this.transactions, filing.requestId);
      return receipt ? { ok: true, receipt, caseCode: null } : { ...checked, refusal: 'INVALID_CONTENT', message: wordsOf('INVALID_CONTENT') };
    }
    const caseCode = filing.reporterKey === undefined ? newCaseCode(random(16)) : null;
    const reporter = filing.reporterKey ?? caseKey(caseCode!, publicKeyOf).publicKey;
    const performed = await this.#perform(reporter, checked.content, checked.staged, filing.requestId);
    if (performed.ok) return { ok: true, receipt: performed.receipt, caseCode: performed.receipt.repeated ? null : caseCode };
    return { ok: false, refusal: performed.refusal, message: wordsOf(performed.refusal), problems: [] };
  }

  /** What is wrong with a report in the making; files nothing. */
  async check({ draft, files, reporterKey }: Filing): Promise<Checked> {
    const { staged, full } = await this.#look(files);
    const attached = draft['files'] === undefined && files.length === 0 ? undefined : staged.map((one) => one?.file ?? 'gone');
    const checked = checkReportContent({ ...draft, files: attached }, latestToday(this.clock.now()));
    const problems: Problem[] = checked.ok
      ? []
      : checked.problems.map(({ field, code, index }) => ({ field, code, message: CONTENT_WORDS[code], index: index ?? null }));
    if (reporterKey !== undefined && !isPublicKey(reporterKey)) problems.push(MALFORMED_KEY);
    if (new Set(files).size !== files.length) problems.push({ field: 'files', code: 'NOT_A_FILE', message: 'The same file was given twice.', index: null });
    if (full !== undefined) problems.push({ field: 'files', code: full, message: wordsOf(full), index: null });
    if (!checked.ok || problems.length > 0) return { ok: false, problems };
    return { ok: true, content: checked.content, staged: staged.filter((one) => one !== undefined) };
  }

  async #look(files: readonly string[]): Promise<{ staged: readonly (StagedFile | undefined)[]; full?: BudgetRefusal | undefined }> {
    if (files.length === 0) return { staged: [] };
    return this.transactions.run(async (tx) => {
      const staged = await this.evidence.staged(tx, files);
      return { staged, full: await this.evidence.room(tx, staged.filter((one) => one !== undefined)) };
    });
  }

  async #perform(reporter: string, content: ReportContent, staged: readonly StagedFile[], request: string | undefined): Promise<Performed> {
    const seal = new Sealer('reviewers');
    const command = { type: 'FileReport', reporter, content: seal.record(CONTENT, content) } as const;
    const entryId = uuidv7();
    const report = newPublicId();
    const { [CONTACT]: contact, ...others } = seal.fields;
    // The contact is personal data: its opening lies with the members. An empty one says nothing and lies with the others.
    const openings: SealedFields = content.contact === null ? seal.fields : others;
    const ask = {
      command,
      actor: { kind: 'anonymous' },
      authorization: { method: 'anonymous' },
      openings,
      request,
      entryId,
      fresh: true,
    } as const;
    // Most reports are words alone: they need one statement.
    if (staged.length === 0 && content.contact === null) {
      return answeredOnce(this.ledger, this.transactions, request, () => this.ledger.open(reportSlice, report, ask));
    }
    return once(this.ledger, this.transactions, request, async (tx) => {
      const refusal = await this.evidence.attach(tx, { report, entryId, path: '/command/content/files' }, staged);
      if (refusal !== undefined) return { ok: false, refusal };
      if (content.contact !== null) await keepContact(tx, { entryId, path: CONTACT, report, salt: contact!.salt, value: contact!.value });
      return this.ledger.perform(tx, reportSlice, report, ask);
    });
  }
}

export type Checked =
  | { readonly ok: true; readonly content: ReportContent; readonly staged: readonly StagedFile[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const MALFORMED_KEY: Problem = {
  field: 'reporterKey',
  code: 'MALFORMED',
  message: 'This is not an Ed25519 public key: give its 32 bytes in base64, 44 characters.',
  index: null,
};

function isPublicKey(text: string): boolean {
  const bytes = text.length === 44 ? fromBase64(text) : undefined;
  return bytes?.length === 32 && toBase64(bytes) === text;
}
