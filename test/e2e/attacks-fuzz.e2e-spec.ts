import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLArgument, type GraphQLField, type GraphQLInputField, type GraphQLInputType, type GraphQLNamedType, type GraphQLSchema, getNamedType,
  isCompositeType, isEnumType, isInputObjectType, isListType, isNonNullType, isScalarType, isUnionType,
} from 'graphql';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withSteward } from '../support/people.js';

/**
 * Whatever stands in an argument, the answer is data, a refusal or the asker's mistake: never an error of ours. The schema says
 * which arguments there are, so a new operation is attacked from the day on which it is added.
 */
let node: TestNode;
let steward: Person;
let schema: GraphQLSchema;

const TEXTS = ['\u0000', 'a\u0000b', '\ud800', '', ' ', '__proto__', '\u202e\u2066x', '\u{1f600}', "'; --", '%', '\\', '9'.repeat(400), 'ä'.repeat(30_000), 'AAAA', '=', '{}'];
const NUMBERS = [-1, 0, 2_147_483_647, -2_147_483_648, 101];
const FLOATS = [-1, 0.5, 1e308, -1e308, 2 ** 53, 1e21];
const ID = '3k7w9qzp04tn';
const UUID = '019ab1c2-0000-7000-8000-000000000001';

beforeAll(async () => {
  node = await startTestNode();
  steward = await withSteward(node);
  schema = node.app.get(GraphQLSchemaHost).schema;
}, 120_000);
afterAll(() => node.stop(), 60_000);

it('answers no hostile value with an error of ours', async () => {
  const broken: string[] = [];
  for (const { kind, field, query } of rootOperations()) {
    if (field.name === 'logout') continue;
    const tries = attacks(field.args);
    const signedIn: Record<string, string> = { authorization: `Bearer ${steward.token}` };
    for (const variables of tries) {
      for (const headers of variables.alone === true ? [signedIn] : [{}, signedIn]) {
        const answer = await node.graphql<unknown>(query, variables.values, headers).catch((error: unknown) => ({ status: 599, errors: [{ message: String(error), extensions: { code: 'THROWN' } }] }));
        const ours = (answer.errors ?? []).filter(({ extensions }) => ['INTERNAL', 'THROWN', 'INTERNAL_SERVER_ERROR'].includes(String(extensions?.['code'])));
        if (answer.status >= 500 || ours.length > 0) broken.push(`${kind} ${field.name} ${variables.what} → ${answer.status} ${'authorization' in headers ? 'steward' : 'anonymous'}`);
      }
    }
  }
  expect([...new Set(broken)]).toEqual([]);
}, 300_000);

interface Operation {
  readonly kind: 'query' | 'mutation';
  readonly field: GraphQLField<unknown, unknown>;
  readonly query: string;
}

function rootOperations(): Operation[] {
  const of = (kind: 'query' | 'mutation', path: string, field: GraphQLField<unknown, unknown>): Operation => {
    const variables = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
    const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
    const call = `${field.name}${given === '' ? '' : `(${given})`} ${selection(getNamedType(field.type), 3)}`;
    return { kind, field, query: `${kind} ${variables === '' ? '' : `(${variables})`} { ${path === '' ? call : `${path} { ${call} }`} }` };
  };
  const ledger = schema.getType('LedgerQuery');
  return [
    ...Object.values(schema.getQueryType()!.getFields()).map((field) => of('query', '', field)),
    ...(ledger && 'getFields' in ledger ? Object.values(ledger.getFields() as Record<string, GraphQLField<unknown, unknown>>).map((field) => of('query', 'ledger', field)) : []),
    ...Object.values(schema.getMutationType()!.getFields()).map((field) => of('mutation', '', field)),
  ];
}

function selection(type: GraphQLNamedType, depth: number): string {
  if (!isCompositeType(type)) return '';
  if (isUnionType(type)) return `{ __typename ${type.getTypes().map((one) => `... on ${one.name} { __typename }`).join(' ')} }`;
  if (depth === 0) return '{ __typename }';
  const plain = Object.values(type.getFields()).filter((field) => field.args.length === 0 && !isCompositeType(getNamedType(field.type)));
  const lists = Object.values(type.getFields()).filter((field) => ['edges', 'node'].includes(field.name));
  return `{ __typename ${plain.map((field) => field.name).join(' ')} ${lists.map((field) => `${field.name} ${selection(getNamedType(field.type), depth - 1)}`).join(' ')} }`;
}

interface Attack {
  readonly what: string;
  /** Tried by a steward alone: strangers get no further than the first values show. */
  readonly alone?: boolean;
  readonly values: Record<string, unknown>;
}

/** All arguments in good form but one leaf, which takes each hostile value in turn. */
function attacks(args: readonly GraphQLArgument[]): Attack[] {
  const good = Object.fromEntries(args.map((arg) => [arg.name, arg.name === 'after' ? null : sample(arg.type)]));
  const out: Attack[] = [{ what: 'as it should be', values: good }];
  const visit = (type: GraphQLInputType, path: readonly (string | number)[]): void => {
    const named = isNonNullType(type) ? type.ofType : type;
    if (isListType(named)) {
      visit(named.ofType as GraphQLInputType, [...path, 0]);
      return;
    }
    if (isInputObjectType(named)) {
      for (const field of Object.values(named.getFields())) visit(field.type, [...path, field.name]);
      return;
    }
    if (!isScalarType(named)) return;
    const hostile: readonly unknown[] = named.name === 'Int' ? NUMBERS : named.name === 'Float' ? FLOATS : named.name === 'Boolean' ? [] : named.name === 'String' ? TEXTS : TEXTS.slice(0, 3);
    for (const [index, value] of hostile.entries()) out.push({ alone: index > 1, what: `${path.join('.')} = ${JSON.stringify(value).slice(0, 20)}`, values: put(good, path, value) });
  };
  for (const arg of args) visit(arg.type, [arg.name]);
  return out;
}

function sample(type: GraphQLInputType): unknown {
  const named = isNonNullType(type) ? type.ofType : type;
  if (isListType(named)) return [sample(named.ofType as GraphQLInputType)];
  if (isInputObjectType(named)) return Object.fromEntries(Object.values(named.getFields()).map((field: GraphQLInputField) => [field.name, sample(field.type)]));
  if (isEnumType(named)) return named.getValues()[0]!.name;
  return { Int: 1, Float: 1, Boolean: false, PublicId: ID, Uuid: UUID, Instant: '2026-11-22T07:00:00.000Z' }[(named as { name: string }).name] ?? 'Some words here';
}

function put(value: Record<string, unknown>, path: readonly (string | number)[], leaf: unknown): Record<string, unknown> {
  const copy = structuredClone(value);
  let at: Record<string | number, unknown> = copy;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  at[path.at(-1)!] = leaf;
  return copy;
}
