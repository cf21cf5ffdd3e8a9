import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { formatVerifierKey, keyId, openNote, parseNote, quorumMet, type Policy } from '../core/index.js';
import { SequencerFatal } from '../log/fatal.js';
import type { TreeStore } from '../log/tree-store.js';
import { writeDurably } from '../sequencer/durable-file.js';
import type { WitnessPolicy } from './policy-file.js';
import { submitCheckpoint, type Submission } from './submit-checkpoint.js';

type PolicyWitness = Policy['witnesses'][number];
type Tree = Pick<TreeStore, 'consistency'>;

const BACKOFF_MS = [1_000, 5_000, 30_000, 120_000];
/** Once the quorum is there, how long slower witnesses may still add their cosignatures. */
const GRACE_MS = 250;

/** What is remembered of one witness between checkpoints. Lost at a restart, then learnt again from its 409. */
interface Standing {
  size: number;
  failures: number;
  quietUntil: number;
  /** A request is under way: a slow witness is not asked a second time meanwhile. */
  busy: boolean;
}

/** What statuses other than 200, 409 and 422 say about us or the witness (C2SP tlog-witness). */
const STATUS_WORDS: Readonly<Record<number, string>> = {
  400: 'finds our request malformed; this is a defect of ours',
  403: 'does not accept the signature: does it know the present key of this log?',
  404: 'does not follow this log: ask its operator to add it',
};

/**
 * Shows each checkpoint to the configured witnesses (C2SP tlog-witness) and lets it be published only when the policy's
 * quorum has cosigned. A witness that holds another history than ours ends the signing: that is what it is there for.
 */
@Injectable()
export class Witnesses {
  readonly #log = new Logger('Witnesses');
  readonly #standing = new Map<string, Standing>();
  #conflict: SequencerFatal | undefined;
  #withheld = false;

  constructor(
    private readonly configured: WitnessPolicy | undefined,
    /** Where a contradiction is kept for the people who must look into it. */
    private readonly evidenceFolder: string,
  ) {}

  /** The note with the cosignatures gathered, or nothing where the quorum is not met: withhold and ask again. */
  async cosign(note: string, size: number, tree: Tree): Promise<string | undefined> {
    if (!this.configured) return note;
    this.#refuseContradicted();
    const { policy } = this.configured;
    const asked = policy.witnesses.filter((witness) => witness.url !== undefined);
    const lines = new Map<string, string>();
    await new Promise<void>((resolve) => {
      let waiting = asked.length;
      if (waiting === 0) resolve();
      for (const witness of asked) {
        void this.#ask(witness, note, size, tree).then((line) => {
          if (line !== undefined) lines.set(witness.name, line);
          waiting -= 1;
          if (waiting === 0 || this.#conflict) resolve();
          else if (line !== undefined && quorumMet(policy, [...lines.keys()])) setTimeout(resolve, GRACE_MS);
        });
      }
    });
    this.#refuseContradicted();
    const cosigned = note + [...lines.values()].map((line) => `${line}\n`).join('');
    const names = namesOnNote(cosigned, policy);
    if (quorumMet(policy, names)) {
      if (this.#withheld) this.#log.log(`the quorum of witnesses is there again: ${size} entries are published`);
      this.#withheld = false;
      return cosigned;
    }
    if (!this.#withheld) this.#log.warn(`checkpoints are withheld: ${names.length} of ${asked.length} witnesses cosigned, the policy asks for more`);
    this.#withheld = true;
    return undefined;
  }

  #refuseContradicted(): void {
    if (this.#conflict) throw new SequencerFatal(this.#conflict.message);
  }

  /** One witness's signature line, or nothing. Never throws: a contradiction is kept in `#conflict`. */
  async #ask(witness: PolicyWitness, note: string, size: number, tree: Tree): Promise<string | undefined> {
    const standing = this.#standing.get(witness.name) ?? { size: 0, failures: 0, quietUntil: 0, busy: false };
    this.#standing.set(witness.name, standing);
    if (standing.busy || Date.now() < standing.quietUntil) return undefined;
    standing.busy = true;
    try {
      const line = await this.#cosignature(witness, standing, note, size, tree);
      Object.assign(standing, { size, failures: 0, quietUntil: 0 });
      return line;
    } catch (error) {
      if (error instanceof SequencerFatal) {
        this.#conflict = error;
        return undefined;
      }
      const wait = BACKOFF_MS[Math.min(standing.failures++, BACKOFF_MS.length - 1)]!;
      standing.quietUntil = Date.now() + wait;
      this.#log.warn(`witness ${witness.name} ${error instanceof Error ? error.message : 'failed'}; asked again in ${wait / 1000} s`);
      return undefined;
    } finally {
      standing.busy = false;
    }
  }

  async #cosignature(witness: PolicyWitness, standing: Standing, note: string, size: number, tree: Tree): Promise<string> {
    let submission: Submission = { from: standing.size, note, proof: await proofOf(tree, standing.size, size) };
    let answer = await submitCheckpoint(witness.url!, submission);
    if (answer.status === 409) {
      const theirs = Number(/^(0|[1-9]\d{0,14})\n$/.exec(answer.body)?.[1] ?? NaN);
      if (!Number.isSafeInteger(theirs)) throw new Error('answers 409 without a size');
      if (theirs > size) {
        throw await this.#contradiction(witness, submission, answer, `has seen this log with ${theirs} entries, we have ${size}`);
      }
      submission = { from: theirs, note, proof: await proofOf(tree, theirs, size) };
      answer = await submitCheckpoint(witness.url!, submission);
    }
    if (answer.status === 422) throw await this.#contradiction(witness, submission, answer, 'holds another history of this log than ours');
    if (answer.status !== 200) throw new Error(STATUS_WORDS[answer.status] ?? `answers ${answer.status}`);
    const line = answer.body.split('\n').find((candidate) => isGoodLine(candidate, note, witness));
    if (line === undefined) throw new Error('answers without a valid cosignature of its key');
    return line;
  }

  /** Both sides of a contradiction in one file: what we signed and sent, and what the witness said. */
  async #contradiction(witness: PolicyWitness, { from, note }: Submission, answer: { status: number; body: string }, words: string): Promise<SequencerFatal> {
    const file = join(this.evidenceFolder, `${new Date().toISOString().replaceAll(':', '-')}-${keyId(witness.key)}.json`);
    const evidence = { witness: formatVerifierKey(witness.key), url: witness.url, status: answer.status, answer: answer.body, oldSize: from, checkpoint: note };
    const kept = await writeDurably(file, `${JSON.stringify(evidence, null, 2)}\n`).then(
      () => `is kept in ${file}`,
      () => 'could not be kept on disk',
    );
    return new SequencerFatal(`Witness ${witness.name} ${words} (${answer.status}). Nothing more will be signed. The evidence ${kept}; see docs/operations.md, "Witnesses".`);
  }
}

function proofOf(tree: Tree, from: number, to: number): Promise<Uint8Array[]> {
  return from === 0 || from >= to ? Promise.resolve([]) : tree.consistency(from, to);
}

function namesOnNote(note: string, policy: Policy): string[] {
  const opened = openNote(note, policy.witnesses.map((witness) => witness.key));
  if (!opened.ok) return [];
  const signed = new Set(opened.verified.map(({ key }) => formatVerifierKey(key)));
  return policy.witnesses.filter((witness) => signed.has(formatVerifierKey(witness.key))).map(({ name }) => name);
}

/** A line counts only if it is this witness's own good cosignature of this very checkpoint. */
function isGoodLine(line: string, note: string, witness: PolicyWitness): boolean {
  return line !== '' && openNote(`${parseNote(note).text}\n${line}\n`, [witness.key]).ok;
}
