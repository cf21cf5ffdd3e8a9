import { isPublicId } from '../../kernel/ids.js';
import type { Entry } from '../../ledger/core/index.js';
import type { Motion } from '../../modules/councils/domain/index.js';
import type { Judged } from '../log-auditor.js';
import { ballotWords } from './ballot-words.js';
import { motionWords } from './motion-words.js';
import { recommendationWords } from './recommendation-words.js';

/**
 * One decision, told step by step from the log: who proposed it, on which text and by which rule was voted, each ballot with the key
 * that signed it, the count made again, and what the lab and the council said of it afterwards.
 *
 *     const statement = new DecisionStatement('7n4qc9w2k0td');
 *     verifyLog(source, { observe: (judged) => statement.observe(judged) });
 *     statement.finish();   // { ok: true, outcome: 'carried', steps: [{ seq: 41, at, ok: true, text: 'Seat 1 proposes …' }, …] }
 *
 * A step is `ok` where an auditor who asked the entry's command again got the entry's events, and its signature is its actor's.
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
  #motion: Motion | undefined;

  constructor(private readonly decision: string) {
    if (!isPublicId(decision)) throw new Error('not the id of a decision');
  }

  observe(judged: Judged): void {
    const { entry, seq, objections } = judged;
    const { kind, id } = entry.stream;
    if (!ABOUT.includes(kind) || (id !== this.decision && !(kind === 'ballot' && id.startsWith(`${this.decision}-`)))) return;
    if (kind === 'motion') this.#motion = judged.state('motion', this.decision) as Motion;
    const wrong = objections.map((one) => `${one.kind}: ${one.detail}`);
    for (const text of this.#words(entry)) this.#steps.push({ seq, at: entry.at, ok: wrong.length === 0, text: `${text}${signedBy(entry)}`, objections: wrong });
  }

  finish(): Statement {
    const found = this.#motion !== undefined;
    return {
      decision: this.decision,
      found,
      ok: found && this.#steps.every(({ ok }) => ok),
      outcome: this.#motion?.status ?? null,
      steps: this.#steps,
    };
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

function signedBy({ actor, authorization }: Entry): string {
  if (actor.kind !== 'member') return '';
  const how = { passkey: 'with a passkey', ed25519: 'with a key' }[authorization.method as string];
  return how === undefined ? ` (asked by session; the server vouches for member ${actor.id})` : ` (signed by member ${actor.id} ${how})`;
}
