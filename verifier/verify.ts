import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DecisionStatement } from '../src/audit/index.js';
import { isPublicId } from '../src/kernel/ids.js';
import { parsePolicy, parseReceipt, parseVerifierKey, type Policy } from '../src/ledger/core/index.js';
import { decisionText } from './decision-text.js';
import { explainReceipt, holds, RECEIPT_LIMITS, type Step } from './explain-receipt.js';
import { platformSignatureCheck, usePlatformSha256 } from './platform-crypto.js';
import { reportText } from './report-text.js';
import { DirectorySource } from './sources/directory.js';
import { HttpSource } from './sources/http.js';
import type { LogSource } from './sources/source.js';
import { drawInWords, looksLikeDraw, verifyDraw } from './verify-draw.js';
import { verifyLog } from './verify-log.js';

export const USAGE = `Checks a log, a copy of one, a saved receipt, or the bundle of a draw, without trusting who published it.

  folkmoot verify <address | directory> [options]
  folkmoot verify [address | directory] --decision <id> [options]
  folkmoot verify <receipt.tlog-proof> --vkey <key> [--json]
  folkmoot verify <bundle.json> [--rehearsal] [--json]

  --vkey <key>       a key by which you know the log, old or new; may be given more than once
  --policy <file>    whose witnesses you demand (C2SP tlog-policy), in place of what the log itself says
  --receipt <file>   also check this receipt against the log
  --promises <file>  also check that these promises were kept
  --earlier <file>   a checkpoint that you kept from before: the log must still contain it
  --decision <id>    also tell this decision step by step, made again from the log; without an address, of the node on this machine
  --no-replay        do not ask every decision again
  --rehearsal        let a draw pass whose beacon anybody can foresee: a drill, or a demonstration
  --json             print the report as JSON

Exit status: 0 nothing found, 1 something found, 2 wrong usage.
`;

/** Where a command's words go: results to `out`, progress and complaints to `err`. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
}

class WrongUsage extends Error {}

/** The command `verify`; answers with the exit status. */
export async function runVerify(argv: readonly string[], io: Io): Promise<number> {
  try {
    const asked = await readArguments(argv);
    if (asked === 'help') {
      io.out(USAGE);
      return 0;
    }
    usePlatformSha256();
    switch (asked.target.kind) {
      case 'log':
        return await verifySource(asked.target.source, asked, io);
      case 'receipt':
        return verifyReceipt(asked.target.text, asked, io);
      case 'draw':
        return tellDraw(asked.target.text, asked, io);
    }
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    io.err(`${error.message}\n\n${USAGE}`);
    return 2;
  }
}

interface Asked {
  readonly target: { readonly kind: 'log'; readonly source: LogSource } | { readonly kind: 'receipt' | 'draw'; readonly text: string };
  readonly json: boolean;
  readonly replay: boolean;
  readonly rehearsal: boolean;
  /** Of a motion. */
  readonly decision?: string;
  readonly vkeys: readonly string[];
  readonly policy?: Policy;
  readonly receipt?: string;
  readonly promises: readonly string[];
  readonly earlier: readonly string[];
}

async function verifySource(source: LogSource, asked: Asked, io: Io): Promise<number> {
  const { vkeys, policy, replay } = asked;
  const statement = asked.decision === undefined ? undefined : new DecisionStatement(asked.decision);
  const receipt = asked.receipt === undefined ? undefined : attempt(() => parseReceipt(asked.receipt!));
  let told = -1;
  let keys: { readonly vkeys: readonly string[]; readonly promiseKey?: string } = { vkeys };
  const report = await verifyLog(source, {
    ...(vkeys.length > 0 ? { vkeys } : {}),
    ...(policy ? { policy } : {}),
    replay,
    signatureCheck: platformSignatureCheck,
    ...(statement ? { observe: (judged) => statement.observe(judged) } : {}),
    promises: [...asked.promises, ...(receipt?.promise === undefined ? [] : [receipt.promise])],
    earlier: [...asked.earlier, ...(receipt ? [receipt.proof.checkpoint] : [])],
    keysFound: (found) => (keys = found),
    progress: (done, size) => {
      const percent = Math.floor((done * 100) / size);
      if (percent === told || (percent % 5 !== 0 && done !== size)) return;
      told = percent;
      io.err(`${source.name}: ${done} of ${size} entries\n`);
    },
  });
  const steps = asked.receipt === undefined ? [] : explainByAnyKey(asked.receipt, keys);
  const decision = statement?.finish(report.findings);
  if (asked.json) io.out(`${JSON.stringify(decision ? { ...report, decision } : report)}\n`);
  else io.out(`${decision ? decisionText(decision, report.ok) : ''}${reportText(report)}`);
  if (vkeys.length === 0) {
    io.err(`No key was given, so the log was believed when it named its own. Keep it for the next time:\n${keys.vkeys.map((key) => `  --vkey ${key}\n`).join('')}`);
  }
  if (steps.length > 0) tellReceipt(steps, asked.json ? io.err : io.out);
  return report.ok && holds(steps) && decision?.ok !== false ? 0 : 1;
}

function verifyReceipt(text: string, { vkeys, json }: Asked, io: Io): number {
  const steps = explainByAnyKey(text, { vkeys });
  const ok = holds(steps);
  if (json) io.out(`${JSON.stringify({ ok, steps, limits: RECEIPT_LIMITS })}\n`);
  else tellReceipt(steps, io.out);
  return ok ? 0 : 1;
}

function tellDraw(text: string, { json, rehearsal }: Asked, io: Io): number {
  const verdict = verifyDraw(text, { rehearsal });
  io.out(json ? `${JSON.stringify(verdict)}\n` : drawInWords(verdict));
  return verdict.ok ? 0 : 1;
}

/** By the key under which most holds: a receipt may be older than the log's present key. */
function explainByAnyKey(text: string, { vkeys, promiseKey }: { readonly vkeys: readonly string[]; readonly promiseKey?: string }): readonly Step[] {
  const answers = vkeys.map((vkey) => explainReceipt(text, { vkey, promiseKey }));
  return answers.find(holds) ?? answers.at(-1) ?? explainReceipt(text, {});
}

function tellReceipt(steps: readonly Step[], write: (text: string) => void): void {
  const ok = holds(steps);
  write(steps.map((step) => `${step.ok ? 'yes' : 'NO '}  ${step.words}\n`).join(''));
  write(ok ? `\nThe receipt holds.\n${RECEIPT_LIMITS.map((limit) => `- ${limit}\n`).join('')}` : '\nThe receipt does not hold.\n');
}

async function readArguments(argv: readonly string[]): Promise<Asked | 'help'> {
  const { values, positionals } = parse(argv);
  if (values.help) return 'help';
  const decision = values.decision;
  if (decision !== undefined && !isPublicId(decision)) throw new WrongUsage('--decision: that is not the id of a decision.');
  if (decision !== undefined && values['no-replay']) throw new WrongUsage('--decision asks the rules again; it does not go with --no-replay.');
  const [target = decision === undefined ? undefined : `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`, ...more] = positionals;
  if (target === undefined || more.length > 0) throw new WrongUsage('Say one thing to verify: an address, a directory, a receipt or the bundle of a draw.');
  const vkeys = values.vkey ?? [];
  for (const vkey of vkeys) if (!attempt(() => parseVerifierKey(vkey))) throw new WrongUsage('That is not a verifier key: name+id+base64, as log.json has it.');
  const policyText = await readOption('policy', values.policy);
  const policy = policyText === undefined ? undefined : attempt(() => parsePolicy(policyText));
  if (policyText !== undefined && !policy) throw new WrongUsage(`${values.policy} is not a policy file.`);
  const receipt = await readOption('receipt', values.receipt);
  const promises = await readOption('promises', values.promises);
  const earlier: string[] = [];
  for (const file of values.earlier ?? []) earlier.push((await readOption('earlier', file))!);
  return {
    target: await targetOf(target),
    json: values.json ?? false,
    replay: !values['no-replay'],
    rehearsal: values.rehearsal ?? false,
    vkeys,
    ...(decision === undefined ? {} : { decision }),
    ...(policy ? { policy } : {}),
    ...(receipt === undefined ? {} : { receipt }),
    promises: promises === undefined ? [] : splitPromises(promises),
    earlier,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        vkey: { type: 'string', multiple: true },
        policy: { type: 'string' },
        receipt: { type: 'string' },
        promises: { type: 'string' },
        earlier: { type: 'string', multiple: true },
        decision: { type: 'string' },
        'no-replay': { type: 'boolean' },
        rehearsal: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new WrongUsage((error as Error).message);
  }
}

async function targetOf(target: string): Promise<Asked['target']> {
  if (/^https?:\/\//i.test(target)) {
    const source = attempt(() => new HttpSource(target));
    if (!source) throw new WrongUsage(`${target} is not an address.`);
    return { kind: 'log', source };
  }
  const found = await stat(target).catch(() => undefined);
  if (found?.isDirectory()) return { kind: 'log', source: new DirectorySource(target) };
  if (found?.isFile()) {
    const text = await readFile(target, 'utf8');
    return { kind: looksLikeDraw(text) ? 'draw' : 'receipt', text };
  }
  throw new WrongUsage(`${target} is neither an address (http://…), nor a directory, nor a file.`);
}

async function readOption(name: string, file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new WrongUsage(`--${name}: ${file} cannot be read.`);
  }
}

/** Promise notes one behind the other; each begins with its header. */
export function splitPromises(text: string): string[] {
  return text.split(/^(?=folkmoot\/promise\/v1$)/m).map((note) => note.trimEnd() + '\n').filter((note) => note !== '\n');
}

function attempt<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch {
    return undefined;
  }
}
