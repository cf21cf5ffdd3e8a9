import { assertNever } from '../../../kernel/assert-never.js';
import { fromBase64 } from '../../../kernel/bytes.js';
import { isSigned, type Circumstances, type Decider, type StreamRef } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import { addSeconds, DAY_SECONDS, type Instant } from '../../../kernel/instant.js';
import type { Read } from '../../../kernel/others.js';
import { wellFormed } from '../../../kernel/shape.js';
import { checkEd25519 } from '../../../ledger/core/index.js';
import { isMember, isSteward } from './authority.js';
import { keyProofBytes } from './domain-name.js';
import { LAB_SHAPES, type LabCommand } from './lab-commands.js';
import { evolveLab } from './lab-evolve.js';
import { initialLab, isRepresentative, own, type Lab, type LabEvent } from './lab-state.js';

/**
 * Who may speak for a lab. A steward recognises a domain or a key as the lab's; a member claims it; the node looks whether the
 * member can write there, and keeps looking every day. A member with such a claim is a representative and may sign, answer, publish.
 *
 *     steward Ada   RecogniseDomain lab.example                     → DomainRecognised
 *     member 6g7h   ClaimDomain lab.example by dns                  → DomainClaimed
 *     system        RecordDomainCheck found                         → DomainVerified: 6g7h speaks for the lab
 *     system        RecordDomainCheck not found, two days running   → ClaimLapsed: no longer
 */
export const LAB_REFUSALS = [
  'MALFORMED', 'NO_SUCH_ENTITY', 'NOT_AN_ORGANISATION', 'NOT_A_STEWARD', 'NOT_A_MEMBER', 'SYSTEM_ONLY', 'SIGNATURE_REQUIRED', 'ALREADY_RECOGNISED',
  'NOT_RECOGNISED', 'TOO_MANY', 'CLAIM_EXISTS', 'NO_SUCH_CLAIM', 'CLAIM_OVER', 'SIGNATURE_FAILED', 'NOT_A_REPRESENTATIVE', 'NOT_YOURS',
] as const;
export type LabRefusal = (typeof LAB_REFUSALS)[number];
type LabDecision = Decision<LabEvent, LabRefusal>;
type Asked<T extends LabCommand['type']> = Extract<LabCommand, { type: T }>;

export const MOST_NAMES = 50;
export const MOST_PENDING = 5;
export const MOST_CLAIMS = 1_000;
export const PENDING_DAYS = 14;
export const MOST_MISSES = 2;

/** Of an entity, what is asked here. */
interface Entity {
  readonly status: string;
  readonly kind: string;
}

export const labDecider: Decider<Lab, LabCommand, LabEvent, LabRefusal> = {
  kind: 'lab',
  rules: 'labs/1',
  initial: initialLab,
  decide,
  evolve: evolveLab,
  reads,
  references: (): readonly StreamRef[] => [],
};

function reads(command: LabCommand, lab: Lab): readonly Read[] {
  if (!wellFormed(command, LAB_SHAPES)) return [];
  return command.type === 'RecogniseDomain' || command.type === 'RecogniseKey' ? [{ kind: 'entity', id: lab.entity, hold: 'share' }] : [];
}

function decide(lab: Lab, command: LabCommand, circumstances: Circumstances): LabDecision {
  if (!wellFormed(command, LAB_SHAPES)) return refused('MALFORMED');
  switch (command.type) {
    case 'RecogniseDomain':
    case 'RecogniseKey':
      return recognise(lab, command, circumstances);
    case 'WithdrawDomain':
    case 'WithdrawKey':
      return withdraw(lab, command, circumstances);
    case 'ClaimDomain':
      return claim(lab, command, circumstances);
    case 'RecordDomainCheck':
      return check(lab, command, circumstances);
    case 'ProveKey':
      return prove(lab, command, circumstances);
    case 'RevokeRepresentative':
      return revoke(lab, command, circumstances);
    default:
      return assertNever(command);
  }
}

function recognise(lab: Lab, command: Asked<'RecogniseDomain' | 'RecogniseKey'>, circumstances: Circumstances): LabDecision {
  const { actor, others } = circumstances;
  const entity = others?.one('entity', lab.entity) as Entity | undefined;
  if (entity === undefined || entity.status === 'unregistered') return refused('NO_SUCH_ENTITY');
  if (!isSteward(actor)) return refused('NOT_A_STEWARD');
  if (entity.status !== 'registered' || entity.kind !== 'organisation') return refused('NOT_AN_ORGANISATION');
  const [known, name] = command.type === 'RecogniseDomain' ? [lab.domains, command.domain] : [lab.keys, command.key];
  if (own(known, name) !== undefined) return refused('ALREADY_RECOGNISED');
  if (Object.keys(known).length >= MOST_NAMES) return refused('TOO_MANY');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  if (command.type === 'RecogniseDomain') return decided({ type: 'DomainRecognised', domain: command.domain, by: actor.id });
  return decided({ type: 'KeyRecognised', key: command.key, by: actor.id });
}

function withdraw(lab: Lab, command: Asked<'WithdrawDomain' | 'WithdrawKey'>, circumstances: Circumstances): LabDecision {
  const { actor } = circumstances;
  if (!isSteward(actor)) return refused('NOT_A_STEWARD');
  const [known, name] = command.type === 'WithdrawDomain' ? [lab.domains, command.domain] : [lab.keys, command.key];
  if (own(known, name) === undefined) return refused('NOT_RECOGNISED');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  const { reason } = command;
  if (command.type === 'WithdrawDomain') return decided({ type: 'DomainWithdrawn', domain: command.domain, reason, by: actor.id });
  return decided({ type: 'KeyWithdrawn', key: command.key, reason, by: actor.id });
}

function claim(lab: Lab, command: Asked<'ClaimDomain'>, { actor }: Circumstances): LabDecision {
  if (!isMember(actor)) return refused('NOT_A_MEMBER');
  if (own(lab.domains, command.domain) === undefined) return refused('NOT_RECOGNISED');
  if (own(lab.claims, command.claim) !== undefined) return refused('CLAIM_EXISTS');
  const claims = Object.values(lab.claims);
  const pending = claims.filter((one) => one.member === actor.id && one.status === 'pending');
  if (pending.length >= MOST_PENDING || claims.length >= MOST_CLAIMS) return refused('TOO_MANY');
  return decided({ type: 'DomainClaimed', claim: command.claim, domain: command.domain, method: command.method, by: actor.id });
}

function check(lab: Lab, command: Asked<'RecordDomainCheck'>, { actor, at }: Circumstances): LabDecision {
  if (actor.kind !== 'system') return refused('SYSTEM_ONLY');
  const claimed = own(lab.claims, command.claim);
  if (claimed === undefined || claimed.way === 'key') return refused('NO_SUCH_CLAIM');
  if (claimed.status !== 'pending' && claimed.status !== 'verified') return refused('CLAIM_OVER');
  const { claim: id } = command;
  if (command.found) return decided({ type: claimed.status === 'pending' ? 'DomainVerified' : 'DomainConfirmed', claim: id });
  const misses = claimed.misses + 1;
  const over = claimed.status === 'verified' ? misses >= MOST_MISSES : at >= endOfPending(claimed.madeAt);
  return decided({ type: 'DomainMissed', claim: id, misses }, ...(over ? [{ type: 'ClaimLapsed', claim: id } as const] : []));
}

export function endOfPending(madeAt: Instant): Instant {
  return addSeconds(madeAt, PENDING_DAYS * DAY_SECONDS);
}

/** The lab's own key names the member, so a session suffices: nobody else could have this signature made. */
function prove(lab: Lab, command: Asked<'ProveKey'>, { actor }: Circumstances): LabDecision {
  if (!isMember(actor)) return refused('NOT_A_MEMBER');
  if (own(lab.keys, command.key) === undefined) return refused('NOT_RECOGNISED');
  if (own(lab.claims, command.claim) !== undefined) return refused('CLAIM_EXISTS');
  if (Object.keys(lab.claims).length >= MOST_CLAIMS) return refused('TOO_MANY');
  const bytes = keyProofBytes(lab.entity, actor.id, command.claim);
  if (!checkEd25519(fromBase64(command.signature)!, bytes, fromBase64(command.key)!)) return refused('SIGNATURE_FAILED');
  return decided({ type: 'KeyProved', claim: command.claim, key: command.key, by: actor.id });
}

function revoke(lab: Lab, command: Asked<'RevokeRepresentative'>, circumstances: Circumstances): LabDecision {
  const { actor } = circumstances;
  if (actor.kind !== 'member' || (actor.id !== command.member && !actor.roles.includes('steward'))) return refused('NOT_YOURS');
  if (!isRepresentative(lab, command.member)) return refused('NOT_A_REPRESENTATIVE');
  if (actor.id !== command.member && !isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'RepresentativeRevoked', member: command.member, reason: command.reason, by: actor.id });
}
