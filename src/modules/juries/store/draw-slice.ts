import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import type { ErasedOpenings } from '../../../kernel/sealed.js';
import { eraseOwnOpenings, type Fact, isErased, type Slice, valueAt } from '../../../ledger/index.js';
import { type Draw, type DrawCommand, drawDecider, type DrawEvent, type DrawRefusal } from '../domain/index.js';

type DrawFact = Fact<DrawCommand, DrawEvent, Draw>;

/** What is said about a draw to everybody, sealed as one value. */
export interface DrawText {
  readonly title: string;
  readonly about: string;
}

/** A draw as the ledger sees it: its rules, and the row that the public reads. */
export const drawSlice: Slice<Draw, DrawCommand, DrawEvent, DrawRefusal> = { decider: drawDecider, project };

async function project(tx: EntityManager, fact: DrawFact): Promise<void> {
  const { event, streamId, entryId, at, openings, command } = fact;
  switch (event.type) {
    case 'DrawOpened': {
      const text = valueAt<{ title: string; about: string }>(openings, '/command/text');
      const { purpose, rules, leadSeconds, excluding, closesAt, by } = event;
      await tx.query(
        `INSERT INTO draw (id, status, purpose, council, class, rules, lead_seconds, excluding, title, about, opened_at, opened_by, opening_entry, closes_at, rehearsal)
         VALUES ($1, 'collecting', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          streamId, purpose.kind, purpose.kind === 'seats' ? purpose.council : null, purpose.kind === 'seats' ? purpose.class : null, JSON.stringify(rules), leadSeconds,
          excluding, text?.title ?? null, text?.about ?? null, at, by, entryId, closesAt, purpose.rehearsal === true,
        ],
      );
      return;
    }
    case 'QuotasRelaxed':
      await tx.query(`UPDATE draw SET rules = jsonb_set(rules, '{quotas}', $2::jsonb), relaxed = relaxed + 1 WHERE id = $1`, [streamId, JSON.stringify(event.quotas)]);
      return;
    case 'PoolClosed':
      await tx.query(`UPDATE draw SET status = 'closed', size = $2, announcement = $3, closed_at = $4, closed_by = $5 WHERE id = $1`, [
        streamId, event.size, JSON.stringify(event.announcement), at, event.by,
      ]);
      return;
    case 'PanelsDealt':
      await tx.query(`UPDATE draw SET status = 'dealt', root = $2, next = $3, bundle = $4, dealt_at = $5, deal_round = $6 WHERE id = $1`, [
        streamId, event.root, JSON.stringify(event.next), event.bundle, at, roundOf(command),
      ]);
      return;
    case 'PanelDrawn':
      await tx.query(`UPDATE draw SET status = 'drawn', panel_index = $2, panel = $3, drawn_at = $4, draw_round = $5 WHERE id = $1`, [streamId, event.index, event.panel, at, roundOf(command)]);
      return;
    case 'DrawVoided':
      await tx.query(`UPDATE draw SET status = 'void', void_reason = $2, void_note = $3, voided_at = $4, void_entry = $5 WHERE id = $1`, [
        streamId, event.reason, valueAt<string>(openings, '/command/note') ?? null, at, entryId,
      ]);
      return;
    case 'OpeningsErased':
      return erase(tx, streamId, event.openings);
    default:
      return assertNever(event);
  }
}

/** The round stands in the command that brought it, with its signature. */
function roundOf(command: DrawCommand): string | null {
  return 'round' in command ? JSON.stringify(command.round) : null;
}

async function erase(tx: EntityManager, draw: string, erased: readonly ErasedOpenings[]): Promise<void> {
  for (const one of await eraseOwnOpenings(tx, 'draw', draw, erased)) {
    if (isErased(one, '/command/text')) await tx.query('UPDATE draw SET title = NULL, about = NULL WHERE opening_entry = $1', [one.entry]);
    if (isErased(one, '/command/note')) await tx.query('UPDATE draw SET void_note = NULL WHERE void_entry = $1', [one.entry]);
  }
}
