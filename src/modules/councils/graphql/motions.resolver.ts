import { Args, ArgsType, Context, Field, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, connection, formatCursor, type GraphqlContext, PageArgs, pageComplexity, parseCursor, PublicIdScalar, takeOf } from '../../../graphql/index.js';
import { InclusionProof, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import type * as words from '../domain/index.js';
import { CommentsQuery } from '../queries/comments.js';
import { CouncilsQuery } from '../queries/councils.js';
import { MotionsQuery, type MotionRow, type MotionSearch } from '../queries/motions.js';
import { type Change, wordDiff } from '../queries/word-diff.js';
import { loadCouncil } from './council-loaders.js';
import { CouncilType } from './council-types.js';
import { CommentStatus, MotionStatus } from './motion-enums.js';
import { loadArguments, loadCandidates, loadMotion, loadObjections, loadProposals, loadRecusals, loadTexts } from './motion-loaders.js';
import {
  MotionArgument, MotionCandidate, MotionComment, MotionCommentConnection, MotionConnection, MotionObjection, MotionRecusal, MotionText, MotionType, RecusalProposal, TextChange,
} from './motion-types.js';
import { presentArgument, presentComment, presentMotion, presentObjection, presentProposal, presentRecusal, presentTexts } from './present-motion.js';
import { presentCouncil } from './present-council.js';

@ArgsType()
class MotionsOfArgs extends PageArgs {
  @Field(() => [MotionStatus], { nullable: true })
  status?: words.MotionStatus[];
}

@ArgsType()
class MotionsArgs extends MotionsOfArgs {
  @Field(() => PublicIdScalar, { nullable: true })
  council?: string;

  @Field(() => PublicIdScalar, { nullable: true, description: 'An entity.' })
  lab?: string;
}

@ArgsType()
class CommentsArgs extends PageArgs {
  @Field(() => CommentStatus, { nullable: true, description: 'SHOWN where none is named; the others are for editors.' })
  status?: Exclude<words.CommentStatus, 'unfiled'>;
}

/** Reading motions: anybody may. Of the vote: vote.resolver.ts. */
@Resolver(() => MotionType)
export class MotionsResolver {
  constructor(
    private readonly query: MotionsQuery,
    private readonly commentsQuery: CommentsQuery,
    private readonly councilsQuery: CouncilsQuery,
    private readonly presenter: LedgerPresenter,
  ) {}

  @Query(() => MotionType, { nullable: true })
  async motion(@Args('id', { type: () => PublicIdScalar }) id: string, @Context() context: GraphqlContext): Promise<MotionType | null> {
    const row = await loadMotion(context, this.query, id);
    return row ? this.#present(row) : null;
  }

  @Query(() => MotionConnection, { complexity: pageComplexity, description: 'Newest first.' })
  motions(@Args() { council, lab, status, ...page }: MotionsArgs): Promise<Connection<MotionType>> {
    return motionPage(this.query, { council: council ?? null, lab: lab ?? null, statuses: status ?? [] }, page);
  }

  @Query(() => [MotionComment], { complexity: 50, description: 'Comments that wait for an editor, oldest first; nobody else is shown any.' })
  async waitingComments(@Context() { viewer }: GraphqlContext): Promise<MotionComment[]> {
    return isEditor(viewer) ? (await this.commentsQuery.waiting(100)).map(presentComment) : [];
  }

  @ResolveField(() => CouncilType)
  async council(@Parent() { councilId }: MotionType, @Context() context: GraphqlContext): Promise<CouncilType> {
    const row = await loadCouncil(context, this.councilsQuery, councilId);
    return presentCouncil(row!, this.councilsQuery.addressOf(councilId));
  }

  @ResolveField(() => MotionText, { description: 'The present version.' })
  async text(@Parent() { id }: MotionType, @Context() context: GraphqlContext): Promise<MotionText> {
    return presentTexts(await loadTexts(context, this.query, id)).at(-1)!;
  }

  @ResolveField(() => [MotionText], { complexity: ({ childComplexity }) => 5 * childComplexity, description: 'Oldest first.' })
  async versions(@Parent() { id }: MotionType, @Context() context: GraphqlContext): Promise<MotionText[]> {
    return presentTexts(await loadTexts(context, this.query, id));
  }

  @ResolveField(() => [MotionCandidate], { description: 'Of an election.' })
  async candidates(@Parent() { id }: MotionType, @Context() context: GraphqlContext): Promise<MotionCandidate[]> {
    return (await loadCandidates(context, this.query, id)).map(({ member, statement }) => ({ member, statement }));
  }

  @ResolveField(() => [MotionArgument], { complexity: 5 })
  async arguments(@Parent() { id }: MotionType, @Context() context: GraphqlContext): Promise<MotionArgument[]> {
    return (await loadArguments(context, this.query, id)).map(presentArgument);
  }

  @ResolveField(() => [MotionRecusal])
  async recusals(@Parent() { id }: MotionType, @Context() context: GraphqlContext): Promise<MotionRecusal[]> {
    return (await loadRecusals(context, this.query, id)).map(presentRecusal);
  }

  @ResolveField(() => [RecusalProposal])
  async proposedRecusals(@Parent() { id }: MotionType, @Context() context: GraphqlContext): Promise<RecusalProposal[]> {
    return (await loadProposals(context, this.query, id)).map(presentProposal);
  }

  @ResolveField(() => [MotionObjection])
  async objections(@Parent() { id }: MotionType, @Context() context: GraphqlContext): Promise<MotionObjection[]> {
    return (await loadObjections(context, this.query, id)).map(presentObjection);
  }

  @ResolveField(() => MotionCommentConnection, { complexity: pageComplexity, description: 'Of the public, oldest first.' })
  async comments(@Parent() { id }: MotionType, @Args() { status, ...args }: CommentsArgs, @Context() { viewer }: GraphqlContext): Promise<Connection<MotionComment>> {
    const asked = isEditor(viewer) ? (status ?? 'shown') : 'shown';
    const take = takeOf(args);
    const after = parseCursor(args.after, ['string', 'string']);
    const [rows, total] = await Promise.all([this.commentsQuery.page(id, asked, take + 1, after), this.commentsQuery.count(id, asked)]);
    const page = connection(rows, take, after !== undefined, (row) => formatCursor([row.filed_at, row.id]), total);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: presentComment(node) })) };
  }

  @ResolveField(() => [LedgerEntry], { complexity: 10 })
  history(@Parent() { id }: MotionType): Promise<LedgerEntry[]> {
    return this.presenter.history('motion', id);
  }

  @ResolveField(() => InclusionProof, { nullable: true, complexity: 10 })
  proof(@Parent() { id }: MotionType): Promise<InclusionProof | null> {
    return this.presenter.proof('motion', id);
  }

  #present(row: MotionRow): MotionType {
    return presentMotion(row, this.query.addressOf(row.id));
  }
}

/** What changed is worked out only where it is asked for. */
@Resolver(() => MotionText)
export class MotionTextResolver {
  @ResolveField(() => [TextChange], { nullable: true, complexity: 50 })
  changes(@Parent() { version, text, before }: MotionText): readonly Change[] | null {
    return version === 1 || text === null || before === null ? null : wordDiff(before, text);
  }
}

@Resolver(() => CouncilType)
export class CouncilMotionsResolver {
  constructor(private readonly query: MotionsQuery) {}

  @ResolveField(() => MotionConnection, { complexity: pageComplexity, description: 'Newest first.' })
  motions(@Parent() { id }: CouncilType, @Args() { status, ...page }: MotionsOfArgs): Promise<Connection<MotionType>> {
    return motionPage(this.query, { council: id, lab: null, statuses: status ?? [] }, page);
  }
}

async function motionPage(query: MotionsQuery, search: MotionSearch, args: PageArgs): Promise<Connection<MotionType>> {
  const take = takeOf(args);
  const after = parseCursor(args.after, ['string', 'string']);
  const [rows, total] = await Promise.all([query.page(search, take + 1, after), query.count(search)]);
  const page = connection(rows, take, after !== undefined, (row) => formatCursor([row.proposed_at, row.id]), total);
  return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: presentMotion(node, query.addressOf(node.id)) })) };
}

export function isEditor(viewer: GraphqlContext['viewer']): boolean {
  return viewer.kind === 'member' && (viewer.roles.includes('editor') || viewer.roles.includes('steward'));
}

