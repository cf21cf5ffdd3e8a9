import { Injectable, Logger } from '@nestjs/common';
import { epochMs, type Instant } from '../../kernel/instant.js';
import { governanceSlice, LOG_STREAM } from '../log/governance.js';
import { LogIdentity } from '../log/identity.js';
import { Ledger } from '../log/ledger.js';
import type { Sequenced } from './batch.js';

/** A promise that was not kept is put on the record by the node itself, and shouted in its log. */
@Injectable()
export class BrokenPromises {
  readonly #log = new Logger('Promises');

  constructor(
    private readonly ledger: Ledger,
    private readonly identity: LogIdentity,
  ) {}

  async watch(entries: readonly Sequenced[], sequencedAt: Instant): Promise<void> {
    const limit = epochMs(sequencedAt) - this.identity.maxMergeDelaySeconds * 1000;
    for (const { entryId, stagedAt } of entries) {
      if (epochMs(stagedAt) >= limit) continue;
      this.#log.error(`promise broken: entry ${entryId} waited from ${stagedAt} to ${sequencedAt}`);
      await this.ledger.ask(governanceSlice, LOG_STREAM, {
        command: { type: 'RecordPromiseBroken', entry: entryId, stagedAt, sequencedAt },
        actor: { kind: 'system', part: 'sequencer' },
        authorization: { method: 'system' },
      });
    }
  }
}
