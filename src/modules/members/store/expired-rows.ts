import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../platform/clock.js';

const TABLES = ['session', 'webauthn_challenge', 'prepared_act'] as const;
const MS = 15 * 60_000;

/**
 * Takes away what has run out: at start and every quarter of an hour. Nothing depends on it but tidiness and this promise:
 * what somebody typed for an act that he never signed does not stay.
 */
@Injectable()
export class ExpiredRows implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #log = new Logger('Members');
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const sweep = (): void => {
      // Next time will do as well: the error is told and the node goes on.
      this.#running = this.remove().catch((error: unknown) => this.#log.warn(`expired rows stay: ${error instanceof Error ? error.name : ''}`));
    };
    sweep();
    this.#timer = setInterval(sweep, MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async remove(): Promise<void> {
    const now = this.clock.now();
    for (const table of TABLES) await this.dataSource.query(`DELETE FROM ${table} WHERE expires_at <= $1`, [now]);
  }
}
