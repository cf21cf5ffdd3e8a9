import type { LabRefusal } from './lab.js';
import type { MandateRefusal } from './mandate.js';
import type { PolicyRefusal } from './policy.js';

/** Why something about a lab was refused, in plain English, and what the person can do about it. */
const SHARED = {
  MALFORMED: 'The request does not have the form that the rules prescribe. Check that every member is present, that codes are from the lists, and that nothing else is in it.',
  NOT_A_STEWARD: 'Only a steward may do this. Ask one.',
  SIGNATURE_REQUIRED: 'This step needs your own signature, so that nobody can do it in your name. Confirm it with your passkey or sign it with your key.',
  NOT_A_REPRESENTATIVE: 'Only those who speak for the organisation may do this. Prove first that you control its domain or key.',
  ALREADY_ERASED: 'All of this was erased before. Nothing is left to do.',
  TOO_MANY: 'There is no room for another one here. Ask a steward how to continue.',
} as const;

export const LAB_WORDS: Readonly<Record<LabRefusal, string>> = {
  ...SHARED,
  NO_SUCH_ENTITY: 'There is no organisation under this number. Check the number.',
  NOT_AN_ORGANISATION: 'Only an organisation can be a lab. Set its kind first, or go to the one it was merged into.',
  NOT_A_MEMBER: 'Only members of this node may do this. Sign in first, or ask a steward for an invitation.',
  SYSTEM_ONLY: 'Only the node itself looks at domains. Wait until it has looked.',
  ALREADY_RECOGNISED: 'This is recognised as theirs already. Nothing is left to do.',
  NOT_RECOGNISED: 'No steward has recognised this domain or key as theirs. Ask a steward to do so first.',
  CLAIM_EXISTS: 'There is a claim under this number. Reload the page and begin again.',
  NO_SUCH_CLAIM: 'There is no such claim of a domain. Reload the page.',
  CLAIM_OVER: 'This claim has lapsed or was revoked. Make a new one.',
  SIGNATURE_FAILED: 'The signature does not fit. Sign exactly the four lines that are shown, in UTF-8, with the key that is recognised.',
  NOT_A_REPRESENTATIVE: 'This member does not speak for the organisation. Nothing is left to do.',
  NOT_YOURS: 'Only a steward, or the member himself, may end this. Ask a steward.',
};

export const MANDATE_WORDS: Readonly<Record<MandateRefusal, string>> = {
  ...SHARED,
  ALREADY_SIGNED: 'This mandate is signed. To change its terms, end it and sign a new one.',
  NO_SUCH_MANDATE: 'There is no mandate under this number. Check the number.',
  NO_SUCH_COUNCIL: 'There is no active council under this number. Choose one that is active.',
  NO_SUCH_POLICY: 'One of the policies named is not a policy of this organisation. Choose from its own.',
  NOT_WAITING: 'This mandate does not wait to be accepted: it is in force, or it has ended.',
  ALREADY_ENDED: 'Notice was given before. Nothing is left to do.',
};

export const POLICY_WORDS: Readonly<Record<PolicyRefusal, string>> = {
  ...SHARED,
  ALREADY_PUBLISHED: 'There is a policy under this number. Publish a new version of it instead.',
  NO_SUCH_POLICY: 'There is no policy under this number. Check the number.',
  NO_SUCH_RECOMMENDATION: 'The recommendation named was not made to this organisation. Choose one of its own, or none.',
  WITHDRAWN: 'This policy was withdrawn. Publish a new one.',
  WRONG_VERSION: 'Somebody published another version since you read it. Reload the page and read it first.',
  SAME_TEXT: 'This is the text that is in force already. Change it, or leave it.',
};
