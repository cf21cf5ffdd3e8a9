import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Highs } from 'highs';
import { readInstance } from '../../src/cli/draw/instance-directory.js';
import {
  announcedBundle,
  type Bundle,
  checkBundle,
  decimal,
  formatRational,
  goldilocksCap,
  type Instance,
  least,
  loadSolver,
  type Method,
  NODE_LIMIT,
  parseRational,
  searchLottery,
  type SearchResult,
  SOLVER,
  typeTable,
} from '../../src/modules/juries/solver/index.js';
import { generatedLevels } from '../../src/modules/juries/solver/generated-levels.js';
import { heaviestPanel as searchPanel } from '../../src/modules/juries/solver/panel-program.js';
import { relaxedLevels } from '../../src/modules/juries/solver/relaxed-levels.js';
import { heaviestPanel } from '../../verifier/heaviest-panel.js';
import { sharedData } from '../support/shared-data.js';

/** The draw on published instances, whose fairest chances are known. The search is real; what it finds is checked by another solver. */
const shared = sharedData('sortition');
const ifShared = shared === undefined ? describe.skip : describe;
let highs: Highs;
beforeAll(async () => {
  highs = await loadSolver();
});

function search(instance: Instance, method: Method = 'leximin', cap?: string): SearchResult {
  return searchLottery(highs, { instance, panels: 1000, method, cap: cap === undefined ? undefined : parseRational(cap), nodeLimit: NODE_LIMIT }, () => undefined);
}

function bundleOf(instance: Instance, method: Method = 'leximin', cap?: string): Bundle {
  const result = search(instance, method, cap);
  if (!result.ok) throw new Error(JSON.stringify(result));
  const rules = { size: instance.size, panels: 1000, method, cap: cap ?? null, quotas: instance.quotas, solver: SOLVER, nodeLimit: NODE_LIMIT };
  return announcedBundle({ instance, rules, exclusions: [], salts: instance.people.map(() => new Uint8Array(32)) }, result.found, null);
}

/** Exact chances by person. */
function chancesOf(instance: Instance, bundle: Bundle): Record<string, string> {
  return Object.fromEntries(bundle.types.flatMap((members, t) => members.map((i) => [instance.people[i]!.id, bundle.chances[t]!])));
}

function sorted(bundle: Bundle): number[] {
  return bundle.types.flatMap((members, t) => members.map(() => Number(decimal(parseRational(bundle.chances[t]!)!, 15)))).sort((a, b) => a - b);
}

interface Expected {
  readonly n: number;
  readonly k: number;
  readonly types: number;
  readonly leximin: { readonly exactMin: string; readonly min: number; readonly max?: number; readonly gini: number; readonly geometricMean?: number };
}

const gini = (p: readonly number[]): number => p.reduce((sum, each, i) => sum + (2 * (i + 1) - p.length - 1) * each, 0) / (p.length * p.reduce((a, b) => a + b, 0));
const geometricMean = (p: readonly number[]): number => Math.exp(p.reduce((sum, each) => sum + Math.log(each), 0) / p.length);

ifShared('published instances [shared data]', () => {
  const all = shared === undefined ? {} : (JSON.parse(readFileSync(join(shared, 'expected.json'), 'utf8')) as Record<string, Expected>);

  it.each(['example_small_20', 'example_large_200', 'sf_fixture_22', 'newdemocracy'])('%s has the chances that are known for it, and proves them', async (folder) => {
    const expected = all[folder]!;
    const bundle = bundleOf(await readInstance(join(shared!, folder), expected.k, { household: [] }));
    expect(bundle.pool.size).toBe(expected.n);
    expect(bundle.types).toHaveLength(expected.types);
    expect(formatRational(least(bundle.chances.map((text) => parseRational(text)!)))).toBe(expected.leximin.exactMin);
    const chances = sorted(bundle);
    expect(Math.abs(gini(chances) - expected.leximin.gini)).toBeLessThan(1e-6);
    if (expected.leximin.max !== undefined) expect(Math.abs(chances.at(-1)! - expected.leximin.max)).toBeLessThan(1e-6);
    if (expected.leximin.geometricMean !== undefined) expect(Math.abs(geometricMean(chances) - expected.leximin.geometricMean)).toBeLessThan(1e-6);
    expect(bundle).toMatchObject({ label: 'proven', gap: '0' });
    expect(Number(decimal(parseRational(bundle.deviation)!, 6))).toBeLessThanOrEqual(2);
    expect(checkBundle(bundle, heaviestPanel).findings).toEqual([]);
  });

  it('the certificate of the first level holds by the other solver as well, without multipliers', async () => {
    const bundle = bundleOf(await readInstance(join(shared!, 'sf_fixture_22'), 22, { household: [] }));
    const bare = { ...bundle, levels: bundle.levels.map((level, i) => (i === 0 ? { ...level, multipliers: null } : level)) };
    const findings = checkBundle(bare, heaviestPanel).findings.filter(({ code }) => code !== 'NOT_AS_ANNOUNCED');
    expect(findings).toEqual([]);
  });

  it('maximin has the same smallest chance', async () => {
    const bundle = bundleOf(await readInstance(join(shared!, 'sf_fixture_22'), 22, { household: [] }), 'maximin');
    expect(bundle.levels.map(({ value }) => value)).toEqual(['1/11']);
    expect(checkBundle(bundle, heaviestPanel).findings).toEqual([]);
  });

  it('both ways of searching, with divided seats and panel by panel, find the same levels', async () => {
    const table = typeTable(await readInstance(join(shared!, 'sf_fixture_22'), 22, { household: [] }));
    const values = (levels: readonly { readonly value: string; readonly types: readonly number[] }[]) =>
      levels.flatMap(({ value, types }) => types.map((t) => [t, value] as const)).sort(([a], [b]) => a - b);
    const start = searchPanel(highs, table, table.types.map(() => 0), NODE_LIMIT)!.panel!;
    const generated = generatedLevels(highs, table, [start], { cap: undefined, firstOnly: false, nodeLimit: NODE_LIMIT }, () => undefined)!;
    expect(values(generated.levels)).toEqual(values(relaxedLevels(highs, table, undefined, false)!.levels));
  });

  it('goldilocks finds a cap between the average and the largest chance', async () => {
    const instance = await readInstance(join(shared!, 'sf_fixture_22'), 22, { household: [] });
    const cap = formatRational(goldilocksCap(highs, instance));
    const bundle = bundleOf(instance, 'leximin', cap);
    expect(checkBundle(bundle, heaviestPanel).findings).toEqual([]);
    expect(sorted(bundle).at(-1)).toBeGreaterThan(22 / 150);
    expect(sorted(bundle).at(-1)).toBeLessThan(0.47);
  });

  it('a cap lowers the largest chance and is kept; one below the average is refused', async () => {
    const instance = await readInstance(join(shared!, 'sf_fixture_22'), 22, { household: [] });
    const bundle = bundleOf(instance, 'leximin', '3/10');
    expect(sorted(bundle).at(-1)).toBeLessThanOrEqual(0.3);
    expect(checkBundle(bundle, heaviestPanel).findings).toEqual([]);
    expect(search(instance, 'leximin', '1/10')).toEqual({ ok: false, reason: 'CAP_TOO_LOW' });
  });
});

interface UnitExample {
  readonly id: string;
  readonly k: number;
  readonly categories?: Record<string, Record<string, [number, number]>>;
  readonly people?: Record<string, string[]>;
  readonly address?: Record<string, string>;
  readonly expected: { readonly infeasible?: boolean; readonly maximin?: Record<string, string>; readonly maximin_with_address?: Record<string, string> };
}

ifShared('examples calculated by hand [shared data]', () => {
  const examples = shared === undefined ? [] : (JSON.parse(readFileSync(join(shared, 'unit_examples.json'), 'utf8')) as { examples: UnitExample[] }).examples;
  const written = examples.filter(({ people }) => people !== undefined);

  function instanceOf({ k, categories, people, address }: UnitExample, withAddress = false): Instance {
    return {
      size: k,
      quotas: Object.entries(categories!).flatMap(([category, values]) => Object.entries(values).map(([value, [min, max]]) => ({ category, value, min, max }))),
      people: Object.entries(people!).map(([id, features]) => ({ id, features, household: withAddress ? address![id]! : null })),
    };
  }

  it.each(written.map((example) => [example.id, example] as const))('%s', (_id, example) => {
    const instance = instanceOf(example);
    if (example.expected.infeasible) {
      expect(search(instance)).toMatchObject({ ok: false, reason: 'INFEASIBLE' });
      return;
    }
    for (const method of ['leximin', 'maximin'] as const) {
      const bundle = bundleOf(instance, method);
      expect(checkBundle(bundle, heaviestPanel).findings).toEqual([]);
      expect(bundle.label).toBe('proven');
      if (method === 'leximin') expect(chancesOf(instance, bundle)).toMatchObject(example.expected.maximin!);
    }
  });

  it.each(written.filter(({ expected }) => expected.maximin_with_address).map((example) => [example.id, example] as const))('%s with households', (_id, example) => {
    const instance = instanceOf(example, true);
    const bundle = bundleOf(instance);
    expect(chancesOf(instance, bundle)).toEqual(example.expected.maximin_with_address);
    expect(checkBundle(bundle, heaviestPanel).findings).toEqual([]);
  });

  it('60 people of six kinds, and one who can sit on no panel', () => {
    const kinds = ['v1 v1 v3', 'v1 v3 v1', 'v3 v1 v1', 'v2 v2 v3', 'v2 v3 v2', 'v3 v2 v2'].map((kind) => kind.split(' '));
    const people = kinds.flatMap((features, kind) => Array.from({ length: 10 }, (_, i) => ({ id: `p${kind * 10 + i + 1}`, features, household: null })));
    const quotas = ['f1', 'f2', 'f3'].flatMap((category) => [
      { category, value: 'v1', min: 15, max: 46 },
      { category, value: 'v2', min: 15, max: 46 },
      { category, value: 'v3', min: 0, max: 46 },
    ]);
    const instance = { size: 46, quotas, people: [...people, { id: 'p61', features: ['v3', 'v3', 'v3'], household: null }] };
    const bundle = bundleOf(instance);
    const { p61, ...others } = chancesOf(instance, bundle);
    expect(p61).toBe('0');
    expect(new Set(Object.values(others))).toEqual(new Set(['23/30']));
    expect(checkBundle(bundle, heaviestPanel).findings).toEqual([]);
  });
});
