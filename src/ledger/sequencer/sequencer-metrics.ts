import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import { Metrics } from '../../platform/metrics.js';

const DELAYS_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600];

/** The sequencer's numbers. None of them says anything about an entry but how long it waited. */
@Injectable()
export class SequencerMetrics {
  /** As the leader found it when it looked last, at most one batch: a value that stays at the limit means a backlog. */
  readonly pending: Gauge;
  readonly publishedSize: Gauge;
  readonly leading: Gauge;
  readonly mergeDelay: Histogram;
  readonly withheld: Counter;
  readonly restarts: Counter;

  constructor({ registry }: Metrics) {
    const registers = [registry];
    this.pending = new Gauge({ name: 'folkmoot_ledger_pending', help: 'Entries in the last batch', registers });
    this.publishedSize = new Gauge({ name: 'folkmoot_ledger_published_size', help: 'Entries under the published checkpoint', registers });
    this.leading = new Gauge({ name: 'folkmoot_ledger_leading', help: '1 where this process numbers and signs', registers });
    this.mergeDelay = new Histogram({
      name: 'folkmoot_ledger_merge_delay_seconds',
      help: 'From the judgement of an entry to its published checkpoint',
      buckets: DELAYS_SECONDS,
      registers,
    });
    this.withheld = new Counter({ name: 'folkmoot_ledger_checkpoints_withheld_total', help: 'Attempts to publish without the quorum of witnesses', registers });
    this.restarts = new Counter({ name: 'folkmoot_ledger_sequencer_restarts_total', help: 'Terms as leader that ended with an error', registers });
  }
}
