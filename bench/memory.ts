import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchNode } from './child.js';
import { boundFigure, type Figure } from './measure.js';

const IDLE_MS = 5_000;

/** What the whole node holds while nothing is asked of it, after a garbage collection; PostgreSQL is a process of its own. */
export async function benchMemory(node: BenchNode): Promise<readonly Figure[]> {
  await sleep(IDLE_MS);
  const { rss } = await node.ask<{ rss: number }>('memory');
  return [boundFigure('idle memory of the node without PostgreSQL', rss / 1e6, 'MB', 300, '', 0)];
}
