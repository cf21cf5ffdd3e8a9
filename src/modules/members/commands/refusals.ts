import { LEDGER_REFUSAL_WORDS, type LedgerRefusal } from '../../../ledger/index.js';
import { REFUSAL_WORDS, type RosterRefusal } from '../domain/index.js';

/** Refusals of the shell: about keys and signatures, before a rule of the roster is asked. */
export const KEY_REFUSAL_WORDS = {
  CHALLENGE_EXPIRED: 'This took longer than ten minutes, or was sent twice. Begin again.',
  KEY_PROOF_FAILED: 'The key could not be checked: the answer of your device does not fit this page. Begin again.',
  LOGIN_FAILED: 'This key is not known here, or it was revoked, or its signature is not right.',
  RATE_LIMITED: 'There were too many attempts from where you are. Wait ten minutes and try again.',
  UNKNOWN_ACT: 'There is nothing waiting for this signature. Begin again.',
  ACT_EXPIRED: 'The signature came too late. Nothing was done. Begin again.',
  SIGNATURE_FAILED: 'The signature does not fit what was to be signed. Nothing was done. Begin again.',
  UNKNOWN_ENTRY: 'One of these entries is not in the roster.',
} as const satisfies Record<string, string>;

export type KeyRefusal = keyof typeof KEY_REFUSAL_WORDS;

/** Every refusal of this module with its words. */
export const MEMBERS_REFUSAL_WORDS = { ...REFUSAL_WORDS, ...KEY_REFUSAL_WORDS, ...LEDGER_REFUSAL_WORDS };
export type MembersRefusal = RosterRefusal | KeyRefusal | LedgerRefusal;
