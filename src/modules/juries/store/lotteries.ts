import type { EntityManager } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import { canonicalJson } from '../../../ledger/core/index.js';
import { type Announcement, type Bundle, fingerprint, parseBundle } from '../domain/draw/index.js';

/** What may be said about a pool in public, and how exclusions changed its chances. */
export interface LotteryCounts {
  /** People by feature; null for all of a category where one value has so few that it would show somebody. */
  readonly features: readonly { readonly category: string; readonly value: string; readonly people: number | null }[];
  /** Types with their people, where none of them is so small that it would show somebody. */
  readonly types: readonly { readonly features: readonly string[]; readonly people: number }[] | null;
}

/** Ideal chances, person by person in the order of the pool, if nobody had been excluded; and the smallest of them. */
export interface ExclusionEffect {
  readonly smallestBefore: string;
  readonly smallestAfter: string;
  readonly before: readonly string[];
}

/** A lottery without the rows of its pool and without a round: what was computed, before anybody signs it. */
export interface Lottery {
  readonly bundle: Bundle;
  /** Hex, in the order of the pool: from these everybody's path to the root follows, whoever erased what he said. */
  readonly leaves: readonly string[];
  readonly counts: LotteryCounts;
  readonly effect: ExclusionEffect | null;
}

interface Row {
  readonly body: string;
  readonly leaves: readonly string[];
  readonly counts: LotteryCounts;
  readonly effect: ExclusionEffect | null;
}

/** By which a lottery is found again: its announcement, whatever round is named later. */
export function lotteryName(announcement: Announcement): string {
  return fingerprint({ ...announcement, deal: null });
}

export async function putLottery(tx: EntityManager, draw: string, { bundle, leaves, counts, effect }: Lottery, at: Instant): Promise<string> {
  const name = lotteryName(bundle.announcement);
  await tx.query(
    `INSERT INTO draw_bundle (fingerprint, draw, body, leaves, counts, effect, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (fingerprint) DO UPDATE SET effect = excluded.effect`,
    [name, draw, canonicalJson(bundle), leaves, JSON.stringify(counts), effect === null ? null : JSON.stringify(effect), at],
  );
  return name;
}

export async function findLottery(tx: EntityManager, announcement: Announcement): Promise<Lottery | undefined> {
  return findLotteryNamed(tx, lotteryName(announcement));
}

export async function findLotteryNamed(tx: EntityManager, name: string): Promise<Lottery | undefined> {
  const [row] = await tx.query<Row[]>('SELECT body, leaves, counts, effect FROM draw_bundle WHERE fingerprint = $1', [name]);
  return row && { bundle: parseBundle(JSON.parse(row.body)), leaves: row.leaves, counts: row.counts, effect: row.effect };
}
