import { concat, utf8 } from '../../../kernel/bytes.js';
import { sha256 } from '../../../ledger/core/index.js';

/**
 * The salt of a row in the pool, from the salt under which the volunteer's own entry sealed it. Whoever holds the one has the
 * other, so an auditor with the openings can make the pool's root again, and nobody had a choice of salts when it closed.
 */
export function poolSalt(openingSalt: Uint8Array): Uint8Array {
  return sha256(concat(utf8('folkmoot/pool-salt/v1'), openingSalt));
}
