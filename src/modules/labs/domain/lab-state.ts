import type { Instant } from '../../../kernel/instant.js';

/**
 * A lab: an organisation together with the domains and keys by which it can be told from an impostor, and the members who have
 * shown that they control one of them. A steward says whose domain it is; that somebody controls it, a check shows.
 *
 *     { entity: 'e1e1…', domains: { 'lab.example': { recognisedAt } },
 *       claims: { '2b2b…': { member: '6g7h…', way: 'dns', of: 'lab.example', status: 'verified', … } },
 *       representatives: { '6g7h…': '2b2b…' } }
 */
export const DOMAIN_WAYS = ['dns', 'well-known'] as const;
export type DomainWay = (typeof DOMAIN_WAYS)[number];
export const CLAIM_WAYS = [...DOMAIN_WAYS, 'key'] as const;
export type ClaimWay = (typeof CLAIM_WAYS)[number];
export const CLAIM_STATUSES = ['pending', 'verified', 'lapsed', 'revoked'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

export const WITHDRAWAL_REASONS = ['not-theirs', 'given-up', 'compromised', 'mistaken', 'other'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];
export const REVOCATION_REASONS = ['left', 'compromised', 'mistaken', 'other'] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

export interface Claim {
  readonly member: string;
  readonly way: ClaimWay;
  /** The domain or the key (base64) that is claimed. */
  readonly of: string;
  readonly status: ClaimStatus;
  readonly madeAt: Instant;
  readonly checkedAt: Instant | null;
  /** Checks in a row that found nothing. */
  readonly misses: number;
}

export interface Lab {
  readonly entity: string;
  readonly domains: Readonly<Record<string, { readonly recognisedAt: Instant }>>;
  readonly keys: Readonly<Record<string, { readonly recognisedAt: Instant }>>;
  readonly claims: Readonly<Record<string, Claim>>;
  /** Members who may speak for the lab now, each with a verified claim. */
  readonly representatives: Readonly<Record<string, string>>;
}

export type LabEvent =
  | { readonly type: 'DomainRecognised'; readonly domain: string; readonly by: string }
  | { readonly type: 'KeyRecognised'; readonly key: string; readonly by: string }
  | { readonly type: 'DomainWithdrawn'; readonly domain: string; readonly reason: WithdrawalReason; readonly by: string }
  | { readonly type: 'KeyWithdrawn'; readonly key: string; readonly reason: WithdrawalReason; readonly by: string }
  | { readonly type: 'DomainClaimed'; readonly claim: string; readonly domain: string; readonly method: DomainWay; readonly by: string }
  | { readonly type: 'DomainVerified'; readonly claim: string }
  | { readonly type: 'DomainConfirmed'; readonly claim: string }
  | { readonly type: 'DomainMissed'; readonly claim: string; readonly misses: number }
  | { readonly type: 'ClaimLapsed'; readonly claim: string }
  | { readonly type: 'KeyProved'; readonly claim: string; readonly key: string; readonly by: string }
  | { readonly type: 'RepresentativeRevoked'; readonly member: string; readonly reason: RevocationReason; readonly by: string };

export function initialLab(entity: string): Lab {
  return { entity, domains: {}, keys: {}, claims: {}, representatives: {} };
}

/** Own members only: an id such as `constructor` is attacker-controlled. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

export function isRepresentative(lab: Pick<Lab, 'representatives'>, member: string): boolean {
  return own(lab.representatives, member) !== undefined;
}
