import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from './config.js';

/** Acts that are limited, each with what one bucket and the whole node may do within the window. */
export const LIMITS = {
  fileReport: { bucket: 20, node: 2_000 },
  fileComment: { bucket: 20, node: 2_000 },
  openCase: { bucket: 120, node: 20_000 },
  upload: { bucket: 40, node: 2_000 },
  login: { bucket: 60, node: 5_000 },
} as const;
export type Limited = keyof typeof LIMITS;

const WINDOW_MS = 10 * 60_000;
const BUCKETS = 1_024;

/**
 * Limits that cannot tell who somebody is. An address is never kept: it is turned into one of 1,024 buckets under a key
 * that lives in memory for ten minutes, and only the counters of buckets are held. Thousands of addresses share a bucket, so
 * a bucket says nothing about a person; and after ten minutes nobody, the operator included, can compute it again.
 */
@Injectable()
export class RateLimits {
  #window = 0;
  #key = randomBytes(32);
  readonly #counters = new Map<string, number>();

  constructor(private readonly config: Config) {}

  /** The bucket of an address, good for the present window. */
  bucketOf(address: string): number {
    this.#turn();
    return createHmac('sha256', this.#key).update(networkOf(address)).digest().readUInt32BE(0) % BUCKETS;
  }

  /** Counts one act. Undefined where it is within the limits, else the seconds to wait. */
  take(act: Limited, bucket: number): number | undefined {
    if (!this.config.rateLimits) return undefined;
    this.#turn();
    const { bucket: perBucket, node } = LIMITS[act];
    const all = this.#count(act);
    const own = this.#count(`${act}/${bucket}`);
    if (own <= perBucket && all <= node) return undefined;
    return Math.ceil(((this.#window + 1) * WINDOW_MS - Date.now()) / 1000);
  }

  #count(name: string): number {
    const count = (this.#counters.get(name) ?? 0) + 1;
    this.#counters.set(name, count);
    return count;
  }

  #turn(): void {
    const window = Math.floor(Date.now() / WINDOW_MS);
    if (window === this.#window) return;
    this.#window = window;
    this.#key = randomBytes(32);
    this.#counters.clear();
  }
}

/**
 * Whoever has one IPv6 address has some 2^64 of them (RFC 6177), and could take every bucket's share: the network counts, not the
 * interface in it.
 */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [left = '', right] = address.split('::');
  const groups = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(':'));
  const given = [groups(left), groups(right)] as const;
  const zeros = Array.from({ length: Math.max(0, 8 - given[0].length - given[1].length) }, () => '0');
  return [...given[0], ...zeros, ...given[1]].slice(0, 4).join(':');
}
