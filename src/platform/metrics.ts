import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Registry } from 'prom-client';

/** The node's numbers for /metrics. Labels come from closed sets only: never an id, an address or a text somebody typed. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry, prefix: 'folkmoot_' });
  }
}
