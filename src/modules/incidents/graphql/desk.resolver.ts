import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  badInput,
  type Connection,
  connection,
  formatCursor,
  type GraphqlContext,
  notAllowed,
  notSignedIn,
  PageArgs,
  pageComplexity,
  parseCursor,
  PublicIdScalar,
  takeOf,
} from '../../../graphql/index.js';
import { parseInstant } from '../../../kernel/instant.js';
import { InclusionProof, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import { abilityFor } from '../../members/index.js';
import { cleanText } from '../domain/index.js';
import { type ReportForEditor, ReportForEditorQuery } from '../queries/report-for-editor.js';
import { ReportQueue } from '../queries/report-queue.js';
import { SimilarReports } from '../queries/similar-reports.js';
import { ReportQueueFilter } from './desk-input.js';
import { type QueuedReport, Report, ReportConnection, SimilarRecord } from './desk-types.js';
import { presentContent } from './present-report.js';

/** What editors read. */
@Resolver(() => Report)
export class DeskResolver {
  constructor(
    private readonly queue: ReportQueue,
    private readonly reports: ReportForEditorQuery,
    private readonly resembling: SimilarReports,
    private readonly ledger: LedgerPresenter,
  ) {}

  @Query(() => ReportConnection, { description: 'Reports by what is due first. For editors.', complexity: pageComplexity })
  async reportQueue(
    @Args() page: PageArgs,
    @Context() { viewer }: GraphqlContext,
    @Args('filter', { nullable: true }) filter?: ReportQueueFilter,
  ): Promise<Connection<QueuedReport>> {
    if (viewer.kind !== 'member') throw notSignedIn();
    if (!abilityFor(viewer).can('read', 'Report', 'state')) throw notAllowed();
    const take = takeOf(page);
    const after = parsePosition(page.after);
    const wanted = {
      status: filter?.status ?? undefined,
      claimedBy: filter?.mine === true ? viewer.id : undefined,
      unclaimed: filter?.unclaimed ?? undefined,
      overdue: filter?.overdue ?? undefined,
      text: cleanText((filter?.text ?? '').slice(0, 500), 'one-line') || undefined,
    };
    const [rows, total] = [await this.queue.page(wanted, after, take + 1), await this.queue.count(wanted)];
    return connection(rows, take, after !== undefined, (row) => formatCursor([row.dueAt, row.id]), total);
  }

  @Query(() => Report, { nullable: true, description: 'For editors; the contact only for whom it was disclosed to.' })
  async report(@Args('id', { type: () => PublicIdScalar }) id: string, @Context() { viewer }: GraphqlContext): Promise<Report | null> {
    if (viewer.kind !== 'member') throw notSignedIn();
    const found = await this.reports.of(viewer, id);
    if (found === 'not-allowed') throw notAllowed();
    return found ? present(found) : null;
  }

  @ResolveField(() => [SimilarRecord], { complexity: 50 })
  similar(@Parent() { id }: Report): Promise<SimilarRecord[]> {
    return this.resembling.of(id);
  }

  @ResolveField(() => [LedgerEntry])
  history(@Parent() { id }: Report): Promise<LedgerEntry[]> {
    return this.ledger.history('report', id);
  }

  @ResolveField(() => InclusionProof, { nullable: true })
  proof(@Parent() { id }: Report): Promise<InclusionProof | null> {
    return this.ledger.proof('report', id);
  }
}

function present(report: ReportForEditor): Report {
  return { ...report, content: presentContent(report) };
}

function parsePosition(cursor: string | undefined): [string, string] | undefined {
  const position = parseCursor(cursor, ['string', 'string']);
  if (!position) return undefined;
  const [at, id] = [parseInstant(position[0]), String(position[1])];
  if (!at) throw badInput('after', 'this is not a cursor that we gave. Begin without it.');
  return [at, id];
}
