import { createUnionType, Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { EntryReceipt } from '../../../ledger/graphql/index.js';
import { type MembersRefusal, MEMBERS_REFUSAL_WORDS } from '../commands/refusals.js';

const CODES = Object.fromEntries(Object.keys(MEMBERS_REFUSAL_WORDS).map((code) => [code, code])) as { readonly [R in MembersRefusal]: R };
registerEnumType(CODES, {
  name: 'MembersRefusalCode',
  description: 'Why something about members was refused.',
  valuesMap: Object.fromEntries(Object.entries(MEMBERS_REFUSAL_WORDS).map(([code, description]) => [code, { description }])),
});

@ObjectType({ description: 'A request about members was refused, and why.' })
export class MembersRefused {
  @Field(() => CODES)
  code: MembersRefusal;

  @Field(() => String, { description: 'A sentence to act on.' })
  message: string;
}

@ObjectType({ description: 'An act was refused. Codes are those of the rules it was judged by.' })
export class ActRefused {
  @Field(() => String)
  code: string;

  @Field(() => String, { description: 'A sentence to act on.' })
  message: string;
}

export function membersRefused(code: MembersRefusal): MembersRefused {
  return Object.assign(new MembersRefused(), { code, message: MEMBERS_REFUSAL_WORDS[code] });
}

export function actRefused({ refusal, message }: { readonly refusal: string; readonly message: string }): ActRefused {
  return Object.assign(new ActRefused(), { code: refusal, message });
}

/** Where a member acts by session. */
export const RosterActResult = createUnionType({
  name: 'RosterActResult',
  types: () => [EntryReceipt, MembersRefused] as const,
  resolveType: (value: object) => (value instanceof MembersRefused ? MembersRefused : EntryReceipt),
});
