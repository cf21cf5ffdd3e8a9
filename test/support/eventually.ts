import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is there; for what another process or a queue does in its own time. */
export async function eventually<T>(ask: () => Promise<T | undefined | false> | T | undefined | false, what: string, seconds = 20): Promise<T> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > until) throw new Error(`in ${seconds} s there was still not: ${what}`);
    await sleep(50);
  }
}
