import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Highs } from 'highs';
import { readInstance } from '../../src/cli/draw/instance-directory.js';
import { announcedBundle, type Bundle, checkBundle, loadSolver, NODE_LIMIT, searchLottery, SOLVER, typeTable } from '../../src/modules/juries/solver/index.js';
import { sharedData } from '../support/shared-data.js';

const shared = sharedData('sortition');
const ifShared = shared === undefined ? describe.skip : describe;
let highs: Highs;
beforeAll(async () => {
  highs = await loadSolver();
});

async function drawOf(folder: string, size: number): Promise<Bundle> {
  const instance = await readInstance(join(shared!, folder), size, { household: [] });
  const result = searchLottery(highs, { instance, panels: 1000, method: 'leximin', cap: undefined, nodeLimit: NODE_LIMIT }, () => undefined);
  if (!result.ok) throw new Error(JSON.stringify(result));
  const rules = { size, panels: 1000, method: 'leximin', cap: null, quotas: instance.quotas, solver: SOLVER, nodeLimit: NODE_LIMIT } as const;
  return announcedBundle({ instance, rules, exclusions: [], salts: instance.people.map(() => new Uint8Array(32)) }, result.found, null);
}

ifShared('published instances [shared data]', () => {
  it.each([
    ['example_small_20', 20, 1],
    ['example_large_200', 200, 1],
    ['sf_fixture_22', 22, 11],
    ['newdemocracy', 20, 11],
  ])('%s', async (folder, size) => {
    const t0 = performance.now();
    const bundle = await drawOf(folder, size);
    console.log(folder, performance.now() - t0, bundle.levels.map(({ value }) => value).join(' '), bundle.label, bundle.gap, bundle.deviation, bundle.types.length, JSON.stringify(bundle.levels[0]).slice(0, 600));
    const t1 = performance.now();
    expect(checkBundle(bundle, () => undefined).findings).toEqual([]);
    console.log('check', performance.now() - t1);
    void readFileSync; void typeTable;
  }, 60_000);
});
