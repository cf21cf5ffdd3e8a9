import { Injectable } from '@nestjs/common';
import { toBase64 } from '../../kernel/bytes.js';
import type { Instant } from '../../kernel/instant.js';
import { Clock } from '../../platform/clock.js';
import { formatVerifierKey, type Governance, type GovernanceRefusal, rotationBytes } from '../core/index.js';
import { governanceSlice, LOG_STREAM } from './governance.js';
import { LogIdentity } from './identity.js';
import { Ledger } from './ledger.js';
import type { LedgerRefusal } from './slice.js';

export type Rotation = { readonly ok: true; readonly key: string } | { readonly ok: false; readonly refusal: GovernanceRefusal | LedgerRefusal | 'OLD_KEY_MISSING' };

/** Brings a new signing key into force. The old key signs for the new one, so that nobody who lacks it can take over the log. */
@Injectable()
export class RotateLogKey {
  constructor(
    private readonly ledger: Ledger,
    private readonly identity: LogIdentity,
    private readonly clock: Clock,
  ) {}

  /** A crash after the new key's file was written leaves an unused file; the next rotation makes a further one. */
  async rotate(overlapUntil: (now: Instant) => Instant): Promise<Rotation> {
    const current = (await this.ledger.stateOf<Governance>(governanceSlice.decider.kind, LOG_STREAM))?.keys.at(-1)?.key;
    const old = current === undefined ? undefined : this.identity.logSigner(current);
    if (!old) return { ok: false, refusal: 'OLD_KEY_MISSING' };
    const newKey = formatVerifierKey(this.identity.newLogKey());
    const until = overlapUntil(this.clock.now());
    const signature = toBase64(old.sign(rotationBytes({ origin: this.identity.origin, newKey, overlapUntil: until })));
    const outcome = await this.ledger.ask(governanceSlice, LOG_STREAM, {
      command: { type: 'RotateKey', newKey, overlapUntil: until, signature },
      actor: { kind: 'system', part: 'operator' },
      authorization: { method: 'system' },
    });
    return outcome.ok ? { ok: true, key: newKey } : outcome;
  }
}
