import type { Papers } from './papers.js';
import { formatScaled } from './rational.js';
import type { StvCount } from './stv-state.js';
import type { TieBreaker } from './ties.js';
import type { OptionId, Round, StvRule } from './types.js';

const PLACES = 9;
const UNIT = 10n ** BigInt(PLACES);
/** 0.000001: surplus below which nothing more is passed on before somebody leaves. */
const OMEGA = 1_000n;

/**
 * Meek's rule. Everybody elected keeps just the share of each ballot that leaves him a quota, and the rest of every such ballot goes
 * on to the next: as if each voter paid each winner the same price. Shares are found by repeated counting.
 *
 *     2 seats, 8 × a b, 3 × c: the quota is 11/3; a keeps 11/24 of each of its ballots, and b, with 13/24 of 8, passes c
 *
 * Keep factors are rounded up at the ninth decimal, as the reference rule has it, so that a winner never drops below the quota.
 */
export function countMeek(rule: StvRule, papers: Papers, ties: TieBreaker): StvCount {
  const out = new Set(rule.excluded ?? []);
  const keep: (bigint | undefined)[] = papers.options.map((option) => (out.has(option) ? 0n : undefined)); // undefined: hopeful, keeps all
  const elected: OptionId[] = [];
  const rounds: Round[] = [];
  const history: ((option: OptionId) => bigint | undefined)[] = [];
  const hopeful = (): number[] => papers.options.flatMap((_, number) => (keep[number] === undefined ? [number] : []));
  const name = (number: number): OptionId => papers.options[number]!;
  let action = 'first preferences';
  for (;;) {
    const bundles = bundlesOf(papers, keep);
    let lastSurplus: bigint | undefined;
    let won: number[] = [];
    let count: Distribution;
    for (;;) {
      count = distribute(bundles, keep, papers.options.length, rule.seats);
      won = hopeful().filter((number) => count.votes[number]! >= count.quota);
      if (hopeful().length + elected.length <= rule.seats) won = hopeful();
      const surplus = sum(papers.options.map((_, number) => (keep[number] === undefined || keep[number] === 0n ? 0n : max0(count.votes[number]! - count.quota))));
      if (won.length > 0 || surplus < OMEGA || (lastSurplus !== undefined && surplus >= lastSurplus)) {
        lastSurplus = surplus;
        break;
      }
      lastSurplus = surplus;
      keep.forEach((factor, number) => {
        if (factor === undefined || factor === 0n) return;
        keep[number] = ceil(ceil(factor * count.quota, UNIT) * UNIT, count.votes[number]!);
      });
    }
    const { votes, quota, exhausted } = count;
    const tallies = new Map(papers.options.map((option, number) => [option, votes[number]!]));
    const round = (eliminated: readonly OptionId[]): void => {
      rounds.push({
        round: rounds.length + 1,
        action,
        tally: Object.fromEntries([...tallies].filter(([, vote], number) => keep[number] !== 0n || vote > 0n).map(([option, vote]) => [option, formatScaled(vote, PLACES)])),
        threshold: formatScaled(quota, PLACES),
        elected: won.map(name),
        eliminated,
        inactive: { exhaustedChoices: formatScaled(exhausted, PLACES) },
      });
      history.push((option) => tallies.get(option));
    };
    const done = { rounds, quota: formatScaled(quota, PLACES) };
    if (won.length > 0) {
      elected.push(...won.map(name));
      round([]);
      for (const number of won) keep[number] = UNIT;
      if (elected.length === rule.seats || hopeful().length === 0) return { elected, ...done };
      action = `${won.map(name).join(', ')} elected`;
      continue;
    }
    const standing = hopeful();
    const writeIns = rounds.length === 0 ? standing.filter((number) => (rule.writeIns ?? []).includes(name(number))) : [];
    const least = standing.reduce((low, number) => (votes[number]! < low ? votes[number]! : low), votes[standing[0]!]!);
    // Whoever could still be overtaken by surplus not yet passed on is level with the lowest.
    const lowest = standing.filter((number) => votes[number]! <= least + (lastSurplus ?? 0n)).map(name);
    const chosen = ties.choose(lowest, 'be-excluded', history, rounds.length + 1);
    const together = chosen === undefined && least === 0n && lowest.every((option) => tallies.get(option) === 0n) && standing.length - lowest.length >= rule.seats - elected.length;
    const leaving = writeIns.length > 0 ? writeIns.map(name) : chosen !== undefined ? [chosen] : together ? lowest : undefined;
    round(leaving ?? []);
    if (leaving === undefined) return { elected, tied: lowest, ...done };
    for (const option of leaving) keep[papers.options.indexOf(option)] = 0n;
    action = `${leaving.join(', ')} excluded`;
  }
}

interface Bundle {
  /** Elected options on the way, then the first hopeful one, if there is one. */
  readonly path: readonly number[];
  readonly papers: bigint;
}

/** Papers that look alike now: who is out is passed over, and nothing lies behind the first who keeps all. */
function bundlesOf(papers: Papers, keep: readonly (bigint | undefined)[]): readonly Bundle[] {
  const bundles = new Map<string | number, { path: number[]; papers: number }>();
  papers.walks.forEach((walk, kind) => {
    const path: number[] = [];
    for (const option of walk) {
      if (keep[option] === 0n) continue;
      path.push(option);
      if (keep[option] === undefined) break;
    }
    // Most papers lie with a hopeful option, and a number makes a cheaper key than a text.
    const key = path.length === 1 ? path[0]! : path.join(' ');
    const bundle = bundles.get(key);
    if (bundle) bundle.papers += papers.counts[kind]!;
    else bundles.set(key, { path, papers: papers.counts[kind]! });
  });
  return [...bundles.values()].map(({ path, papers: count }) => ({ path, papers: BigInt(count) }));
}

interface Distribution {
  readonly votes: readonly bigint[];
  readonly quota: bigint;
  readonly exhausted: bigint;
}

function distribute(bundles: readonly Bundle[], keep: readonly (bigint | undefined)[], options: number, seats: number): Distribution {
  const votes = new Array<bigint>(options).fill(0n);
  let exhausted = 0n;
  for (const { path, papers } of bundles) {
    let left = UNIT;
    for (const option of path) {
      const kept = ceil(left * (keep[option] ?? UNIT), UNIT);
      votes[option]! += kept * papers;
      left -= kept;
      if (left === 0n) break;
    }
    exhausted += left * papers;
  }
  return { votes, exhausted, quota: sum(votes) / BigInt(seats + 1) + 1n };
}

const sum = (values: readonly bigint[]): bigint => values.reduce((a, b) => a + b, 0n);
const max0 = (value: bigint): bigint => (value > 0n ? value : 0n);
const ceil = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;
