import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../../kernel/viewer.js';
import { newCaseCode } from '../../../ledger/core/index.js';
import { Ledger, Sealer, type SealedFields } from '../../../ledger/index.js';
import { RateLimits } from '../../../platform/rate-limits.js';
import { PrepareAct, type Prepared } from '../../members/index.js';
import { CONTACT_PATH, type Draw, numberOfKey, ROW_PATH, volunteerDecider, type VolunteerCommand, volunteerId, VOLUNTEER_WORDS } from '../domain/index.js';
import { volunteerSlice } from '../store/volunteer-slice.js';
import { KeyActs, type KeyActToSign, type KeyOutcome, type KeyProof } from './key-acts.js';
import { type KeyRefusal, keyRefusal } from './key-refusals.js';
import { readRow, type TypedRow } from './volunteer-row.js';

/** What a volunteer can ask for. Each wish is one command, and his key signs it. */
export type VolunteerWish =
  | { readonly do: 'volunteer'; readonly row: TypedRow }
  | { readonly do: 'withdraw' }
  | { readonly do: 'appeal'; readonly text: string }
  | { readonly do: 'erase'; readonly what: 'everything' | 'contact' };

export type Volunteered = { readonly ok: true; readonly receipt: Extract<KeyOutcome, { ok: true }>['receipt']; readonly number: string; readonly code: string | null } | KeyRefusal;

interface Drafted {
  readonly ok: true;
  readonly command: VolunteerCommand;
  readonly openings: SealedFields;
}

/**
 * The volunteer's side of a draw. Three ways lead to the same entries: a code that the node makes or is sent (a page without a script),
 * a program that keeps its code and signs, and, for seats of a council, a member with his own key.
 */
@Injectable()
export class Volunteering {
  constructor(
    readonly keys: KeyActs,
    private readonly ledger: Ledger,
    private readonly acts: PrepareAct,
    private readonly dataSource: DataSource,
    private readonly limits: RateLimits,
  ) {}

  /** Without a code the node makes one, shows it once and forgets it. */
  async volunteer(draw: string, row: TypedRow, given: string | undefined, request: string | undefined, bucket: number): Promise<Volunteered> {
    const limited = this.#limited('fileReport', bucket);
    if (limited) return limited;
    const code = given ?? newCaseCode(new Uint8Array(randomBytes(16)));
    const signer = this.keys.signerOf(code);
    if (!signer) return keyRefusal('NO_SUCH_PLACE');
    const drafted = await this.#draft(draw, undefined, { do: 'volunteer', row });
    if (!drafted.ok) return drafted;
    const number = numberOfKey(signer.key)!;
    const done = await this.keys.byCode(signer, volunteerSlice, volunteerId(draw, number), drafted.command, drafted.openings, request);
    if (!done.ok) return done;
    // A request that was performed before may have been made under another code, which nobody here knows any more.
    const { repeated, stream } = done.receipt;
    return { ok: true, receipt: done.receipt, number: stream.id.slice(draw.length + 1), code: given === undefined && !repeated ? code : null };
  }

  /** Withdrawing, appealing, erasing, by the code. */
  async byCode(draw: string, code: string, wish: Exclude<VolunteerWish, { do: 'volunteer' }>, request: string | undefined, bucket: number): Promise<KeyOutcome> {
    const limited = this.#limited('openCase', bucket);
    if (limited) return limited;
    const signer = this.keys.signerOf(code);
    const id = signer && volunteerId(draw, numberOfKey(signer.key)!);
    if (!signer || id === undefined || !(await this.#stands(id))) return keyRefusal('NO_SUCH_PLACE');
    const drafted = await this.#draft(draw, id, wish);
    return drafted.ok ? this.keys.byCode(signer, volunteerSlice, id, drafted.command, drafted.openings, request) : drafted;
  }

  /** First half for a program that keeps its code. */
  async prepare(draw: string, proof: KeyProof, wish: VolunteerWish, bucket: number): Promise<KeyActToSign> {
    const limited = this.#limited('openCase', bucket);
    if (limited) return limited;
    const key = this.keys.keyOf(undefined, proof);
    if (key === undefined) return keyRefusal('NO_SUCH_PLACE');
    const id = volunteerId(draw, numberOfKey(key)!);
    const drafted = await this.#draft(draw, id, wish);
    return drafted.ok ? this.keys.prepare(key, volunteerSlice, id, drafted.command, drafted.openings) : drafted;
  }

  async submit(request: string, signature: string, bucket: number): Promise<KeyOutcome> {
    return this.#limited('openCase', bucket) ?? this.keys.submit(request, signature);
  }

  /** For seats of a council: a member, in his own name. */
  async asMember(viewer: Viewer, draw: string, wish: VolunteerWish): Promise<Prepared<string> | KeyRefusal> {
    const id = volunteerId(draw, viewer.kind === 'member' ? viewer.id : '');
    const drafted = await this.#draft(draw, id, wish);
    return drafted.ok ? this.acts.prepare(viewer, volunteerSlice, id, drafted.command, drafted.openings) : drafted;
  }

  async #draft(draw: string, id: string | undefined, wish: VolunteerWish): Promise<Drafted | KeyRefusal> {
    const seal = new Sealer('stewards');
    switch (wish.do) {
      case 'volunteer': {
        const state = await this.ledger.stateOf<Draw>('draw', draw);
        if (!state?.rules) return { ok: false, refusal: 'NO_SUCH_DRAW', message: VOLUNTEER_WORDS.NO_SUCH_DRAW, problems: [] };
        const read = readRow(draw, state.rules.quotas, wish.row);
        if (!read.ok) return keyRefusal('INVALID_CONTENT', read.problems);
        const command = { type: 'Volunteer', row: seal.field(ROW_PATH, { ...read.row }), contact: seal.field(CONTACT_PATH, read.contact), consent: 1 } as const;
        return { ok: true, command, openings: seal.fields };
      }
      case 'withdraw':
        return { ok: true, command: { type: 'WithdrawVolunteer' }, openings: {} };
      case 'appeal':
        return { ok: true, command: { type: 'AppealExclusion', text: seal.field('/command/text', wish.text) }, openings: seal.fields };
      case 'erase': {
        const entries = id === undefined ? [] : await this.#open(id, wish.what);
        if (entries.length === 0) return { ok: false, refusal: 'ALREADY_ERASED', message: VOLUNTEER_WORDS.ALREADY_ERASED, problems: [] };
        const paths = wish.what === 'contact' ? [CONTACT_PATH] : ('all' as const);
        return { ok: true, command: { type: 'EraseOpenings', openings: entries.map((entry) => ({ entry, paths })), ground: 'data-protection' }, openings: {} };
      }
    }
  }

  /** Entries of the volunteer that still hold words; for the contact only those that hold one. */
  async #open(id: string, what: 'everything' | 'contact'): Promise<string[]> {
    const rows = await this.dataSource.query<{ entry_id: string }[]>(
      `SELECT entry_id FROM opening WHERE stream_kind = $1 AND stream_id = $2 AND fields <> '{}'::jsonb AND ($3::text IS NULL OR fields ? $3) ORDER BY entry_id LIMIT 100`,
      [volunteerDecider.kind, id, what === 'contact' ? CONTACT_PATH : null],
    );
    return rows.map((row) => row.entry_id);
  }

  async #stands(id: string): Promise<boolean> {
    return (await this.dataSource.query<unknown[]>('SELECT 1 FROM volunteer WHERE id = $1', [id])).length > 0;
  }

  #limited(act: 'fileReport' | 'openCase', bucket: number): KeyRefusal | undefined {
    const retryAfterSeconds = this.limits.take(act, bucket);
    return retryAfterSeconds === undefined ? undefined : { ...keyRefusal('RATE_LIMITED'), retryAfterSeconds };
  }
}
