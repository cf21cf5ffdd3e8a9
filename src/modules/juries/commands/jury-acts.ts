import { Injectable } from '@nestjs/common';
import type { ErasedOpenings, ErasureGround } from '../../../kernel/sealed.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Ledger, Sealer, type SealedFields } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { newPublicId } from '../../../platform/random.js';
import { type StagedFile, StagedUploads } from '../../incidents/index.js';
import { PrepareAct, type Prepared } from '../../members/index.js';
import {
  LADDER, type AppealGround, type ChallengeReason, type ExhibitFile, type Jury, type JuryAuthority, type JuryCommand, type JuryTimes, MOST_EXHIBIT_BYTES, type PetitionCommand,
} from '../domain/index.js';
import { JuryFiles } from '../store/jury-files.js';
import { DRAW_TAKEN, juryGuard } from './jury-guard.js';
import { jurySlice } from '../store/jury-slice.js';
import { petitionSlice } from '../store/petition-slice.js';

/** What a steward types when he opens a jury. */
export interface TypedCharge {
  readonly incident: string;
  /** Of an appeal: the jury against whose verdict it goes. */
  readonly authority: JuryAuthority;
  readonly questions: readonly string[];
  readonly parties: readonly string[];
  /** Handles of uploaded files. */
  readonly evidence: readonly string[];
  readonly text: string;
  readonly draw: string;
  readonly quorum: number;
  readonly times: JuryTimes;
}

type Act<R extends string = never> = Promise<Prepared<string | R>>;

const NO_FILE = { ok: false, refusal: 'NO_SUCH_FILE', message: 'A file is no longer here, or is larger than 10 MB; files wait for 24 hours. Choose it again.' } as const;

/** What members sign about juries: stewards, and those who speak for a party. */
@Injectable()
export class JuryActs {
  constructor(
    private readonly acts: PrepareAct,
    private readonly transactions: Transactions,
    private readonly ledger: Ledger,
    private readonly uploads: StagedUploads,
    private readonly files: JuryFiles,
    private readonly clock: Clock,
  ) {}

  /** The receipt of the submitted act names the jury. */
  async open(viewer: Viewer, typed: TypedCharge): Act<'NO_SUCH_FILE' | 'DRAW_TAKEN'> {
    const { incident, authority, parties, draw, quorum, times } = typed;
    const staged = await this.transactions.run((tx) => this.uploads.find(tx, typed.evidence));
    if (!staged.every((file) => file !== undefined && file.file.size <= MOST_EXHIBIT_BYTES)) return NO_FILE;
    const files = staged as readonly StagedFile[];
    const seal = new Sealer('public');
    const questions = typed.questions.map((question, i) => seal.field(`/command/charge/questions/${i}`, question));
    const evidence: ExhibitFile[] = files.map(({ file }, i) => ({ hash: hashOf(file.digest), size: file.size, name: seal.field(`/command/charge/evidence/${i}/name`, file.name) }));
    const charge = { questions, parties, evidence, ladder: LADDER, text: seal.field('/command/charge/text', typed.text) };
    const [id, command] = [await this.#idFor(authority), { type: 'OpenJury', incident, authority, charge, draw, quorum, times } as const];
    const prepared = await this.acts.prepare(viewer, jurySlice, id, command, seal.fields);
    const elsewhere = prepared.ok ? await this.transactions.run((tx) => juryGuard(tx, id, { type: command.type, draw })) : undefined;
    if (elsewhere !== undefined) return { ok: false, refusal: elsewhere, message: DRAW_TAKEN[elsewhere] };
    // Before anybody can sign what names them. Of a charge that is never signed they go after a day.
    return prepared.ok && !(await this.#keep(files)) ? NO_FILE : prepared;
  }

  challenge(viewer: Viewer, jury: string, seat: number, party: string, reason: ChallengeReason, note: string | null): Act {
    return this.#sealed(viewer, jury, 'reviewers', (seal) => ({ type: 'ChallengeJuror', seat, party, reason, note: seal.field('/command/note', note) }));
  }

  answer(viewer: Viewer, jury: string, question: number, text: string): Act {
    return this.#sealed(viewer, jury, 'public', (seal) => ({ type: 'AnswerQuestion', question, text: seal.field('/command/text', text) }));
  }

  /** The other jury gets its id here, so that one appeal opens one. */
  appeal(viewer: Viewer, jury: string, party: string | null, grounds: AppealGround, text: string): Act {
    return this.#sealed(viewer, jury, 'public', (seal) => ({ type: 'FileAppeal', party, grounds, jury: newPublicId(), text: seal.field('/command/text', text) }));
  }

  erase(viewer: Viewer, jury: string, openings: readonly ErasedOpenings[], ground: ErasureGround): Act {
    return this.acts.prepare(viewer, jurySlice, jury, { type: 'EraseOpenings', openings, ground });
  }

  startPetition(viewer: Viewer, incident: string, text: string): Act {
    const seal = new Sealer('public');
    return this.petition(viewer, newPublicId(), { type: 'StartPetition', incident, text: seal.field('/command/text', text) }, seal.fields);
  }

  petition(viewer: Viewer, id: string, command: PetitionCommand, openings: SealedFields = {}): Act {
    return this.acts.prepare(viewer, petitionSlice, id, command, openings);
  }

  #sealed(viewer: Viewer, jury: string, audience: 'public' | 'reviewers', command: (seal: Sealer) => JuryCommand): Act {
    const seal = new Sealer(audience);
    return this.acts.prepare(viewer, jurySlice, jury, command(seal), seal.fields);
  }

  /** Motion and petition lend the jury their id; an appeal named one. */
  async #idFor(authority: JuryAuthority): Promise<string> {
    if (authority.kind === 'steward') return newPublicId();
    if (authority.kind !== 'appeal') return authority.id;
    return (await this.ledger.stateOf<Jury>('jury', authority.id))?.appeal?.jury ?? newPublicId();
  }

  async #keep(staged: readonly StagedFile[]): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      for (const one of staged) {
        const content = await this.uploads.open(tx, one);
        if (content === undefined) return false;
        await this.files.keep(tx, hashOf(one.file.digest), content, this.clock.now());
      }
      return true;
    });
  }
}

/** `sha256:<hex>` without its beginning. */
function hashOf(digest: string): string {
  return digest.slice('sha256:'.length);
}
