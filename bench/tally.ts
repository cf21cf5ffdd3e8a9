import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countContest, judgeThresholds } from '../src/modules/councils/domain/tally/index.js';
import { boundFigure, type Figure, interleaved, seconds } from './measure.js';

const BALLOTS = 250_000;
const OPTIONS = 12;

/** Contests of 250,000 ballots, one by one in their file, counted as read; baseline: reading the file and putting identical ballots together. */
export async function benchTally(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, method, rules] of [
    ['Scottish STV, 4 seats', 'stv', { family: 'Scottish STV' }],
    ['Meek STV, 4 seats', 'stv', { family: 'Meek' }],
    ['instant runoff', 'irv', {}],
    ['all pairwise methods', 'condorcet', {}],
  ] as const) {
    const text = contestText(method, rules, method === 'stv' ? 4 : 1);
    const contest: unknown = JSON.parse(text);
    const took = await interleaved(3, () => seconds(async () => count(contest)), () => seconds(async () => void grouped(text)));
    figures.push(boundFigure(`tally of ${BALLOTS.toLocaleString('en')} ballots, ${name}; baseline JSON.parse and grouping`, took.ours, 's', 1, `${took.baseline.toFixed(2)} s`, 2));
  }
  return [...figures, ...(await publicSet())];
}

function count(contest: unknown): void {
  const counted = countContest(contest);
  if (!counted.ok) throw new Error(`${counted.refusal} at ${counted.field}`);
}

function grouped(text: string): number {
  const kinds = new Map<string, number>();
  for (const { ranking, count: many } of (JSON.parse(text) as { ballots: { ranking: string[]; count: number }[] }).ballots) {
    const key = ranking.join(' ');
    kinds.set(key, (kinds.get(key) ?? 0) + many);
  }
  return kinds.size;
}

/** People rank one to six of twelve, and some options are better liked: about 100,000 different ballots. Always the same ones. */
function contestText(method: string, rules: object, seats: number): string {
  let state = 12_345;
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const ids = Array.from({ length: OPTIONS }, (_, i) => `option-${i + 1}`);
  const ballots = Array.from({ length: BALLOTS }, () => {
    const left = [...ids];
    return { ranking: Array.from({ length: 1 + below(6) }, () => left.splice(Math.min(below(left.length), below(left.length)), 1)[0]), count: 1 };
  });
  return JSON.stringify({ id: 'bench', method, rules, seats, candidates: ids.map((id) => ({ id })), ballots });
}

/** The published contests beside the checkout, where they are. */
async function publicSet(): Promise<readonly Figure[]> {
  const folder = join(process.env['FOLKMOOT_SHARED_DATA'] ?? join('..', 'shared', 'data'), 'voting');
  if (!existsSync(folder)) {
    console.error(`bench: tally: no published contests in ${folder}`);
    return [];
  }
  const files = readdirSync(join(folder, 'contests'));
  const texts = files.map((file) => readFileSync(join(folder, 'contests', file), 'utf8'));
  const thresholds = readFileSync(join(folder, 'threshold-rules.json'), 'utf8');
  const all = (): Promise<number> =>
    seconds(async () => {
      texts.forEach((text) => count(JSON.parse(text)));
      if (!judgeThresholds(JSON.parse(thresholds)).ok) throw new Error('the threshold cases cannot be judged');
    });
  const took = await interleaved(3, all, () => seconds(async () => texts.forEach((text) => void JSON.parse(text))));
  return [boundFigure(`tally of the ${files.length} published contests; baseline JSON.parse`, took.ours, 's', 5, `${took.baseline.toFixed(2)} s`, 2)];
}
