import { sha256Hex } from '../../../kernel/sealed.js';
import { flag, oneOf, publicId, type Shapes } from '../../../kernel/shape.js';
import { domainName, keySignature, labKey } from './domain-name.js';
import { DOMAIN_WAYS, REVOCATION_REASONS, WITHDRAWAL_REASONS, type DomainWay, type RevocationReason, type WithdrawalReason } from './lab-state.js';

export type LabCommand =
  | { readonly type: 'RecogniseDomain'; readonly domain: string }
  | { readonly type: 'RecogniseKey'; readonly key: string }
  | { readonly type: 'WithdrawDomain'; readonly domain: string; readonly reason: WithdrawalReason }
  | { readonly type: 'WithdrawKey'; readonly key: string; readonly reason: WithdrawalReason }
  | { readonly type: 'ClaimDomain'; readonly claim: string; readonly domain: string; readonly method: DomainWay }
  | { readonly type: 'RecordDomainCheck'; readonly claim: string; readonly found: boolean; readonly observed: string }
  | { readonly type: 'ProveKey'; readonly claim: string; readonly key: string; readonly signature: string }
  | { readonly type: 'RevokeRepresentative'; readonly member: string; readonly reason: RevocationReason };

export const LAB_SHAPES: Shapes<LabCommand> = {
  RecogniseDomain: { domain: domainName },
  RecogniseKey: { key: labKey },
  WithdrawDomain: { domain: domainName, reason: oneOf(WITHDRAWAL_REASONS) },
  WithdrawKey: { key: labKey, reason: oneOf(WITHDRAWAL_REASONS) },
  ClaimDomain: { claim: publicId, domain: domainName, method: oneOf(DOMAIN_WAYS) },
  // What was seen, as a fingerprint: an answer of a stranger's server is not written into the log.
  RecordDomainCheck: { claim: publicId, found: flag, observed: sha256Hex },
  ProveKey: { claim: publicId, key: labKey, signature: keySignature },
  RevokeRepresentative: { member: publicId, reason: oneOf(REVOCATION_REASONS) },
};
