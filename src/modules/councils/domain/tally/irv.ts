import { ballotFigures, tieGroups } from './elect.js';
import { END_REASONS, type EndReason, type Papers, Positions, preparePapers, rankingWords } from './papers.js';
import { formatDecimal, formatRational, parseFraction, rational, type Rational, times } from './rational.js';
import { refuse } from './refusals.js';
import { TieBreaker, tieWords } from './ties.js';
import type { Ballots, Count, IrvRule, OptionId, Round, TallyResult } from './types.js';

/**
 * Instant runoff. Each ballot counts for the highest option on it that is still in; the lowest leaves, and its ballots move on.
 *
 *     4 × a, 3 × b, 2 × c b   // round 1: a 4, b 3, c 2; c leaves; round 2: a 4, b 5: b has more than half
 *
 * A ballot with nobody left is exhausted and leaves the denominator: more than half means of the ballots that still count.
 */
export function countIrv(rule: IrvRule, ballots: readonly Ballots[]): TallyResult {
  const papers = preparePapers(rule.options, ballots, rule.ballots);
  if (papers.marked === 0) refuse('NO_VALID_BALLOTS', 'ballots');
  const ties = new TieBreaker(rule.tie, rule.options);
  const winners: OptionId[] = [];
  const rounds: Round[] = [];
  const left: OptionId[][] = [];
  let tied: readonly OptionId[] | undefined;
  const passes = rule.until === 'sequential' ? (rule.seats ?? 1) : 1;
  for (let pass = 1; pass <= passes && tied === undefined; pass++) {
    const count = new Pass(rule, papers, ties, winners, rule.until === 'sequential' ? pass : undefined);
    tied = count.run();
    rounds.push(...count.rounds);
    winners.push(...count.elected);
    left.push(...count.left);
  }
  const order = [...winners.map((winner) => [winner]), ...left.reverse()];
  return {
    method: 'irv',
    winners: tied ? [] : winners,
    ...(tied ? { tied } : {}),
    ...(tied || rule.until !== 'majority' ? {} : { order }),
    rounds,
    tieBreaks: ties.breaks,
    ballots: { ...ballotFigures(ballots), blank: papers.blank },
    sentence: `${untilWords(rule)}; ${rankingWords(rule.ballots)}; ${tieWords(rule.tie)}${rule.tie.length === 0 ? ', but the lowest that are tied leave together where all of them have fewer votes than the next' : ''}.`,
  };
}

/** One count until the rule is satisfied. */
class Pass {
  readonly rounds: Round[] = [];
  readonly elected: OptionId[] = [];
  /** Who left, in the order of leaving. */
  readonly left: OptionId[][] = [];
  private readonly positions: Positions;
  private readonly piles: number[][];
  private readonly tally: number[];
  private readonly inactive: Record<EndReason, number> = { exhaustedChoices: 0, overvotes: 0, repeatedRankings: 0, skippedRankings: 0 };
  private readonly history: ((option: OptionId) => bigint | undefined)[] = [];
  private fixed: Rational | undefined;

  constructor(
    private readonly rule: IrvRule,
    private readonly papers: Papers,
    private readonly ties: TieBreaker,
    without: readonly OptionId[],
    private readonly pass: number | undefined,
  ) {
    const out = new Set([...without, ...(rule.excluded ?? [])]);
    this.positions = new Positions(papers, papers.options.map((option) => !out.has(option)));
    this.piles = papers.options.map(() => []);
    this.tally = papers.options.map(() => 0);
    this.move(papers.counts.map((_, kind) => kind));
  }

  /** Runs to the end; gives the options of a tie that the rule does not resolve. */
  run(): readonly OptionId[] | undefined {
    for (;;) {
      const threshold = this.threshold();
      const continuing = this.continuing();
      const writeIns = continuing.filter((option) => (this.rule.writeIns ?? []).includes(option) && continuing.length > 1);
      const elected = writeIns.length > 0 ? [] : this.reached(continuing, threshold);
      if ('tied' in elected) return this.stop(threshold, elected.tied);
      if (elected.length > 0) {
        this.elected.push(...elected);
        this.left.push(...this.beaten(continuing.filter((option) => !elected.includes(option))));
        this.round(threshold, 'count', { elected, eliminated: [] });
        return undefined;
      }
      const out = writeIns.length > 0 ? writeIns : this.lowest(continuing);
      if ('tied' in out) return this.stop(threshold, out.tied);
      const transfers = this.exclude(out, () => this.round(threshold, 'count', { elected: [], eliminated: out }));
      this.rounds[this.rounds.length - 1] = { ...this.rounds.at(-1)!, transfers };
      this.left.push([...out]);
    }
  }

  private continuing(): OptionId[] {
    return this.papers.options.filter((_, number) => this.positions.continuing[number]);
  }

  private votes(option: OptionId): number {
    return this.tally[this.papers.options.indexOf(option)]!;
  }

  private active(): number {
    return this.tally.reduce((sum, votes) => sum + votes, 0);
  }

  private threshold(): Rational {
    const { until, percentage, fixedThreshold, seats } = this.rule;
    const active = BigInt(this.active());
    if (until === 'bottoms-up-percentage') {
      const share = this.fixed ?? times(parseFraction(percentage)!, rational(active));
      if (fixedThreshold) this.fixed = share;
      return share;
    }
    // For a bottoms-up count the threshold decides nothing; it is printed for those who compare.
    if (until === 'bottoms-up') return (this.fixed ??= rational(active / BigInt((seats ?? 1) + 1) + 1n));
    return rational(active / 2n + 1n);
  }

  private reached(continuing: readonly OptionId[], threshold: Rational): readonly OptionId[] | { readonly tied: readonly OptionId[] } {
    const { until } = this.rule;
    if (until === 'bottoms-up') return continuing.length <= (this.rule.seats ?? 1) ? continuing : [];
    if (until === 'bottoms-up-percentage') {
      return continuing.length === 1 || continuing.every((option) => BigInt(this.votes(option)) * threshold.q >= threshold.p) ? continuing : [];
    }
    const highest = continuing.reduce((a, b) => (this.votes(b) > this.votes(a) ? b : a));
    if (continuing.length === 1 || BigInt(this.votes(highest)) >= threshold.p) return [highest];
    if (continuing.length > 2) return [];
    // Two are left and neither has more than half, so they are even.
    const chosen = this.ties.choose(continuing, 'win', this.history, this.rounds.length + 1);
    return chosen === undefined ? { tied: continuing } : [chosen];
  }

  private lowest(continuing: readonly OptionId[]): readonly OptionId[] | { readonly tied: readonly OptionId[] } {
    const ascending = [...continuing].sort((a, b) => this.votes(a) - this.votes(b));
    if (this.rule.batch) {
      const batch = this.fewerThanNext(ascending);
      if (batch > 0) return inListed(continuing, ascending.slice(0, batch));
    }
    const least = this.votes(ascending[0]!);
    const lowest = continuing.filter((option) => this.votes(option) === least);
    const chosen = this.ties.choose(lowest, 'be-excluded', this.history, this.rounds.length + 1);
    if (chosen !== undefined) return [chosen];
    // Whoever of them left first, the others would follow before anybody else: leaving together changes nothing.
    const next = ascending[lowest.length];
    const { until, seats } = this.rule;
    const room = until === 'bottoms-up' ? continuing.length - lowest.length >= (seats ?? 1) : until !== 'bottoms-up-percentage';
    if (next !== undefined && room && least * lowest.length < this.votes(next)) return lowest;
    return { tied: lowest };
  }

  /** Size of the largest set of lowest options which together have less than the next one. */
  private fewerThanNext(ascending: readonly OptionId[]): number {
    const most = this.rule.until === 'bottoms-up' ? ascending.length - (this.rule.seats ?? 1) : ascending.length - 1;
    let sum = 0;
    let batch = 0;
    for (let size = 1; size <= most; size++) {
      sum += this.votes(ascending[size - 1]!);
      if (sum < this.votes(ascending[size]!)) batch = size;
    }
    return batch;
  }

  private exclude(out: readonly OptionId[], before: () => void): NonNullable<Round['transfers']> {
    before();
    const snapshot = [...this.tally];
    this.history.push((option) => BigInt(snapshot[this.papers.options.indexOf(option)]!));
    const numbers = out.map((option) => this.papers.options.indexOf(option));
    for (const number of numbers) this.positions.continuing[number] = false;
    return numbers.map((number) => {
      const pile = this.piles[number]!;
      this.piles[number] = [];
      this.tally[number] = 0;
      return { from: this.papers.options[number]!, to: this.move(pile) };
    });
  }

  /** Moves kinds of papers to whom they count for now, and says how many went where. */
  private move(kinds: readonly number[]): { readonly [option: OptionId]: Count } {
    const moved = new Map<number, number>();
    let exhausted = 0;
    for (const kind of kinds) {
      const to = this.positions.next(kind);
      const count = this.papers.counts[kind]!;
      if (typeof to === 'string') {
        this.inactive[to] += count;
        exhausted += count;
      } else {
        this.piles[to]!.push(kind);
        this.tally[to]! += count;
        moved.set(to, (moved.get(to) ?? 0) + count);
      }
    }
    const to: [string, number][] = this.papers.options.flatMap((option, number): [string, number][] => (moved.has(number) ? [[option, moved.get(number)!]] : []));
    return Object.fromEntries(exhausted > 0 ? [...to, ['!exhausted', exhausted]] : to);
  }

  private beaten(options: readonly OptionId[]): OptionId[][] {
    return tieGroups(options, (a, b) => this.votes(a) - this.votes(b));
  }

  private stop(threshold: Rational, tied: readonly OptionId[]): readonly OptionId[] {
    this.round(threshold, 'tie', { elected: [], eliminated: [] });
    return tied;
  }

  private round(threshold: Rational, action: string, what: Pick<Round, 'elected' | 'eliminated'>): void {
    const { until, percentage } = this.rule;
    this.rounds.push({
      round: this.rounds.length + 1,
      ...(this.pass === undefined ? {} : { pass: this.pass }),
      action: this.rounds.length === 0 && action === 'count' ? 'first preferences' : action,
      tally: Object.fromEntries(this.continuing().map((option) => [option, this.votes(option)])),
      threshold: until === 'bottoms-up-percentage' && percentage!.endsWith('/100') ? formatDecimal(threshold, 2) : formatRational(threshold),
      ...what,
      inactive: Object.fromEntries(END_REASONS.map((reason) => [reason, this.inactive[reason]])),
    });
  }
}

function inListed(all: readonly OptionId[], some: readonly OptionId[]): readonly OptionId[] {
  return all.filter((option) => some.includes(option));
}

function untilWords({ until, seats, percentage, fixedThreshold, batch, writeIns }: IrvRule): string {
  const together = batch ? 'the largest set of lowest options with fewer votes together than the next leaves' : 'the lowest leaves';
  const words = {
    majority: `Instant runoff: ${together} until one has more than half of the votes of ballots still counting`,
    'bottoms-up': `Instant runoff, bottoms up: ${together} until ${seats ?? 1} are left`,
    'bottoms-up-percentage': `Instant runoff, bottoms up: ${together} until all who are left have ${percentage} of ${fixedThreshold ? "the first round's votes" : 'the votes of the round'}`,
    sequential: `Instant runoff for each of ${seats ?? 1} seats in turn, without those who have won: ${together} until one has more than half of the votes of ballots still counting`,
  }[until];
  return writeIns && writeIns.length > 0 ? `${words}; undeclared write-ins leave first` : words;
}
