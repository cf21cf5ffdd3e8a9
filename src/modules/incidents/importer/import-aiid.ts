import { open, stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Ledger } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { importEntity } from '../commands/import-entity.js';
import { importIncident } from '../commands/import-incident.js';
import { latestToday } from '../domain/index.js';
import { type AiidRecord, parseAiidLine } from './aiid.js';

export interface Rejection {
  /** Line number, from 1. */
  readonly line: number;
  readonly reason: string;
}

export interface ImportProgress {
  readonly lines: number;
  /** Bytes read of the file, and its size: for a progress bar. */
  readonly bytes: number;
  readonly totalBytes: number;
  readonly imported: number;
  /** Were here already. */
  readonly skipped: number;
  readonly entities: number;
  readonly rejected: readonly Rejection[];
}

export interface ImportOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Day on which the file was fetched, 2026-07-27; today where it is not said. */
  readonly retrieved?: string;
  /** Stops after the batch under way; what was imported stays, and the next run goes on from there. */
  readonly signal?: AbortSignal;
}

export interface ImportDeps {
  readonly ledger: Ledger;
  readonly clock: Clock;
}

interface Numbered {
  readonly line: number;
  readonly record: AiidRecord;
}

/** Records in one transaction: large enough for speed, small enough that a stop loses seconds. */
const BATCH = 25;
const IMPORT_LOCK = 7_310_040;

/**
 * Takes over an extract of the AI Incident Database (JSON Lines). Each record and each name becomes an entry of its own. A
 * record that is here already is passed over, so a run that was stopped goes on where it stopped, and a second run does nothing.
 */
export async function importAiid(deps: ImportDeps, file: string, options: ImportOptions = {}): Promise<ImportProgress> {
  const totalBytes = await sizeOf(file);
  const counts = { lines: 0, bytes: 0, totalBytes, imported: 0, skipped: 0, entities: 0 };
  const rejected: Rejection[] = [];
  const now = deps.clock.now();
  const given = { today: latestToday(now), retrieved: options.retrieved ?? now.slice(0, 10) };
  let batch: Numbered[] = [];
  const flush = async (): Promise<void> => {
    const done = await importBatch(deps.ledger, batch);
    batch = [];
    counts.imported += done.imported;
    counts.skipped += done.skipped;
    counts.entities += done.entities;
    rejected.push(...done.rejected);
    options.onProgress?.({ ...counts, rejected });
  };

  const handle = await open(file);
  try {
    for await (const text of handle.readLines({ encoding: 'utf8' })) {
      counts.lines += 1;
      counts.bytes = Math.min(totalBytes, counts.bytes + Buffer.byteLength(text) + 1);
      const line = counts.lines === 1 ? text.replace(/^\ufeff/, '') : text;
      if (line.trim() === '') continue;
      const parsed = parseAiidLine(line, given);
      if (parsed.ok) batch.push({ line: counts.lines, record: parsed.record });
      else rejected.push({ line: counts.lines, reason: parsed.reason });
      if (batch.length === BATCH) await flush();
      if (options.signal?.aborted === true) break;
    }
  } finally {
    await handle.close().catch(() => undefined);
  }
  await flush();
  return { ...counts, rejected: rejected.sort((a, b) => a.line - b.line) };
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file);
  if (!found.isFile()) throw new Error('This is not a file. Give the path of a JSON Lines file.');
  return found.size;
}

interface BatchDone {
  readonly imported: number;
  readonly skipped: number;
  readonly entities: number;
  readonly rejected: readonly Rejection[];
}
type BatchOutcome = ({ readonly ok: true } & BatchDone) | { readonly ok: false; readonly refusal: string };

/** Where one record spoils its batch, the others go in one by one. */
async function importBatch(ledger: Ledger, batch: readonly Numbered[]): Promise<BatchDone> {
  if (batch.length === 0) return { imported: 0, skipped: 0, entities: 0, rejected: [] };
  const outcome = await ledger.transact<BatchOutcome>((tx) => performBatch(ledger, tx, batch));
  if (outcome.ok) return outcome;
  if (batch.length === 1) return { imported: 0, skipped: 0, entities: 0, rejected: [{ line: batch[0]!.line, reason: `refused by the rules: ${outcome.refusal}` }] };
  const parts: BatchDone[] = [];
  for (const one of batch) parts.push(await importBatch(ledger, [one]));
  return parts.reduce((sum, part) => ({
    imported: sum.imported + part.imported,
    skipped: sum.skipped + part.skipped,
    entities: sum.entities + part.entities,
    rejected: [...sum.rejected, ...part.rejected],
  }));
}

async function performBatch(ledger: Ledger, tx: EntityManager, batch: readonly Numbered[]): Promise<BatchOutcome> {
  // Two imports at once take turns, so that what was free when we looked is free when we write.
  await tx.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
  const here = await existing(tx, batch);
  let [imported, skipped, entities] = [0, 0, 0];
  for (const { record } of batch) {
    if (here.has(record.id)) {
      skipped += 1;
      continue;
    }
    for (const { id, source, name, slug } of record.entities) {
      if (here.has(id)) continue;
      const outcome = await importEntity(ledger, tx, id, source, name, [slug]);
      if (!outcome.ok) return outcome;
      here.add(id);
      entities += 1;
    }
    const outcome = await importIncident(ledger, tx, record.id, record.source, record.revision);
    if (!outcome.ok) return outcome;
    here.add(record.id);
    imported += 1;
  }
  return { ok: true, imported, skipped, entities, rejected: [] };
}

async function existing(tx: EntityManager, batch: readonly Numbered[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM stream WHERE (kind = 'incident' AND id = ANY($1)) OR (kind = 'entity' AND id = ANY($2))`,
    [batch.map(({ record }) => record.id), batch.flatMap(({ record }) => record.entities.map(({ id }) => id))],
  );
  return new Set(rows.map((row) => row.id));
}

/** The same with its needs supplied by Nest. */
@Injectable()
export class AiidImport {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  run(file: string, options?: ImportOptions): Promise<ImportProgress> {
    return importAiid({ ledger: this.ledger, clock: this.clock }, file, options);
  }
}
