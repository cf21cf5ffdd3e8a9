import { fromHex, toHex, utf8 } from '../../../kernel/bytes.js';
import type { Instant } from '../../../kernel/instant.js';
import { sha256Hex } from '../../../kernel/sealed.js';
import { exactly, integer, type Check } from '../../../kernel/shape.js';
import { canonicalJson, checkInclusion, EMPTY_ROOT, leafHash, nodeHash, proveInclusion, type HashReader } from '../../../ledger/core/index.js';
import { classCode } from './council-commands.js';
import type { Council } from './council-state.js';
import { sittingMember, type Seat } from './seat-state.js';

/**
 * Who may vote, frozen when voting opens. The log keeps one hash: the root of a tree over the rows. Whoever votes shows his
 * own row with a few hashes beside it; nobody can be put on the roll afterwards, nor taken off it.
 *
 *     row 0   {"class":"citizens","member":"9d2x…","seat":1}
 *     row 1   {"class":"experts","member":"8c1v…","seat":4}        root = SHA-256(1 ‖ leaf 0 ‖ leaf 1)
 */
export interface RollRow {
  readonly class: string;
  readonly member: string;
  readonly seat: number;
}

export interface Roll {
  /** Hex. */
  readonly hash: string;
  readonly size: number;
  /** Of the charter; `filled` and `recused` are of the roll. */
  readonly classes: Readonly<Record<string, { readonly seats: number; readonly filled: number; readonly recused: number }>>;
  /** From seat, to seat, class of the first. In force when voting opened, and where the rule knows delegation. */
  readonly delegations: readonly (readonly [number, number, string])[];
}

/** A row as its member shows it. */
export interface RowProof {
  readonly class: string;
  readonly index: number;
  /** Hex, from the row's sibling up. */
  readonly path: readonly string[];
}

export const rowProof: Check = exactly({
  class: classCode,
  index: integer(0, 999_999),
  path: (value) => Array.isArray(value) && value.length <= 20 && value.every(sha256Hex),
});

/** Rows of all seats held at that instant, in order of seat. */
export function rowsOf(seats: readonly Seat[], at: Instant): readonly RollRow[] {
  const rows: RollRow[] = [];
  for (const seat of seats) {
    const member = sittingMember(seat, at);
    if (member !== undefined && seat.class !== null) rows.push({ class: seat.class, member, seat: seat.number });
  }
  return rows.sort((a, b) => a.seat - b.seat);
}

/** The tree over the rows, all of it, so that rows can be proved. */
export class RollTree {
  readonly #levels: Uint8Array[][];

  constructor(readonly rows: readonly RollRow[]) {
    let level = rows.map(rowHash);
    this.#levels = [level];
    while (level.length > 1) {
      const above: Uint8Array[] = [];
      for (let i = 0; i + 1 < level.length; i += 2) above.push(nodeHash(level[i]!, level[i + 1]!));
      this.#levels.push(above);
      level = above;
    }
  }

  get hash(): string {
    return toHex(this.#range(0, this.rows.length));
  }

  /** Undefined where the member holds no row. */
  prove(member: string, seat: number): RowProof | undefined {
    const index = this.rows.findIndex((row) => row.seat === seat && row.member === member);
    if (index < 0) return undefined;
    return { class: this.rows[index]!.class, index, path: proveInclusion(index, this.rows.length, this.#read).map(toHex) };
  }

  /** Complete subtrees only: what RFC 6962 asks for. */
  readonly #read: HashReader = (level, index) => this.#levels[level]![index]!;

  #range(start: number, end: number): Uint8Array {
    if (end === 0) return EMPTY_ROOT;
    let power = 1;
    let level = 0;
    while (power * 2 <= end - start) {
      power *= 2;
      level++;
    }
    const left = this.#read(level, Number(BigInt(start) / BigInt(power)));
    return power === end - start ? left : nodeHash(left, this.#range(start + power, end));
  }
}

/** The row comes from the member, who may be anybody: only one that lies in the tree at its place counts. */
export function checkRow(roll: Pick<Roll, 'hash' | 'size'>, row: RollRow, { index, path }: Pick<RowProof, 'index' | 'path'>): boolean {
  const root = fromHex(roll.hash);
  const hashes = path.map(fromHex);
  if (!root || hashes.includes(undefined)) return false;
  return checkInclusion(index, roll.size, rowHash(row), hashes as Uint8Array[], root);
}

export interface Electorate {
  readonly rows: readonly RollRow[];
  readonly roll: Roll;
}

export function electorateOf(
  council: Council,
  seats: readonly Seat[],
  at: Instant,
  { policy, delegation, isRecused }: { readonly policy: string | null; readonly delegation: boolean; readonly isRecused: (member: string) => boolean },
): Electorate {
  const rows = rowsOf(seats, at);
  const classes: Record<string, { seats: number; filled: number; recused: number }> = {};
  for (const { code, seats: number } of council.charter?.classes ?? []) classes[code] = { seats: number, filled: 0, recused: 0 };
  for (const row of rows) {
    // A class that a later charter dropped cannot have a holder, but a forged log could say so.
    const counts = (classes[row.class] ??= { seats: 0, filled: 0, recused: 0 });
    counts.filled++;
    if (isRecused(row.member)) counts.recused++;
  }
  const roll = { hash: new RollTree(rows).hash, size: rows.length, classes, delegations: delegation ? delegationsOf(seats, rows.filter((row) => !isRecused(row.member)), policy, at) : [] };
  return { rows, roll };
}

/** To the member for whom it was meant, as long as he sits where he sat; neither is recused. */
function delegationsOf(seats: readonly Seat[], rows: readonly RollRow[], policy: string | null, at: Instant): Roll['delegations'] {
  const holders = new Map(rows.map((row) => [row.seat, row]));
  const found: [number, number, string][] = [];
  for (const { number, delegation } of seats) {
    const row = holders.get(number);
    if (!row || !delegation || at >= delegation.until || holders.get(delegation.to)?.member !== delegation.member) continue;
    if (delegation.topics === 'all' || (policy !== null && delegation.topics.includes(policy))) found.push([number, delegation.to, row.class]);
  }
  return found.sort(([a], [b]) => a - b);
}

function rowHash({ class: code, member, seat }: RollRow): Uint8Array {
  return leafHash(utf8(canonicalJson({ class: code, member, seat })));
}
