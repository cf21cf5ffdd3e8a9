import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, InstantScalar, parseErasure, parseNote, parseText, PublicIdScalar, RecordErasureGround } from '../../../graphql/index.js';
import type { Instant } from '../../../kernel/instant.js';
import type { ErasureGround } from '../../../kernel/sealed.js';
import { type EntryReceipt, presentReceipt } from '../../../ledger/graphql/index.js';
import { type ActRefused, actRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { AddArgument } from '../commands/add-argument.js';
import { CloseVotes } from '../commands/close-votes.js';
import { eraseMotionWords } from '../commands/erase-motion-words.js';
import { MotionActs } from '../commands/motion-acts.js';
import { raiseObjection, resolveObjection, testObjection } from '../commands/objections.js';
import { openVote } from '../commands/open-vote.js';
import { proposeMotion } from '../commands/propose-motion.js';
import { proposeRecusal } from '../commands/propose-recusal.js';
import { recuse } from '../commands/recuse.js';
import { reviseMotion } from '../commands/revise-motion.js';
import { voteOnRecusal } from '../commands/vote-on-recusal.js';
import { withdrawMotion } from '../commands/withdraw-motion.js';
import type * as words from '../domain/index.js';
import { InterestKind } from './council-enums.js';
import { parseSeatNumber, RecordErasureInput } from './council-input.js';
import { ArgumentSide, RecusalChoice } from './motion-enums.js';
import { parseProposal, parseRuleObject, ProposalInput } from './motion-input.js';
import { MotionActResult } from './motion-types.js';

type Answer = Promise<PreparedActType | ActRefused>;
const id = { type: () => PublicIdScalar };

/** Acts on motions: each is signed with the actor's own key, and performed by submitAct. One's seat is found by itself. */
@Resolver()
export class MotionActsResolver {
  constructor(
    private readonly acts: MotionActs,
    private readonly addArguments: AddArgument,
    private readonly closeVotes: CloseVotes,
  ) {}

  @Mutation(() => PreparedActResult, { description: 'By the holder of a seat. The receipt of the submitted act names the motion: streamId.' })
  async prepareProposeMotion(@Args('council', id) council: string, @Args('proposal', { type: () => ProposalInput }) proposal: ProposalInput, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await proposeMotion(this.acts, viewer, council, parseProposal(proposal)));
  }

  @Mutation(() => PreparedActResult, { description: 'By the proposer. Ballots cast before are stale until they are confirmed or cast again.' })
  async prepareReviseMotion(
    @Args('motion', id) motion: string,
    @Args('text', { type: () => String, description: '20 to 50,000 characters.' }) text: string,
    @Context() { viewer }: GraphqlContext,
    @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Answer {
    return presentPrepared(await reviseMotion(this.acts, viewer, motion, parseText('text', text, 20, 50_000, 'many-lines'), parseNote('note', note)));
  }

  @Mutation(() => PreparedActResult, { description: 'By the proposer, before voting is opened.' })
  async prepareWithdrawMotion(@Args('motion', id) motion: string, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await withdrawMotion(this.acts, viewer, motion));
  }

  @Mutation(() => MotionActResult, { description: 'By the holder of a seat, by session: it decides nothing.' })
  async addArgument(
    @Args('motion', id) motion: string,
    @Args('side', { type: () => ArgumentSide }) side: words.ArgumentSide,
    @Args('text', { type: () => String, description: '3 to 20,000 characters.' }) text: string,
    @Context() { viewer }: GraphqlContext,
  ): Promise<EntryReceipt | ActRefused> {
    const added = await this.addArguments.add(viewer, motion, side, parseText('text', text, 3, 20_000, 'many-lines'));
    return added.ok ? presentReceipt(added.receipt) : actRefused(added);
  }

  @Mutation(() => PreparedActResult, { description: 'A member steps back. Once voting is open, a ballot that he cast does not count any more.' })
  async prepareRecuse(
    @Args('motion', id) motion: string,
    @Args('reason', { type: () => InterestKind }) reason: words.InterestKind,
    @Context() { viewer }: GraphqlContext,
    @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Answer {
    return presentPrepared(await recuse(this.acts, viewer, motion, reason, parseNote('note', note)));
  }

  @Mutation(() => PreparedActResult, { description: 'Asks the others whether a member must stand back; before voting is opened.' })
  async prepareProposeRecusal(
    @Args('motion', id) motion: string,
    @Args('seat', { type: () => Int, description: 'Of the member concerned.' }) seat: number,
    @Args('reason', { type: () => InterestKind }) reason: words.InterestKind,
    @Args('closesAt', { type: () => InstantScalar, description: 'At most 14 days from now.' }) closesAt: Instant,
    @Context() { viewer }: GraphqlContext,
    @Args('note', { type: () => String, nullable: true }) note?: string | null,
  ): Answer {
    return presentPrepared(await proposeRecusal(this.acts, viewer, motion, parseSeatNumber('seat', seat), reason, parseNote('note', note), closesAt));
  }

  @Mutation(() => PreparedActResult, { description: 'By the holder of another seat.' })
  async prepareVoteOnRecusal(
    @Args('motion', id) motion: string,
    @Args('seat', { type: () => Int, description: 'Of the member concerned.' }) seat: number,
    @Args('choice', { type: () => RecusalChoice }) choice: words.RecusalChoice,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentPrepared(await voteOnRecusal(this.acts, viewer, motion, parseSeatNumber('seat', seat), choice));
  }

  @Mutation(() => PreparedActResult, { description: 'By the proposer or a steward: fixes the rule and freezes the roll.' })
  async prepareOpenVote(
    @Args('motion', id) motion: string,
    @Args('rule', { type: () => String, description: 'The rule object, JSON: docs/spec/motions.md.' }) rule: string,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentPrepared(await openVote(this.acts, viewer, motion, parseRuleObject(rule)));
  }

  @Mutation(() => MotionActResult, { description: 'By any member once its time is over, should the clock of the node be silent; counts where sealed ballots were opened.' })
  async closeVote(@Args('motion', id) motion: string, @Context() { viewer }: GraphqlContext): Promise<EntryReceipt | ActRefused> {
    const closed = await this.closeVotes.close(viewer, motion);
    return closed.ok ? presentReceipt(closed.receipt) : actRefused(closed);
  }

  @Mutation(() => PreparedActResult, { description: 'In a vote by consent.' })
  async prepareRaiseObjection(
    @Args('motion', id) motion: string,
    @Args('reasoned', { type: () => Boolean, description: 'It argues harm to the aim.' }) reasoned: boolean,
    @Args('argument', { type: () => String, description: '3 to 20,000 characters.' }) argument: string,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentPrepared(await raiseObjection(this.acts, viewer, motion, reasoned, parseText('argument', argument, 3, 20_000, 'many-lines')));
  }

  @Mutation(() => PreparedActResult, { description: 'By another member, never by who raised it or proposed the motion. It falls when more than half of the others, and two at least, find it not valid.' })
  async prepareTestObjection(
    @Args('motion', id) motion: string,
    @Args('objection', id) objection: string,
    @Args('valid', { type: () => Boolean }) valid: boolean,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentPrepared(await testObjection(this.acts, viewer, motion, objection, valid));
  }

  @Mutation(() => PreparedActResult, { description: 'By who raised it.' })
  async prepareResolveObjection(@Args('motion', id) motion: string, @Args('objection', id) objection: string, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await resolveObjection(this.acts, viewer, motion, objection));
  }

  @Mutation(() => PreparedActResult, { description: 'By a steward: takes words of a motion, or the reason of a ballot, out of the node for good; the commitments stay in the log.' })
  async prepareEraseMotionWords(
    @Args('motion', id) motion: string,
    @Args('openings', { type: () => [RecordErasureInput] }) openings: RecordErasureInput[],
    @Args('ground', { type: () => RecordErasureGround }) ground: ErasureGround,
    @Context() { viewer }: GraphqlContext,
    @Args('seat', { type: () => Int, nullable: true, description: 'For the reason of its ballot.' }) seat?: number | null,
  ): Answer {
    return presentPrepared(await eraseMotionWords(this.acts, viewer, motion, seat == null ? null : parseSeatNumber('seat', seat), parseErasure(openings), ground));
  }
}
