import type { Logger } from './logger.js';

/** The order of the drain: nobody may lose what he still needs from the next. */
export const DRAIN_ORDER = ['http', 'workers', 'sequencer', 'pool', 'database'] as const;
export type DrainStage = (typeof DRAIN_ORDER)[number];

/** Stops the parts of the node in order, once; a part that fails does not keep the next from stopping. */
export class Shutdown {
  private readonly steps = new Map<DrainStage, (() => Promise<void>)[]>();
  private running: Promise<boolean> | undefined;

  constructor(private readonly logger: Logger) {}

  on(stage: DrainStage, step: () => Promise<void>): void {
    this.steps.set(stage, [...(this.steps.get(stage) ?? []), step]);
  }

  /** True when every step ended well. Asked again while it runs, it answers with the same drain. */
  drain(): Promise<boolean> {
    this.running ??= this.runSteps();
    return this.running;
  }

  private async runSteps(): Promise<boolean> {
    let clean = true;
    for (const stage of DRAIN_ORDER) {
      const results = await Promise.allSettled((this.steps.get(stage) ?? []).map((step) => step()));
      for (const result of results) {
        if (result.status === 'fulfilled') continue;
        clean = false;
        this.logger.error({ err: result.reason as unknown, stage }, 'a part did not stop cleanly');
      }
    }
    return clean;
  }

  /** First Ctrl-C or SIGTERM drains; a second one leaves at once (entries are durable, start-up recovers). */
  listen(exit: (code: number) => void = (code) => process.exit(code)): void {
    let asked = false;
    const stop = (): void => {
      if (asked) return exit(130);
      asked = true;
      this.logger.info('stopping; once more to leave at once');
      void this.drain().then((clean) => exit(clean ? 0 : 1));
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  }
}
