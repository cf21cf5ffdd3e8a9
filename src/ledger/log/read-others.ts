import type { EntityManager } from 'typeorm';
import type { Decider } from '../../kernel/decider.js';
import type { Instant } from '../../kernel/instant.js';
import { type Others, othersOf, type Read } from '../../kernel/others.js';

interface Row {
  readonly id: string;
  readonly last_at: Instant;
  readonly state: unknown;
}

export interface OthersRead {
  readonly others: Others;
  /** Of the last entry among the streams read: what is decided by it cannot be earlier. */
  readonly lastAt: Instant | undefined;
}

/**
 * The other streams that a decision needs. With `hold` their rows are held until the transaction ends, so that their next entries
 * come after this one; without, for looking only. Held in order of kind and id; two that hold in another order deadlock, and the
 * loser is run again.
 */
export async function readOthers<S, C extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
  tx: EntityManager,
  decider: Decider<S, C, E, R>,
  command: C,
  state: S,
  purpose: 'hold' | 'look',
): Promise<OthersRead | undefined> {
  if (!decider.reads) return undefined;
  const reads = decider.reads(command, state);
  const found = new Map<string, Row>();
  const single = reads.filter((read) => 'id' in read).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const { kind, id, hold } of single) {
    const lock = purpose === 'look' ? '' : hold === 'share' ? 'FOR SHARE' : 'FOR UPDATE';
    const [row] = await tx.query<Row[]>(`SELECT id, last_at, state FROM stream WHERE kind = $1 AND id = $2 ${lock}`, [kind, id]);
    if (row) found.set(keyOf({ kind, id }), row);
  }
  // After the locks: this statement sees what was committed before they were had.
  const children = new Map<string, readonly Row[]>();
  for (const { kind, under } of reads.filter((read) => 'under' in read)) {
    const rows = await tx.query<Row[]>(
      `SELECT id, last_at, state FROM stream WHERE kind = $1 AND split_part(id, '-', 1) = $2 AND position('-' IN id) > 0 ORDER BY id COLLATE "C"`,
      [kind, under],
    );
    children.set(keyOf({ kind, id: under }), rows);
  }
  return readFrom(reads, found, children);
}

/**
 * Of several commands at once, each with the streams that it names: every row is held and read once, in one statement. Streams under a
 * parent are not for these, nor those that are to be held alone.
 */
export async function readOthersOfMany(tx: EntityManager, wanted: readonly (readonly Read[])[]): Promise<readonly OthersRead[]> {
  const named = new Map<string, Extract<Read, { id: string }>>();
  for (const read of wanted.flat()) {
    if (!('id' in read) || read.hold !== 'share') throw new Error('many commands at once share what they read, stream by stream');
    named.set(keyOf(read), read);
  }
  const found = new Map<string, Row>();
  if (named.size > 0) {
    const rows = await tx.query<(Row & { readonly kind: string })[]>(
      `SELECT s.kind, s.id, s.last_at, s.state FROM stream s JOIN unnest($1::text[], $2::text[]) AS w (kind, id) ON s.kind = w.kind AND s.id = w.id
        ORDER BY s.kind COLLATE "C", s.id COLLATE "C" FOR SHARE OF s`,
      [[...named.values()].map(({ kind }) => kind), [...named.values()].map(({ id }) => id)],
    );
    for (const row of rows) found.set(keyOf(row), row);
  }
  return wanted.map((reads) => readFrom(reads, found, new Map()));
}

function readFrom(reads: readonly Read[], found: ReadonlyMap<string, Row>, children: ReadonlyMap<string, readonly Row[]>): OthersRead {
  const under = (kind: string, parent: string): readonly Row[] => children.get(keyOf({ kind, id: parent })) ?? [];
  const rows = reads.flatMap((read) => ('id' in read ? (found.get(keyOf(read)) ?? []) : under(read.kind, read.under)));
  const others = othersOf(
    reads,
    (kind, id) => found.get(keyOf({ kind, id }))?.state,
    (kind, parent) => under(kind, parent).map(({ id, state }) => ({ id, state })),
  );
  return { others, lastAt: rows.reduce<Instant | undefined>((last, { last_at }) => (last === undefined || last_at > last ? last_at : last), undefined) };
}

function keyOf({ kind, id }: { readonly kind: string; readonly id: string }): string {
  return `${kind}/${id}`;
}
