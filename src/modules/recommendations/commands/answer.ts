import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import type { ErasedOpenings, ErasureGround } from '../../../kernel/sealed.js';
import { Sealer } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { type StagedFile, StagedUploads } from '../../incidents/index.js';
import { type Prepared, PrepareAct } from '../../members/index.js';
import type { ExtensionReason, RecommendationRefusal, Standing } from '../domain/index.js';
import { AnswerFiles } from '../store/answer-files.js';
import { recommendationSlice } from '../store/recommendation-slice.js';

type Act<R extends string = never> = Promise<Prepared<RecommendationRefusal | R>>;

export interface TypedAnswer {
  readonly standing: Standing;
  readonly by: string | null;
  readonly statement: string;
  /** Handles of uploaded files. */
  readonly evidence: readonly string[];
}

const NO_FILE = {
  ok: false, refusal: 'NO_SUCH_FILE', message: 'A file is no longer here; files wait for 24 hours. Choose it again.',
} as const;

/** What a lab says, signed by its own people. Statement, names and files are public. */
@Injectable()
export class Answer {
  constructor(
    private readonly acts: PrepareAct,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly uploads: StagedUploads,
    private readonly files: AnswerFiles,
  ) {}

  async respond(viewer: Viewer, recommendation: string, { standing, by, statement, evidence }: TypedAnswer): Act<'NO_SUCH_FILE'> {
    const staged = await this.transactions.run((tx) => this.uploads.find(tx, evidence));
    if (!staged.every((file) => file !== undefined)) return NO_FILE;
    const seal = new Sealer('public');
    const command = {
      type: 'Respond', standing, by,
      statement: seal.field('/command/statement', statement),
      evidence: staged.map(({ file }, i) => ({ hash: hashOf(file.digest), size: file.size, name: seal.field(`/command/evidence/${i}/name`, file.name) })),
    } as const;
    const prepared = await this.acts.prepare(viewer, recommendationSlice, recommendation, command, seal.fields);
    // Before anybody can sign what cites them. Of an answer that is never signed they go after a day.
    if (prepared.ok && !(await this.#keep(staged))) return NO_FILE;
    return prepared;
  }

  extend(viewer: Viewer, recommendation: string, days: number, reason: ExtensionReason, note: string | null): Act {
    const seal = new Sealer('public');
    const command = { type: 'ExtendDue', days, reason, note: seal.field('/command/note', note) } as const;
    return this.acts.prepare(viewer, recommendationSlice, recommendation, command, seal.fields);
  }

  erase(viewer: Viewer, recommendation: string, openings: readonly ErasedOpenings[], ground: ErasureGround): Act {
    return this.acts.prepare(viewer, recommendationSlice, recommendation, { type: 'EraseOpenings', openings, ground });
  }

  async #keep(staged: readonly StagedFile[]): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      for (const one of staged) {
        const content = await this.uploads.open(tx, one);
        if (content === undefined) return false;
        await this.files.keep(tx, { hash: hashOf(one.file.digest), type: one.file.type, content }, this.clock.now());
      }
      return true;
    });
  }
}

/** `sha256:<hex>` without its beginning. */
function hashOf(digest: string): string {
  return digest.slice('sha256:'.length);
}
