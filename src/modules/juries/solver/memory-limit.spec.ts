import { afterAll, describe, expect, it } from '@jest/globals';
import { limitWebAssembly } from './memory-limit.js';

const PAGE = 65_536;
const { prototype } = WebAssembly.Memory;
const before = Object.getOwnPropertyDescriptor(prototype, 'grow')!;

describe('the memory of the solver', () => {
  afterAll(() => void Object.defineProperty(prototype, 'grow', before));

  it('grows up to its limit and no further, and tells that it was met', () => {
    const met = limitWebAssembly(10 * PAGE);
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 100 });
    expect(memory.grow(9)).toBe(1);
    expect(met()).toBe(false);
    expect(() => memory.grow(1)).toThrow(RangeError);
    expect(memory.buffer.byteLength).toBe(10 * PAGE);
    expect(met()).toBe(true);
  });
});
