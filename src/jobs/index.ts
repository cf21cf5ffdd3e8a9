/** The door of the job queue. */
export { JobCatalogue, type JobHandler, type JobName, JOBS, type JobSource, SCHEDULES } from './job-catalogue.js';
export { Jobs } from './worker.js';
export { JobsModule } from './jobs.module.js';
