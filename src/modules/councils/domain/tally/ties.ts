import { seedOrder } from './seed-order.js';
import type { OptionId, TieBreak, TieRule } from './types.js';

/** Counts of an earlier round, in whatever number the method uses, comparable. */
export type History = readonly ((option: OptionId) => bigint | undefined)[];

/**
 * Resolves ties by the declared rule and writes down each that it resolved. Never by the order in which options happen to be
 * listed, never by a clock: where the rule has nothing to say, a tie stays a tie and `choose` gives undefined.
 */
export class TieBreaker {
  readonly breaks: TieBreak[] = [];
  private readonly drawn = new Map<string, ReadonlyMap<OptionId, number>>();

  constructor(
    private readonly rule: TieRule,
    private readonly options: readonly OptionId[],
  ) {}

  /** One of `among`, chosen to win, to go first, or to be excluded. `history` is earliest first. */
  choose(among: readonly OptionId[], to: TieBreak['to'], history: History = [], round?: number): OptionId | undefined {
    if (among.length === 1) return among[0];
    let left = among;
    for (const step of this.rule) {
      left = step.by === 'earlier-rounds' ? byHistory(left, to, history) : this.byOrder(left, to, this.places(step));
      const chosen = left[0];
      if (left.length === 1 && chosen !== undefined) {
        this.breaks.push({ among: [...among], chosen, to, by: step.by, ...(round === undefined ? {} : { round }) });
        return chosen;
      }
    }
    return undefined;
  }

  /** The whole order of the rule, first wins, where it names one: for methods that sort by it. */
  order(): ReadonlyMap<OptionId, number> | undefined {
    for (const step of this.rule) if (step.by !== 'earlier-rounds') return this.places(step);
    return undefined;
  }

  private byOrder(left: readonly OptionId[], to: TieBreak['to'], places: ReadonlyMap<OptionId, number>): readonly OptionId[] {
    const sorted = [...left].sort((a, b) => places.get(a)! - places.get(b)!);
    return to === 'be-excluded' ? sorted.slice(-1) : sorted.slice(0, 1);
  }

  private places(step: Exclude<TieRule[number], { by: 'earlier-rounds' }>): ReadonlyMap<OptionId, number> {
    const key = JSON.stringify(step);
    const known = this.drawn.get(key);
    if (known) return known;
    const order = step.by === 'order' ? step.order : seedOrder(step.seed, this.options);
    const places = new Map(order.map((option, place) => [option, place]));
    this.drawn.set(key, places);
    return places;
  }
}

/** SSI 2007/42 rule 49(5), 51(2): the latest earlier stage at which they differed; highest to win, lowest to be excluded. */
function byHistory(among: readonly OptionId[], to: TieBreak['to'], history: History): readonly OptionId[] {
  let left = among;
  for (let stage = history.length - 1; stage >= 0 && left.length > 1; stage--) {
    const counts = left.map((option) => history[stage]!(option));
    if (counts.some((count) => count === undefined)) continue;
    const known = counts as bigint[];
    const best = known.reduce((a, b) => ((to === 'be-excluded' ? b < a : b > a) ? b : a));
    left = left.filter((_, i) => known[i] === best);
  }
  return left;
}

/** The rule on ties as the end of a sentence. */
export function tieWords(rule: TieRule): string {
  if (rule.length === 0) return 'a tie is reported and not resolved';
  const words = rule.map((step) => {
    switch (step.by) {
      case 'earlier-rounds':
        return 'by the latest earlier round in which they differed';
      case 'order':
        return `by the declared order (${step.order.join(', ')})`;
      case 'seed':
        return `by the order drawn by SHA-256 from the seed ${JSON.stringify(step.seed)}`;
    }
  });
  return `ties are resolved ${words.join(', then ')}${rule.every(({ by }) => by === 'earlier-rounds') ? ', and else reported' : ''}`;
}
