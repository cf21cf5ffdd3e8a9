import { Injectable, Logger } from '@nestjs/common';
import { createPostgresBackend, type JobsOptions, Queue, withBackend, Worker } from 'bullmq';
import { Config } from '../platform/config.js';
import { Database } from '../platform/database/database.js';
import { JOBS_SCHEMA } from '../platform/database/roles.js';
import { errorKind } from '../platform/logger.js';
import { prepareQueueTables } from './queue-tables.js';
import { JobCatalogue, type JobHandler, type JobName, SCHEDULES } from './job-catalogue.js';

const QUEUE = 'folkmoot';
const CONCURRENCY = 4;
const CONNECTIONS = 4;
const POSTGRES = withBackend(createPostgresBackend);

/** Retried for about an hour, then kept for an operator to look at. */
const EVERY_JOB = { attempts: 8, backoff: { type: 'exponential', delay: 30_000 }, removeOnComplete: { count: 1_000 }, removeOnFail: { count: 1_000 } };

/**
 * Runs jobs: on PostgreSQL by default, on Redis where REDIS_URL names one. A crash in the middle of a job has it run again.
 */
@Injectable()
export class Jobs {
  readonly #log = new Logger('Jobs');
  #queue: AnyQueue | undefined;
  #worker: AnyWorker | undefined;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly catalogue: JobCatalogue,
  ) {}

  async start(): Promise<void> {
    this.catalogue.check();
    const work: Work = (job) => quietly(this.catalogue.handlerOf(job.name));
    const { redisUrl } = this.config;
    const { queue, worker } = redisUrl === undefined ? await this.#onPostgres(work) : onRedis(redisUrl, work);
    this.#queue = queue;
    this.#worker = worker;
    worker.on('failed', (job, error) => this.#log.warn(`${job?.name ?? 'a job'} failed: ${error.message}`));
    worker.on('error', (error) => this.#log.warn(`the queue: ${errorKind(error)}`));
    queue.on('error', (error) => this.#log.warn(`the queue: ${errorKind(error)}`));
    await worker.waitUntilReady();
    for (const [name, every] of Object.entries(SCHEDULES)) {
      await queue.upsertJobScheduler(name, { every }, { name, opts: EVERY_JOB });
    }
    for (const source of this.catalogue.sources) source.start();
  }

  /** Finishes what runs now; the rest waits in the queue. */
  async stop(): Promise<void> {
    await Promise.all(this.catalogue.sources.map((source) => source.stop()));
    await this.#worker?.close();
    await this.#queue?.close();
  }

  /** The same id asked again is the same job. */
  async add(name: JobName, id: string, delayMs = 0): Promise<void> {
    await this.#queue!.add(name, {}, { ...EVERY_JOB, jobId: id, delay: delayMs });
  }

  async #onPostgres(work: Work): Promise<Running> {
    const connection = { connectionString: this.database.appUrl, schema: JOBS_SCHEMA, max: CONNECTIONS, application_name: 'folkmoot jobs' };
    await prepareQueueTables(this.database.appUrl);
    const worker = new POSTGRES.Worker(QUEUE, work, { connection, concurrency: CONCURRENCY });
    return { queue: new POSTGRES.Queue(QUEUE, { connection }), worker };
  }
}

/** The queue keeps the message and stack of what a job threw, and a database's errors quote what somebody typed. */
async function quietly(handler: JobHandler): Promise<void> {
  try {
    await handler();
  } catch (error) {
    const failure = new Error(errorKind(error));
    failure.stack = failure.message;
    throw failure;
  }
}

type Work = (job: { readonly name: string }) => Promise<void>;

/** What is used of a queue, whatever carries it. */
interface AnyQueue {
  add(name: string, data: object, options: JobsOptions): Promise<unknown>;
  upsertJobScheduler(id: string, repeat: { readonly every: number }, template: { readonly name: string; readonly opts: typeof EVERY_JOB }): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

interface AnyWorker {
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: { readonly name: string } | undefined, error: Error) => void): unknown;
  close(): Promise<void>;
}

interface Running {
  readonly queue: AnyQueue;
  readonly worker: AnyWorker;
}

function onRedis(url: string, work: Work): Running {
  const connection = { url, maxRetriesPerRequest: null };
  return { queue: new Queue(QUEUE, { connection }), worker: new Worker(QUEUE, work, { connection, concurrency: CONCURRENCY }) };
}
