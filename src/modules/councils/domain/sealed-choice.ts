import { fromBase64 } from '../../../kernel/bytes.js';
import type { Json } from '../../../kernel/json.js';
import { commit, type Commitment, SALT_BYTES } from '../../../ledger/core/index.js';
import type { Choice } from './tally/index.js';

/**
 * A sealed ballot: until voting has closed the log shows only a fingerprint of the choice with a salt that nobody knows but
 * the voter's own device. The ballot's own id is sealed with it, so that nobody can copy another's sealed ballot and
 * have it opened for him.
 *
 *     sealChoice(salt, '7n4q…-1', 'yes')   // sha256:5b0c…   = commit(salt, '/command/sealed', { ballot: '7n4q…-1', choice: 'yes' })
 */
const PATH = '/command/sealed';

/** `salt`: 32 random bytes, fresh for each cast. */
export function sealChoice(salt: Uint8Array, ballot: string, choice: Choice): Commitment {
  return commit(salt, PATH, { ballot, choice: choice as Json });
}

export function opensTo(sealed: Commitment, ballot: string, choice: Choice, salt: string): boolean {
  const bytes = fromBase64(salt);
  return bytes?.length === SALT_BYTES && sealChoice(bytes, ballot, choice) === sealed;
}
