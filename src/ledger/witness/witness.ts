import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { equalBytes } from '../../kernel/bytes.js';
import { epochMs } from '../../kernel/instant.js';
import { Clock } from '../../platform/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import {
  checkConsistency,
  type Checkpoint,
  EMPTY_ROOT,
  openNote,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  signCosignature,
  type VerifierKey,
} from '../core/index.js';
import { LogIdentity } from '../log/identity.js';

/** An answer of `add-checkpoint` (C2SP tlog-witness). */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly body: string;
  readonly type: 'text/plain; charset=utf-8' | 'text/x.tlog.size';
}

/** Logs that this node witnesses, by origin: one verifier key a line, `#` begins a comment. A rotated log has two lines. */
export function loadWitnessedLogs(file: string | undefined): ReadonlyMap<string, readonly VerifierKey[]> {
  const logs = new Map<string, VerifierKey[]>();
  if (file === undefined) return logs;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    let key: VerifierKey;
    try {
      key = parseVerifierKey(text);
    } catch {
      throw new Error(`FOLKMOOT_WITNESSED_LOGS: ${file} has a line that is not a verifier key (name+hash+base64): ${JSON.stringify(text.slice(0, 80))}`);
    }
    logs.set(key.name, [...(logs.get(key.name) ?? []), key]);
  }
  return logs;
}

/**
 * Cosigns other logs' checkpoints. What a witness has cosigned it never contradicts: check and persist are one transaction
 * under the log's row lock, and the cosignature leaves only after the commit.
 */
@Injectable()
export class Witness {
  constructor(
    private readonly logs: ReadonlyMap<string, readonly VerifierKey[]>,
    private readonly transactions: Transactions,
    private readonly identity: LogIdentity,
    private readonly clock: Clock,
  ) {}

  async addCheckpoint(body: string): Promise<WitnessAnswer> {
    let request: ReturnType<typeof parseAddCheckpoint>;
    let checkpoint: Checkpoint;
    try {
      request = parseAddCheckpoint(body);
      checkpoint = parseCheckpoint(request.checkpoint);
    } catch {
      return answer(400, 'malformed request\n');
    }
    const keys = this.logs.get(checkpoint.origin);
    if (!keys) return answer(404, 'unknown log\n');
    if (!openNote(request.checkpoint, keys).ok) return answer(403, 'not signed by a known key of this log\n');
    if (request.oldSize > checkpoint.size) return answer(400, 'the old size is larger than the checkpoint\n');

    const refusal = await this.transactions.run((tx) => this.#take(tx, request, checkpoint));
    if (refusal) return refusal;
    const time = Math.floor(epochMs(this.clock.now()) / 1000);
    return answer(200, `${signCosignature(parseNote(request.checkpoint).text, time, this.identity.witnessSigner)}\n`);
  }

  async #take(tx: EntityManager, request: ReturnType<typeof parseAddCheckpoint>, checkpoint: Checkpoint): Promise<WitnessAnswer | undefined> {
    // The row exists before it is locked, so that two first submissions cannot both find nothing.
    await tx.query("INSERT INTO witness_log (origin, size, root, note) VALUES ($1, 0, $2, '') ON CONFLICT DO NOTHING", [checkpoint.origin, EMPTY_ROOT]);
    const rows = await tx.query<{ size: string; root: Buffer }[]>('SELECT size::text, root FROM witness_log WHERE origin = $1 FOR UPDATE', [checkpoint.origin]);
    const size = Number(rows[0]!.size);
    const root = new Uint8Array(rows[0]!.root);
    if (request.oldSize !== size) return { status: 409, body: `${size}\n`, type: 'text/x.tlog.size' };
    if (!follows(size, root, checkpoint, request.proof)) return answer(422, 'the proof does not lead from the old to the new checkpoint\n');
    await tx.query('UPDATE witness_log SET size = $2, root = $3, note = $4 WHERE origin = $1', [checkpoint.origin, checkpoint.size, checkpoint.root, request.checkpoint]);
    return undefined;
  }

  /** What this witness saw last of a log, by the hex SHA-256 of its origin, for monitors. */
  async lastSeen(origin: string): Promise<string | undefined> {
    const rows = await this.transactions.run((tx) => tx.query<{ note: string }[]>("SELECT note FROM witness_log WHERE origin = $1 AND note <> ''", [origin]));
    return rows[0]?.note;
  }

  get origins(): Iterable<string> {
    return this.logs.keys();
  }
}

/** From nothing any tree follows, with an empty proof; the same size must have the same root, and the empty tree has one only. */
function follows(size: number, root: Uint8Array, next: Checkpoint, proof: readonly Uint8Array[]): boolean {
  if (next.size === 0 && !equalBytes(next.root, EMPTY_ROOT)) return false;
  if (size === 0) return proof.length === 0;
  if (size === next.size) return proof.length === 0 && equalBytes(root, next.root);
  return checkConsistency(size, next.size, root, next.root, proof);
}

function answer(status: WitnessAnswer['status'], body: string): WitnessAnswer {
  return { status, body, type: 'text/plain; charset=utf-8' };
}
