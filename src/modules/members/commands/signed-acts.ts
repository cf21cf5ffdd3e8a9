import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { equalBytes, fromUtf8 } from '../../../kernel/bytes.js';
import { isUuid } from '../../../kernel/ids.js';
import type { Json, JsonObject } from '../../../kernel/json.js';
import { actBytes, type Authorization } from '../../../ledger/core/index.js';
import { LogIdentity } from '../../../ledger/index.js';
import { authorizationOf, type KeySignature } from '../ceremonies.js';
import { activeKey, isActive, type Member, type Roster, EMPTY_ROSTER, ROSTER_STREAM, rolesOf, roster } from '../domain/index.js';
import type { MemberActor } from '../store/roster-rows.js';
import { checkSignatureOfAct } from './act-signature.js';

/** An act that a member's own program has written out and signed, without asking this node what to write. */
export interface SignedAct {
  readonly stream: { readonly kind: string; readonly id: string };
  readonly command: JsonObject & { readonly type: string };
  readonly request: string;
  readonly bytes: Uint8Array;
  readonly authorization: Authorization;
}

/** Reads and checks acts that come whole, with their signature: nothing is kept between two requests. */
@Injectable()
export class SignedActs {
  constructor(private readonly identity: LogIdentity) {}

  /** Undefined where these are not the bytes of an act under the rules named, for this log. */
  read(bytes: Uint8Array, rules: string, signature: KeySignature): SignedAct | undefined {
    try {
      const { stream, command, request } = JSON.parse(fromUtf8(bytes)) as { stream: SignedAct['stream']; command: SignedAct['command']; request: string };
      if (!isUuid(request) || typeof stream.kind !== 'string' || typeof stream.id !== 'string' || typeof command.type !== 'string') return undefined;
      // What is performed is what was signed, to the byte; anything else in it would be lost.
      if (!equalBytes(bytes, actBytes({ origin: this.identity.origin, stream, rules, command: command as Json, request }))) return undefined;
      const authorization = authorizationOf(signature, request);
      return authorization && { stream, command, request, bytes, authorization };
    } catch {
      return undefined;
    }
  }

  /** The roster with these members, held until commit: take it before any stream. */
  async hold(tx: EntityManager, members: readonly string[]): Promise<Roster> {
    const [row] = await tx.query<{ members: Readonly<Record<string, Member>> | null }[]>(
      `WITH held AS MATERIALIZED (SELECT state->'members' AS members FROM stream WHERE kind = $1 AND id = $2 FOR SHARE)
       SELECT (SELECT jsonb_object_agg(m, held.members->m) FROM unnest($3::text[]) AS m WHERE held.members ? m) AS members FROM held`,
      [roster.kind, ROSTER_STREAM, [...new Set(members)]],
    );
    return { ...EMPTY_ROSTER, members: row?.members ?? {} };
  }

  /** Who acts, where the signature is by a good key of his. */
  actorOf(held: Roster, member: string, { authorization, bytes }: SignedAct): MemberActor | undefined {
    if (!('key' in authorization) || !isActive(held, member)) return undefined;
    const key = activeKey(held, member, authorization.key);
    if (!key || checkSignatureOfAct(authorization, bytes, key) !== 'ok') return undefined;
    return { kind: 'member', id: member, roles: rolesOf(held, member) };
  }
}
