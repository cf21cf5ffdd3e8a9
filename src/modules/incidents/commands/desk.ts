import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../kernel/viewer.js';
import { Ledger, type Receipt, type SealedFields } from '../../../ledger/index.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { actorOf, PrepareAct, type Prepared } from '../../members/index.js';
import type { ReportCommand } from '../domain/index.js';
import { reportSlice } from '../store/report-slice.js';
import { wordsOf } from './report-words.js';

export type DeskOutcome =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly refusal: string; readonly message: string };

export function no(refusal: string): { readonly ok: false; readonly refusal: string; readonly message: string } {
  return { ok: false, refusal, message: wordsOf(refusal) };
}

/** How editors' and the node's own commands about a report reach the ledger; each command stands in a file of its own. */
@Injectable()
export class Desk {
  constructor(
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly acts: PrepareAct,
  ) {}

  /** By session: the log shows that the server vouches for who asked. `about` is another stream that must exist. */
  async bySession(viewer: Viewer, report: string, command: ReportCommand, openings: SealedFields = {}, about?: Reference): Promise<DeskOutcome> {
    const outcome = await this.ledger.transact<{ ok: true; receipt: Receipt } | { ok: false; refusal: string }>(async (tx) => {
      const actor = await actorOf(tx, viewer);
      if (!actor) return { ok: false, refusal: 'NOT_A_MEMBER' };
      if (about && !(await exists(tx, about))) return { ok: false, refusal: missing(about) };
      return this.ledger.perform(tx, reportSlice, report, { command, actor, authorization: { method: 'session' }, openings });
    });
    return outcome.ok ? outcome : no(outcome.refusal);
  }

  /** First half of a signed act; the members' submitAct performs it. */
  async prepare(viewer: Viewer, report: string, command: ReportCommand, openings: SealedFields = {}, about?: Reference): Promise<Prepared<string>> {
    if (about && !(await this.transactions.run((tx) => exists(tx, about)))) return no(missing(about));
    return this.acts.prepare(viewer, reportSlice, report, command, openings);
  }

  /** The node itself, when a time has come. */
  async bySystem(report: string, command: ReportCommand): Promise<DeskOutcome> {
    const outcome = await this.ledger.ask(reportSlice, report, { command, actor: { kind: 'system', part: 'clock' }, authorization: { method: 'system' } });
    return outcome.ok ? outcome : no(outcome.refusal);
  }
}

/** A stream that the command speaks of. An auditor looks for its entries before this one. */
export interface Reference {
  readonly kind: 'report' | 'incident';
  readonly id: string;
}

async function exists(tx: EntityManager, { kind, id }: Reference): Promise<boolean> {
  const rows = await tx.query<unknown[]>('SELECT 1 FROM stream WHERE kind = $1 AND id = $2', [kind, id]);
  return rows.length > 0;
}

function missing({ kind }: Reference): string {
  return kind === 'incident' ? 'NO_SUCH_INCIDENT' : 'NO_SUCH_REPORT';
}
