import { instantOf } from '../../../kernel/instant.js';
import { canonicalJson } from '../../../ledger/core/index.js';
import { type BeaconRound, type Bundle, compare, parseRational } from '../domain/draw/index.js';
import { timeOf, type RoundName } from '../domain/index.js';
import type { DrawRow } from '../queries/draws.js';
import type { Lottery } from '../queries/draw-bundles.js';
import type { Search } from '../queries/searches.js';
import type { BeaconRoundType, DrawLottery, DrawQuota, DrawType, LotterySearch } from './draw-types.js';

export function presentDraw(row: DrawRow, url: string): DrawType {
  const { solver, ...rules } = row.rules;
  return {
    id: row.id, status: row.status, purpose: row.purpose, rehearsal: row.rehearsal, council: row.council, class: row.class, title: row.title, about: row.about, url,
    rules: { ...rules, solver: solver.id, solverWasm: solver.wasm, relaxed: row.relaxed },
    leadSeconds: row.lead_seconds, excluding: row.excluding, openedAt: row.opened_at, openedBy: row.opened_by, closesAt: row.closes_at,
    closedAt: row.closed_at, dealtAt: row.dealt_at, drawnAt: row.drawn_at,
    poolRoot: row.announcement?.pool ?? null,
    announcement: row.announcement ? canonicalJson(row.announcement) : null,
    dealRound: presentRound(row.announcement?.deal ?? null, row.deal_round),
    root: row.root,
    drawRound: presentRound(row.next, row.draw_round),
    panelIndex: row.panel_index, panel: row.panel,
    voidReason: row.void_reason, voidNote: row.void_note, voidedAt: row.voided_at,
    bundleUrl: row.announcement ? `${url}/bundle.json` : null,
    bundleHash: row.bundle,
  };
}

/** The round that was recorded, which may be the fall-back of the one that was named. */
function presentRound(named: RoundName | null, recorded: BeaconRound | null): BeaconRoundType | null {
  const round = recorded ?? named;
  if (!round) return null;
  return {
    chain: round.chain,
    round: String(round.round),
    dueAt: instantOf(timeOf(round) * 1000),
    randomness: recorded?.randomness ?? null,
    signature: recorded?.signature ?? null,
    previousSignature: recorded?.previous_signature ?? null,
  };
}

export function presentQuotas({ rules }: Pick<DrawRow, 'rules'>, lottery: Lottery | undefined): DrawQuota[] {
  return rules.quotas.map((quota) => ({ ...quota, people: lottery?.counts.features.find((one) => one.category === quota.category && one.value === quota.value)?.people ?? null }));
}

export function presentLottery({ counts, effect }: Lottery, bundle: Bundle): DrawLottery {
  const { chances, types } = bundle;
  const ordered = chances.map((text) => parseRational(text)!).map((chance, t) => ({ chance, text: chances[t]! })).sort((a, b) => compare(a.chance, b.chance));
  const byPerson = new Map(types.flatMap((members, t) => members.map((i) => [i, parseRational(chances[t]!)!] as const)));
  const moved = effect?.before.map((before, i) => compare(byPerson.get(i)!, parseRational(before)!)) ?? [];
  return {
    smallest: ordered[0]!.text,
    largest: ordered.at(-1)!.text,
    label: bundle.label,
    gap: bundle.gap,
    kinds: types.length,
    types: counts.types?.map(({ features, people }, t) => ({ features, people, chance: chances[t]! })) ?? null,
    effect: effect && {
      smallestBefore: effect.smallestBefore,
      smallestAfter: effect.smallestAfter,
      raised: moved.filter((sign) => sign > 0).length,
      lowered: moved.filter((sign) => sign < 0).length,
    },
    counts: bundle.deal?.counts ?? null,
  };
}

export function presentSearch(search: Search, current: boolean): LotterySearch {
  const { status, askedAt, progress, outcome } = search;
  const found = outcome?.ok ? outcome : null;
  const failed = outcome && !outcome.ok ? outcome : null;
  return {
    status, askedAt, current,
    progress: progress && JSON.stringify(progress),
    reason: failed?.reason ?? null,
    words: failed?.words ?? [],
    relaxations: failed?.relaxations ?? [],
    smallest: found?.smallest ?? null,
    label: found?.label ?? null,
    kinds: found?.types ?? null,
    impossible: found?.impossible ?? null,
  };
}
