import { Args, Context, createUnionType, Mutation, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, parseErasure, parseNote, PublicIdScalar, RecordErasureGround } from '../../../graphql/index.js';
import type { ErasureGround } from '../../../kernel/sealed.js';
import { ActRefused, actRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { ClosePool } from '../commands/close-pool.js';
import { ComputeLottery } from '../commands/compute-lottery.js';
import { decideAppeal } from '../commands/decide-appeal.js';
import { DrawActs } from '../commands/draw-acts.js';
import { eraseDrawWords } from '../commands/erase-draw-words.js';
import { excludeVolunteer } from '../commands/exclude-volunteer.js';
import { openDraw } from '../commands/open-draw.js';
import { relaxQuotas } from '../commands/relax-quotas.js';
import { voidDraw } from '../commands/void-draw.js';
import type * as words from '../domain/index.js';
import { BeaconChain, ExclusionReason, VoidReason } from './draw-enums.js';
import { DrawErasureInput, OpenDrawInput, parseNewDraw, parseNumber, parseQuotas, QuotaInput } from './draw-input.js';
import { LotterySearch } from './draw-types.js';
import { presentSearch } from './present-draw.js';
import { mustBeSteward } from './steward.js';

type Answer = Promise<PreparedActType | ActRefused>;
const id = { type: () => PublicIdScalar };
const number = { type: () => String, description: 'The volunteer’s number: 12 characters.' };
const note = { type: () => String, nullable: true, description: 'At most 5,000 characters.' };

export const ComputeLotteryResult = createUnionType({
  name: 'ComputeLotteryResult',
  types: () => [LotterySearch, ActRefused] as const,
  resolveType: (value: object) => (value instanceof ActRefused ? ActRefused : LotterySearch),
});

/** Stewards' acts on draws: each is signed with the steward's own key, and performed by submitAct. */
@Resolver()
export class DrawActsResolver {
  constructor(
    private readonly acts: DrawActs,
    private readonly closing: ClosePool,
    private readonly lotteries: ComputeLottery,
  ) {}

  @Mutation(() => PreparedActResult, { description: 'The receipt of the submitted act names the draw: streamId.' })
  async prepareOpenDraw(@Args('input', { type: () => OpenDrawInput }) input: OpenDrawInput, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await openDraw(this.acts, viewer, parseNewDraw(input)));
  }

  @Mutation(() => PreparedActResult, { description: 'Makes quotas wider: the same categories and values in the same order, none narrower than before.' })
  async prepareRelaxQuotas(@Args('draw', id) draw: string, @Args('quotas', { type: () => [QuotaInput] }) quotas: QuotaInput[], @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await relaxQuotas(this.acts, viewer, draw, parseQuotas(quotas)));
  }

  @Mutation(() => ComputeLotteryResult, { description: 'Has the lottery of the pool as it stands computed by a worker. Read Draw.search for what comes of it. For stewards.' })
  async computeLottery(@Args('draw', id) draw: string, @Context() { viewer }: GraphqlContext): Promise<LotterySearch | ActRefused> {
    mustBeSteward(viewer);
    const asked = await this.lotteries.ask(draw);
    return asked.ok ? presentSearch(asked.search, true) : actRefused(asked);
  }

  @Mutation(() => PreparedActResult, { description: 'Closes the pool with the lottery that was computed for it. The act names the beacon round that will deal, in a quarter of an hour.' })
  async prepareClosePool(
    @Args('draw', id) draw: string,
    @Context() { viewer }: GraphqlContext,
    @Args('chain', { type: () => BeaconChain, defaultValue: 'quicknet' }) chain: string,
  ): Answer {
    mustBeSteward(viewer);
    return presentPrepared(await this.closing.prepare(viewer, draw, chain));
  }

  @Mutation(() => PreparedActResult, { description: 'The note is public.' })
  async prepareVoidDraw(
    @Args('draw', id) draw: string,
    @Args('reason', { type: () => VoidReason }) reason: words.VoidReason,
    @Context() { viewer }: GraphqlContext,
    @Args('note', note) text?: string | null,
  ): Answer {
    return presentPrepared(await voidDraw(this.acts, viewer, draw, reason, parseNote('note', text)));
  }

  @Mutation(() => PreparedActResult, { description: 'The reason is published, the note is not; the person can read both and appeal within three days.' })
  async prepareExcludeVolunteer(
    @Args('draw', id) draw: string,
    @Args('number', number) who: string,
    @Args('reason', { type: () => ExclusionReason }) reason: words.ExclusionReason,
    @Context() { viewer }: GraphqlContext,
    @Args('note', note) text?: string | null,
  ): Answer {
    return presentPrepared(await excludeVolunteer(this.acts, viewer, draw, parseNumber(who), reason, parseNote('note', text)));
  }

  @Mutation(() => PreparedActResult, { description: 'By another steward than the one who excluded.' })
  async prepareDecideAppeal(
    @Args('draw', id) draw: string,
    @Args('number', number) who: string,
    @Args('lifted', { type: () => Boolean, description: 'True: the person stands.' }) lifted: boolean,
    @Context() { viewer }: GraphqlContext,
    @Args('note', note) text?: string | null,
  ): Answer {
    return presentPrepared(await decideAppeal(this.acts, viewer, draw, parseNumber(who), lifted, parseNote('note', text)));
  }

  @Mutation(() => PreparedActResult, { description: 'Takes words of a draw, or of one of its volunteers, out of the node for good; the commitments stay in the log.' })
  async prepareEraseDrawWords(
    @Args('draw', id) draw: string,
    @Args('openings', { type: () => [DrawErasureInput] }) openings: DrawErasureInput[],
    @Args('ground', { type: () => RecordErasureGround }) ground: ErasureGround,
    @Context() { viewer }: GraphqlContext,
    @Args('number', { ...number, nullable: true }) who?: string | null,
  ): Answer {
    return presentPrepared(await eraseDrawWords(this.acts, viewer, draw, who == null ? null : parseNumber(who), parseErasure(openings), ground));
  }
}
