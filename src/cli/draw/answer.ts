import { type Bundle, fingerprint, formatRational, greatest, type Instance, least, panelOf, parseRational, type SearchResult, TYPE_LIMIT } from '../../modules/juries/solver/index.js';

/** What `folkmoot draw --json` prints. Chances are exact fractions of the ideal lottery; the bundle has the counts out of M beside them. */
export interface DrawAnswer {
  readonly min: string;
  readonly max: string;
  readonly probabilities: Readonly<Record<string, string>>;
  readonly label: Bundle['label'];
  readonly gap: string;
  readonly types: number;
  readonly people: number;
  readonly size: number;
  readonly panels: number;
  readonly method: string;
  readonly cap: string | null;
  readonly levels: number;
  /** Of the first level: no lottery gives everybody more than bound/weight. */
  readonly certificate: { readonly bound: number; readonly weight: number } | null;
  /** Panels out of M by which a chance of the lottery differs from the ideal one, at most. */
  readonly deviation: string;
  readonly poolRoot: string;
  readonly hash: string;
  readonly panelIndex?: number;
  readonly panel?: readonly string[];
}

export function answerOf(instance: Instance, bundle: Bundle): DrawAnswer {
  const chances = bundle.chances.map((text) => parseRational(text)!);
  const chanceOf = new Array<string>(instance.people.length).fill('0');
  for (const [t, members] of bundle.types.entries()) for (const i of members) chanceOf[i] = bundle.chances[t]!;
  const first = bundle.levels[0];
  const weight = first?.weights.reduce((sum, [t, w]) => sum + w * bundle.types[t]!.length, 0);
  const panel = panelOf(bundle);
  return {
    min: formatRational(least(chances)),
    max: formatRational(greatest(chances)),
    probabilities: Object.fromEntries(instance.people.map(({ id }, i) => [id, chanceOf[i]!])),
    label: bundle.label,
    gap: bundle.gap,
    types: bundle.types.length,
    people: bundle.pool.size,
    size: bundle.rules.size,
    panels: bundle.rules.panels,
    method: bundle.rules.method,
    cap: bundle.rules.cap,
    levels: bundle.levels.length,
    certificate: first && weight ? { bound: first.bound, weight } : null,
    deviation: bundle.deviation,
    poolRoot: bundle.pool.root,
    hash: fingerprint(bundle),
    ...(panel && bundle.draw ? { panelIndex: bundle.draw.index, panel } : {}),
  };
}

export interface DrawRefusal {
  readonly error: string;
  readonly words: readonly string[];
  readonly relaxations?: readonly string[] | null;
}

export function refusalOf(result: Exclude<SearchResult, { ok: true }>): DrawRefusal {
  switch (result.reason) {
    case 'BAD_INSTANCE':
      return { error: result.problems[0]!.code, words: result.problems.map(({ words }) => words) };
    case 'INFEASIBLE':
      return { error: 'INFEASIBLE', words: ['No panel keeps all quotas. These cannot be kept together:', ...result.conflict.conflict], relaxations: result.conflict.relaxations };
    case 'CAP_TOO_LOW':
      return { error: 'CAP_TOO_LOW', words: ['Under this cap there are not enough chances to fill the seats and keep the quotas.'] };
    case 'TOO_MANY_TYPES':
      return { error: 'TOO_MANY_TYPES', words: [`The pool has ${result.types} kinds of people; this program draws from at most ${TYPE_LIMIT}. Fewer or coarser categories make fewer kinds.`] };
  }
}
