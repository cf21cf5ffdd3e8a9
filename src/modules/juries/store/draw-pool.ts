import type { EntityManager } from 'typeorm';
import { fromBase64 } from '../../../kernel/bytes.js';
import type { SealedFields } from '../../../ledger/index.js';
import { categoriesOf, type DrawRules, type Exclusion, fingerprint, type Person } from '../domain/draw/index.js';
import { poolSalt, ROW_PATH, type VolunteerRow } from '../domain/index.js';

/** The pool of a draw as it stands: who, what they said, and under which salts the pool seals it. */
export interface DrawPool {
  readonly people: readonly Person[];
  readonly salts: readonly Uint8Array[];
  readonly exclusions: readonly Exclusion[];
  /** What those who are excluded said, as far as it was not erased. */
  readonly excluded: readonly Person[];
  /** Changes whenever anything changes that a lottery depends on. */
  readonly fingerprint: string;
}

interface Row {
  readonly number: string;
  readonly status: string;
  readonly reason: string | null;
  readonly entry_id: string;
  readonly fields: SealedFields | null;
}

/** Undefined where somebody who stands has erased what he said: the rules do not let that happen before the pool is closed. */
export async function readPool(tx: EntityManager, draw: string, rules: DrawRules): Promise<DrawPool | undefined> {
  const rows = await tx.query<Row[]>(
    `SELECT v.number, v.status, v.reason, v.entry_id, o.fields FROM volunteer v LEFT JOIN opening o ON o.entry_id = v.entry_id
      WHERE v.draw = $1 AND v.status IN ('stands', 'excluded') ORDER BY v.number COLLATE "C"`,
    [draw],
  );
  const categories = categoriesOf(rules.quotas);
  const standing = rows.filter(({ status }) => status === 'stands').map((row) => personOf(row, categories));
  if (standing.includes(undefined)) return undefined;
  const all = standing as readonly { person: Person; salt: Uint8Array }[];
  const out = rows.filter(({ status }) => status === 'excluded');
  const exclusions = out.map(({ number, reason }) => ({ person: number, reason: reason! }));
  return {
    people: all.map(({ person }) => person),
    salts: all.map(({ salt }) => salt),
    exclusions,
    excluded: out.flatMap((row) => personOf(row, categories)?.person ?? []),
    fingerprint: fingerprint({ rules, exclusions, entries: rows.filter(({ status }) => status === 'stands').map(({ number, entry_id }) => [number, entry_id]) }),
  };
}

function personOf({ number, fields }: Row, categories: readonly string[]): { person: Person; salt: Uint8Array } | undefined {
  const opening = fields?.[ROW_PATH];
  const salt = opening && fromBase64(opening.salt);
  if (!opening || !salt) return undefined;
  const { features, household } = opening.value as unknown as VolunteerRow;
  return { person: { id: number, features: categories.map((category) => features[category] ?? ''), household }, salt: poolSalt(salt) };
}

/** The rows of a closed pool in its order; undefined where one of them was erased. */
export async function readSealedRows(tx: EntityManager, draw: string, rules: DrawRules, order: readonly string[]): Promise<readonly { readonly person: Person; readonly salt: Uint8Array }[] | undefined> {
  const rows = await tx.query<Row[]>(
    'SELECT v.number, v.status, v.reason, v.entry_id, o.fields FROM volunteer v LEFT JOIN opening o ON o.entry_id = v.entry_id WHERE v.draw = $1 AND v.number = ANY($2)',
    [draw, order],
  );
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const categories = categoriesOf(rules.quotas);
  const sealed = order.map((number) => {
    const row = byNumber.get(number);
    return row && personOf(row, categories);
  });
  return sealed.includes(undefined) ? undefined : (sealed as { person: Person; salt: Uint8Array }[]);
}
