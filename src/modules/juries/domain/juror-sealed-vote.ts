import { concat, fromBase64, utf8 } from '../../../kernel/bytes.js';
import type { Json } from '../../../kernel/json.js';
import { commit, type Commitment, SALT_BYTES, sha256 } from '../../../ledger/core/index.js';
import type { Round } from './juror-state.js';
import type { VoteChoice } from './verdict.js';

/**
 * A juror's sealed vote: until the opening the log shows only a fingerprint of it. The juror's own stream and the round are sealed with
 * it, so that nobody can copy another's sealed vote and have it opened for him.
 *
 *     sealVote(salt, '7t7t…-1-…', 'first', { findings: ['yes'], measure: 'notice' })
 *       = commit(salt, '/command/sealed', { juror: '7t7t…-1-…', round: 'first', choice: { findings: ['yes'], measure: 'notice' } })
 */
const PATH = '/command/sealed';
const SALT_DOMAIN = utf8('folkmoot/vote-salt/v1');

export function sealVote(salt: Uint8Array, juror: string, round: Round, choice: VoteChoice): Commitment {
  return commit(salt, PATH, { juror, round, choice: choice as unknown as Json });
}

export function voteOpens(sealed: Commitment, juror: string, round: Round, choice: VoteChoice, salt: string): boolean {
  const bytes = fromBase64(salt);
  return bytes?.length === SALT_BYTES && sealVote(bytes, juror, round, choice) === sealed;
}

/**
 * The salt that follows from the juror's own secret, so that he need keep nothing but his code between sealing and opening: he says
 * again what he chose. Without the secret it is as good as chance. One choice is sealed under it and no more, which the rules see to.
 */
export function voteSalt(seed: Uint8Array, juror: string, round: Round): Uint8Array {
  return new Uint8Array(sha256(concat(SALT_DOMAIN, seed, utf8(`${juror}\n${round}`))));
}
