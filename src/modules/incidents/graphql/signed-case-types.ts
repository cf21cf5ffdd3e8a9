import { createUnionType, Field, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { badInput, InstantScalar, UuidScalar } from '../../../graphql/index.js';
import type { OwnErasure } from '../commands/erase-own-report.js';
import type { CaseWish } from '../commands/signed-case-acts.js';
import { CaseProofInput, CaseRefused } from './case-types.js';

export const CaseErasure = { EVERYTHING: 'all', CONTACT: 'contact' } as const satisfies Record<string, OwnErasure>;
registerEnumType(CaseErasure, { name: 'CaseErasure', description: "What is to be erased at the reporter's own wish." });

@InputType()
export class CaseAdditionInput {
  @Field(() => String)
  text: string;

  @Field(() => [String], { nullable: true, description: 'Handles given by POST /uploads, at most 10.' })
  files?: string[] | null;
}

@InputType()
export class CaseAnswerInput {
  @Field(() => String)
  question: string;

  @Field(() => String)
  text: string;
}

@InputType({ description: 'What the reporter wants done: exactly one of add, answer, withdraw and erase.' })
export class PrepareCaseActInput {
  @Field(() => CaseProofInput, { description: 'Shows that you hold the case key, as in openCase.' })
  proof: CaseProofInput;

  @Field(() => CaseAdditionInput, { nullable: true })
  add?: CaseAdditionInput | null;

  @Field(() => CaseAnswerInput, { nullable: true })
  answer?: CaseAnswerInput | null;

  @Field(() => Boolean, { nullable: true, description: 'True takes the report back.' })
  withdraw?: boolean | null;

  @Field(() => CaseErasure, { nullable: true })
  erase?: OwnErasure | null;
}

@InputType()
export class SubmitCaseActInput {
  @Field(() => UuidScalar, { description: 'As prepareCaseAct gave it.' })
  request: string;

  @Field(() => String, { description: 'Ed25519 signature by the case key over the act bytes, base64.' })
  signature: string;

  @Field(() => [String], { nullable: true, description: 'The handles of an addition once more, in the same order: the node does not keep them.' })
  files?: string[] | null;
}

@ObjectType({ description: "A reporter's act that waits for the signature of the case key. One waits for each case: a new one takes its place." })
export class PreparedCaseAct {
  @Field(() => UuidScalar)
  request: string;

  @Field(() => String, { description: 'Base64: the act bytes (docs/spec/entry.md). Read them before you sign: they are the JSON of what will stand in the log.' })
  act: string;

  @Field(() => InstantScalar)
  expiresAt: string;
}

export const PrepareCaseActResult = createUnionType({
  name: 'PrepareCaseActResult',
  types: () => [PreparedCaseAct, CaseRefused] as const,
  resolveType: (value: PreparedCaseAct | CaseRefused) => ('code' in value ? CaseRefused : PreparedCaseAct),
});

export function parseWish({ add, answer, withdraw, erase }: PrepareCaseActInput): CaseWish {
  const wishes: CaseWish[] = [];
  if (add) wishes.push({ do: 'add', text: add.text, files: add.files ?? [] });
  if (answer) wishes.push({ do: 'answer', ...answer });
  if (withdraw === true) wishes.push({ do: 'withdraw' });
  if (erase) wishes.push({ do: 'erase', what: erase });
  const [wish, ...others] = wishes;
  if (!wish || others.length > 0) throw badInput('input', 'give exactly one of add, answer, withdraw and erase.');
  return wish;
}
