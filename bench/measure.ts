/** One figure beside its baseline, taken in the same run. The bound is on the ratio, or on the figure itself. */
export interface Figure {
  readonly name: string;
  readonly figure: string;
  readonly baseline: string;
  readonly ratio: string;
  readonly bound: string;
  readonly met: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

/** Seconds that `work` takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** Rounds of two kinds of work, interleaved, so that both meet the same noise: medians of each. */
export async function interleaved(rounds: number, ours: () => Promise<number>, baseline: () => Promise<number>): Promise<{ ours: number; baseline: number }> {
  const a: number[] = [];
  const b: number[] = [];
  for (let round = 0; round < rounds; round++) {
    b.push(await baseline());
    a.push(await ours());
  }
  return { ours: median(a), baseline: median(b) };
}

export function ratioFigure(name: string, unit: string, ours: number, baseline: number, least: number): Figure {
  const ratio = ours / baseline;
  return {
    name,
    figure: `${Math.round(ours).toLocaleString('en')} ${unit}`,
    baseline: `${Math.round(baseline).toLocaleString('en')} ${unit}`,
    ratio: ratio.toFixed(2),
    bound: `>= ${least}`,
    met: ratio >= least,
  };
}

export function boundFigure(name: string, value: number, unit: string, most: number, baseline = '', digits = 1): Figure {
  return { name, figure: `${value.toFixed(digits)} ${unit}`, baseline, ratio: '', bound: `<= ${most} ${unit}`, met: value <= most };
}

export function table(figures: readonly Figure[]): string {
  const head = ['', 'what', 'figure', 'baseline', 'ratio', 'bound'];
  const rows = figures.map(({ met, name, figure, baseline, ratio, bound }) => [met ? 'ok' : 'MISSED', name, figure, baseline, ratio, bound]);
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]!.length)));
  return [head, ...rows].map((row) => row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')).join('\n');
}
