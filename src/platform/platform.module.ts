import { type DynamicModule, Module } from '@nestjs/common';
import { Config } from './config.js';
import { Health } from './health.js';
import { Metrics } from './metrics.js';
import { RateLimits } from './rate-limits.js';

/** Settings, health and rate limits for every module. */
@Module({})
export class PlatformModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [{ provide: Config, useValue: config }, Health, Metrics, RateLimits],
      exports: [Config, Health, Metrics, RateLimits],
    };
  }
}
