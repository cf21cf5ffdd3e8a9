import type { EntityManager } from 'typeorm';
import { eraseOwnOpenings, type Fact, isErased, type Slice, valueAt } from '../../../ledger/index.js';
import { policyDecider, type Policy, type PolicyCommand, type PolicyEvent, type PolicyRefusal } from '../domain/index.js';

type PolicyFact = Fact<PolicyCommand, PolicyEvent, Policy>;

export const policySlice: Slice<Policy, PolicyCommand, PolicyEvent, PolicyRefusal> = { decider: policyDecider, project };

async function project(tx: EntityManager, fact: PolicyFact): Promise<void> {
  const { event, streamId, entryId, at, openings } = fact;
  const word = (path: string): string | null => valueAt<string>(openings, path) ?? null;
  switch (event.type) {
    case 'PolicyPublished':
      await tx.query(
        `INSERT INTO policy (id, lab, title, version, status, published_at, changed_at, entry_id) VALUES ($1, $2, $3, 1, 'published', $4, $4, $5)`,
        [streamId, event.lab, word('/command/title'), at, entryId],
      );
      return putVersion(tx, fact, event, null);
    case 'PolicyRevised':
      await tx.query('UPDATE policy SET version = $2, changed_at = $3 WHERE id = $1', [streamId, event.version, at]);
      return putVersion(tx, fact, event, event.recommendation);
    case 'PolicyWithdrawn':
      await tx.query("UPDATE policy SET status = 'withdrawn', changed_at = $2, withdrawal_note = $3 WHERE id = $1", [streamId, at, word('/command/note')]);
      return;
    case 'OpeningsErased':
      for (const erased of await eraseOwnOpenings(tx, 'policy', streamId, event.openings)) {
        const where = [streamId, erased.entry];
        if (isErased(erased, '/command/title')) await tx.query('UPDATE policy SET title = NULL WHERE id = $1 AND entry_id = $2', where);
        if (isErased(erased, '/command/text')) await tx.query('UPDATE policy_version SET text = NULL WHERE policy = $1 AND entry_id = $2', where);
        if (!isErased(erased, '/command/note')) continue;
        const [rows] = await tx.query<[unknown[], number]>('UPDATE policy_version SET note = NULL WHERE policy = $1 AND entry_id = $2 RETURNING version', where);
        // Not of a version: of the withdrawal, or of nothing here.
        if (rows.length === 0) await tx.query('UPDATE policy SET withdrawal_note = NULL WHERE id = $1', [streamId]);
      }
      return;
  }
}

async function putVersion(tx: EntityManager, { streamId, entryId, at, openings }: PolicyFact, { version, hash }: { readonly version: number; readonly hash: string }, recommendation: string | null): Promise<void> {
  await tx.query(
    `INSERT INTO policy_version (policy, version, text, hash, note, recommendation, published_at, entry_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      streamId, version, valueAt<string>(openings, '/command/text') ?? null, hash, valueAt<string>(openings, '/command/note') ?? null, recommendation, at, entryId,
    ],
  );
}
