import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PublishedLog } from '../log/published-log.js';
import { EntryReceipt, Standing } from './types.js';

/** Longest wait of one request for publication; with witnesses it may take longer, and asking again is free. */
const WAIT_MS = 10_000;

/** Where the entry of a receipt stands, asked only by who wants to know. */
@Resolver(() => EntryReceipt)
export class ReceiptResolver {
  constructor(private readonly published: PublishedLog) {}

  @ResolveField(() => Standing, { description: 'Where the entry stands now.', complexity: 2 })
  async standing(
    @Parent() receipt: EntryReceipt,
    @Args('wait', { type: () => Boolean, defaultValue: false, description: 'Wait for its publication, ten seconds at most.' }) wait: boolean,
  ): Promise<Standing> {
    if (wait && (await this.published.included(receipt.entryId, WAIT_MS)) !== undefined) return Standing.PUBLISHED;
    const seq = await this.published.seqOf(receipt.entryId);
    if (seq === undefined) return Standing.PENDING;
    return seq < this.published.size ? Standing.PUBLISHED : Standing.SEQUENCED;
  }
}
