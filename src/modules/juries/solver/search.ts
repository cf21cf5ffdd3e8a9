import type { Highs } from 'highs';
import { checkInstance, type Found, type Instance, lotteryOf, type Method, MOST_TYPES, type Panel, type Problem, type Rational, type TypeTable, typeTable } from '../domain/draw/index.js';
import { apportion } from './apportion.js';
import { explainInfeasible, type Infeasible } from './explain.js';
import { generatedLevels } from './generated-levels.js';
import { heaviestPanel } from './panel-program.js';
import type { Progress } from './progress.js';
import { REACHED, realise } from './realise.js';
import { relaxedLevels } from './relaxed-levels.js';

/**
 * The search for the fairest lottery. It computes with rounding, and may be as clever as it likes: what it finds is checked with
 * integers by whoever reads the bundle. It counts nodes and rounds, never seconds, so that the same pool gives the same lottery
 * on every machine.
 */
export interface SearchRequest {
  readonly instance: Instance;
  readonly panels: number;
  readonly method: Method;
  readonly cap: Rational | undefined;
  readonly nodeLimit: number;
}

export type SearchResult =
  | { readonly ok: true; readonly found: Found }
  | { readonly ok: false; readonly reason: 'BAD_INSTANCE'; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly reason: 'INFEASIBLE'; readonly conflict: Infeasible }
  | { readonly ok: false; readonly reason: 'CAP_TOO_LOW' }
  | { readonly ok: false; readonly reason: 'TOO_MANY_TYPES'; readonly types: number };

/** Some 460 types take three quarters of a minute, and it grows faster than the square: beyond this, merging categories is the honest answer. */
export const TYPE_LIMIT = MOST_TYPES;
export const NODE_LIMIT = 20_000;

export function searchLottery(highs: Highs, request: SearchRequest, progress: Progress): SearchResult {
  const { instance, cap, nodeLimit, method } = request;
  const problems = checkInstance(instance);
  if (problems.length > 0) return { ok: false, reason: 'BAD_INSTANCE', problems };
  const table = typeTable(instance);
  progress({ doing: 'feasibility', types: table.types.length });
  if (table.types.length > TYPE_LIMIT) return { ok: false, reason: 'TOO_MANY_TYPES', types: table.types.length };
  const start = heaviestPanel(highs, table, table.types.map(() => 0), nodeLimit);
  if (!start) return { ok: false, reason: 'INFEASIBLE', conflict: explainInfeasible(highs, table, instance.quotas, nodeLimit) };
  if (!start.panel) throw new Error(`no panel was found within ${nodeLimit} nodes, and none was excluded`);
  if (cap && cap.n * BigInt(instance.people.length) < cap.d * BigInt(instance.size)) return { ok: false, reason: 'CAP_TOO_LOW' };
  return search(highs, table, start.panel, request, method === 'maximin', progress);
}

function search(highs: Highs, table: TypeTable, start: Panel, request: SearchRequest, firstOnly: boolean, progress: Progress): SearchResult {
  const { cap, nodeLimit, panels: many } = request;
  const relaxed = relaxedLevels(highs, table, cap, firstOnly);
  if (!relaxed) return { ok: false, reason: 'CAP_TOO_LOW' };
  progress({ doing: 'levels', levels: relaxed.levels.length });
  const realised = realise(highs, table, relaxed.chances, start, nodeLimit, progress);
  const whole = realised.shortfall < REACHED;
  const best = whole ? { ...realised, levels: relaxed.levels } : generatedLevels(highs, table, realised.panels, { cap, firstOnly, nodeLimit }, progress);
  if (!best) return { ok: false, reason: 'CAP_TOO_LOW' };
  progress({ doing: 'lottery', panels: many });
  const seatsOwed = table.types.map((_, t) => best.panels.reduce((sum, panel, i) => sum + panel[t]! * best.probabilities[i]! * many, 0));
  const lottery = lotteryOf(apportion(highs, table, { ...best, seatsOwed, many, nodeLimit }));
  return { ok: true, found: { levels: best.levels, lottery } };
}
