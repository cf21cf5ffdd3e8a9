import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isPublicId } from '../../../kernel/ids.js';
import { type Receipt, type SealedFields, Sealer } from '../../../ledger/index.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { RateLimits } from '../../../platform/rate-limits.js';
import { newPublicId, uuidv4, uuidv7 } from '../../../platform/random.js';
import type { ReportCommand } from '../domain/index.js';
import { Evidence } from '../store/evidence.js';
import type { StagedFile } from '../store/staged-uploads.js';
import { CaseHolder, type Ed25519Authorization } from './case-holder.js';
import { CONTENT_WORDS } from './content-words.js';
import type { Problem } from './file-report.js';
import { wordsOf } from './report-words.js';
import { MOST_CHARACTERS, typedText } from './typed-text.js';

export type CaseOutcome = { readonly ok: true; readonly receipt: Receipt } | CaseRefusal;
export interface CaseRefusal {
  readonly ok: false;
  readonly refusal: string;
  readonly message: string;
  readonly problems: readonly Problem[];
  readonly retryAfterSeconds?: number;
}

export function caseRefusal(refusal: string, problems: readonly Problem[] = []): CaseRefusal {
  return { ok: false, refusal, message: wordsOf(refusal), problems };
}

/** A reporter's command with what belongs to it, before it is signed. */
export interface Drafted {
  readonly command: ReportCommand;
  readonly openings: SealedFields;
  readonly staged: readonly StagedFile[];
}

/** What all commands of reporters have in common: the case is found by its key, and the key signs. */
@Injectable()
export class CaseActs {
  constructor(
    readonly holder: CaseHolder,
    private readonly transactions: Transactions,
    private readonly evidence: Evidence,
    private readonly limits: RateLimits,
  ) {}

  /** Guessing codes is hopeless, but need not be free. */
  admit(bucket: number): CaseRefusal | undefined {
    const retryAfterSeconds = this.limits.take('openCase', bucket);
    return retryAfterSeconds === undefined ? undefined : { ...caseRefusal('RATE_LIMITED'), retryAfterSeconds };
  }

  /** Signs for a holder without a script, by the code that he sent. */
  async byCode(code: string, request: string | undefined, draft: (report: string) => Promise<Drafted | CaseRefusal>): Promise<CaseOutcome> {
    const signer = this.holder.signerOf(code);
    const report = signer && (await this.transactions.run((tx) => this.holder.reportOf(tx, signer.key)));
    if (!signer || report === undefined) return caseRefusal('NO_SUCH_CASE');
    const drafted = await draft(report);
    if ('ok' in drafted) return drafted;
    return this.signed(report, drafted, this.holder.sign(signer, report, request ?? uuidv4(), drafted.command));
  }

  /** Performs what was signed; `done` takes away what is then no longer needed, in the same transaction. */
  async signed(
    report: string,
    { command, openings, staged }: Drafted,
    authorization: Ed25519Authorization,
    done: (tx: EntityManager) => Promise<void> = () => Promise.resolve(),
  ): Promise<CaseOutcome> {
    const entryId = uuidv7();
    const performed = await this.holder.perform(report, { command, openings, entryId }, authorization, async (tx) => {
      await done(tx);
      return this.evidence.attach(tx, { report, entryId, path: '/command/files' }, staged);
    });
    return performed.ok ? performed : caseRefusal(performed.refusal);
  }

  async addition(text: string, handles: readonly string[]): Promise<Drafted | CaseRefusal> {
    const typed = typedText(text, MOST_CHARACTERS.addition);
    if ('problem' in typed) return textProblem(typed.problem);
    if (handles.length > 10) return problem('files', 'TOO_MANY');
    const found = handles.length === 0 ? [] : await this.transactions.run((tx) => this.evidence.staged(tx, handles));
    const staged = found.filter((one) => one !== undefined);
    if (staged.length < handles.length || new Set(handles).size < handles.length) return problem('files', 'NOT_A_FILE');
    const seal = new Sealer('reviewers');
    const command = {
      type: 'AddToReport',
      addition: newPublicId(),
      text: seal.field('/command/text', typed.text),
      files: seal.field('/command/files', staged.map((one) => one.file)),
    } as const;
    return { command, openings: seal.fields, staged };
  }

  answer(question: string, text: string): Drafted | CaseRefusal {
    // What is no id cannot stand in an act, and may not even be writable as one.
    if (!isPublicId(question)) return caseRefusal('NO_SUCH_QUESTION');
    const typed = typedText(text, MOST_CHARACTERS.answer);
    if ('problem' in typed) return textProblem(typed.problem);
    const seal = new Sealer('reviewers');
    const command = { type: 'AnswerQuestion', question, text: seal.field('/command/text', typed.text) } as const;
    return { command, openings: seal.fields, staged: [] };
  }
}

function textProblem(code: keyof typeof CONTENT_WORDS): CaseRefusal {
  return problem('text', code);
}

function problem(field: string, code: keyof typeof CONTENT_WORDS): CaseRefusal {
  return caseRefusal('INVALID_CONTENT', [{ field, code, message: CONTENT_WORDS[code], index: null }]);
}
