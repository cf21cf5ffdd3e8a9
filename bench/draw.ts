import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { child } from './child.js';
import { boundFigure, type Figure } from './measure.js';

interface Run {
  readonly drawing: number;
  readonly checking: number;
  readonly megabytes: number;
  readonly types: number;
  readonly min: string;
  readonly label: string;
  readonly gap: string;
  readonly hash: string;
}

/** Published instances, where the data sets stand beside the checkout: folder, seats, seconds, and the smallest chance that is known. */
const PUBLISHED = [
  ['example_small_20', 20, 1, '1/10', ''],
  ['example_large_200', 200, 2, '1/10', 'published: 1,162 s'],
  ['sf_fixture_22', 22, 10, '1/11', ''],
] as const;
const LARGE_SECONDS = 60;
const CHECK_SECONDS = 5;
const MEGABYTES = 600;

/** Draws from instance to bundle and their checks, each in a process of its own; the last one three times, and always the same bundle. */
export async function benchDraw(): Promise<readonly Figure[]> {
  const data = join(process.env['FOLKMOOT_SHARED_DATA'] ?? resolve('../shared/data'), 'sortition');
  const figures: Figure[] = [];
  const runs: Run[] = [];
  for (const [folder, size, most, min, baseline] of PUBLISHED) {
    if (!existsSync(join(data, folder))) {
      console.error(`bench: draw: no ${join(data, folder)}, left out`);
      continue;
    }
    const run = await draw(join(data, folder), size);
    if (run.min !== min) throw new Error(`${folder}: smallest chance ${run.min}, known is ${min}`);
    figures.push(boundFigure(`draw ${folder}: smallest chance ${run.min}, ${run.label}`, run.drawing, 's', most, baseline));
    runs.push(run);
  }
  const large = [await draw('', 25), await draw('', 25), await draw('', 25)];
  runs.push(...large);
  const [first] = large;
  figures.push(boundFigure(`draw 25 of 250 people of ${first!.types} types: ${first!.label}, gap ${first!.gap}`, Math.max(...large.map(({ drawing }) => drawing)), 's', LARGE_SECONDS));
  figures.push(boundFigure('different bundles in three processes', new Set(large.map(({ hash }) => hash)).size, '', 1, '', 0));
  figures.push(boundFigure('check a bundle, the slowest', Math.max(...runs.map(({ checking }) => checking)), 's', CHECK_SECONDS));
  figures.push(boundFigure('memory of a draw, the largest', Math.max(...runs.map(({ megabytes }) => megabytes)), 'MB', MEGABYTES, '', 0));
  return figures;
}

async function draw(folder: string, size: number): Promise<Run> {
  const run = await child<Run>('./draw-run.js', { BENCH_INSTANCE: folder, BENCH_SIZE: String(size) });
  await run.stop();
  return run.hello;
}
