import { Args, Context, Field, InputType, Int, Mutation, Resolver } from '@nestjs/graphql';
import { badInput, type GraphqlContext, parseErasure, PublicIdScalar, RecordErasureGround } from '../../../graphql/index.js';
import type { ErasureGround } from '../../../kernel/sealed.js';
import { LabErasureInput, LONGEST, parseNote, parseText } from '../../labs/index.js';
import { type ActRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { Answer } from '../commands/answer.js';
import * as words from '../domain/index.js';
import { AnswerStandingEnum, ExtensionReasonEnum } from './recommendation-types.js';

type Prepared = Promise<PreparedActType | ActRefused>;

const id = { type: () => PublicIdScalar };

@InputType({ description: 'What a lab says to a recommendation.' })
export class ResponseInput {
  @Field(() => AnswerStandingEnum)
  standing: words.Standing;

  @Field(() => String, { nullable: true, description: 'A day such as 2027-03-01. Needed to accept, to accept in part, and to assess.' })
  by?: string | null;

  @Field(() => String, { description: 'In part: which, and why not the rest. To decline: the reasons. At most 20,000 characters; it is public.' })
  statement: string;

  @Field(() => [String], { nullable: true, description: `Handles of uploaded files, at most ${words.MOST_EVIDENCE}. Needed where it is done already.` })
  evidence?: string[] | null;
}

/** A lab answers: prepared here, signed by its representative's own key, performed by submitAct. */
@Resolver()
export class AnswerActsResolver {
  constructor(private readonly answer: Answer) {}

  @Mutation(() => PreparedActResult, { description: 'The lab answers. Statement, file names and files are public.' })
  async prepareRespond(
    @Args('recommendation', id) recommendation: string,
    @Args('response', { type: () => ResponseInput }) { standing, by, statement, evidence }: ResponseInput,
    @Context() { viewer }: GraphqlContext,
  ): Prepared {
    const handles = evidence ?? [];
    if (handles.length > words.MOST_EVIDENCE) throw badInput('evidence', `give at most ${words.MOST_EVIDENCE} files.`);
    if (by != null && !words.isCalendarDay(by)) throw badInput('by', 'give a day such as 2027-03-01.');
    const typed = { standing, by: by ?? null, statement: parseText('statement', statement, LONGEST.statement), evidence: handles };
    return presentPrepared(await this.answer.respond(viewer, recommendation, typed));
  }

  @Mutation(() => PreparedActResult, { description: 'The lab takes more time, as far as the mandate allows.' })
  async prepareExtendDue(
    @Args('recommendation', id) recommendation: string,
    @Args('days', { type: () => Int }) days: number,
    @Args('reason', { type: () => ExtensionReasonEnum }) reason: words.ExtensionReason,
    @Context() { viewer }: GraphqlContext,
    @Args('note', { type: () => String, nullable: true, description: 'At most 5,000 characters; it is public.' }) note?: string | null,
  ): Prepared {
    return presentPrepared(await this.answer.extend(viewer, recommendation, days, reason, parseNote('note', note)));
  }

  @Mutation(() => PreparedActResult, { description: 'A steward takes words out of the node for good; the commitments stay in the log.' })
  async prepareEraseRecommendation(
    @Args('recommendation', id) recommendation: string,
    @Args('openings', { type: () => [LabErasureInput] }) openings: LabErasureInput[],
    @Args('ground', { type: () => RecordErasureGround }) ground: ErasureGround,
    @Context() { viewer }: GraphqlContext,
  ): Prepared {
    return presentPrepared(await this.answer.erase(viewer, recommendation, parseErasure(openings), ground));
  }
}
