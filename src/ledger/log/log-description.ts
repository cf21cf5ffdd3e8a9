import { Injectable } from '@nestjs/common';
import { canonicalJson, formatVerifierKey, type Governance, keysAt, type RuleSetRef } from '../core/index.js';
import { Clock } from '../../platform/clock.js';
import { governanceSlice, LOG_STREAM } from './governance.js';
import { LogIdentity } from './identity.js';
import { Ledger } from './ledger.js';

export interface LogFacts {
  /** Verifier keys that sign now, oldest first; never empty. */
  readonly keys: readonly string[];
  readonly promiseKey: string;
  readonly witnessKey: string;
  readonly witnessPolicy: string | null;
  readonly maxMergeDelaySeconds: number;
  readonly promisesBroken: number;
  readonly rules: readonly RuleSetRef[];
}

/** What a verifier needs to begin (`/log/log.json`). It is a hint: what binds is the log's own stream. */
@Injectable()
export class LogDescription {
  constructor(
    private readonly identity: LogIdentity,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  async json(): Promise<string> {
    const { keys, promiseKey, witnessKey, witnessPolicy, maxMergeDelaySeconds } = await this.read();
    const text = canonicalJson({
      origin: this.identity.origin,
      vkey: keys[0]!,
      keys,
      promiseKey,
      witnessKey,
      witnessPolicy,
      maxMergeDelaySeconds,
    });
    return `${text}\n`;
  }

  async read(): Promise<LogFacts> {
    const state = await this.ledger.stateOf<Governance>(governanceSlice.decider.kind, LOG_STREAM);
    const { maxMergeDelaySeconds, promiseSigner, witnessSigner, firstKey } = this.identity;
    return {
      keys: state ? keysAt(state, this.clock.now()) : [firstKey],
      promiseKey: formatVerifierKey(promiseSigner),
      witnessKey: formatVerifierKey(witnessSigner),
      witnessPolicy: state?.witnessPolicy ?? null,
      maxMergeDelaySeconds,
      promisesBroken: state?.promisesBroken ?? 0,
      rules: state?.rules ?? [],
    };
  }
}
