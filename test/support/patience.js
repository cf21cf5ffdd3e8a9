import { jest } from '@jest/globals';

/** Real servers on a small, loaded machine: a test fails when it is wrong, not when it is slow. */
jest.setTimeout(120_000);
