import { Args, Int, Query, ResolveField, Resolver, Subscription, ObjectType, Field } from '@nestjs/graphql';
import { toBase64 } from '../../kernel/bytes.js';
import { badInput } from '../../graphql/errors.js';
import { connection, type Connection, connectionOf, formatCursor, PageArgs, pageComplexity, parseCursor, takeOf } from '../../graphql/pagination.js';
import { UuidScalar } from '../../graphql/scalars.js';
import { LogDescription } from '../log/log-description.js';
import { LogReader } from '../log/log-reader.js';
import { PublishedLog, type PublishedCheckpoint } from '../log/published-log.js';
import { checkpoints } from './checkpoints.js';
import { LedgerPresenter, presentEntry } from './present.js';
import { ConsistencyProof, InclusionProof, LedgerCheckpoint, LedgerEntry, LedgerGovernance } from './types.js';

/** A proof reads some twenty ranges of hashes. */
const PROOF_COST = 100;

const LedgerEntryConnection = connectionOf(LedgerEntry, 'LedgerEntry');

@ObjectType({ description: 'The log: checkpoint, entries, histories, proofs. Everything here is published and can be proved.' })
export class LedgerQuery {
  @Field(() => String)
  origin: string;
}

@Resolver(() => LedgerQuery)
export class LedgerResolver {
  constructor(
    private readonly reader: LogReader,
    private readonly published: PublishedLog,
    private readonly present: LedgerPresenter,
    private readonly description: LogDescription,
  ) {}

  @Query(() => LedgerQuery)
  ledger(): LedgerQuery {
    return { origin: this.published.origin };
  }

  @ResolveField(() => LedgerCheckpoint, { nullable: true, description: 'The newest signed state; null before the first is published.' })
  checkpoint(): LedgerCheckpoint | null {
    const latest = this.published.latest;
    return latest ? presentCheckpoint(latest) : null;
  }

  @ResolveField(() => LedgerGovernance, { description: 'Keys, promises, witnesses and rules of this log.' })
  governance(): Promise<LedgerGovernance> {
    return this.description.read();
  }

  @ResolveField(() => LedgerEntry, { nullable: true, description: 'By its place in the log, or by its id: give one of the two.' })
  async entry(
    @Args('seq', { type: () => Int, nullable: true }) seq?: number | null,
    @Args('id', { type: () => UuidScalar, nullable: true }) id?: string | null,
  ): Promise<LedgerEntry | null> {
    if ((seq === undefined || seq === null) === (id === undefined || id === null)) throw badInput('entry', 'give either seq or id.');
    const found = typeof seq === 'number' ? await this.reader.entry(nonNegative('seq', seq)) : await this.reader.entryById(id!);
    return found ? presentEntry(found) : null;
  }

  @ResolveField(() => LedgerEntryConnection, { description: 'Entries in log order.', complexity: pageComplexity })
  async entries(
    @Args() page: PageArgs,
    @Args('from', { type: () => Int, nullable: true, description: 'Begin at this place in the log.' }) from?: number | null,
  ): Promise<Connection<LedgerEntry>> {
    const take = takeOf(page);
    const after = parseCursor(page.after, ['number']);
    const start = after ? nonNegative('after', Number(after[0])) + 1 : nonNegative('from', from ?? 0);
    const rows = (await this.reader.entries(start, take + 1)).map(presentEntry);
    return connection(rows, take, after !== undefined, (row) => formatCursor([row.seq]), this.published.size);
  }

  @ResolveField(() => LedgerEntryConnection, { description: 'All entries about one record, in order.', complexity: pageComplexity })
  async stream(
    @Args('kind', { type: () => String }) kind: string,
    @Args('id', { type: () => String }) id: string,
    @Args() page: PageArgs,
  ): Promise<Connection<LedgerEntry>> {
    const take = takeOf(page);
    const after = parseCursor(page.after, ['number']);
    const from = after ? streamNumber('after', Number(after[0])) + 1 : 0;
    const rows = await this.reader.stream(streamName('kind', kind), streamName('id', id), from, take + 1);
    return connection(rows.map(presentEntry), take, after !== undefined, (row) => formatCursor([row.streamNumber]), null);
  }

  @ResolveField(() => InclusionProof, { nullable: true, description: 'Null where the log is not that long yet.', complexity: PROOF_COST })
  inclusionProof(@Args('seq', { type: () => Int }) seq: number): Promise<InclusionProof | null> {
    return this.present.proofOf(nonNegative('seq', seq));
  }

  @ResolveField(() => ConsistencyProof, { nullable: true, description: 'Null where the log is not that long yet.', complexity: PROOF_COST })
  async consistencyProof(
    @Args('from', { type: () => Int }) from: number,
    @Args('to', { type: () => Int, nullable: true, description: 'The newest checkpoint where none is given.' }) to?: number | null,
  ): Promise<ConsistencyProof | null> {
    const end = to ?? this.published.size;
    if (from < 1 || from > end) throw badInput('from', 'give a size from 1 to the size of `to`; from an empty log there is nothing to prove.');
    if (end > this.published.size) return null;
    return { from, to: end, hashes: (await this.reader.consistency(from, end)).map(toBase64) };
  }

  @Subscription(() => LedgerCheckpoint, { resolve: presentCheckpoint, description: 'Each checkpoint as it is published.' })
  checkpointPublished(): AsyncIterableIterator<PublishedCheckpoint> {
    return checkpoints(this.published);
  }
}

function presentCheckpoint({ origin, size, root, note }: PublishedCheckpoint): LedgerCheckpoint {
  return { origin, size, root: toBase64(root), note };
}

function nonNegative(field: string, value: number): number {
  if (!Number.isSafeInteger(value) || value < 0) throw badInput(field, 'give a number from 0 on.');
  return value;
}

/** Numbers within a stream are 32 bits wide; far below that ends what one record can have. */
function streamNumber(field: string, value: number): number {
  if (value > 2 ** 30) throw badInput(field, 'this is not a cursor that we gave. Begin without it.');
  return nonNegative(field, value);
}

/** The form of all names of streams (docs/spec/entry.md): anything else names none. */
function streamName(field: string, text: string): string {
  if (!/^[0-9a-z][0-9a-z-]{0,63}$/.test(text)) throw badInput(field, 'give small letters, digits and hyphens, as entries show it.');
  return text;
}
