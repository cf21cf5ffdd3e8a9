import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, InstantScalar, PublicIdScalar } from '../../../graphql/index.js';
import { type InclusionProof, Ledgered, type LedgerEntry } from '../../../ledger/graphql/index.js';
import type { DrawStatus as Status, ExclusionReason as Reason, VoidReason as Void } from '../domain/index.js';
import type { SearchStatus } from '../queries/searches.js';
import { DrawMethod, DrawPurposeKind, DrawStatus, ExclusionReason, LotterySearchStatus, VoidReason } from './draw-enums.js';

@ObjectType({ description: 'How many seats people with one feature may have.' })
export class DrawQuota {
  @Field(() => String)
  category: string;

  @Field(() => String)
  value: string;

  @Field(() => Int)
  min: number;

  @Field(() => Int)
  max: number;

  @Field(() => Int, { nullable: true, description: 'So many of the closed pool; null before it is closed, and where a number would show somebody.' })
  people?: number | null;
}

@ObjectType({ description: 'What was fixed before anybody volunteered.' })
export class DrawRulesType {
  @Field(() => Int, { description: 'Seats.' })
  size: number;

  @Field(() => Int, { description: 'So many equally likely panels.' })
  panels: number;

  @Field(() => DrawMethod)
  method: 'leximin' | 'maximin';

  @Field(() => String, { nullable: true, description: 'No chance is larger than this fraction; null without a cap.' })
  cap: string | null;

  @Field(() => String)
  solver: string;

  @Field(() => String, { description: 'SHA-256 of the solver’s code.' })
  solverWasm: string;

  @Field(() => Int)
  nodeLimit: number;

  @Field(() => Int, { description: 'So often a steward has made the quotas wider since.' })
  relaxed: number;
}

@ObjectType({ description: 'A round of the drand beacon.' })
export class BeaconRoundType {
  @Field(() => String)
  chain: string;

  // 2^31 would overflow Int in some centuries of a fast beacon; text keeps every digit.
  @Field(() => String, { description: 'Its number.' })
  round: string;

  @Field(() => InstantScalar, { description: 'When it is due.' })
  dueAt: string;

  @Field(() => String, { nullable: true, description: 'Hex; null until it is recorded.' })
  randomness: string | null;

  @Field(() => String, { nullable: true, description: 'Hex; null until it is recorded.' })
  signature: string | null;

  @Field(() => String, { nullable: true, description: 'Hex; of a chained beacon, over which it was signed.' })
  previousSignature: string | null;
}

@ObjectType({ description: 'Why people were kept out of a pool, counted.' })
export class DrawExclusions {
  @Field(() => ExclusionReason)
  reason: Reason;

  @Field(() => Int)
  people: number;
}

@ObjectType({ description: 'How the exclusions changed the chances of those who stand: the difference of two searches.' })
export class ExclusionEffectType {
  @Field(() => String, { description: 'The smallest chance had nobody been excluded, as a fraction.' })
  smallestBefore: string;

  @Field(() => String)
  smallestAfter: string;

  @Field(() => Int, { description: 'So many people have a larger chance than they would have had.' })
  raised: number;

  @Field(() => Int)
  lowered: number;
}

@ObjectType({ description: 'People who are alike, and their chance.' })
export class DrawTypeCount {
  @Field(() => [String], { description: 'In the order of the categories.' })
  features: readonly string[];

  @Field(() => Int)
  people: number;

  @Field(() => String, { description: 'The chance of each of them by the ideal lottery, as a fraction.' })
  chance: string;
}

@ObjectType({ description: 'What the lottery of a closed pool gives.' })
export class DrawLottery {
  @Field(() => String, { description: 'The smallest chance by the ideal lottery, as a fraction.' })
  smallest: string;

  @Field(() => String)
  largest: string;

  @Field(() => String, { description: 'proven: no lottery can do better. heuristic: by at most the gap.' })
  label: string;

  @Field(() => String)
  gap: string;

  @Field(() => Int, { description: 'Kinds of people.' })
  kinds: number;

  @Field(() => [DrawTypeCount], { nullable: true, description: 'Null where a kind has so few people that it would show one.' })
  types: readonly DrawTypeCount[] | null;

  @Field(() => ExclusionEffectType, { nullable: true, description: 'Null where nobody was excluded.' })
  effect: ExclusionEffectType | null;

  @Field(() => [Int], { nullable: true, description: 'For each person of the pool, on how many of the panels; null until they are dealt.' })
  counts: readonly number[] | null;
}

@ObjectType('Draw', { implements: () => [Ledgered], description: 'A draw by lot, from an open pool to a panel. Everybody can do it again: download the bundle and run folkmoot verify.' })
export class DrawType implements Ledgered {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => DrawStatus)
  status: Status;

  @Field(() => DrawPurposeKind)
  purpose: 'jury' | 'seats';

  @Field(() => Boolean, { description: 'A drill: drawn by the rehearsal beacon, which anybody can foresee.' })
  rehearsal: boolean;

  @Field(() => PublicIdScalar, { nullable: true })
  council: string | null;

  @Field(() => String, { nullable: true, description: 'The class of seats.' })
  class: string | null;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  title: string | null;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  about: string | null;

  @Field(() => String, { description: 'Permanent address of its page.' })
  url: string;

  @Field(() => DrawRulesType)
  rules: DrawRulesType;

  @Field(() => Int, { description: 'Seconds between the dealing and the choice, at least.' })
  leadSeconds: number;

  @Field(() => [PublicIdScalar], { description: 'Whoever was drawn there is not drawn here.' })
  excluding: readonly string[];

  @Field(() => InstantScalar)
  openedAt: string;

  @Field(() => PublicIdScalar, { description: 'The steward who signed it.' })
  openedBy: string;

  @Field(() => InstantScalar, { description: 'Until then people can volunteer.' })
  closesAt: string;

  @Field(() => InstantScalar, { nullable: true })
  closedAt: string | null;

  @Field(() => InstantScalar, { nullable: true })
  dealtAt: string | null;

  @Field(() => InstantScalar, { nullable: true })
  drawnAt: string | null;

  @Field(() => String, { nullable: true, description: 'Root over the sealed rows of the pool, as announced: hex.' })
  poolRoot: string | null;

  @Field(() => String, { nullable: true, description: 'The announcement as canonical JSON: fingerprints of all parts, which the steward signed.' })
  announcement: string | null;

  @Field(() => BeaconRoundType, { nullable: true, description: 'The round that deals people to panels.' })
  dealRound: BeaconRoundType | null;

  @Field(() => String, { nullable: true, description: 'Root over the announcement and the dealt panels: hex.' })
  root: string | null;

  @Field(() => BeaconRoundType, { nullable: true, description: 'The round that chooses one of them.' })
  drawRound: BeaconRoundType | null;

  @Field(() => Int, { nullable: true, description: 'Which of the panels was chosen.' })
  panelIndex: number | null;

  @Field(() => [Int], { nullable: true, description: 'Pool indices of its members.' })
  panel: readonly number[] | null;

  @Field(() => VoidReason, { nullable: true })
  voidReason: Void | null;

  @Field(() => String, { nullable: true })
  voidNote: string | null;

  @Field(() => InstantScalar, { nullable: true })
  voidedAt: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the bundle; null before the pool is closed. Rows are in it only where no kind of people is so small that it would show one.' })
  bundleUrl: string | null;

  @Field(() => String, { nullable: true, description: 'Fingerprint of the bundle as the dealing recorded it: without rows and without the second round.' })
  bundleHash: string | null;

  quotas?: DrawQuota[];
  standing?: number;
  exclusions?: DrawExclusions[];
  lottery?: DrawLottery | null;
  search?: LotterySearch | null;
  history?: LedgerEntry[];
  proof?: InclusionProof | null;
}

@ObjectType({ description: 'The search for a lottery that a steward asked for, and what came of it.' })
export class LotterySearch {
  @Field(() => LotterySearchStatus)
  status: SearchStatus;

  @Field(() => InstantScalar)
  askedAt: string;

  @Field(() => Boolean, { description: 'False where the pool or its rules have changed since: then it must be asked for again.' })
  current: boolean;

  @Field(() => String, { nullable: true, description: 'What the search is doing, as JSON of numbers.' })
  progress: string | null;

  @Field(() => String, { nullable: true, description: 'INFEASIBLE, BAD_INSTANCE, CAP_TOO_LOW, TOO_MANY_TYPES, OTHER_SOLVER, POOL_CHANGED or SOLVER_FAILED.' })
  reason: string | null;

  @Field(() => [String], { description: 'What went wrong, in words: for INFEASIBLE the smallest set of limits that cannot be kept together; for SOLVER_FAILED its log.' })
  words: readonly string[];

  @Field(() => [String], { description: 'What could help. A steward has to adopt it by name: prepareRelaxQuotas.' })
  relaxations: readonly string[];

  @Field(() => String, { nullable: true, description: 'The smallest chance, as a fraction.' })
  smallest: string | null;

  @Field(() => String, { nullable: true })
  label: string | null;

  @Field(() => Int, { nullable: true })
  kinds: number | null;

  @Field(() => Int, { nullable: true, description: 'People whom the quotas leave without any chance.' })
  impossible: number | null;
}

export const DrawConnection = connectionOf(DrawType, 'Draw');
