import { Injectable } from '@nestjs/common';
import { addSeconds, type Instant } from '../../../kernel/instant.js';
import type { Json, JsonObject } from '../../../kernel/json.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { actBytes } from '../../../ledger/core/index.js';
import { LogIdentity, readOthers, type SealedFields, type Slice } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { uuidv4 } from '../../../platform/random.js';
import { Ceremonies } from '../ceremonies.js';
import { activeKey, activeKeyIds, EMPTY_ROSTER, isActive, REFUSAL_WORDS, type Roster, rolesOf } from '../domain/index.js';
import { putPreparedAct } from '../store/prepared-acts.js';
import { holdRoster } from '../store/roster-rows.js';
import { ActSlices } from './act-slices.js';

/** What a member signs, and how his device is asked for it. */
export interface PreparedAct {
  readonly request: string;
  /** Act bytes (docs/spec/entry.md): a plain key signs these. A passkey signs over their SHA-256 as challenge. */
  readonly act: Uint8Array;
  /** `PublicKeyCredentialRequestOptionsJSON` as text. */
  readonly requestOptions: string;
  readonly expiresAt: Instant;
}

export type Prepared<R extends string> =
  | { readonly ok: true; readonly act: PreparedAct }
  | { readonly ok: false; readonly refusal: R | 'NOT_A_MEMBER'; readonly message: string };

const SECONDS = 600;

/**
 * First half of a signed act: keeps the command with its openings, and says what is to be signed.
 *
 * The rules are asked beforehand, without a lock, so that nobody signs what would be refused; they are asked again, under the
 * lock, when the signature comes.
 */
@Injectable()
export class PrepareAct {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly identity: LogIdentity,
    private readonly ceremonies: Ceremonies,
    private readonly slices: ActSlices,
  ) {}

  async prepare<S, C extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
    viewer: Viewer,
    slice: Slice<S, C, E, R>,
    streamId: string,
    command: C,
    openings: SealedFields = {},
  ): Promise<Prepared<R>> {
    const { kind, rules } = slice.decider;
    this.slices.get(kind); // a forgotten slice shows here, not after somebody signed
    const request = uuidv4();
    return this.transactions.run(async (tx) => {
      const held = viewer.kind === 'member' ? await holdRoster(tx, viewer.id, 'act') : EMPTY_ROSTER;
      if (viewer.kind !== 'member' || !isActive(held, viewer.id)) return { ok: false, refusal: 'NOT_A_MEMBER', message: REFUSAL_WORDS.NOT_A_MEMBER };
      const actor = { kind: 'member' as const, id: viewer.id, roles: rolesOf(held, viewer.id) };
      const now = this.clock.now();
      const [stream] = await tx.query<{ state: S }[]>('SELECT state FROM stream WHERE kind = $1 AND id = $2', [kind, streamId]);
      const state = stream?.state ?? slice.decider.initial(streamId);
      const read = await readOthers(tx, slice.decider, command, state, 'look');
      const decision = slice.decider.decide(state, command, { at: now, actor, authorization: 'passkey', ...(read && { others: read.others }) });
      if (!decision.ok) return { ok: false, refusal: decision.refusal, message: this.slices.words(kind, decision.refusal) };

      // After the rules: what they call malformed need not have bytes at all.
      const act = actBytes({ origin: this.identity.origin, stream: { kind, id: streamId }, rules, command: command as unknown as Json, request });
      const expiresAt = addSeconds(now, SECONDS);
      const row = { request, member: actor.id, kind, rules, streamId, command: command as unknown as JsonObject & { type: string }, openings, expiresAt };
      await putPreparedAct(tx, row);
      const requestOptions = await this.ceremonies.requestOptions(act, passkeysOf(held, actor.id));
      return { ok: true, act: { request, act, requestOptions, expiresAt } };
    });
  }
}

export function passkeysOf(roster: Roster, member: string): readonly string[] {
  return activeKeyIds(roster, member).filter((id) => activeKey(roster, member, id)?.use === 'passkey');
}
