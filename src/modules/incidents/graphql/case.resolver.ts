import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../../graphql/index.js';
import { type EntryReceipt, InclusionProof, LedgerEntry, LedgerPresenter, presentReceipt } from '../../../ledger/graphql/index.js';
import { addToReport } from '../commands/add-to-report.js';
import { answerQuestion } from '../commands/answer-question.js';
import { CaseActs, type CaseOutcome, caseRefusal, type CaseRefusal } from '../commands/case-acts.js';
import { eraseOwnReport } from '../commands/erase-own-report.js';
import { withdrawReport } from '../commands/withdraw-report.js';
import { CaseByKey } from '../queries/case-by-key.js';
import { ReceiptFile } from '../queries/receipt-file.js';
import { ReportEntries } from '../queries/report-entries.js';
import type { WholeReport } from '../queries/report-rows.js';
import {
  AddToCaseInput,
  AnswerCaseQuestionInput,
  CaseActResult,
  CaseKeyInput,
  type CaseReceipt,
  CaseReceiptResult,
  type CaseRefused,
  CaseView,
  EraseCaseInput,
  OpenCaseResult,
  presentCaseRefusal,
  WithdrawCaseInput,
} from './case-types.js';
import { presentContent } from './present-report.js';

/** The reporter's side. All of it are mutations: a query could stand in an address, and the code must stand in no log. */
@Resolver(() => CaseView)
export class CaseResolver {
  constructor(
    private readonly acts: CaseActs,
    private readonly cases: CaseByKey,
    private readonly receipts: ReceiptFile,
    private readonly entries: ReportEntries,
    private readonly ledger: LedgerPresenter,
  ) {}

  @Mutation(() => OpenCaseResult, { description: 'Opens a case for the holder of its key. Changes nothing, and is not recorded.' })
  async openCase(@Args('input') input: CaseKeyInput, @Context() { bucket }: GraphqlContext): Promise<CaseView | CaseRefused> {
    const found = await this.#find(input, bucket);
    return 'ok' in found ? presentCaseRefusal(found) : presentCase(found, await this.receipts.of(found.id, found.entryId));
  }

  @Mutation(() => CaseReceiptResult, { description: 'The receipt file: proves content and time of the filing for ever, to anybody, without this node.' })
  async caseReceipt(@Args('input') input: CaseKeyInput, @Context() { bucket }: GraphqlContext): Promise<CaseReceipt | CaseRefused> {
    const found = await this.#find(input, bucket);
    if ('ok' in found) return presentCaseRefusal(found);
    return (await this.receipts.awaited(found.id, found.entryId, 5_000)) ?? presentCaseRefusal(caseRefusal('NOT_PUBLISHED_YET'));
  }

  @Mutation(() => CaseActResult)
  addToCase(@Args('input') { code, text, files, requestId }: AddToCaseInput, @Context() context: GraphqlContext): Promise<EntryReceipt | CaseRefused> {
    return this.#act(context, () => addToReport(this.acts, code, text, files ?? [], requestId ?? undefined));
  }

  @Mutation(() => CaseActResult)
  answerCaseQuestion(
    @Args('input') { code, question, text, requestId }: AnswerCaseQuestionInput,
    @Context() context: GraphqlContext,
  ): Promise<EntryReceipt | CaseRefused> {
    return this.#act(context, () => answerQuestion(this.acts, code, question, text, requestId ?? undefined));
  }

  @Mutation(() => CaseActResult, { description: 'Takes the report back. It cannot be undone, but you can ask for it to be opened again.' })
  withdrawCase(@Args('input') { code, requestId }: WithdrawCaseInput, @Context() context: GraphqlContext): Promise<EntryReceipt | CaseRefused> {
    return this.#act(context, () => withdrawReport(this.acts, code, requestId ?? undefined));
  }

  @Mutation(() => CaseActResult, { description: 'Erases your words, files and contact here, at once and for good. The log keeps only fingerprints, and proofs stay valid.' })
  eraseCase(@Args('input') { code, contactOnly, requestId }: EraseCaseInput, @Context() context: GraphqlContext): Promise<EntryReceipt | CaseRefused> {
    const what = contactOnly === true ? 'contact' : 'all';
    return this.#act(context, () => eraseOwnReport(this.acts, this.entries, code, what, requestId ?? undefined));
  }

  @ResolveField(() => [LedgerEntry])
  history(@Parent() { reportId }: CaseView): Promise<LedgerEntry[]> {
    return this.ledger.history('report', reportId);
  }

  @ResolveField(() => InclusionProof, { nullable: true })
  proof(@Parent() { reportId }: CaseView): Promise<InclusionProof | null> {
    return this.ledger.proof('report', reportId);
  }

  async #find({ code, proof }: CaseKeyInput, bucket: number): Promise<WholeReport | CaseRefusal> {
    const refusal = this.acts.admit(bucket);
    if (refusal) return refusal;
    const key = this.acts.holder.keyOf(code ?? undefined, proof ?? undefined);
    return (key === undefined ? undefined : await this.cases.of(key)) ?? caseRefusal('NO_SUCH_CASE');
  }

  async #act({ bucket }: GraphqlContext, act: () => Promise<CaseOutcome>): Promise<EntryReceipt | CaseRefused> {
    const outcome = this.acts.admit(bucket) ?? (await act());
    return outcome.ok ? presentReceipt(outcome.receipt) : presentCaseRefusal(outcome);
  }
}

function presentCase(report: WholeReport, receipt: { seq: number; file: string } | undefined): CaseView {
  const { id, links, decisions, ...same } = report;
  return {
    ...same,
    reportId: id,
    content: presentContent(report),
    // That a colleague is asked to confirm is the desk's business until it is done.
    decisions: decisions.filter((one) => one.kind !== 'decline-proposed'),
    incidents: links.map((link) => link.incident),
    seq: receipt?.seq ?? null,
    receiptFile: receipt?.file ?? null,
  };
}
