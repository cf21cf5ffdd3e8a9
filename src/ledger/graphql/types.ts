import { Field, InterfaceType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InstantScalar, UuidScalar } from '../../graphql/scalars.js';

@ObjectType({ description: 'One decision of the node as it stands in the log.' })
export class LedgerEntry {
  @Field(() => Int, { description: 'Place in the log, from 0; the leaf index.' })
  seq: number;

  @Field(() => UuidScalar)
  id: string;

  @Field(() => InstantScalar, { description: 'When the command was judged.' })
  at: string;

  @Field(() => InstantScalar, { description: 'When it got its place in the log.' })
  sequencedAt: string;

  @Field(() => String)
  streamKind: string;

  @Field(() => String)
  streamId: string;

  @Field(() => Int, { description: 'Number within its stream, from 0.' })
  streamNumber: number;

  @Field(() => String, { description: 'The frozen rule set that judged it.' })
  rules: string;

  @Field(() => String, { description: 'anonymous, reporter, member or system.' })
  actorKind: string;

  @Field(() => String, { nullable: true, description: 'Id of the member, where a member acted.' })
  actorId: string | null;

  @Field(() => String, { description: 'passkey and ed25519 are signatures of the actor himself; for the others the server vouches.' })
  authorization: string;

  @Field(() => String, { description: 'Type of the command.' })
  command: string;

  @Field(() => [String], { description: 'Types of the events that followed.' })
  events: string[];

  @Field(() => String, { description: 'The exact bytes, which are canonical JSON in UTF-8.' })
  json: string;

  @Field(() => String, { description: 'Lower-case hex SHA-256 of the exact bytes.' })
  hash: string;
}

@ObjectType({ description: 'Proof that an entry is in the log, good for ever and without this node (C2SP tlog-proof).' })
export class InclusionProof {
  @Field(() => Int)
  seq: number;

  @Field(() => Int)
  size: number;

  @Field(() => [String], { description: 'Hashes from leaf to root, base64.' })
  hashes: string[];

  @Field(() => String, { description: 'The signed checkpoint that the hashes lead to.' })
  checkpoint: string;

  @Field(() => String, { description: 'The whole as a file, with the entry and those of its texts that are public: save it as x.tlog-proof and give it to `folkmoot verify`.' })
  file: string;
}

@ObjectType({ description: 'Proof that a smaller log is the beginning of a larger one.' })
export class ConsistencyProof {
  @Field(() => Int)
  from: number;

  @Field(() => Int)
  to: number;

  @Field(() => [String], { description: 'Hashes in base64 (RFC 6962 section 2.1.2).' })
  hashes: string[];
}

@ObjectType({ description: 'The newest signed state of the log.' })
export class LedgerCheckpoint {
  @Field(() => String)
  origin: string;

  @Field(() => Int)
  size: number;

  @Field(() => String, { description: 'Root hash, base64.' })
  root: string;

  @Field(() => String, { description: 'The signed note with its cosignatures, as served at /log/checkpoint.' })
  note: string;
}

@ObjectType({ description: 'Rules by which the log judges commands about one kind of record.' })
export class LedgerRules {
  @Field(() => String)
  kind: string;

  @Field(() => String, { description: 'Name and number of the frozen rule set: reports/1.' })
  rules: string;
}

@ObjectType({ description: 'What the log says about itself in its own stream, log/log.' })
export class LedgerGovernance {
  @Field(() => [String], { description: 'Verifier keys that sign now, oldest first.' })
  keys: readonly string[];

  @Field(() => String, { description: 'Verifier key of the promises of inclusion.' })
  promiseKey: string;

  @Field(() => String, { nullable: true, description: 'C2SP tlog-policy; null where no witness is asked.' })
  witnessPolicy: string | null;

  @Field(() => Int)
  maxMergeDelaySeconds: number;

  @Field(() => Int, { description: 'Promised entries that came too late; each is an entry of its own.' })
  promisesBroken: number;

  @Field(() => [LedgerRules], { description: 'In the order in which they were introduced.' })
  rules: readonly LedgerRules[];
}

/** How far an entry has come (docs/design/lifecycle.md). */
export enum Standing {
  PENDING = 'PENDING',
  SEQUENCED = 'SEQUENCED',
  PUBLISHED = 'PUBLISHED',
}
registerEnumType(Standing, {
  name: 'Standing',
  description: 'pending: durable and promised; sequenced: has its place in the log; published: under a signed checkpoint, and can be proved.',
});

@ObjectType({ description: 'The node has decided, and promises to put the entry into the log within its maximum merge delay.' })
export class EntryReceipt {
  @Field(() => UuidScalar)
  entryId: string;

  @Field(() => String)
  streamKind: string;

  @Field(() => String)
  streamId: string;

  @Field(() => String, { description: 'Signed promise of inclusion (docs/spec/entry.md).' })
  promise: string;

  @Field(() => Boolean, { description: 'This request had been performed before; this is its first receipt.' })
  repeated: boolean;
}

@InterfaceType({ description: 'Whatever the log holds entries about.' })
export abstract class Ledgered {
  @Field(() => [LedgerEntry], { description: 'All published entries about this record, oldest first; the last number is in the stream itself.' })
  history?: LedgerEntry[];

  @Field(() => InclusionProof, { nullable: true, description: 'Proof of its newest published entry.' })
  proof?: InclusionProof | null;
}
