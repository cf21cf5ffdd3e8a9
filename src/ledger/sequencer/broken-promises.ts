import { Injectable, Logger } from '@nestjs/common';
import { toHex, utf8 } from '../../kernel/bytes.js';
import { epochMs, type Instant } from '../../kernel/instant.js';
import { sha256 } from '../core/index.js';
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

  /**
   * Admits what came late in a batch. A crash before it ended is made good at the next start, which looks at the last batch
   * again: the request id is made from the entry's id, so that nothing is admitted twice.
   */
  async admit(entries: readonly Pick<Sequenced, 'entryId' | 'stagedAt'>[], sequencedAt: Instant): Promise<void> {
    const limit = epochMs(sequencedAt) - this.identity.maxMergeDelaySeconds * 1000;
    for (const { entryId, stagedAt } of entries) {
      if (epochMs(stagedAt) >= limit) continue;
      const outcome = await this.ledger.ask(governanceSlice, LOG_STREAM, {
        command: { type: 'RecordPromiseBroken', entry: entryId, stagedAt, sequencedAt },
        actor: { kind: 'system', part: 'sequencer' },
        authorization: { method: 'system' },
        request: requestOf(entryId),
        // While the log's time is held ahead of the clock, the admission would be late itself, and so would be its admission.
        notBefore: sequencedAt,
      });
      // Numbering must not wait for the admission: a clock that went back would stop the log for as long.
      if (!outcome.ok) this.#log.error(`the broken promise of entry ${entryId} cannot be recorded now: ${outcome.refusal}`);
      else if (!outcome.receipt.repeated) this.#log.error(`promise broken: entry ${entryId} waited from ${stagedAt} to ${sequencedAt}`);
    }
  }
}

/** A UUID of version 8 (RFC 9562 section 5.8) that only this entry has. */
function requestOf(entryId: string): string {
  const bytes = sha256(utf8(`promise-broken ${entryId}`)).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = toHex(bytes);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
