import { Injectable } from '@nestjs/common';

export interface HealthReport {
  readonly ready: boolean;
  readonly parts: Readonly<Record<string, 'ready' | 'not ready'>>;
}

const PATIENCE_MS = 2_000;

/** Who must be ready before the node may be sent traffic. Reasons stay in the log: /readyz is public. */
@Injectable()
export class Health {
  private readonly checks = new Map<string, () => Promise<boolean>>();

  register(part: string, check: () => Promise<boolean>): void {
    if (this.checks.has(part)) throw new Error(`two health checks named ${part}`);
    this.checks.set(part, check);
  }

  async report(): Promise<HealthReport> {
    const names = [...this.checks.keys()].sort();
    const answers = await Promise.all(names.map((name) => withinPatience(this.checks.get(name)!)));
    return {
      ready: answers.every(Boolean),
      parts: Object.fromEntries(names.map((name, i) => [name, answers[i] ? 'ready' : 'not ready'])),
    };
  }
}

/** A check that throws or hangs counts as not ready. */
async function withinPatience(check: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([check(), impatience]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
