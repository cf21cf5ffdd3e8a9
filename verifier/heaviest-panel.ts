import { solve } from 'yalps';
import type { HeaviestPanel, TypeTable } from '../src/modules/juries/domain/draw/index.js';

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
  const { status, variables: found } = solve<number, string>({ direction: 'maximize', objective: 'weight', constraints, variables, integers: true }, { maxIterations: iterationsOf(table), tolerance: 0 });
  if (status !== 'optimal') return undefined;
  const panel = table.types.map(() => 0);
  for (const [t, count] of found) panel[t] = Math.round(count);
  return panel;
};

/** Steps of the search, never seconds: fewer where the program is large and each step goes through more of it. */
function iterationsOf({ types, rows }: TypeTable): number {
  return Math.min(ITERATIONS, Math.ceil(CELLS / (2 * types.length * (rows.length + types.length))));
}

const ITERATIONS = 200_000;
/** Numbers of the program times steps: minutes on a slow machine. Small programs, which are those that need many steps, have all of them. */
const CELLS = 1_000_000_000;
