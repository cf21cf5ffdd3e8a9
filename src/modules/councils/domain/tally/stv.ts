import { ballotFigures } from './elect.js';
import { countMeek } from './meek.js';
import { END_REASONS, type Papers, preparePapers, rankingWords } from './papers.js';
import { refuse } from './refusals.js';
import { type StvCount, StvState } from './stv-state.js';
import { exact, rctab, SCOTTISH, type Values, WIGM_PRF } from './stv-values.js';
import { TieBreaker, tieWords } from './ties.js';
import type { Ballots, OptionId, Round, StvRule, TallyResult, Transfer } from './types.js';

/**
 * Single transferable vote by weighted inclusive Gregory transfers. Who reaches the quota is elected; what he has beyond it moves
 * on with all his papers at a reduced value; when nobody has anything to pass on, the lowest leaves.
 *
 *     2 seats, 9 ballots: 7 × a b, 2 × c   // quota 4; a elected with 7; surplus 3 moves to b, who stands at 3 against c at 2
 *
 * One loop serves two habits: one surplus per stage, the largest first (Scotland, PRF), or all surpluses of a round together.
 */
export function countStv(rule: StvRule, ballots: readonly Ballots[]): TallyResult {
  const papers = preparePapers(rule.options, ballots, rule.ballots);
  if (papers.marked === 0) refuse('NO_VALID_BALLOTS', 'ballots');
  const ties = new TieBreaker(rule.tie, rule.options);
  const count = countFamily(rule, papers, ties);
  return {
    method: 'stv',
    winners: count.tied ? [] : count.elected,
    ...(count.tied ? { tied: count.tied } : {}),
    rounds: count.rounds,
    tieBreaks: ties.breaks,
    ballots: { ...ballotFigures(ballots), blank: papers.blank },
    sentence: `${FAMILY_WORDS[rule.family](rule)}; ${rankingWords(rule.ballots)}; ${tieWords(rule.tie)}.`,
    details: { quota: count.quota, electedBeforeTie: count.tied ? count.elected : [] },
  };
}

function countFamily(rule: StvRule, papers: Papers, ties: TieBreaker): StvCount {
  switch (rule.family) {
    case 'scottish':
      return new Gregory(rule, papers, SCOTTISH, ties).run();
    case 'wigm-prf':
      return new Gregory(rule, papers, WIGM_PRF, ties).run();
    case 'wigm-rctab':
      return new Gregory(rule, papers, rctab(rule.quota), ties).run();
    case 'wigm-exact':
      return new Gregory(rule, papers, exact(rule.quota), ties).run();
    case 'meek':
      return countMeek(rule, papers, ties);
  }
}

class Gregory<V> {
  private readonly rounds: Round[] = [];
  private readonly history: ((option: OptionId) => bigint | undefined)[] = [];
  private readonly quota: V;
  private readonly state: StvState<V>;
  private readonly oneByOne: boolean;

  constructor(
    private readonly rule: StvRule,
    papers: Papers,
    private readonly values: Values<V>,
    private readonly ties: TieBreaker,
  ) {
    this.state = new StvState(papers, values, rule.excluded ?? []);
    this.quota = values.quota(this.state.valid, rule.seats);
    this.oneByOne = rule.family === 'scottish' || rule.family === 'wigm-prf';
  }

  run(): StvCount {
    const { state } = this;
    let action = 'first preferences';
    let transfers: Transfer[] = [];
    for (;;) {
      const writeIns = this.writeIns();
      const elected = writeIns.length > 0 ? [] : this.electReached();
      if ('tied' in elected) return this.stop(action, transfers, elected.tied);
      if (this.vacancies() === 0) return this.finish(action, transfers, elected);
      const surplus = this.surplus();
      if ('tied' in surplus) return this.stop(action, transfers, surplus.tied, elected);
      // Those elected together with somebody's exclusion would blur who went for what: families that move all surpluses of a
      // round together exclude nobody in a round that elects.
      const moves = surplus.length > 0 || (!this.oneByOne && elected.length > 0);
      const out = moves ? [] : writeIns.length > 0 ? writeIns : this.lowest();
      if ('tied' in out) return this.stop(action, transfers, out.tied, elected);
      this.round(action, transfers, elected, out);
      if (moves) {
        const named = surplus.map((option) => `${option} (${this.values.format(this.values.subtract(state.tally(option), this.quota))})`);
        action = named.length === 0 ? 'no surplus' : `surplus of ${named.join(', ')}`;
        transfers = surplus.map((option) => state.transferSurplus(option, this.quota));
      } else {
        action = `${out.join(', ')} excluded`;
        transfers = state.exclude(out);
      }
    }
  }

  private vacancies(): number {
    return this.rule.seats - this.state.elected.length;
  }

  /** Undeclared write-ins leave in the first round, before anybody is elected. */
  private writeIns(): readonly OptionId[] {
    if (this.rounds.length > 0 || this.rule.writeIns === undefined) return [];
    const continuing = this.state.continuing();
    const out = continuing.filter((option) => this.rule.writeIns!.includes(option));
    return continuing.length - out.length >= this.rule.seats ? out : [];
  }

  private electReached(): readonly OptionId[] | { readonly tied: readonly OptionId[] } {
    const { state, values } = this;
    const continuing = state.continuing();
    const all = continuing.length <= this.vacancies();
    let reached = all ? continuing : continuing.filter((option) => values.compare(state.tally(option), this.quota) >= 0);
    if (this.rule.family === 'wigm-exact') reached = [...reached].sort((a, b) => values.compare(state.tally(b), state.tally(a)));
    const elected: OptionId[] = [];
    while (reached.length > 0 && this.vacancies() > 0) {
      // Only a quota of exactly votes/(seats+1) lets one more reach it than there are seats: then the highest go first.
      let next = reached[0]!;
      if (reached.length > this.vacancies()) {
        const most = reached.reduce((a, b) => (values.compare(state.tally(b), state.tally(a)) > 0 ? b : a));
        const among = reached.filter((option) => values.compare(state.tally(option), state.tally(most)) === 0);
        const chosen = among.length <= this.vacancies() ? among[0] : this.ties.choose(among, 'win', this.history, this.rounds.length + 1);
        if (chosen === undefined) return { tied: among };
        next = chosen;
      }
      state.elect(next);
      elected.push(next);
      reached = reached.filter((option) => option !== next);
    }
    return elected;
  }

  /** Whose surplus moves now: the largest alone, or all. */
  private surplus(): readonly OptionId[] | { readonly tied: readonly OptionId[] } {
    const { state, values } = this;
    const waiting = [...state.pending].filter((option) => values.compare(state.tally(option), this.quota) > 0);
    if (!this.oneByOne || waiting.length === 0) return waiting;
    const most = waiting.reduce((a, b) => (values.compare(state.tally(b), state.tally(a)) > 0 ? b : a));
    const largest = waiting.filter((option) => values.compare(state.tally(option), state.tally(most)) === 0);
    const chosen = this.ties.choose(largest, 'go-first', this.history, this.rounds.length + 1);
    return chosen === undefined ? { tied: largest } : [chosen];
  }

  private lowest(): readonly OptionId[] | { readonly tied: readonly OptionId[] } {
    const { state, values } = this;
    const continuing = state.continuing();
    const least = continuing.reduce((a, b) => (values.compare(state.tally(b), state.tally(a)) < 0 ? b : a));
    const lowest = continuing.filter((option) => values.compare(state.tally(option), state.tally(least)) === 0);
    const chosen = this.ties.choose(lowest, 'be-excluded', this.history, this.rounds.length + 1);
    if (chosen !== undefined) return [chosen];
    // Nobody's vote is with those who have none: it cannot matter which of them leaves first.
    const nothing = values.compare(state.tally(least), values.zero) === 0;
    return nothing && continuing.length - lowest.length >= this.vacancies() ? lowest : { tied: lowest };
  }

  private finish(action: string, transfers: Transfer[], elected: readonly OptionId[]): StvCount {
    this.round(action, transfers, elected, []);
    if (this.rule.family === 'wigm-rctab') {
      // The last winners' surpluses move to nobody, and are shown, so that every vote stays accounted for.
      const { state, values } = this;
      const over = [...state.pending].filter((option) => values.compare(state.tally(option), this.quota) > 0);
      const rest = over.reduce((sum, option) => values.add(sum, state.reducedWorth(option, this.quota)), values.zero);
      this.round('final tallies', [], [], [], { finalRoundSurplus: values.format(rest) });
    }
    return { elected: this.state.elected, rounds: this.rounds, quota: this.values.format(this.quota) };
  }

  private stop(action: string, transfers: Transfer[], tied: readonly OptionId[], elected: readonly OptionId[] = []): StvCount {
    this.round(action, transfers, elected, []);
    return { elected: this.state.elected, tied, rounds: this.rounds, quota: this.values.format(this.quota) };
  }

  private round(action: string, transfers: readonly Transfer[], elected: readonly OptionId[], eliminated: readonly OptionId[], inactive: Round['inactive'] = {}): void {
    const { state, values } = this;
    const units = new Map(state.papers.options.map((option) => [option, state.tally(option)]));
    const ranks = [...units.values()].sort(values.compare);
    // Comparable whatever the family's numbers are: the place among all tallies of the stage.
    this.history.push((option) => BigInt(ranks.findIndex((each) => values.compare(each, units.get(option)!) === 0)));
    const shown = state.papers.options.filter((option) => this.isShown(option, elected, action));
    this.rounds.push({
      round: this.rounds.length + 1,
      action,
      tally: Object.fromEntries(shown.map((option) => [option, values.format(units.get(option)!)])),
      ...(values.exact ? { exact: Object.fromEntries(shown.map((option) => [option, String(values.exact!(units.get(option)!))])) } : {}),
      threshold: values.format(this.quota),
      elected,
      eliminated,
      inactive: { ...Object.fromEntries(END_REASONS.map((reason) => [reason, values.format(state.exhausted[reason])])), lostToDecimals: values.format(state.lost), ...inactive },
      ...(transfers.length > 0 ? { transfers } : {}),
    });
  }

  /** Scottish stages show all; exact counts those who were still in when the round began; others all who are not out. */
  private isShown(option: OptionId, elected: readonly OptionId[], action: string): boolean {
    if (this.rule.family === 'scottish') return !(this.rule.excluded ?? []).includes(option);
    if (this.state.out.has(option)) return false;
    return this.rule.family !== 'wigm-exact' || action === 'final tallies' || !this.state.elected.includes(option) || elected.includes(option);
  }
}

const FAMILY_WORDS: Readonly<Record<StvRule['family'], (rule: StvRule) => string>> = {
  scottish: ({ seats }) =>
    `Scottish STV (SSI 2007/42 rules 45 to 52), ${seats} seats: quota floor(valid votes/${seats + 1})+1, one surplus per stage, the largest first, all papers at value × surplus/total cut off after 5 decimals, otherwise the lowest is excluded`,
  'wigm-prf': ({ seats }) =>
    `Reference WIGM of the Proportional Representation Foundation, ${seats} seats: quota votes/${seats + 1} + 0.0001 with 4 decimals, one surplus per round, the largest first, values cut off after 4 decimals, otherwise the lowest is excluded`,
  'wigm-rctab': ({ seats, quota }) =>
    `Weighted inclusive Gregory STV with 4 decimals cut off, ${seats} seats: ${QUOTA_WORDS[quota ?? 'droop']}, all at the quota win in the same round and their surpluses move together, otherwise the lowest is excluded`,
  'wigm-exact': ({ seats, quota }) =>
    `Weighted inclusive Gregory STV in exact fractions, ${seats} seats: ${QUOTA_WORDS[quota ?? 'droop']}, all at the quota win in the same round and their surpluses move together, otherwise the lowest is excluded`,
  meek: ({ seats }) =>
    `Meek STV (reference rule of the Proportional Representation Foundation), ${seats} seats: each elected option keeps the share of every ballot that leaves it a quota, the quota falls as ballots are exhausted, 9 decimals, total surplus under 0.000001 before the lowest is excluded`,
};

const QUOTA_WORDS = {
  droop: 'quota floor(votes/(seats+1))+1',
  'droop-fractional': 'quota votes/(seats+1) + 0.0001',
  hare: 'quota votes/seats, rounded up',
  'hagenbach-bischoff': 'quota exactly votes/(seats+1)',
};
