import type { Commitment } from '../../../ledger/core/commitment.js';

export type { Commitment };

/**
 * What a person wrote enters the log only as a salted commitment (docs/spec/entry.md): 64 hex digits that tell nothing.
 *
 *     sha256:9f2c…64 hex digits…
 */
const FORM = /^sha256:[0-9a-f]{64}$/;

export function isCommitment(value: unknown): value is Commitment {
  return typeof value === 'string' && FORM.test(value);
}
