import { describe, expect, it } from '@jest/globals';
import { Gathering } from './gathering.js';

class Refused extends Error {}

/** Writes as a database would: all of a group or nothing, each group in its own turn. */
function gathering(refuse: (item: string) => Error | undefined = () => undefined): { groups: string[][]; add(item: string): Promise<void> } {
  const groups: string[][] = [];
  const write = async (items: readonly string[]): Promise<void> => {
    groups.push([...items]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    for (const item of items) {
      const error = refuse(item);
      if (error) throw error;
    }
  };
  const gathered = new Gathering<string>(write, (error) => error instanceof Refused);
  return { groups, add: (item) => gathered.add(item) };
}

describe('Gathering', () => {
  it('writes together what is asked in one turn, and what waits for two that are under way', async () => {
    const groups: string[][] = [];
    const ends: (() => void)[] = [];
    const slow = new Gathering<string>(
      (items) => {
        groups.push([...items]);
        return new Promise<void>((end) => ends.push(end));
      },
      () => false,
    );
    const asked: Promise<void>[] = [];
    for (const turn of [['a', 'b'], ['c'], ['d'], ['e']]) {
      asked.push(...turn.map((item) => slow.add(item)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(groups).toEqual([['a', 'b'], ['c']]);
    ends[0]!();
    await asked[0];
    await new Promise((resolve) => setImmediate(resolve));
    expect(groups).toEqual([['a', 'b'], ['c'], ['d', 'e']]);
    for (const end of ends) end();
    await Promise.all(asked);
  });

  it('refuses one item without hurting those that were written with it', async () => {
    const { groups, add } = gathering((item) => (item === 'd' ? new Refused() : undefined));
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(add));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(groups).toEqual([['a', 'b', 'c', 'd', 'e'], ['a'], ['b'], ['c'], ['d'], ['e']]);
  });

  it('repeats nothing where it is not known whether anything was written', async () => {
    const { groups, add } = gathering((item) => (item === 'd' ? new Error('connection lost') : undefined));
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(add));
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(groups).toEqual([['a', 'b', 'c', 'd', 'e']]);
  });

  it('goes on after a failure', async () => {
    const { add } = gathering((item) => (item === 'a' ? new Refused() : undefined));
    await expect(add('a')).rejects.toBeInstanceOf(Refused);
    await expect(add('b')).resolves.toBeUndefined();
  });
});
