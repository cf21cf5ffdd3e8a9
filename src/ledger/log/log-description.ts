import { Injectable } from '@nestjs/common';
import { canonicalJson, formatVerifierKey, type Governance, keysAt } from '../core/index.js';
import { Clock } from '../../platform/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { LOG_STREAM } from './governance.js';
import { LogIdentity } from './identity.js';

/** What a verifier needs to begin (`/log/log.json`). It is a hint: what binds is the log's own stream. */
@Injectable()
export class LogDescription {
  constructor(
    private readonly identity: LogIdentity,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async json(): Promise<string> {
    const [row] = await this.transactions.run((tx) =>
      tx.query<{ state: Governance }[]>("SELECT state FROM stream WHERE kind = 'log' AND id = $1", [LOG_STREAM]),
    );
    const keys = row ? keysAt(row.state, this.clock.now()) : [this.identity.firstKey];
    const { origin, maxMergeDelaySeconds, promiseSigner, witnessSigner } = this.identity;
    const text = canonicalJson({
      origin,
      vkey: keys[0]!,
      keys,
      promiseKey: formatVerifierKey(promiseSigner),
      witnessKey: formatVerifierKey(witnessSigner),
      witnessPolicy: row?.state.witnessPolicy ?? null,
      maxMergeDelaySeconds,
    });
    return `${text}\n`;
  }
}
