import { END_REASONS, type EndReason, type Papers, Positions } from './papers.js';
import type { Values } from './stv-values.js';
import type { Count, OptionId, Round, Transfer } from './types.js';

export interface StvCount {
  readonly elected: readonly OptionId[];
  readonly tied?: readonly OptionId[];
  readonly rounds: readonly Round[];
  readonly quota: string | number;
}

/** Papers that lie together and are worth the same. */
interface Parcel<V> {
  readonly value: V;
  readonly kinds: readonly number[];
}

/** Who holds which papers at which worth while an STV count goes on. Every paper is with one option, or exhausted. */
export class StvState<V> {
  readonly elected: OptionId[] = [];
  readonly out = new Set<OptionId>();
  /** Elected, and his surplus has not moved. */
  readonly pending = new Set<OptionId>();
  /** Papers that count for nobody any more, by why: what they were worth. */
  readonly exhausted: Record<EndReason, V>;
  /** Marked papers that count for somebody in the first stage: the valid votes of which the quota is taken. */
  readonly valid: number;
  /** What cutting decimals off has lost. */
  lost: V;
  readonly tallies: V[];
  private readonly piles: Parcel<V>[][];
  private readonly positions: Positions;

  constructor(
    readonly papers: Papers,
    readonly values: Values<V>,
    excluded: readonly OptionId[],
  ) {
    excluded.forEach((option) => this.out.add(option));
    this.positions = new Positions(papers, papers.options.map((option) => !this.out.has(option)));
    this.tallies = papers.options.map(() => values.zero);
    this.piles = papers.options.map(() => []);
    this.exhausted = { exhaustedChoices: values.zero, overvotes: values.zero, repeatedRankings: values.zero, skippedRankings: values.zero };
    this.lost = values.zero;
    this.valid = papers.counts.reduce((sum, count, kind) => (typeof this.positions.next(kind) === 'string' ? sum : sum + count), 0);
    this.deal([{ value: values.one, kinds: papers.counts.map((_, kind) => kind) }], (value) => value);
  }

  tally(option: OptionId): V {
    return this.tallies[this.numberOf(option)]!;
  }

  continuing(): OptionId[] {
    return this.papers.options.filter((_, number) => this.positions.continuing[number]);
  }

  /** From now on nobody's papers move to him. */
  elect(option: OptionId): void {
    this.elected.push(option);
    this.pending.add(option);
    this.positions.continuing[this.numberOf(option)] = false;
  }

  exclude(options: readonly OptionId[]): Transfer[] {
    for (const option of options) {
      this.out.add(option);
      this.positions.continuing[this.numberOf(option)] = false;
    }
    return options.map((option) => {
      const number = this.numberOf(option);
      const parcels = this.piles[number]!;
      this.piles[number] = [];
      this.tallies[number] = this.values.zero;
      return { from: option, to: this.deal(parcels, (value) => value) };
    });
  }

  /** Moves all papers of somebody elected, at the worth that the surplus gives them; he keeps the quota. */
  transferSurplus(option: OptionId, quota: V): Transfer {
    const number = this.numberOf(option);
    const total = this.tallies[number]!;
    const surplus = this.values.subtract(total, quota);
    const parcels = this.piles[number]!;
    this.piles[number] = [];
    this.tallies[number] = quota;
    this.pending.delete(option);
    const before = this.sum();
    const to = this.deal(parcels, (value) => this.values.reduced(value, surplus, total));
    this.lost = this.values.add(this.lost, this.values.subtract(surplus, this.values.subtract(this.sum(), before)));
    return { from: option, to, value: this.values.format(this.values.reduced(this.values.one, surplus, total)) };
  }

  /** What a surplus would amount to if it still moved: the last winners' surpluses move to nobody. */
  reducedWorth(option: OptionId, quota: V): V {
    const { values } = this;
    const number = this.numberOf(option);
    const total = this.tallies[number]!;
    const surplus = values.subtract(total, quota);
    let moved = values.zero;
    for (const { value, kinds } of this.piles[number]!) {
      const papers = kinds.reduce((sum, kind) => sum + this.papers.counts[kind]!, 0);
      moved = values.add(moved, values.worth(values.reduced(value, surplus, total), papers));
    }
    this.tallies[number] = quota;
    this.pending.delete(option);
    this.lost = values.add(this.lost, values.subtract(surplus, moved));
    return moved;
  }

  private sum(): V {
    return [...this.tallies, ...END_REASONS.map((reason) => this.exhausted[reason])].reduce(this.values.add);
  }

  private numberOf(option: OptionId): number {
    return this.papers.options.indexOf(option);
  }

  private deal(parcels: readonly Parcel<V>[], worth: (value: V) => V): { readonly [option: OptionId]: Count } {
    const { values } = this;
    const received = new Map<number, V>();
    let exhausted = values.zero;
    const end = (reason: EndReason, amount: V): void => {
      this.exhausted[reason] = values.add(this.exhausted[reason], amount);
      exhausted = values.add(exhausted, amount);
    };
    for (const { value, kinds } of parcels) {
      const now = worth(value);
      const dealt = new Map<number, { kinds: number[]; papers: number }>();
      const ended = new Map<EndReason, number>();
      for (const kind of kinds) {
        const to = this.positions.next(kind);
        const count = this.papers.counts[kind]!;
        if (typeof to === 'string') {
          ended.set(to, (ended.get(to) ?? 0) + count);
          continue;
        }
        const pile = dealt.get(to);
        if (pile) {
          pile.kinds.push(kind);
          pile.papers += count;
        } else dealt.set(to, { kinds: [kind], papers: count });
      }
      for (const [reason, papers] of ended) end(reason, values.worth(now, papers));
      for (const [to, { kinds: moved, papers }] of dealt) {
        const amount = values.worth(now, papers);
        this.piles[to]!.push({ value: now, kinds: moved });
        this.tallies[to] = values.add(this.tallies[to]!, amount);
        received.set(to, values.add(received.get(to) ?? values.zero, amount));
      }
    }
    const to = this.papers.options.flatMap((option, number): [string, Count][] => (received.has(number) ? [[option, values.format(received.get(number)!)]] : []));
    if (values.compare(exhausted, values.zero) > 0) to.push(['!exhausted', values.format(exhausted)]);
    return Object.fromEntries(to);
  }
}
