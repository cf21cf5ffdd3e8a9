import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, parseErasure, PublicIdScalar, RecordErasureGround } from '../../../graphql/index.js';
import type { ErasureGround } from '../../../kernel/sealed.js';
import { presentReceipt } from '../../../ledger/graphql/index.js';
import { type ActRefused, actRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { ClaimLab, type Claimed } from '../commands/claim-lab.js';
import { KeepLab } from '../commands/keep-lab.js';
import { KeepMandate } from '../commands/keep-mandate.js';
import { KeepPolicy } from '../commands/keep-policy.js';
import type * as words from '../domain/index.js';
import { DomainWay, LabClaimResult, LabErasureInput, MandateTermsInput, RevocationReason, WithdrawalReason } from './lab-types.js';
import { lookedFor } from './looked-for.js';
import { MOST, parseNote, parseText } from './parse.js';

type Prepared = Promise<PreparedActType | ActRefused>;

const id = { type: () => PublicIdScalar };
const text = { type: () => String };
const note = { type: () => String, nullable: true, description: 'At most 5,000 characters. It is public.' };

/** Acts on labs, mandates and policies. All but a claim are prepared here, signed by the member's own key, and performed by submitAct. */
@Resolver()
export class LabActsResolver {
  constructor(
    private readonly labs: KeepLab,
    private readonly claims: ClaimLab,
    private readonly mandates: KeepMandate,
    private readonly policies: KeepPolicy,
  ) {}

  @Mutation(() => PreparedActResult, { description: 'A steward says that a domain is this organisation’s.' })
  async prepareRecogniseDomain(@Args('lab', id) lab: string, @Args('domain', text) domain: string, @Context() { viewer }: GraphqlContext): Prepared {
    return presentPrepared(await this.labs.recogniseDomain(viewer, lab, domain));
  }

  @Mutation(() => PreparedActResult, { description: 'A steward says that an Ed25519 key (base64 of 32 bytes) is this organisation’s.' })
  async prepareRecogniseKey(@Args('lab', id) lab: string, @Args('key', text) key: string, @Context() { viewer }: GraphqlContext): Prepared {
    return presentPrepared(await this.labs.recogniseKey(viewer, lab, key));
  }

  @Mutation(() => PreparedActResult, { description: 'Whoever speaks for it by this domain no longer does.' })
  async prepareWithdrawDomain(
    @Args('lab', id) lab: string,
    @Args('domain', text) domain: string,
    @Args('reason', { type: () => WithdrawalReason }) reason: words.WithdrawalReason,
    @Context() { viewer }: GraphqlContext,
  ): Prepared {
    return presentPrepared(await this.labs.withdrawDomain(viewer, lab, domain, reason));
  }

  @Mutation(() => PreparedActResult, { description: 'Whoever speaks for it by this key no longer does.' })
  async prepareWithdrawKey(
    @Args('lab', id) lab: string,
    @Args('key', text) key: string,
    @Args('reason', { type: () => WithdrawalReason }) reason: words.WithdrawalReason,
    @Context() { viewer }: GraphqlContext,
  ): Prepared {
    return presentPrepared(await this.labs.withdrawKey(viewer, lab, key, reason));
  }

  @Mutation(() => LabClaimResult, { description: 'Says that you speak for the lab, and what the node will look for at its domain.' })
  async claimDomain(
    @Args('lab', id) lab: string,
    @Args('domain', text) domain: string,
    @Args('method', { type: () => DomainWay }) method: words.DomainWay,
    @Context() { viewer }: GraphqlContext,
  ): Promise<typeof LabClaimResult> {
    return presentClaimed(await this.claims.domain(viewer, lab, domain, method), method, domain);
  }

  @Mutation(() => LabClaimResult, {
    description: 'Shows that you speak for the lab: its key has signed, in UTF-8, the four lines folkmoot/lab-key/v1, lab, your member id, claim (12 characters of your choice).',
  })
  async proveKey(
    @Args('lab', id) lab: string,
    @Args('claim', id) claim: string,
    @Args('key', text) key: string,
    @Args('signature', { type: () => String, description: 'Base64 of 64 bytes.' }) signature: string,
    @Context() { viewer }: GraphqlContext,
  ): Promise<typeof LabClaimResult> {
    return presentClaimed(await this.claims.key(viewer, lab, claim, key, signature), 'key', key);
  }

  @Mutation(() => PreparedActResult)
  async prepareRevokeRepresentative(
    @Args('lab', id) lab: string,
    @Args('member', id) member: string,
    @Args('reason', { type: () => RevocationReason }) reason: words.RevocationReason,
    @Context() { viewer }: GraphqlContext,
  ): Prepared {
    return presentPrepared(await this.labs.revokeRepresentative(viewer, lab, member, reason));
  }

  @Mutation(() => PreparedActResult, { description: 'The lab binds itself. The text is public. The receipt of submitAct names the mandate: streamId.' })
  async prepareSignMandate(
    @Args('terms', { type: () => MandateTermsInput }) { policies, ...terms }: MandateTermsInput,
    @Args('text', text) words: string,
    @Context() { viewer }: GraphqlContext,
  ): Prepared {
    return presentPrepared(await this.mandates.sign(viewer, { ...terms, policies: policies ?? 'all' }, parseText('text', words, MOST.mandate)));
  }

  @Mutation(() => PreparedActResult, { description: 'A steward accepts it for the council.' })
  async prepareAcceptMandate(@Args('mandate', id) mandate: string, @Context() { viewer }: GraphqlContext): Prepared {
    return presentPrepared(await this.mandates.accept(viewer, mandate));
  }

  @Mutation(() => PreparedActResult, { description: 'Notice: it stays in force for as many days as it says.' })
  async prepareEndMandate(@Args('mandate', id) mandate: string, @Context() { viewer }: GraphqlContext): Prepared {
    return presentPrepared(await this.mandates.end(viewer, mandate));
  }

  @Mutation(() => PreparedActResult, { description: 'The receipt of submitAct names the policy: streamId.' })
  async preparePublishPolicy(@Args('lab', id) lab: string, @Args('title', text) title: string, @Args('text', text) words: string, @Context() { viewer }: GraphqlContext): Prepared {
    return presentPrepared(await this.policies.publish(viewer, lab, parseText('title', title, MOST.title, 'one-line'), parseText('text', words, MOST.policy)));
  }

  @Mutation(() => PreparedActResult)
  async prepareRevisePolicy(
    @Args('policy', id) policy: string,
    @Args('version', { type: () => Int, description: 'The number of the new version: one more than the one you read.' }) version: number,
    @Args('text', text) words: string,
    @Context() { viewer }: GraphqlContext,
    @Args('note', note) why?: string | null,
    @Args('recommendation', { ...id, nullable: true, description: 'The recommendation that it follows.' }) recommendation?: string | null,
  ): Prepared {
    const revision = { version, text: parseText('text', words, MOST.policy), note: parseNote('note', why), recommendation: recommendation ?? null };
    return presentPrepared(await this.policies.revise(viewer, policy, revision));
  }

  @Mutation(() => PreparedActResult)
  async prepareWithdrawPolicy(@Args('policy', id) policy: string, @Context() { viewer }: GraphqlContext, @Args('note', note) why?: string | null): Prepared {
    return presentPrepared(await this.policies.withdraw(viewer, policy, parseNote('note', why)));
  }

  @Mutation(() => PreparedActResult, { description: 'A steward takes words out of the node for good; the commitments stay in the log.' })
  async prepareErasePolicy(
    @Args('policy', id) policy: string,
    @Args('openings', { type: () => [LabErasureInput] }) openings: LabErasureInput[],
    @Args('ground', { type: () => RecordErasureGround }) ground: ErasureGround,
    @Context() { viewer }: GraphqlContext,
  ): Prepared {
    return presentPrepared(await this.policies.erase(viewer, policy, parseErasure(openings), ground));
  }

  @Mutation(() => PreparedActResult, { description: 'As prepareErasePolicy.' })
  async prepareEraseMandate(
    @Args('mandate', id) mandate: string,
    @Args('openings', { type: () => [LabErasureInput] }) openings: LabErasureInput[],
    @Args('ground', { type: () => RecordErasureGround }) ground: ErasureGround,
    @Context() { viewer }: GraphqlContext,
  ): Prepared {
    return presentPrepared(await this.mandates.erase(viewer, mandate, parseErasure(openings), ground));
  }
}

function presentClaimed(outcome: Claimed, way: words.ClaimWay, name: string): typeof LabClaimResult {
  if (!outcome.ok) return actRefused(outcome);
  return { claim: outcome.claim, ...lookedFor(way, name, outcome.claim), receipt: presentReceipt(outcome.receipt) };
}
