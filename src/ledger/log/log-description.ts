import { Injectable } from '@nestjs/common';
import { canonicalJson, formatVerifierKey, type Governance, keysAt } from '../core/index.js';
import { Clock } from '../../platform/clock.js';
import { governanceSlice, LOG_STREAM } from './governance.js';
import { LogIdentity } from './identity.js';
import { Ledger } from './ledger.js';

/** What a verifier needs to begin (`/log/log.json`). It is a hint: what binds is the log's own stream. */
@Injectable()
export class LogDescription {
  constructor(
    private readonly identity: LogIdentity,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async json(): Promise<string> {
    const state = await this.ledger.stateOf<Governance>(governanceSlice.decider.kind, LOG_STREAM);
    const keys = state ? keysAt(state, this.clock.now()) : [this.identity.firstKey];
    const { origin, maxMergeDelaySeconds, promiseSigner, witnessSigner } = this.identity;
    const text = canonicalJson({
      origin,
      vkey: keys[0]!,
      keys,
      promiseKey: formatVerifierKey(promiseSigner),
      witnessKey: formatVerifierKey(witnessSigner),
      witnessPolicy: state?.witnessPolicy ?? null,
      maxMergeDelaySeconds,
    });
    return `${text}\n`;
  }
}
