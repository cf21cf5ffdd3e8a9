import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isPublicId, isUuid } from '../kernel/ids.js';
import { parseInstant } from '../kernel/instant.js';
import { badInput } from './errors.js';

function textScalar(name: string, description: string, parse: (text: unknown) => string | undefined, remedy: string): GraphQLScalarType<string, string> {
  const read = (value: unknown): string => {
    const parsed = parse(value);
    if (parsed === undefined) throw badInput(name, remedy);
    return parsed;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: read,
    parseLiteral: (node: ValueNode) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

export const InstantScalar = textScalar(
  'Instant',
  'An instant in UTC with milliseconds: 2026-11-22T07:00:00.000Z.',
  parseInstant,
  'give an instant such as 2026-11-22T07:00:00.000Z.',
);

export const PublicIdScalar = textScalar(
  'PublicId',
  'Id of a record: 12 letters and digits, or a source and its number such as aiid-4.',
  (text) => (isPublicId(text) ? text : undefined),
  'give an id of 12 small letters and digits, such as 3k7w9qzp04tn.',
);

export const UuidScalar = textScalar(
  'Uuid',
  'UUID in lower case, as entry ids and request ids are.',
  (text) => (isUuid(text) ? text : undefined),
  'give a UUID in lower case, such as 019ab1c2-0000-7000-8000-000000000001.',
);

