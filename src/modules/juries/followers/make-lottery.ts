import { existsSync } from 'node:fs';
import { toHex } from '../../../kernel/bytes.js';
import {
  announcedBundle, chancesOf, commitPool, compare, type DrawRules, formatRational, type Found, type Instance, loadSolver, parseRational, type Person, type Progress, type Rational, runSearch,
  searchLottery, type SearchResult, SOLVER, typeTable,
} from '../solver/index.js';
import { ANONYMITY_THRESHOLD } from '../domain/index.js';
import type { DrawPool } from '../store/draw-pool.js';
import type { ExclusionEffect, Lottery, LotteryCounts } from '../store/lotteries.js';
import type { SearchOutcome } from '../store/searches.js';

export type Made = { readonly ok: true; readonly lottery: Lottery; readonly figures: Omit<Extract<SearchOutcome, { ok: true }>, 'lottery'> } | Extract<SearchOutcome, { ok: false }>;

/**
 * From a pool to its lottery, in a worker thread. What the solver says is not believed: the bundle is checked by whoever reads it. A
 * failure of the solver throws, and never becomes a worse lottery.
 */
export async function makeLottery(pool: DrawPool, rules: DrawRules, progress: Progress): Promise<Made> {
  if (rules.solver.id !== SOLVER.id || rules.solver.wasm !== SOLVER.wasm) {
    return { ok: false, reason: 'OTHER_SOLVER', words: [`This draw was opened for the solver ${rules.solver.id}; this node has ${SOLVER.id}. Run the version of the node that opened it.`], relaxations: [] };
  }
  const result = await search(pool.people, rules, progress);
  if (!result.ok) return refusalOf(result);
  const instance = instanceOf(pool.people, rules);
  const whole = announcedBundle({ instance, rules, exclusions: pool.exclusions, salts: pool.salts }, result.found, null);
  const leaves = commitPool(instance.people, pool.salts).levels[0]!.map(toHex);
  const after = chancesByPerson(instance, rules, result.found);
  const figures = {
    ok: true,
    smallest: formatRational(smallest(after)),
    label: whole.label,
    gap: whole.gap,
    types: whole.types.length,
    impossible: whole.types.filter((_, t) => whole.chances[t] === '0').reduce((sum, members) => sum + members.length, 0),
  } as const;
  const effect = pool.excluded.length === 0 ? null : await effectOf(pool, rules, smallest(after), progress);
  const bundle = { ...whole, pool: { ...whole.pool, rows: null } };
  return { ok: true, figures, lottery: { bundle, leaves, counts: countsOf(instance), effect } };
}

/** How the chances would be had nobody been excluded: the difference of two searches. Null where that pool has no lottery. */
async function effectOf({ people, excluded }: DrawPool, rules: DrawRules, after: Rational, progress: Progress): Promise<ExclusionEffect | null> {
  const all = [...people, ...excluded].sort((a, b) => (a.id < b.id ? -1 : 1));
  const result = await search(all, rules, progress);
  if (!result.ok) return null;
  const chances = chancesByPerson(instanceOf(all, rules), rules, result.found);
  const place = new Map(all.map(({ id }, i) => [id, i]));
  const before = people.map(({ id }) => chances[place.get(id)!]!);
  return { smallestBefore: formatRational(smallest(before)), smallestAfter: formatRational(after), before: before.map(formatRational) };
}

function instanceOf(people: readonly Person[], { size, quotas }: DrawRules): Instance {
  return { size, quotas, people };
}

async function search(people: readonly Person[], rules: DrawRules, progress: Progress): Promise<SearchResult> {
  const cap = rules.cap === null ? undefined : parseRational(rules.cap);
  const request = { instance: instanceOf(people, rules), panels: rules.panels, method: rules.method, cap, nodeLimit: rules.nodeLimit };
  // Where the program runs from its sources, as under test, there is no compiled file for a thread to start from.
  if (!existsSync(new URL('../solver/search-worker.js', import.meta.url))) return searchLottery(await loadSolver(), request, progress);
  return (await runSearch(request, progress)).result;
}

function chancesByPerson(instance: Instance, rules: DrawRules, found: Found): Rational[] {
  const table = typeTable(instance);
  const chances = chancesOf(table, found, rules);
  return table.typeOf.map((t) => chances[t]!);
}

function smallest(chances: readonly Rational[]): Rational {
  return chances.reduce((least, chance) => (compare(chance, least) < 0 ? chance : least));
}

function countsOf(instance: Instance): LotteryCounts {
  const table = typeTable(instance);
  const categories = [...new Set(instance.quotas.map(({ category }) => category))];
  const counted = instance.quotas.map(({ category, value }) => {
    const at = categories.indexOf(category);
    return { category, value, people: instance.people.filter(({ features }) => features[at] === value).length };
  });
  // One hidden number could be had by subtraction, so a category is shown whole or not at all.
  const shows = (category: string): boolean => counted.every((one) => one.category !== category || one.people === 0 || one.people >= ANONYMITY_THRESHOLD);
  const types = table.types.map(({ features, members }) => ({ features, people: members.length }));
  return {
    features: counted.map((one) => (shows(one.category) ? one : { ...one, people: null })),
    types: types.every(({ people }) => people >= ANONYMITY_THRESHOLD) ? types : null,
  };
}

function refusalOf(result: Extract<SearchResult, { ok: false }>): Extract<SearchOutcome, { ok: false }> {
  const { reason } = result;
  switch (reason) {
    case 'BAD_INSTANCE':
      return { ok: false, reason, words: result.problems.map(({ words }) => words), relaxations: [] };
    case 'INFEASIBLE':
      return { ok: false, reason, words: result.conflict.conflict, relaxations: result.conflict.relaxations ?? [] };
    case 'CAP_TOO_LOW':
      return { ok: false, reason, words: ['With this cap on the largest chance there are not enough chances for all seats. Open a draw with a higher cap, or without one.'], relaxations: [] };
    case 'TOO_MANY_TYPES':
      return { ok: false, reason, words: [`The pool has ${result.types} kinds of people, more than can be balanced exactly. Open a draw with fewer or wider categories.`], relaxations: [] };
  }
}
