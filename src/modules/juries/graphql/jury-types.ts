import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, InstantScalar, PublicIdScalar } from '../../../graphql/index.js';
import { type InclusionProof, Ledgered, type LedgerEntry } from '../../../ledger/graphql/index.js';
import type * as words from '../domain/index.js';
import { JuryAuthorityKind, JuryMeasure, JuryStatus, NoVerdictCause } from './jury-enums.js';

@ObjectType()
export class JuryAuthorityType {
  @Field(() => JuryAuthorityKind)
  kind: words.JuryAuthority['kind'];

  @Field(() => PublicIdScalar, { nullable: true, description: 'The motion, the petition, or the jury against whose verdict the appeal goes.' })
  id: string | null;
}

@ObjectType()
export class JuryParty {
  @Field(() => PublicIdScalar)
  entity: string;

  @Field(() => String, { nullable: true, description: 'Of organisations only.' })
  name: string | null;

  @Field(() => PublicIdScalar, { nullable: true, description: 'What it must answer, once the verdict is published.' })
  recommendation: string | null;
}

@ObjectType({ description: 'A public file. Every juror has the same ones before him.' })
export class JuryExhibit {
  @Field(() => String, { description: 'SHA-256 in hex.' })
  hash: string;

  @Field(() => Int)
  size: number;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  name: string | null;

  @Field(() => String)
  path: string;
}

@ObjectType()
export class JuryMeasureDefinition {
  @Field(() => JuryMeasure)
  measure: words.Measure;

  @Field(() => String)
  definition: string;
}

@ObjectType({ description: 'Hours.' })
export class JuryTimesType {
  @Field(() => Int)
  summons: number;
  @Field(() => Int)
  first: number;
  @Field(() => Int)
  deliberation: number;
  @Field(() => Int, { description: 'For a party to answer a question.' })
  answer: number;
  @Field(() => Int)
  second: number;
  @Field(() => Int)
  opening: number;
}

@ObjectType('Jury', { implements: () => [Ledgered], description: 'A jury drawn by lot: what it was asked, who sits by number, what it found.' })
export class JuryType {
  @Field(() => PublicIdScalar)
  id: string;
  @Field(() => JuryStatus)
  status: Exclude<words.JuryStatus, 'unopened'>;
  @Field(() => PublicIdScalar)
  incident: string;
  @Field(() => JuryAuthorityType)
  authority: JuryAuthorityType;
  @Field(() => InstantScalar)
  openedAt: string;
  @Field(() => PublicIdScalar)
  draw: string;
  @Field(() => Boolean, { description: 'True: its lot could be foreseen by anybody. The verdict is an exercise, and binds nobody.' })
  rehearsal: boolean;
  @Field(() => Int)
  size: number;
  @Field(() => Int, { description: 'Second votes that must be opened for a verdict.' })
  quorum: number;
  @Field(() => JuryTimesType)
  times: JuryTimesType;
  @Field(() => InstantScalar, { nullable: true, description: 'When the present status ends at the latest.' })
  stageEndsAt: string | null;
  @Field(() => InstantScalar, { nullable: true })
  endedAt: string | null;
  @Field(() => NoVerdictCause, { nullable: true })
  noVerdict: words.NoVerdictCause | null;
  @Field(() => String, { description: 'Name of the list of measures.' })
  ladder: string;
  @Field(() => [JuryMeasureDefinition])
  measures: readonly JuryMeasureDefinition[];
  @Field(() => String, { description: 'SHA-256 (hex) of the canonical JSON of the list of evidence, by hash and size: what every juror has before him.' })
  evidenceHash: string;

  /** For the fields that need more than the state. */
  state: words.Jury;
  history?: LedgerEntry[];
  proof?: InclusionProof | null;
}

export const JuryConnection = connectionOf(JuryType, 'Jury');
export type JuryConnection = InstanceType<typeof JuryConnection>;
