import { firstSteward, logIn, newMember, plainSigner, type Signer, type TestMember } from './member.js';
import type { TestNode } from './node.js';

/**
 * Members for specs that are about something else. Each joins, asks and signs through the public API with a plain Ed25519 key, as a
 * stranger's program would; nothing is written past the rules.
 *
 *     const editor = await withEditor(node);
 *     await editor.ask('mutation { claimReport(id: "5m0c8xk2h7rd") { __typename } }');
 *     await editor.signAct(prepared);
 */
export interface Person extends TestMember {
  /** One operation over HTTP with the person's session; answers status, data and errors as they came. */
  graphql: TestNode['graphql'];
  /** Signs what a mutation prepared and submits it. */
  signAct: TestMember['sign'];
  readonly signer: Signer;
}

const stewards = new WeakMap<TestNode, Promise<Person>>();

/** The node's first steward; the same one whenever it is asked for. */
export function withSteward(node: TestNode): Promise<Person> {
  const known = stewards.get(node);
  if (known) return known;
  const signer = plainSigner();
  const made = firstSteward(node, signer).then((member) => personOf(node, member, signer));
  stewards.set(node, made);
  return made;
}

/** A new editor, another one with each call. */
export function withEditor(node: TestNode, name = 'Ben'): Promise<Person> {
  return withMember(node, ['editor'], name);
}

/** A new member with the given roles: `['respondent:3k7w9qzp04tn']`, `[]`, `['steward']`. */
export async function withMember(node: TestNode, roles: readonly string[], name = 'Cleo', kind: 'PERSON' | 'CLIENT' = 'PERSON'): Promise<Person> {
  const signer = plainSigner();
  return personOf(node, await newMember(node, await withSteward(node), name, roles, signer, kind), signer);
}

/** The same person in a new session. */
export async function signedInAgain(node: TestNode, person: Person): Promise<Person> {
  return personOf(node, await logIn(node, person.signer), person.signer);
}

function personOf(node: TestNode, member: TestMember, signer: Signer): Person {
  return {
    ...member,
    signer,
    signAct: member.sign,
    graphql: (text, variables, headers) => node.graphql(text, variables, { authorization: `Bearer ${member.token}`, ...headers }),
  };
}
