import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { isPublicId, isUuid } from '../kernel/ids.js';
import { parseInstant } from '../kernel/instant.js';
import { SystemClock } from './clock.js';
import { loadConfig } from './config.js';
import { parseInt8, parseTimestamptz } from './database/types.js';
import { Health } from './health.js';
import { createLogger, describeError, framesOf, NestLogger } from './logger.js';
import { newPublicId, newSalt, random, uuidv4, uuidv7 } from './random.js';
import { LIMITS, RateLimits } from './rate-limits.js';
import { Shutdown } from './shutdown.js';

const logger = createLogger('silent');

describe('clock and random', () => {
  it('give what the kernel takes', () => {
    expect(parseInstant(new SystemClock().now())).toBeDefined();
    expect(isPublicId(newPublicId())).toBe(true);
    expect([isUuid(uuidv7()), isUuid(uuidv4())]).toEqual([true, true]);
    expect(newSalt()).toHaveLength(32);
    expect(uuidv7(0x0123456789ab)).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab]/);
  });

  it('never hand out the same bytes twice, within a stock, across two and beyond one', () => {
    const drawn = Array.from({ length: 2_000 }, (_, i) => random(8 + (i % 90)));
    expect(new Set(drawn.map((bytes) => bytes.toString('hex'))).size).toBe(drawn.length);
    expect(drawn.filter((bytes) => bytes.subarray(0, 8).every((byte) => byte === 0))).toEqual([]);
    expect(random(10_000)).toHaveLength(10_000);
  });
});

describe('columns', () => {
  it.each([
    ['9007199254740991', 9007199254740991],
    ['-9007199254740991', -9007199254740991],
    ['9007199254740992', '9007199254740992'],
  ])('int8 %s', (text, value) => expect(parseInt8(text)).toBe(value));

  it.each([
    ['2026-11-22 07:00:00+00', '2026-11-22T07:00:00.000Z'],
    ['2026-11-22 07:00:00.1+00', '2026-11-22T07:00:00.100Z'],
    ['2026-11-22 07:00:00.123999+00', '2026-11-22T07:00:00.123Z'],
    ['infinity', 'infinity'],
  ])('timestamptz %s', (text, value) => expect(parseTimestamptz(text)).toBe(value));
});

describe('describeError', () => {
  it('keeps what a person typed out of the log', () => {
    const error = Object.assign(new Error('invalid input syntax for type uuid: "my secret"'), { code: '22P02', parameters: ['my secret'] });
    const line = JSON.stringify(describeError(error));
    expect(line).toContain('22P02');
    expect(line).not.toContain('my secret');
  });

  it('takes no line of a message for a place in the program', () => {
    const error = new SyntaxError('Unexpected token\n    at my secret');
    expect(framesOf(error).length).toBeGreaterThan(0);
    expect(framesOf(error).join()).not.toContain('my secret');
  });

  it('is not asked for the words of errors that come through Nest', () => {
    const lines: string[] = [];
    new NestLogger(pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })).error(new SyntaxError('"my secret" is not valid JSON'), 'ExceptionsHandler');
    expect(lines.join()).toContain('SyntaxError');
    expect(lines.join()).not.toContain('my secret');
  });

  it('says what else went wrong', () => {
    expect(describeError(new TypeError('no such thing'))).toMatchObject({ type: 'TypeError', message: 'no such thing' });
  });
});

describe('Health', () => {
  it('is ready when every part is; a part that throws is not', async () => {
    const health = new Health();
    health.register('b', () => Promise.resolve(true));
    await expect(health.report()).resolves.toEqual({ ready: true, parts: { b: 'ready' } });
    health.register('a', () => Promise.reject(new Error('down')));
    await expect(health.report()).resolves.toEqual({ ready: false, parts: { a: 'not ready', b: 'ready' } });
    expect(() => health.register('a', () => Promise.resolve(true))).toThrow('two health checks');
  });
});

describe('Shutdown', () => {
  it('stops in order, once, and goes on past a part that fails', async () => {
    const order: string[] = [];
    const shutdown = new Shutdown(logger);
    shutdown.on('database', async () => void order.push('database'));
    shutdown.on('sequencer', () => Promise.reject(new Error('stuck')));
    shutdown.on('http', async () => void order.push('http'));
    await expect(Promise.all([shutdown.drain(), shutdown.drain()])).resolves.toEqual([false, false]);
    expect(order).toEqual(['http', 'database']);
  });
});

describe('rate limits', () => {
  const limits = (): RateLimits => new RateLimits(loadConfig({}));

  it('let a bucket do so much in a window, and say how long to wait', () => {
    const some = limits();
    for (let i = 0; i < LIMITS.fileReport.bucket; i++) expect(some.take('fileReport', 1)).toBeUndefined();
    expect(some.take('fileReport', 1)).toBeGreaterThan(0);
    expect(some.take('fileReport', 2)).toBeUndefined();
  });

  it('count a whole network of IPv6 as one, and a mapped address as what it is', () => {
    const some = limits();
    const same = (...addresses: string[]): number => new Set(addresses.map((address) => some.bucketOf(address))).size;
    expect(same('2001:db8:1:2::1', '2001:db8:1:2:ffff:1:2:3', '2001:db8:1:2:0:0:0:9')).toBe(1);
    expect(same('::1', '::2', '0:0:0:0:1::')).toBe(1);
    expect(same('192.0.2.1', '::ffff:192.0.2.1')).toBe(1);
    // 1,024 buckets: of forty networks hardly all fall into one.
    expect(same(...Array.from({ length: 40 }, (_, i) => `2001:db8:1:${i.toString(16)}::1`))).toBeGreaterThan(20);
    expect(same('', 'unix', '::', 'a::b::c', 'fe80::1%eth0')).toBeGreaterThan(1);
  });
});
