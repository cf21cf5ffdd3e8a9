import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addSeconds, epochMs, instantOf, parseInstant } from '../../../kernel/instant.js';
import { RHYTHMS, WAYS } from './kinds.js';
import { dueAt, retryAt } from './window.js';

const at = (text: string) => parseInstant(text)!;

describe('the window in which a message gathers', () => {
  it.each([
    ['at-once', 'mail', '2026-11-22T10:02:10.000Z', '2026-11-22T10:05:00.000Z'],
    ['at-once', 'mail', '2026-11-22T10:05:00.000Z', '2026-11-22T10:10:00.000Z'],
    ['at-once', 'webhook', '2026-11-22T10:02:10.000Z', '2026-11-22T10:03:00.000Z'],
    ['daily', 'mail', '2026-11-22T05:59:59.999Z', '2026-11-22T06:00:00.000Z'],
    ['daily', 'mail', '2026-11-22T06:00:00.000Z', '2026-11-23T06:00:00.000Z'],
    ['weekly', 'webhook', '2026-11-22T10:00:00.000Z', '2026-11-23T06:00:00.000Z'],
    ['weekly', 'mail', '2026-11-23T06:00:00.000Z', '2026-11-30T06:00:00.000Z'],
  ] as const)('%s by %s at %s ends %s', (rhythm, way, now, due) => {
    expect(dueAt(rhythm, way, at(now))).toBe(due);
  });

  it('is always ahead, and never opens more than twelve mails in an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.constantFrom(...RHYTHMS), fc.constantFrom(...WAYS), fc.array(fc.integer({ min: 0, max: 3_599_999 }), { maxLength: 200 }), (ms, rhythm, way, more) => {
        const now = instantOf(ms);
        expect(dueAt(rhythm, way, now) > now).toBe(true);
        const windows = new Set(more.map((offset) => dueAt('at-once', 'mail', instantOf(ms + offset))));
        expect(windows.size).toBeLessThanOrEqual(13); // an hour that begins within a window
      }),
    );
  });
});

describe('a failed message', () => {
  it('waits longer each time, and then is given up', () => {
    const now = at('2026-11-22T10:00:00.000Z');
    const waits = [1, 2, 3, 4, 5, 6].map((failures) => epochMs(retryAt(failures, now)!));
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect(retryAt(1, now)).toBe(addSeconds(now, 60));
    expect(retryAt(7, now)).toBeUndefined();
  });
});
