import { Injectable, Logger } from '@nestjs/common';
import { formatAddCheckpoint, openNote, parseNote, quorumMet, type Policy } from '../core/index.js';
import { SequencerFatal } from '../log/fatal.js';
import type { TreeStore } from '../log/tree-store.js';
import type { WitnessPolicy } from './policy-file.js';

type PolicyWitness = Policy['witnesses'][number];

const TIMEOUT_MS = 5_000;
const BACKOFF_MS = [1_000, 5_000, 30_000, 120_000];
const ANSWER_LIMIT = 64 * 1024;

/** What is remembered of one witness between checkpoints. Lost at a restart, then learnt again from its 409. */
interface Standing {
  size: number;
  failures: number;
  quietUntil: number;
}

/**
 * Shows each checkpoint to the configured witnesses (C2SP tlog-witness) and lets it be published only when the policy's
 * quorum has cosigned. A witness that holds another history than ours ends the signing: that is what it is there for.
 */
@Injectable()
export class Witnesses {
  readonly #log = new Logger('Witnesses');
  readonly #standing = new Map<string, Standing>();

  constructor(private readonly configured: WitnessPolicy | undefined) {}

  /** The note with the cosignatures gathered, or nothing where the quorum is not met: withhold and ask again. */
  async cosign(note: string, size: number, tree: Pick<TreeStore, 'consistency'>): Promise<string | undefined> {
    if (!this.configured) return note;
    const { policy } = this.configured;
    const asked = policy.witnesses.filter((witness) => witness.url !== undefined);
    const lines = (await Promise.all(asked.map((witness) => this.#ask(witness, note, size, tree)))).filter((line) => line !== undefined);
    const cosigned = note + lines.map((line) => `${line}\n`).join('');
    const opened = openNote(cosigned, policy.witnesses.map((witness) => witness.key));
    const names = opened.ok ? policy.witnesses.filter((w) => opened.verified.some((v) => v.key.name === w.key.name)).map((w) => w.name) : [];
    if (quorumMet(policy, names)) return cosigned;
    this.#log.warn(`checkpoint over ${size} entries is withheld: cosigned by ${names.length} of ${asked.length} witnesses, the policy asks for more`);
    return undefined;
  }

  /** One witness's signature line, or nothing. */
  async #ask(witness: PolicyWitness, note: string, size: number, tree: Pick<TreeStore, 'consistency'>): Promise<string | undefined> {
    const standing = this.#standing.get(witness.name) ?? { size: 0, failures: 0, quietUntil: 0 };
    this.#standing.set(witness.name, standing);
    if (Date.now() < standing.quietUntil) return undefined;
    try {
      let answer = await this.#submit(witness, note, standing.size, size, tree);
      if (answer.status === 409) {
        const theirs = Number(/^(\d{1,15})\n$/.exec(answer.body)?.[1] ?? NaN);
        if (theirs > size) throw new SequencerFatal(`Witness ${witness.name} has seen this log with ${theirs} entries, we have ${size}. Nothing more will be signed.`);
        if (!Number.isSafeInteger(theirs)) throw new Error('409 without a size');
        answer = await this.#submit(witness, note, theirs, size, tree);
      }
      if (answer.status === 422) {
        throw new SequencerFatal(
          `Witness ${witness.name} holds another history of this log than ours (422). Nothing more will be signed; the checkpoint refused was: ${JSON.stringify(parseNote(note).text)}`,
        );
      }
      if (answer.status !== 200) throw new Error(`status ${answer.status}`);
      const line = answer.body.split('\n').find((candidate) => isGoodLine(candidate, note, witness));
      if (line === undefined) throw new Error('no valid cosignature in the answer');
      Object.assign(standing, { size, failures: 0, quietUntil: 0 });
      return line;
    } catch (error) {
      if (error instanceof SequencerFatal) throw error;
      const wait = BACKOFF_MS[Math.min(standing.failures++, BACKOFF_MS.length - 1)]!;
      standing.quietUntil = Date.now() + wait;
      this.#log.warn(`witness ${witness.name}: ${error instanceof Error ? error.message : String(error)}; asked again in ${wait / 1000} s`);
      return undefined;
    }
  }

  async #submit(witness: PolicyWitness, note: string, from: number, to: number, tree: Pick<TreeStore, 'consistency'>): Promise<{ status: number; body: string }> {
    const proof = from === 0 || from === to ? [] : await tree.consistency(from, to);
    const response = await fetch(`${witness.url!.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      body: formatAddCheckpoint({ oldSize: from, proof, checkpoint: note }),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.text();
    if (body.length > ANSWER_LIMIT) throw new Error('answer too long');
    return { status: response.status, body };
  }
}

/** A line counts only if it is this witness's own good cosignature of this very checkpoint. */
function isGoodLine(line: string, note: string, witness: PolicyWitness): boolean {
  return line !== '' && openNote(`${parseNote(note).text}\n${line}\n`, [witness.key]).ok;
}
