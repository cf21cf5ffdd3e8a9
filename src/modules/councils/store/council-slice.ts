import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import type { ErasedOpenings } from '../../../kernel/sealed.js';
import { type AnySlice, eraseOwnOpenings, type Fact, isErased, type Slice, valueAt } from '../../../ledger/index.js';
import { councilDecider, councilDecider1, type Council, type CouncilCommand, type CouncilEvent, type CouncilRefusal, type LeastOf } from '../domain/index.js';

type CouncilFact = Fact<CouncilCommand, CouncilEvent, Council>;

/** A council as the ledger sees it: its rules, and the rows that the public reads. */
export const councilSlice: Slice<Council, CouncilCommand, CouncilEvent, CouncilRefusal> = { decider: councilDecider, project };
/** For entries of before; nothing new is asked of it. */
export const councilSlice1: AnySlice = { ...councilSlice, decider: councilDecider1 } as unknown as AnySlice;

async function project(tx: EntityManager, fact: CouncilFact): Promise<void> {
  const { event, streamId, entryId, at, openings } = fact;
  switch (event.type) {
    case 'CouncilFounded':
      await tx.query(
        `INSERT INTO council (id, status, name, purpose, charter_version, assess_days, founded_at, founding_entry) VALUES ($1, 'active', $2, $3, $4, $5, $6, $7)`,
        [streamId, valueAt<string>(openings, '/command/name') ?? null, valueAt<string>(openings, '/command/purpose') ?? null, event.version, event.assessDays, at, entryId],
      );
      return putCharter(tx, fact, event, null);
    case 'CharterAdopted':
      await tx.query('UPDATE council SET charter_version = $2, assess_days = $3 WHERE id = $1', [streamId, event.version, event.assessDays]);
      return putCharter(tx, fact, event, event.motion);
    case 'CouncilDissolved':
      await tx.query(
        `UPDATE council SET status = 'dissolved', dissolved_at = $2, dissolution_reason = $3, dissolution_note = $4, dissolution_entry = $5 WHERE id = $1`,
        [streamId, at, event.reason, valueAt<string>(openings, '/command/note') ?? null, entryId],
      );
      return;
    case 'OpeningsErased':
      return erase(tx, streamId, event.openings);
    default:
      return assertNever(event);
  }
}

async function putCharter(
  tx: EntityManager,
  { streamId, entryId, at, openings }: CouncilFact,
  { version, by, hash, classes, assessDays, least }: Omit<Extract<CouncilEvent, { type: 'CouncilFounded' | 'CharterAdopted' }>, 'least'> & LeastOf,
  motion: string | null,
): Promise<void> {
  const labels = valueAt<Readonly<Record<string, string>>>(openings, '/command/labels') ?? {};
  await tx.query(
    `INSERT INTO council_charter (council, version, entry_id, adopted_at, adopted_by, motion, hash, body, labels, classes, assess_days, least)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      streamId, version, entryId, at, by, motion, hash, valueAt<string>(openings, '/command/charter') ?? null,
      JSON.stringify(labels), JSON.stringify(classes), assessDays,
      // An entry of before charters said it has none.
      JSON.stringify(least ?? null),
    ],
  );
}

const COLUMNS = [
  ['/command/name', 'UPDATE council SET name = NULL WHERE founding_entry = $1'],
  ['/command/purpose', 'UPDATE council SET purpose = NULL WHERE founding_entry = $1'],
  ['/command/note', 'UPDATE council SET dissolution_note = NULL WHERE dissolution_entry = $1'],
  ['/command/charter', 'UPDATE council_charter SET body = NULL WHERE entry_id = $1'],
  ['/command/labels', "UPDATE council_charter SET labels = '{}' WHERE entry_id = $1"],
] as const;

async function erase(tx: EntityManager, council: string, erased: readonly ErasedOpenings[]): Promise<void> {
  for (const one of await eraseOwnOpenings(tx, 'council', council, erased)) {
    for (const [path, update] of COLUMNS) if (isErased(one, path)) await tx.query(update, [one.entry]);
  }
}
