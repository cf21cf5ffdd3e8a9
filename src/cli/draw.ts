import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { canonicalJson } from '../ledger/core/index.js';
import { type Bundle, decimal, formatRational, type Instance, NODE_LIMIT, parseRational, runSearch, type SearchAnswer, SOLVER, type Step } from '../modules/juries/solver/index.js';
import { usePlatformSha256 } from '../../verifier/platform-crypto.js';
import { type Command, CommandFailed, DONE, remark, REFUSED, say, UsageError } from './command.js';
import { answerOf, refusalOf } from './draw/answer.js';
import { readInstance } from './draw/instance-directory.js';
import { makeBundle } from './draw/make-bundle.js';
import { readRound } from './draw/round-file.js';

const METHODS = ['leximin', 'maximin', 'goldilocks'] as const;
type Asked = (typeof METHODS)[number];

export const draw: Command = {
  summary: 'draws a panel by a fair lottery that anybody can do again',
  usage: `folkmoot draw <instance directory> --size K [options]

The directory holds a table of quotas (categories.csv or features.csv) and one of people (respondents.csv or candidates.csv).

  --size K             seats on a panel
  --panels M           how many equally likely panels (1000)
  --method METHOD      leximin (the smallest chance as large as can be, then the next, and so on), maximin (only the smallest),
                       or goldilocks (leximin under a cap on the largest chance)
  --cap P/Q            no chance above this
  --deal-round FILE    the beacon round that deals people to panels, as JSON
  --draw-round FILE    the later round that chooses the panel
  --household A[,B]    people who agree in these columns live in one household: at most one of them sits
  --id COLUMN          the column with the id of a person
  --secret FILE        from which the salts of the pool are made; without it they follow from the instance, for a pool that is public
  --out FILE           writes the bundle, for \`folkmoot verify FILE\`
  --json               prints the answer as JSON`,
  async run(argv) {
    const asked = parse(argv);
    usePlatformSha256();
    const instance = await readInstance(asked.folder, asked.size, { id: asked.id, household: asked.household });
    const rounds = { deal: await readRound(asked.dealRound), draw: await readRound(asked.drawRound) };
    const found = await search(instance, asked);
    if (!found.result.ok) return refuse(found.result, asked.json);
    const rules = {
      size: asked.size,
      panels: asked.panels,
      method: asked.method === 'maximin' ? ('maximin' as const) : ('leximin' as const),
      cap: found.cap ? formatRational(found.cap) : null,
      quotas: instance.quotas,
      solver: SOLVER,
      nodeLimit: NODE_LIMIT,
    };
    const bundle = await makeBundle({ instance, rules, found: found.result.found, secretFile: asked.secret, rounds });
    if (asked.out !== undefined) await write(asked.out, bundle);
    const answer = answerOf(instance, bundle);
    if (asked.json) say(JSON.stringify(answer));
    else say(inWords(bundle, answer.min, answer.panel));
    return DONE;
  },
};

function parse(argv: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      size: { type: 'string' },
      panels: { type: 'string', default: '1000' },
      method: { type: 'string', default: 'leximin' },
      cap: { type: 'string' },
      'deal-round': { type: 'string' },
      'draw-round': { type: 'string' },
      household: { type: 'string' },
      id: { type: 'string' },
      secret: { type: 'string' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const folder = positionals[0];
  if (positionals.length !== 1 || folder === undefined) throw new UsageError('name one instance directory');
  const method = METHODS.find((each) => each === values.method);
  if (!method) throw new UsageError(`--method is one of ${METHODS.join(', ')}`);
  const cap = values.cap === undefined ? undefined : parseRational(values.cap);
  if (values.cap !== undefined && (!cap || cap.n <= 0n || cap.n > cap.d)) throw new UsageError('--cap is a fraction between 0 and 1 in lowest terms, for example 1/4');
  if (cap && method === 'goldilocks') throw new UsageError('goldilocks finds its own cap; leave out --cap');
  if (values['draw-round'] !== undefined && values['deal-round'] === undefined) throw new UsageError('--draw-round needs --deal-round: panels are dealt before one is drawn');
  return {
    folder,
    method,
    cap,
    size: whole('--size', values.size, 100_000),
    panels: whole('--panels', values.panels, 100_000),
    dealRound: values['deal-round'],
    drawRound: values['draw-round'],
    household: values.household?.split(',') ?? [],
    id: values.id,
    secret: values.secret,
    out: values.out,
    json: values.json,
  };
}

function whole(name: string, text: string | undefined, most: number): number {
  if (text === undefined || !/^[1-9]\d{0,6}$/.test(text) || Number(text) > most) throw new UsageError(`${name} is a whole number from 1 to ${most}`);
  return Number(text);
}

async function search(instance: Instance, { panels, method, cap }: { panels: number; method: Asked; cap: SearchAnswer['cap'] }): Promise<SearchAnswer> {
  const order = { instance, panels, method: method === 'maximin' ? ('maximin' as const) : ('leximin' as const), cap: method === 'goldilocks' ? method : cap, nodeLimit: NODE_LIMIT };
  try {
    return await runSearch(order, tell());
  } catch (error) {
    throw new CommandFailed(`no draw: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** A line on standard error now and then. */
function tell(): (step: Step) => void {
  let last = 0;
  return (step) => {
    if (step.doing === 'panels' && Date.now() - last < 1000) return;
    last = Date.now();
    remark(Object.entries(step).map(([name, value]) => (name === 'doing' ? `${value}:` : `${name} ${typeof value === 'number' && !Number.isInteger(value) ? value.toExponential(2) : value}`)).join(' '));
  };
}

function refuse(result: Exclude<SearchAnswer['result'], { ok: true }>, json: boolean): number {
  const refusal = refusalOf(result);
  if (json) say(JSON.stringify(refusal));
  remark([`folkmoot draw: ${refusal.error}`, ...refusal.words, ...(refusal.relaxations ?? []).map((each) => `  could help: ${each}`)].join('\n'));
  return REFUSED;
}

async function write(file: string, bundle: Bundle): Promise<void> {
  try {
    await writeFile(file, `${canonicalJson(bundle)}\n`);
  } catch (error) {
    throw new CommandFailed(`${file} cannot be written: ${(error as Error).message}`);
  }
}

function inWords(bundle: Bundle, min: string, panel: readonly string[] | undefined): string {
  const lines = [
    `${bundle.pool.size} people of ${bundle.types.length} types, ${bundle.rules.size} seats, ${bundle.rules.panels} equally likely panels.`,
    `Smallest chance ${min} (${decimal(parseRational(min)!, 6)}); ${bundle.label === 'proven' ? 'no lottery can do better' : `not proven, gap at most ${bundle.gap}`}.`,
  ];
  if (panel && bundle.draw) lines.push(`Panel ${bundle.draw.index}: ${panel.join(', ')}`);
  else lines.push(bundle.deal ? 'The panels are dealt; the round that chooses one is still to come.' : 'No panel is drawn: no beacon round was given.');
  return lines.join('\n');
}
