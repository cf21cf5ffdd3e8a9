import { Injectable } from '@nestjs/common';

/** Every job there is. Data are ids and numbers at most: queues are no place for words or secrets. */
export const JOBS = ['suggest-similar', 'mark-overdue', 'expire-openings', 'purge-uploads', 'end-terms', 'close-votes', 'check-domains', 'answer-clocks', 'purge-answer-files', 'send-notices', 'watch-deadlines', 'search-lotteries', 'record-beacons', 'jury-clocks', 'purge-jury-files'] as const;
export type JobName = (typeof JOBS)[number];

const MINUTE = 60_000;

/**
 * Jobs that come by the clock, with their interval. What one of them decides is a command like any other. Similar reports are
 * looked for as soon as a report is published; the clock repairs what a lost queue left out.
 */
export const SCHEDULES: Partial<Readonly<Record<JobName, number>>> = {
  'search-lotteries': MINUTE / 6,
  'record-beacons': MINUTE / 2,
  'jury-clocks': MINUTE,
  'purge-jury-files': 60 * MINUTE,
  'suggest-similar': 10 * MINUTE,
  'mark-overdue': 5 * MINUTE,
  'expire-openings': 60 * MINUTE,
  'purge-uploads': 30 * MINUTE,
  'send-notices': MINUTE,
  'watch-deadlines': 5 * MINUTE,
  'end-terms': 5 * MINUTE,
  'close-votes': MINUTE,
  'check-domains': 10 * MINUTE,
  'answer-clocks': MINUTE,
  'purge-answer-files': 60 * MINUTE,
};

/** Asked twice for the same thing, it must do it once. */
export type JobHandler = () => Promise<void>;

/** What starts jobs from the log. */
export interface JobSource {
  start(): void;
  stop(): Promise<void>;
}

/** Modules say here what their jobs do. A node with a job that nobody handles, or two do, does not start. */
@Injectable()
export class JobCatalogue {
  readonly #handlers = new Map<JobName, JobHandler>();
  readonly #sources: JobSource[] = [];

  handle(name: JobName, handler: JobHandler): void {
    if (this.#handlers.has(name)) throw new Error(`two handlers for the job ${name}`);
    this.#handlers.set(name, handler);
  }

  addSource(source: JobSource): void {
    this.#sources.push(source);
  }

  check(): void {
    const missing = JOBS.filter((name) => !this.#handlers.has(name));
    if (missing.length > 0) throw new Error(`no handler for the job ${missing.join(', ')}`);
  }

  get sources(): readonly JobSource[] {
    return this.#sources;
  }

  /** Throws on a job of a later version of the program, which then waits for a node that knows it. */
  handlerOf(name: string): JobHandler {
    const handler = this.#handlers.get(name as JobName);
    if (!handler) throw new Error('no handler for this job');
    return handler;
  }
}
