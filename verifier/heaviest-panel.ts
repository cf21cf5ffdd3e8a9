import { solve } from 'yalps';
import type { HeaviestPanel } from '../src/modules/juries/domain/draw/index.js';

/**
 * The integer program of a certificate, solved by another solver than the one that searched: YALPS, written in TypeScript alone.
 * Its panel is checked by whoever asks; undefined where it ends without an answer.
 */
export const heaviestPanel: HeaviestPanel = (table, weights) => {
  const constraints: (readonly [string, { readonly min: number; readonly max: number }])[] = table.rows.map(({ min, max }, r) => [`r${r}`, { min, max }] as const);
  for (const [t, { members }] of table.types.entries()) constraints.push([`n${t}`, { min: 0, max: members.length }]);
  const coefficients = table.types.map((_, t) => new Map([['weight', weights[t]!], [`n${t}`, 1]]));
  for (const [r, { types }] of table.rows.entries()) for (const t of types) coefficients[t]!.set(`r${r}`, 1);
  const variables = coefficients.map((each, t) => [t, each] as const);
  const { status, variables: found } = solve<number, string>({ direction: 'maximize', objective: 'weight', constraints, variables, integers: true }, { maxIterations: ITERATIONS, tolerance: 0 });
  if (status !== 'optimal') return undefined;
  const panel = table.types.map(() => 0);
  for (const [t, count] of found) panel[t] = Math.round(count);
  return panel;
};

/** Steps of the search, never seconds. */
const ITERATIONS = 200_000;
