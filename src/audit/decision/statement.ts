import { isPublicId } from '../../kernel/ids.js';
import { parentOf } from '../../kernel/others.js';
import type { Entry } from '../../ledger/core/index.js';
import type { Motion } from '../../modules/councils/domain/index.js';
import { FINDINGS_LIMIT, type Finding } from '../findings.js';
import type { Judged } from '../log-auditor.js';
import { ballotWords } from './ballot-words.js';
import { motionWords } from './motion-words.js';
import { recommendationWords } from './recommendation-words.js';

/**
 * One decision, told step by step from the log: who proposed it, on which text and by which rule was voted, each ballot with the key
 * that signed it, the count made again, and what the lab and the council said of it afterwards.
 *
 *     const statement = new DecisionStatement('7n4qc9w2k0td');
 *     const report = await verifyLog(source, { observe: (judged) => statement.observe(judged) });
 *     statement.finish(report.findings);   // { ok: true, outcome: 'carried', steps: [{ seq: 41, at, ok: true, text: 'Seat 1 proposes …' }, …] }
 *
 * A step is `ok` where an auditor who asked the entry's command again got the entry's events, and its signature is its actor's. An entry
 * of another stream on which the decision rests (a seat, a mandate, the vote on the answer) is a step where it is wrong.
 */
export interface DecisionStep {
  readonly seq: number;
  readonly at: string;
  readonly ok: boolean;
  readonly text: string;
  /** What is wrong with it, in the codes of the report. */
  readonly objections: readonly string[];
}

export interface Statement {
  readonly decision: string;
  /** False where the log has no such motion, or one of its steps is not as the rules say. */
  readonly ok: boolean;
  readonly found: boolean;
  /** As the log states it; `proposed` or `open` while it is not decided. */
  readonly outcome: string | null;
  readonly steps: readonly DecisionStep[];
}

const ABOUT = ['motion', 'ballot', 'recommendation'];

export class DecisionStatement {
  readonly #steps: DecisionStep[] = [];
  /** Entries that are wrong, elsewhere in the log: what they are about shows when the decision is known. */
  readonly #elsewhere: (DecisionStep & { readonly stream: Entry['stream'] })[] = [];
  readonly #assessedBy = new Set<string>();
  #motion: Motion | undefined;

  constructor(private readonly decision: string) {
    if (!isPublicId(decision)) throw new Error('not the id of a decision');
  }

  observe(judged: Judged): void {
    const { entry, seq, objections } = judged;
    const { kind, id } = entry.stream;
    const wrong = objections.map((one) => `${one.kind}: ${one.detail}`);
    if (!ABOUT.includes(kind) || (id !== this.decision && !(kind === 'ballot' && id.startsWith(`${this.decision}-`)))) {
      if (wrong.length === 0 || this.#elsewhere.length >= FINDINGS_LIMIT) return;
      this.#elsewhere.push({ seq, at: entry.at, ok: false, text: `An entry of ${kind} ${id}, on which it rests.`, objections: wrong, stream: entry.stream });
      return;
    }
    if (entry.command.type === 'Assess' && typeof entry.command['motion'] === 'string') this.#assessedBy.add(entry.command['motion']);
    if (kind === 'motion') this.#motion = judged.state('motion', this.decision) as Motion;
    for (const text of this.#words(entry)) this.#steps.push({ seq, at: entry.at, ok: wrong.length === 0, text: `${text}${signedBy(entry)}`, objections: wrong });
  }

  /** `findings` of the report: what shows only where an entry stands in the log, a time gone back or an act counted twice. */
  finish(findings: readonly Finding[] = []): Statement {
    const found = this.#motion !== undefined;
    const rests = this.#elsewhere.filter(({ stream }) => this.#restsOn(stream)).map(({ stream: _, ...step }) => step);
    const steps = [...this.#steps, ...rests].sort((a, b) => a.seq - b.seq).map((step) => withFindings(step, findings));
    return { decision: this.decision, found, ok: found && steps.every(({ ok }) => ok), outcome: this.#motion?.status ?? null, steps };
  }

  /** Who could vote, who speaks for the lab, by what it is bound, and the votes on its answer. */
  #restsOn({ kind, id }: Entry['stream']): boolean {
    const { council, lab, policy, mandate } = this.#motion ?? {};
    switch (kind) {
      case 'log':
      case 'members':
        return true;
      case 'council':
      case 'seat':
        return id === council || parentOf(id) === council;
      case 'entity':
      case 'lab':
        return id === lab;
      case 'policy':
        return id === policy;
      case 'mandate':
        return id === mandate;
      case 'motion':
      case 'ballot':
        return this.#assessedBy.has(parentOf(id) ?? id);
      default:
        return false;
    }
  }

  /** Forged events may be nothing that the words can read. */
  #words(entry: Entry): readonly string[] {
    try {
      switch (entry.stream.kind) {
        case 'motion':
          return motionWords(entry, this.#motion!);
        case 'ballot':
          return ballotWords(entry);
        default:
          return recommendationWords(entry);
      }
    } catch {
      return ['An entry that cannot be read.'];
    }
  }
}

function withFindings(step: DecisionStep, findings: readonly Finding[]): DecisionStep {
  const known = (kind: string): boolean => step.objections.some((one) => one.startsWith(`${kind}:`));
  const more = findings.filter(({ seq, kind }) => seq === step.seq && !known(kind)).map(({ kind, text }) => `${kind}: ${text}`);
  return more.length === 0 ? step : { ...step, ok: false, objections: [...step.objections, ...more] };
}

function signedBy({ actor, authorization }: Entry): string {
  if (actor.kind !== 'member') return '';
  const how = { passkey: 'with a passkey', ed25519: 'with a key' }[authorization.method as string];
  return how === undefined ? ` (asked by session; the server vouches for member ${actor.id})` : ` (signed by member ${actor.id} ${how})`;
}
