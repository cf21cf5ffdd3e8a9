import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../../graphql/index.js';
import { presentReceipt } from '../../../ledger/graphql/index.js';
import { type Filed, FileReport, type Filing } from '../commands/file-report.js';
import { PublicAddresses } from '../queries/public-addresses.js';
import { ReceiptFile } from '../queries/receipt-file.js';
import { FieldProblem, FileReportRefused, FileReportResult, type FilingReceipt } from './filing-types.js';
import { FileReportInput, ReportDraftInput } from './report-input.js';

/** How long `wait: true` waits for the log. */
const WAIT_MS = 10_000;

@Resolver()
export class FilingResolver {
  constructor(
    private readonly fileReports: FileReport,
    private readonly receipts: ReceiptFile,
    private readonly addresses: PublicAddresses,
  ) {}

  @Mutation(() => FileReportResult, { description: 'Files a report, without an account. Nobody is asked who he is, and no address is kept.' })
  async fileReport(@Args('input') input: FileReportInput, @Context() { bucket }: GraphqlContext): Promise<FilingReceipt | FileReportRefused> {
    const filed = await this.fileReports.file(filingOf(input), bucket);
    if (!filed.ok) {
      const { refusal, message, problems, retryAfterSeconds } = filed;
      return { code: refusal, message, problems: problems.map(onInput), retryAfterSeconds: retryAfterSeconds ?? null };
    }
    return this.#present(filed, input.wait === true);
  }

  @Mutation(() => [FieldProblem], {
    description: 'Says what is wrong with a report in the making, all at once. A mutation, so that no text stands in an address; it files and keeps nothing.',
  })
  async checkReport(@Args('draft') draft: ReportDraftInput): Promise<FieldProblem[]> {
    const checked = await this.fileReports.check(filingOf(draft));
    return checked.ok ? [] : checked.problems.map(onInput);
  }

  async #present({ receipt, caseCode }: Extract<Filed, { ok: true }>, wait: boolean): Promise<FilingReceipt> {
    const { entryId, stream, promise } = receipt;
    // A request asked again may be somebody else's guess: the receipt of the first time goes to the case page alone.
    const file = wait && !receipt.repeated ? await this.receipts.awaited(stream.id, entryId, WAIT_MS) : undefined;
    return {
      reportId: stream.id,
      entryId,
      caseCode,
      promise,
      entry: presentReceipt(receipt),
      seq: file?.seq ?? null,
      receiptFile: file?.file ?? null,
      links: this.addresses.afterFiling(),
    };
  }
}

/** The flat fields of the API in the form of the domain's fields (docs/spec/incidents.md). */
function filingOf(input: FileReportInput | ReportDraftInput): Filing {
  const { noEvidence, links, countries, involvement, involvementWords, occurred, noticed, contact, mode, files, reporterKey, requestId, wait: _, ...same } = input;
  const draft: Record<string, unknown> = {
    ...same,
    involvement: { code: involvement, words: involvementWords },
    occurred: occurred && { precision: occurred.precision, value: occurred.date },
    noticed: noticed && { precision: noticed.precision, value: noticed.date },
    places: countries,
    links: links?.length || noEvidence !== false ? (links ?? []) : undefined,
    mode: mode ?? 'anonymous',
    contact: contact && contactText(contact),
  };
  return { draft, files: files ?? [], reporterKey: reporterKey ?? undefined, requestId: requestId ?? undefined };
}

function contactText({ name, email, phone, other }: NonNullable<FileReportInput['contact']>): string {
  const lines = [['Name', name], ['E-mail', email], ['Phone', phone], ['Otherwise', other]] as const;
  return lines.flatMap(([label, value]) => (value?.trim() ? [`${label}: ${value.trim()}`] : [])).join('\n');
}

/** Problems name the fields as the API calls them. */
function onInput(problem: FieldProblem): FieldProblem {
  return problem.field === 'places' ? { ...problem, field: 'countries' } : problem;
}
