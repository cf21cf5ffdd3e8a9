import { randomBytes } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Decider } from '../../src/kernel/decider.js';
import { decided } from '../../src/kernel/decision.js';
import { Ledger, type Slice } from '../../src/ledger/index.js';
import { keyProofBytes } from '../../src/modules/labs/domain/index.js';
import { newPublicId } from '../../src/platform/random.js';
import { PREPARED } from './member.js';
import type { TestNode } from './node.js';
import { type Person, withEditor, withMember, withSteward } from './people.js';

/** An organisation with a key that a steward recognised, and a member who proved that he holds it. */
export interface TestLab {
  readonly entity: string;
  readonly seed: Uint8Array;
  readonly voice: Person;
}

export interface Acted {
  readonly __typename: string;
  readonly code?: string;
  readonly entryId?: string;
}

export async function registerOrganisation(node: TestNode, name: string): Promise<string> {
  const editor = await withEditor(node, 'Ed');
  const { it } = await editor.ask<{ it: { streamId: string } }>(`mutation { it: registerEntity(kind: ORGANISATION, name: ${JSON.stringify(name)}) { ... on EntryReceipt { streamId } } }`);
  return it.streamId;
}

export async function withLab(node: TestNode, name: string): Promise<TestLab> {
  const entity = await registerOrganisation(node, name);
  const steward = await withSteward(node);
  const seed = randomBytes(32);
  const key = Buffer.from(ed25519.getPublicKey(seed)).toString('base64');
  await done(steward.act(`mutation ($lab: PublicId!, $key: String!) { act: prepareRecogniseKey(lab: $lab, key: $key) { ${PREPARED} } }`, { lab: entity, key }));
  const voice = await withMember(node, [], 'Vic');
  const { it } = await proveKey(voice, entity, seed);
  if (it.__typename !== 'LabClaimReceipt') throw new Error(it.code);
  return { entity, seed, voice };
}

export function proveKey(person: Person, lab: string, seed: Uint8Array, claim = newPublicId(), member = person.id): Promise<{ it: Acted }> {
  const key = Buffer.from(ed25519.getPublicKey(seed)).toString('base64');
  const signature = Buffer.from(ed25519.sign(keyProofBytes(lab, member, claim), seed)).toString('base64');
  return person.ask(
    `mutation ($lab: PublicId!, $claim: PublicId!, $key: String!, $signature: String!) {
       it: proveKey(lab: $lab, claim: $claim, key: $key, signature: $signature) { __typename ... on ActRefused { code message } } }`,
    { lab, claim, key, signature },
  );
}

/** The stream that an act made or changed; throws the code where it was refused. */
export async function done(acted: Promise<Acted>): Promise<Acted> {
  const answer = await acted;
  if (answer.__typename !== 'EntryReceipt') throw new Error(answer.code ?? answer.__typename);
  return answer;
}

export async function streamOf(node: TestNode, acted: Promise<Acted>): Promise<string> {
  const { entryId } = await done(acted);
  const [row] = await node.database.dataSource.query<{ stream_id: string }[]>('SELECT stream_id FROM ledger_pending WHERE entry_id = $1', [entryId]);
  return row!.stream_id;
}

export async function withCouncil(node: TestNode, assessDays = 30): Promise<string> {
  const steward = await withSteward(node);
  const charter = {
    text: 'The council looks at what labs say they do, and asks for what is missing.', assessDays,
    classes: [{ code: 'citizens', label: 'Citizens', seats: 3, filledBy: ['APPOINTMENT'], vacancy: 'SAME_WAY' }],
  };
  return streamOf(
    node,
    steward.act(`mutation ($charter: CharterInput!) { act: prepareFoundCouncil(name: "Council of the North", purpose: "To ask labs for answers in public.", charter: $charter) { ${PREPARED} } }`, { charter }),
  );
}

/** What the rules of recommendations read of a motion. */
export interface CarriedMotion {
  readonly council: string;
  readonly kind: 'adopt' | 'recommend' | 'assess' | 'resolve';
  readonly lab?: string | null;
  readonly policy?: string | null;
  readonly mandate?: string | null;
  readonly subject?: { readonly recommendation: string; readonly status: string; readonly successor: string | null } | null;
  readonly status?: 'carried' | 'failed';
}

type MotionCommand = { readonly type: 'Carry'; readonly motion: CarriedMotion };
const decider: Decider<object, MotionCommand, { type: 'VoteClosed' } & MotionCommand['motion'], 'NEVER'> = {
  kind: 'motion',
  rules: 'motions/9',
  initial: () => ({}),
  decide: (_, { motion }) => decided({ type: 'VoteClosed', ...motion }),
  evolve: (_, { type: __, ...motion }, { at }) => ({ status: 'carried', lab: null, policy: null, mandate: null, subject: null, measure: null, ...motion, closedAt: at }),
};
const motions: Slice<object, MotionCommand, { type: 'VoteClosed' } & MotionCommand['motion'], 'NEVER'> = { decider, project: () => Promise.resolve() };

/** A motion that has been voted on, by rules of the spec's own: how motions come to be carried is told elsewhere. */
export async function carried(node: TestNode, motion: CarriedMotion): Promise<string> {
  const id = newPublicId();
  const outcome = await node.app.get(Ledger).ask(motions, id, { command: { type: 'Carry', motion }, actor: { kind: 'system', part: 'spec' }, authorization: { method: 'system' } });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return id;
}
