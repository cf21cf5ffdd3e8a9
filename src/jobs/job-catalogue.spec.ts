import { describe, expect, it } from '@jest/globals';
import { JobCatalogue, JOBS, SCHEDULES } from './job-catalogue.js';

const nothing = (): Promise<void> => Promise.resolve();

describe('the catalogue of jobs', () => {
  it('wants exactly one handler for each job', () => {
    const catalogue = new JobCatalogue();
    for (const name of JOBS.slice(1)) catalogue.handle(name, nothing);
    expect(() => catalogue.check()).toThrow(`no handler for the job ${JOBS[0]}`);
    catalogue.handle(JOBS[0], nothing);
    expect(() => catalogue.check()).not.toThrow();
    expect(() => catalogue.handle(JOBS[0], nothing)).toThrow(`two handlers for the job ${JOBS[0]}`);
  });

  it('leaves a job of a later version to a node that knows it', () => {
    expect(() => new JobCatalogue().handlerOf('count-stars')).toThrow('no handler');
  });

  it('schedules jobs that exist', () => {
    for (const name of Object.keys(SCHEDULES)) expect(JOBS).toContain(name);
  });
});
