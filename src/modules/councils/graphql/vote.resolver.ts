import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, connection, formatCursor, type GraphqlContext, PageArgs, pageComplexity, parseCursor, takeOf } from '../../../graphql/index.js';
import { LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import { canonicalJson } from '../../../ledger/core/index.js';
import type { Json } from '../../../kernel/json.js';
import { ballotId } from '../domain/index.js';
import { BallotsQuery } from '../queries/ballots.js';
import { MotionsQuery } from '../queries/motions.js';
import { RollQuery } from '../queries/roll.js';
import { loadCast, loadMotion, loadRecusals, loadTexts } from './motion-loaders.js';
import { MotionType } from './motion-types.js';
import { presentBallot, presentResult, presentVote } from './present-motion.js';
import { BallotConnection, BallotType, OwnVoteType, RollRowType, VoteResult, VoteType } from './vote-types.js';

/** What a motion's vote comes to. Before there is a result nothing here tells how anybody but the asker has voted. */
@Resolver(() => MotionType)
export class MotionVoteResolver {
  constructor(
    private readonly query: MotionsQuery,
    private readonly ballotsQuery: BallotsQuery,
  ) {}

  @ResolveField(() => VoteType, { nullable: true, description: 'Null before voting is opened.' })
  async vote(@Parent() { id }: MotionType, @Context() context: GraphqlContext): Promise<VoteType | null> {
    const row = await loadMotion(context, this.query, id);
    return row ? presentVote(row) : null;
  }

  @ResolveField(() => VoteResult, { nullable: true, description: 'Null before voting is closed, and sealed ballots are opened.' })
  async result(@Parent() { id }: MotionType, @Context() context: GraphqlContext): Promise<VoteResult | null> {
    const row = await loadMotion(context, this.query, id);
    return row?.result && row.rule ? presentResult(row.rule, row.result) : null;
  }

  @ResolveField(() => String, { nullable: true, complexity: 500, description: 'The whole count with every round, canonical JSON, made again from the ballots. Null before there is a result.' })
  async transcript(@Parent() { id }: MotionType): Promise<string | null> {
    const counted = await this.ballotsQuery.counted(id);
    return counted?.transcript ? canonicalJson(counted.transcript as unknown as Json) : null;
  }

  @ResolveField(() => BallotConnection, { complexity: pageComplexity, description: 'In order of seat. Empty before there is a result.' })
  async ballots(@Parent() { id }: MotionType, @Args() args: PageArgs, @Context() context: GraphqlContext): Promise<Connection<BallotType>> {
    const take = takeOf(args);
    const after = parseCursor(args.after, ['number']);
    const [rows, texts] = await Promise.all([this.ballotsQuery.page(id, take + 1, Number(after?.[0] ?? 0)), loadTexts(context, this.query, id)]);
    const current = texts.at(-1)?.commitment ?? '';
    const page = connection(rows, take, after !== undefined, (row) => formatCursor([row.seat]), null);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: presentBallot(node, current) })) };
  }
}

@Resolver(() => VoteType)
export class VoteResolver {
  constructor(
    private readonly query: MotionsQuery,
    private readonly ballotsQuery: BallotsQuery,
    private readonly rolls: RollQuery,
  ) {}

  @ResolveField(() => Int, { description: 'How many seats have voted: not how, and not which.' })
  cast(@Parent() { motion }: VoteType, @Context() context: GraphqlContext): Promise<number> {
    return loadCast(context, this.ballotsQuery, motion);
  }

  @ResolveField(() => [RollRowType], { complexity: 50, description: 'All rows, in the order over which the hash was made.' })
  rows(@Parent() { motion }: VoteType): Promise<RollRowType[]> {
    return this.rolls.rows(motion);
  }

  @ResolveField(() => OwnVoteType, { nullable: true, complexity: 20, description: 'Null for whoever is not on the roll.' })
  async own(@Parent() { motion, rollHash, delegations }: VoteType, @Context() context: GraphqlContext): Promise<OwnVoteType | null> {
    const { viewer } = context;
    if (viewer.kind !== 'member') return null;
    const own = await this.rolls.own(motion, viewer.id);
    const row = own && (await this.rolls.tree(motion, rollHash)).prove(viewer.id, own.seat);
    if (!own || !row) return null;
    const [ballot, recusals, texts] = await Promise.all([this.ballotsQuery.own(motion, viewer.id), loadRecusals(context, this.query, motion), loadTexts(context, this.query, motion)]);
    return {
      seat: own.seat, class: row.class, index: row.index, path: row.path,
      recused: recusals.some(({ member }) => member === viewer.id),
      votesFor: delegations.filter(({ to }) => to === own.seat).map(({ from }) => from),
      votedForBy: delegations.find(({ from }) => from === own.seat)?.to ?? null,
      ballot: ballot ? presentBallot(ballot, texts.at(-1)?.commitment ?? '') : null,
    };
  }
}

@Resolver(() => BallotType)
export class BallotResolver {
  constructor(private readonly presenter: LedgerPresenter) {}

  @ResolveField(() => [LedgerEntry], { complexity: 10, description: 'Every time it was cast, confirmed or opened, with the signatures.' })
  history(@Parent() { motion, seat }: BallotType): Promise<LedgerEntry[]> {
    return this.presenter.history('ballot', ballotId(motion, seat));
  }
}
