import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../kernel/viewer.js';
import { Ledger, type Receipt, type SealedFields, type Slice } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { actorOf, PrepareAct, type Prepared } from '../../members/index.js';
import { CONTENT_WORDS } from './content-words.js';
import { latestToday, type ContentProblem } from '../domain/index.js';
import { editorialWords } from './editorial-words.js';

/** One answer that needs another look, in words. */
export interface Problem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly index: number | null;
}

export type Refused = { readonly ok: false; readonly refusal: string; readonly message: string; readonly problems: readonly Problem[] };
export type EditorialOutcome = { readonly ok: true; readonly receipt: Receipt } | Refused;

/** What another stream says, which the rules of this one cannot see: a code where the command must not go on. */
export type Precondition = (tx: EntityManager) => Promise<string | undefined>;

type AnyCommand = { readonly type: string };

/** How editors' commands about incidents and entities reach the ledger; each command stands in a file of its own. */
@Injectable()
export class Editorial {
  constructor(
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly acts: PrepareAct,
    private readonly clock: Clock,
  ) {}

  /** The day that it already is somewhere: dates after it have not come yet. */
  get today(): string {
    return latestToday(this.clock.now());
  }

  look<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.transactions.run(work);
  }

  /** By session: the log shows that the server vouches for who asked. */
  async bySession<S, C extends AnyCommand, E extends AnyCommand, R extends string>(
    viewer: Viewer,
    slice: Slice<S, C, E, R>,
    id: string,
    command: C,
    openings: SealedFields = {},
    precondition?: Precondition,
  ): Promise<EditorialOutcome> {
    const outcome = await this.ledger.transact<{ ok: true; receipt: Receipt } | { ok: false; refusal: string }>(async (tx) => {
      const actor = await actorOf(tx, viewer);
      if (!actor) return { ok: false, refusal: 'NOT_A_MEMBER' };
      const refusal = await precondition?.(tx);
      if (refusal !== undefined) return { ok: false, refusal };
      return this.ledger.perform(tx, slice, id, { command, actor, authorization: { method: 'session' }, openings });
    });
    return outcome.ok ? outcome : refuse(slice.decider.kind, outcome.refusal);
  }

  /** First half of a signed act; the members' submitAct performs it. */
  async prepare<S, C extends AnyCommand, E extends AnyCommand, R extends string>(
    viewer: Viewer,
    slice: Slice<S, C, E, R>,
    id: string,
    command: C,
    openings: SealedFields = {},
    precondition?: Precondition,
  ): Promise<Prepared<string>> {
    const { kind } = slice.decider;
    const refusal = precondition && (await this.transactions.run(precondition));
    if (refusal !== undefined) return { ok: false, refusal, message: editorialWords(kind, refusal) };
    return this.acts.prepare<S, C, E, string>(viewer, slice, id, command, openings);
  }
}

export function refuse(kind: string, refusal: string): Refused {
  return { ok: false, refusal, message: editorialWords(kind, refusal), problems: [] };
}

export function invalid(kind: string, problems: readonly ContentProblem<string>[]): Refused {
  return {
    ...refuse(kind, 'INVALID_CONTENT'),
    problems: problems.map(({ field, code, index }) => ({ field, code, message: CONTENT_WORDS[code], index: index ?? null })),
  };
}

/** Whether the stream has any entry: an auditor looks for it before the entry that speaks of it. */
export async function streamExists(tx: EntityManager, kind: string, id: string): Promise<boolean> {
  return (await tx.query<unknown[]>('SELECT 1 FROM stream WHERE kind = $1 AND id = $2', [kind, id])).length > 0;
}
