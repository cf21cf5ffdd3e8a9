import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { badInput, type GraphqlContext, notSignedIn, parseNote, PublicIdScalar } from '../../../graphql/index.js';
import { fromBase64 } from '../../../kernel/bytes.js';
import { type EntryReceipt, presentReceipt } from '../../../ledger/graphql/index.js';
import { type ActRefused, actRefused, KeySignatureInput, parseSignature, PreparedActResult, type PreparedActType, presentPrepared, SignedActs } from '../../members/index.js';
import { castBallot } from '../commands/cast-ballot.js';
import { confirmBallot } from '../commands/confirm-ballot.js';
import { MotionActs } from '../commands/motion-acts.js';
import { openBallot } from '../commands/open-ballot.js';
import { TakeBallots } from '../commands/take-ballots.js';
import { ballotDecider } from '../domain/index.js';
import { parseChoiceText, parseSeal } from './motion-input.js';
import { MotionActResult } from './motion-types.js';

type Answer = Promise<PreparedActType | ActRefused>;
const id = { type: () => PublicIdScalar };
const CHOICE = 'JSON: "yes", ["a"], [["a"],["b"]] or {"a":3}.';

/** Voting: each ballot is signed with the member's own key, and performed by submitAct. */
@Resolver()
export class BallotActsResolver {
  constructor(
    private readonly acts: MotionActs,
    private readonly signed: SignedActs,
    private readonly ballots: TakeBallots,
  ) {}

  @Mutation(() => MotionActResult, {
    description: 'A ballot whose act your own program wrote out and signed (docs/spec/entry.md, "Act bytes"), in one request. Without a reason: that needs prepareCastBallot.',
  })
  async castBallot(
    @Args('act', { type: () => String, description: 'Base64: the act bytes, on stream ballot/<motion>-<seat>.' }) act: string,
    @Args('signature', { type: () => KeySignatureInput }) signature: KeySignatureInput,
    @Context() { viewer }: GraphqlContext,
  ): Promise<EntryReceipt | ActRefused> {
    if (viewer.kind !== 'member') throw notSignedIn();
    const bytes = act.length > 20_000 ? undefined : fromBase64(act);
    const read = bytes && this.signed.read(bytes, ballotDecider.rules, parseSignature(signature));
    if (read?.stream.kind !== ballotDecider.kind || read.command['reason'] != null || read.command.type === 'EraseOpenings') {
      throw badInput('act', 'these are not the act bytes of a ballot for this log, in canonical JSON and without a reason.');
    }
    const taken = await this.ballots.take(viewer.id, read);
    return taken.ok ? presentReceipt(taken.receipt) : actRefused(taken);
  }

  @Mutation(() => PreparedActResult, {
    description: 'Text, rule, roll and the own row are filled in as they stand: read them in the act. Of a sealed vote only the seal is sent (docs/spec/motions.md); its salt stays on your device.',
  })
  async prepareCastBallot(
    @Args('motion', id) motion: string,
    @Context() { viewer }: GraphqlContext,
    @Args('choice', { type: () => String, nullable: true, description: CHOICE }) choice?: string | null,
    @Args('sealed', { type: () => String, nullable: true, description: 'sha256:…' }) sealed?: string | null,
    @Args('reason', { type: () => String, nullable: true, description: 'Public once there is a result. For a sealed ballot it is given when that is opened.' }) reason?: string | null,
  ): Answer {
    return presentPrepared(await castBallot(this.acts, viewer, motion, parseChoiceText(choice), parseSeal(sealed), parseNote('reason', reason)));
  }

  @Mutation(() => PreparedActResult, { description: 'The text was changed, and the choice stays the same.' })
  async prepareConfirmBallot(@Args('motion', id) motion: string, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await confirmBallot(this.acts, viewer, motion));
  }

  @Mutation(() => PreparedActResult, { description: 'Of a sealed vote, after it has closed.' })
  async prepareOpenBallot(
    @Args('motion', id) motion: string,
    @Args('choice', { type: () => String, description: CHOICE }) choice: string,
    @Args('salt', { type: () => String, description: 'Base64 of 32 bytes.' }) salt: string,
    @Context() { viewer }: GraphqlContext,
    @Args('reason', { type: () => String, nullable: true }) reason?: string | null,
  ): Answer {
    if (!/^[A-Za-z0-9+/]{43}=$/.test(salt)) throw badInput('salt', 'give base64 of 32 bytes, 44 characters.');
    return presentPrepared(await openBallot(this.acts, viewer, motion, parseChoiceText(choice), salt, parseNote('reason', reason)));
  }
}
