import { assertNever } from '../../../kernel/assert-never.js';
import { isSigned, type Circumstances, type Decider, type StreamRef } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import type { Read } from '../../../kernel/others.js';
import { commitment, erasableAt, ERASURE_GROUNDS, nothingToErase, sha256Hex, withErasures, type ErasedOpenings, type ErasureGround } from '../../../kernel/sealed.js';
import { integer, nullable, oneOf, publicId, wellFormed, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { isSteward, readsLab, speaksFor } from './authority.js';
import { initialPolicy, type Policy, type PolicyEvent } from './policy-state.js';

/**
 * A lab publishes a policy, changes it in versions, withdraws it. It never disappears: old versions stay readable and the hash of
 * each stands in the clear. A revision may say which recommendation it follows.
 *
 *     member 6g7h  PublishPolicy {lab e1e1, hash 9f2c…}                          → PolicyPublished {version 1}
 *     member 6g7h  RevisePolicy {version 2, hash 5b0c…, recommendation 7n4q…}    → PolicyRevised
 */
export type PolicyCommand =
  | { readonly type: 'PublishPolicy'; readonly lab: string; readonly title: Commitment; readonly text: Commitment; readonly hash: string }
  | {
      readonly type: 'RevisePolicy';
      readonly version: number;
      readonly text: Commitment;
      readonly hash: string;
      readonly note: Commitment;
      readonly recommendation: string | null;
    }
  | { readonly type: 'WithdrawPolicy'; readonly note: Commitment }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export const POLICY_REFUSALS = [
  'MALFORMED', 'ALREADY_PUBLISHED', 'NO_SUCH_POLICY', 'NO_SUCH_RECOMMENDATION', 'NOT_A_REPRESENTATIVE', 'NOT_A_STEWARD', 'WITHDRAWN', 'WRONG_VERSION', 'SAME_TEXT',
  'TOO_MANY', 'ALREADY_ERASED', 'SIGNATURE_REQUIRED',
] as const;
export type PolicyRefusal = (typeof POLICY_REFUSALS)[number];
type PolicyDecision = Decision<PolicyEvent, PolicyRefusal>;

export const MOST_VERSIONS = 500;
export const POLICY_OPENING_PATHS: readonly string[] = ['/command/title', '/command/text', '/command/note'];

export const POLICY_SHAPES: Shapes<PolicyCommand> = {
  PublishPolicy: { lab: publicId, title: commitment, text: commitment, hash: sha256Hex },
  RevisePolicy: { version: integer(2, MOST_VERSIONS + 1), text: commitment, hash: sha256Hex, note: commitment, recommendation: nullable(publicId) },
  WithdrawPolicy: { note: commitment },
  EraseOpenings: { openings: erasableAt(POLICY_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
};

export const policyDecider: Decider<Policy, PolicyCommand, PolicyEvent, PolicyRefusal> = {
  kind: 'policy',
  rules: 'policies/1',
  initial: initialPolicy,
  decide,
  evolve,
  reads,
  references: (event) => (event.type === 'PolicyPublished' ? [{ kind: 'lab', id: event.lab } satisfies StreamRef] : []),
};

function reads(command: PolicyCommand, policy: Policy): readonly Read[] {
  if (!wellFormed(command, POLICY_SHAPES)) return [];
  if (command.type === 'PublishPolicy') return [readsLab(command.lab)];
  if (command.type === 'EraseOpenings' || policy.status === 'unpublished') return [];
  const about = command.type === 'RevisePolicy' && command.recommendation !== null ? command.recommendation : undefined;
  return [readsLab(policy.lab), ...(about === undefined ? [] : [{ kind: 'recommendation', id: about, hold: 'share' } as const])];
}

function decide(policy: Policy, command: PolicyCommand, circumstances: Circumstances): PolicyDecision {
  if (!wellFormed(command, POLICY_SHAPES)) return refused('MALFORMED');
  const { actor, others } = circumstances;
  if (command.type === 'PublishPolicy') {
    if (policy.status !== 'unpublished') return refused('ALREADY_PUBLISHED');
    if (!speaksFor(command.lab, actor, others)) return refused('NOT_A_REPRESENTATIVE');
    if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
    const { lab, hash, text } = command;
    return decided({ type: 'PolicyPublished', lab, version: 1, hash, text, by: actor.id });
  }
  if (policy.status === 'unpublished') return refused('NO_SUCH_POLICY');
  if (command.type === 'EraseOpenings') {
    if (!isSteward(actor)) return refused('NOT_A_STEWARD');
    if (nothingToErase(policy.erased, command.openings)) return refused('ALREADY_ERASED');
    if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
    return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
  }
  if (!speaksFor(policy.lab, actor, others)) return refused('NOT_A_REPRESENTATIVE');
  if (policy.status === 'withdrawn') return refused('WITHDRAWN');
  if (command.type === 'RevisePolicy') return revise(policy, command, actor.id, circumstances);
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'PolicyWithdrawn', by: actor.id });
}

function revise(policy: Policy, command: Extract<PolicyCommand, { type: 'RevisePolicy' }>, by: string, circumstances: Circumstances): PolicyDecision {
  const { version, hash, text, recommendation } = command;
  if (policy.versions.length >= MOST_VERSIONS) return refused('TOO_MANY');
  if (version !== policy.version + 1) return refused('WRONG_VERSION');
  if (policy.versions.at(-1)?.hash === hash) return refused('SAME_TEXT');
  if (recommendation !== null) {
    const asked = circumstances.others?.one('recommendation', recommendation) as { readonly lab: string } | undefined;
    if (asked?.lab !== policy.lab) return refused('NO_SUCH_RECOMMENDATION');
  }
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'PolicyRevised', version, hash, text, recommendation, by });
}

function evolve(policy: Policy, event: PolicyEvent, { at }: Circumstances): Policy {
  switch (event.type) {
    case 'PolicyPublished':
      return { ...policy, lab: event.lab, status: 'published', version: event.version, versions: [{ text: event.text, hash: event.hash, at }] };
    case 'PolicyRevised':
      return { ...policy, version: event.version, versions: [...policy.versions, { text: event.text, hash: event.hash, at }] };
    case 'PolicyWithdrawn':
      return { ...policy, status: 'withdrawn' };
    case 'OpeningsErased':
      return { ...policy, erased: withErasures(policy.erased, event.openings) };
    default:
      return assertNever(event);
  }
}
