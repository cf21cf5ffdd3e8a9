import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import { badInput, type GraphqlContext, InstantScalar, parseNote, parseText, PublicIdScalar } from '../../../graphql/index.js';
import type { Instant } from '../../../kernel/instant.js';
import { type ActRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { CouncilActs } from '../commands/council-acts.js';
import { declareInterest } from '../commands/declare-interest.js';
import { delegate } from '../commands/delegate.js';
import { endInterest } from '../commands/end-interest.js';
import { fillSeat } from '../commands/fill-seat.js';
import { revokeDelegation } from '../commands/revoke-delegation.js';
import { vacateSeat } from '../commands/vacate-seat.js';
import type * as words from '../domain/index.js';
import { MOST_TOPICS } from '../domain/index.js';
import { InterestKind, VacancyReason } from './council-enums.js';
import { FillingInput, instantOrNull, parseClass, parseSeatNumber } from './council-input.js';

type Answer = Promise<PreparedActType | ActRefused>;
const id = { type: () => PublicIdScalar };
const seat = { type: () => Int };

/** Acts on seats: each is signed with the actor's own key, and performed by submitAct. */
@Resolver()
export class SeatActsResolver {
  constructor(private readonly acts: CouncilActs) {}

  @Mutation(() => PreparedActResult, { description: 'By a steward; for SELF_NOMINATION by the member himself.' })
  async prepareFillSeat(
    @Args('council', id) council: string,
    @Args('filling', { type: () => FillingInput }) { class: code, member, name, way, until, motion, draw }: FillingInput,
    @Context() { viewer }: GraphqlContext,
    @Args('seat', { ...seat, nullable: true, description: 'None: any vacant seat of the class.' }) number?: number | null,
  ): Answer {
    const filling = {
      class: parseClass(code), member, name: parseText('name', name, 1, 120, 'one-line'), way,
      until: instantOrNull(until), motion: motion ?? null, draw: draw ?? null,
    };
    return presentPrepared(await fillSeat(this.acts, viewer, council, number == null ? null : parseSeatNumber('seat', number), filling));
  }

  @Mutation(() => PreparedActResult, { description: 'RESIGNED by the holder; the others by a steward, REMOVED as a carried motion decided.' })
  async prepareVacateSeat(
    @Args('council', id) council: string,
    @Args('seat', seat) number: number,
    @Args('reason', { type: () => VacancyReason }) reason: words.VacancyReason,
    @Context() { viewer }: GraphqlContext,
    @Args('motion', { ...id, nullable: true, description: 'For REMOVED.' }) motion?: string | null,
  ): Answer {
    if (reason === 'term-ended') throw badInput('reason', 'the node itself ends a term when its time is over. Choose another reason.');
    return presentPrepared(await vacateSeat(this.acts, viewer, council, parseSeatNumber('seat', number), reason, motion ?? null));
  }

  @Mutation(() => PreparedActResult, { description: 'By the holder. The note is public.' })
  async prepareDeclareInterest(
    @Args('council', id) council: string,
    @Args('seat', seat) number: number,
    @Args('lab', id) lab: string,
    @Args('kind', { type: () => InterestKind }) kind: words.InterestKind,
    @Context() { viewer }: GraphqlContext,
    @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Answer {
    return presentPrepared(await declareInterest(this.acts, viewer, council, parseSeatNumber('seat', number), lab, kind, parseNote('note', note)));
  }

  @Mutation(() => PreparedActResult, { description: 'By the holder. It stays in the history.' })
  async prepareEndInterest(
    @Args('council', id) council: string,
    @Args('seat', seat) number: number,
    @Args('interest', id) interest: string,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentPrepared(await endInterest(this.acts, viewer, council, parseSeatNumber('seat', number), interest));
  }

  @Mutation(() => PreparedActResult, { description: 'By the holder. A new delegation takes the place of the old one.' })
  async prepareDelegate(
    @Args('council', id) council: string,
    @Args('seat', seat) number: number,
    @Args('to', { ...seat, description: 'The seat that votes where this one does not.' }) to: number,
    @Args('until', { type: () => InstantScalar }) until: Instant,
    @Context() { viewer }: GraphqlContext,
    @Args('topics', { type: () => [PublicIdScalar], nullable: true, description: 'Ids of policies. None: on everything.' }) topics?: string[] | null,
  ): Answer {
    const policies = [...new Set(topics ?? [])];
    if (policies.length > MOST_TOPICS) throw badInput('topics', `name at most ${MOST_TOPICS} policies.`);
    const on = policies.length === 0 ? 'all' : policies;
    return presentPrepared(await delegate(this.acts, viewer, council, parseSeatNumber('seat', number), parseSeatNumber('to', to), on, until));
  }

  @Mutation(() => PreparedActResult, { description: 'By the holder.' })
  async prepareRevokeDelegation(@Args('council', id) council: string, @Args('seat', seat) number: number, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await revokeDelegation(this.acts, viewer, council, parseSeatNumber('seat', number)));
  }
}
