import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './config.js';
import { LIMITS, RateLimits } from './rate-limits.js';

const limits = (): RateLimits => new RateLimits(loadConfig({}));

describe('rate limits', () => {
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
