import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, parseErasure, PublicIdScalar, RecordErasureGround } from '../../../graphql/index.js';
import type { ErasureGround } from '../../../kernel/sealed.js';
import { LabErasureInput, parseNote, parseText } from '../../labs/index.js';
import { type ActRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { JuryActs } from '../commands/jury-acts.js';
import type * as words from '../domain/index.js';
import { AppealGround, ChallengeReason } from './jury-enums.js';
import { OpenJuryInput, parseCharge } from './jury-input.js';

type Answer = Promise<PreparedActType | ActRefused>;
const id = { type: () => PublicIdScalar };
const number = { type: () => Int };

/** Acts of members on juries: each is signed with the actor's own key, and performed by submitAct. */
@Resolver()
export class JuryActsResolver {
  constructor(private readonly acts: JuryActs) {}

  @Mutation(() => PreparedActResult, { description: 'By a steward, while the pool of the draw is open. The receipt of the submitted act names the jury: streamId.' })
  async prepareOpenJury(@Args('input', { type: () => OpenJuryInput }) input: OpenJuryInput, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await this.acts.open(viewer, parseCharge(input)));
  }

  @Mutation(() => PreparedActResult, { description: 'By who speaks for a party, once for each juror, before the first vote ends. The note is for the jurors.' })
  async prepareChallengeJuror(
    @Args('jury', id) jury: string,
    @Args('seat', number) seat: number,
    @Args('party', id) party: string,
    @Args('reason', { type: () => ChallengeReason }) reason: words.ChallengeReason,
    @Context() { viewer }: GraphqlContext,
    @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Answer {
    return presentPrepared(await this.acts.challenge(viewer, jury, seat, party, reason, parseNote('note', note)));
  }

  @Mutation(() => PreparedActResult, { description: 'By who speaks for the party that was asked, while the jury discusses. The answer is public.' })
  async prepareAnswerJuryQuestion(
    @Args('jury', id) jury: string,
    @Args('question', number) question: number,
    @Args('text', { type: () => String, description: 'At most 20,000 characters.' }) text: string,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentPrepared(await this.acts.answer(viewer, jury, question, parseText('text', text, 20_000)));
  }

  @Mutation(() => PreparedActResult, { description: 'By who speaks for a party, or by a steward for the public, once, within 30 days of the verdict.' })
  async prepareFileAppeal(
    @Args('jury', id) jury: string,
    @Args('grounds', { type: () => AppealGround }) grounds: words.AppealGround,
    @Args('text', { type: () => String, description: 'At most 20,000 characters; it is public.' }) text: string,
    @Context() { viewer }: GraphqlContext,
    @Args('party', { ...id, nullable: true }) party?: string | null,
  ): Answer {
    return presentPrepared(await this.acts.appeal(viewer, jury, party ?? null, grounds, parseText('text', text, 20_000)));
  }

  @Mutation(() => PreparedActResult, { description: 'By a steward: takes words out of the node for good.' })
  async prepareEraseJuryWords(
    @Args('jury', id) jury: string,
    @Args('openings', { type: () => [LabErasureInput] }) openings: LabErasureInput[],
    @Args('ground', { type: () => RecordErasureGround }) ground: ErasureGround,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentPrepared(await this.acts.erase(viewer, jury, parseErasure(openings), ground));
  }
}
