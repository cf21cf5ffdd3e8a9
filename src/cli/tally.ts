import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type ContestResult, countContest, judgeThresholds, PAIRWISE, type Refused, type Round, TALLY_REFUSAL_WORDS, type ThresholdResult } from '../modules/councils/domain/tally/index.js';
import { type Command, CommandFailed, DONE, remark, REFUSED, say, UsageError } from './command.js';

export const tally: Command = {
  summary: 'counts the votes of a contest in a file',
  usage: `folkmoot tally <contest.json> [--json] [--method NAME]

Counts a contest offline and prints every round, the winners or the unresolved tie, and the sentence of the rule that was applied.
--method counts a contest of method \`condorcet\` by one method: ${Object.keys(PAIRWISE).join(', ')}.
Exit 1 where the contest cannot be counted; the message names the field.`,
  async run(argv) {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { json: { type: 'boolean', default: false }, method: { type: 'string' } },
      allowPositionals: true,
    });
    const path = positionals[0];
    if (path === undefined || positionals.length !== 1) throw new UsageError('name one contest file');
    if (values.method !== undefined && !Object.hasOwn(PAIRWISE, values.method)) {
      throw new UsageError(`--method: there is no method ${JSON.stringify(values.method)}`);
    }
    const contest = parse(path, await read(path));
    const method = typeof contest === 'object' && contest !== null && 'method' in contest ? contest.method : undefined;
    if (values.method !== undefined && method !== 'condorcet') throw new UsageError('--method is for a contest of method condorcet');
    const counted = method === 'threshold' ? judgeThresholds(contest) : countContest(contest, values.method);
    if (!counted.ok) return refused(path, contest, counted, values.json);
    say(values.json ? JSON.stringify(counted.result) : 'cases' in counted.result ? thresholdWords(counted.result as ThresholdResult) : contestWords(counted.result as ContestResult));
    return DONE;
  },
};

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new CommandFailed(`${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`);
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandFailed(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** With --json the refusal is the answer, for programs; people read it on standard error. */
function refused(path: string, contest: unknown, { refusal, field }: Refused, json: boolean): number {
  const message = `${path}: ${field}: ${TALLY_REFUSAL_WORDS[refusal]} (${refusal})`;
  const id = typeof contest === 'object' && contest !== null && 'id' in contest ? contest.id : undefined;
  if (json) say(JSON.stringify({ ...(typeof id === 'string' ? { id } : {}), refusal, field, message: TALLY_REFUSAL_WORDS[refusal] }));
  remark(`folkmoot tally: ${message}`);
  return REFUSED;
}

function contestWords(result: ContestResult): string {
  const lines = [`${result.id} (${result.method})`];
  for (const round of result.rounds) lines.push('', ...roundWords(round));
  lines.push('');
  for (const [name, each] of Object.entries(result.results ?? {})) {
    if (typeof each !== 'object' || each === null || !('winners' in each)) continue;
    const { winners, tied, order } = each as { winners: string[]; tied?: string[]; order?: string[][] };
    lines.push(`${name}: ${outcome(winners, tied)}${order ? `; order ${orderWords(order)}` : ''}`);
  }
  if (result.order) lines.push(`Order: ${orderWords(result.order)}`);
  lines.push(outcome(result.winners, result.tied), result.rule);
  return lines.join('\n');
}

function roundWords({ round, pass, action, tally: votes, threshold, elected, eliminated, inactive }: Round): string[] {
  const lines = [`${pass === undefined ? '' : `Seat ${pass}, `}${round}. ${action}${threshold === undefined ? '' : ` (threshold ${threshold})`}`];
  const width = Math.max(0, ...Object.keys(votes).map((option) => option.length));
  for (const [option, count] of Object.entries(votes)) lines.push(`  ${option.padEnd(width)}  ${count}`);
  const idle = Object.entries(inactive ?? {}).filter(([, count]) => Number(count) !== 0);
  if (idle.length > 0) lines.push(`  (${idle.map(([reason, count]) => `${reason} ${count}`).join(', ')})`);
  if (elected && elected.length > 0) lines.push(`  elected: ${elected.join(', ')}`);
  if (eliminated && eliminated.length > 0) lines.push(`  excluded: ${eliminated.join(', ')}`);
  return lines;
}

function orderWords(order: readonly (readonly string[])[]): string {
  return order.map((group) => group.join(' = ')).join(' > ');
}

function outcome(winners: readonly string[], tied: readonly string[] | undefined): string {
  if (tied) return `Tied, and not resolved: ${tied.join(', ')}`;
  return winners.length > 0 ? `Elected: ${winners.join(', ')}` : 'No winner';
}

function thresholdWords({ id, cases }: ThresholdResult): string {
  const lines = cases.map((each) => `${each.id}: ${each.passed ? 'passed' : 'not passed'}${each.quorumMet === undefined ? '' : each.quorumMet ? ', quorum met' : ', no quorum'}\n  ${each.rule}`);
  return [id, ...lines].join('\n');
}
