import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import type { Binding, ClaimStatus, ClaimWay, MandateStatus, PolicyStatus } from '../domain/index.js';

export interface LabRow {
  readonly entity: string;
  readonly name: string | null;
  readonly representatives: number;
}

export interface LabNameRow {
  readonly kind: 'domain' | 'key';
  readonly name: string;
  readonly recognisedAt: Instant;
}

export interface ClaimRow {
  readonly id: string;
  readonly member: string;
  readonly way: ClaimWay;
  readonly name: string;
  readonly status: ClaimStatus;
  readonly madeAt: Instant;
  readonly checkedAt: Instant | null;
}

export interface MandateRow {
  readonly id: string;
  readonly lab: string;
  readonly council: string;
  readonly policies: readonly string[] | null;
  readonly binding: Binding;
  readonly answerDays: number;
  readonly extensions: number;
  readonly extensionDays: number;
  readonly noticeDays: number;
  readonly text: string | null;
  readonly status: MandateStatus;
  readonly signedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly endsAt: Instant | null;
}

export interface PolicyRow {
  readonly id: string;
  readonly lab: string;
  readonly title: string | null;
  readonly version: number;
  readonly status: PolicyStatus;
  readonly publishedAt: Instant;
  readonly changedAt: Instant;
  readonly withdrawalNote: string | null;
}

export interface PolicyVersionRow {
  readonly version: number;
  readonly text: string | null;
  readonly hash: string;
  readonly note: string | null;
  readonly recommendation: string | null;
  readonly publishedAt: Instant;
  readonly entryId: string;
}

const MANDATE = `id, lab, council, policies, binding, answer_days AS "answerDays", extensions, extension_days AS "extensionDays", notice_days AS "noticeDays", text,
  status, signed_at AS "signedAt", accepted_at AS "acceptedAt", ends_at AS "endsAt"`;
const POLICY = `id, lab, title, version, status, published_at AS "publishedAt", changed_at AS "changedAt", withdrawal_note AS "withdrawalNote"`;

/** Labs, mandates and policies, all of which is public but for who claims what. */
@Injectable()
export class LabsQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** A lab is an organisation of which a domain or key was ever recognised, or that was asked something; `entity` undefined: all of them. */
  async labs(entities?: readonly string[]): Promise<LabRow[]> {
    return this.dataSource.query<LabRow[]>(
      `SELECT l.entity, CASE WHEN e.shown THEN e.name END AS name,
              (SELECT count(DISTINCT c.member)::int FROM lab_claim c WHERE c.entity = l.entity AND c.status = 'verified') AS representatives
         FROM (SELECT id AS entity FROM stream WHERE kind = 'lab' UNION SELECT lab FROM recommendation) l
         LEFT JOIN entity e ON e.id = l.entity
        WHERE $1::text[] IS NULL OR l.entity = ANY($1) ORDER BY lower(e.name) NULLS LAST, l.entity LIMIT 1000`,
      [entities ?? null],
    );
  }

  names(entity: string): Promise<LabNameRow[]> {
    return this.dataSource.query<LabNameRow[]>(
      'SELECT kind, name, recognised_at AS "recognisedAt" FROM lab_name WHERE entity = $1 ORDER BY kind, recognised_at, name', [entity]);
  }

  /** Of one member, or of all. */
  claims(entity: string, member?: string): Promise<ClaimRow[]> {
    return this.dataSource.query<ClaimRow[]>(
      `SELECT id, member, way, name, status, made_at AS "madeAt", checked_at AS "checkedAt" FROM lab_claim
        WHERE entity = $1 AND ($2::text IS NULL OR member = $2) ORDER BY made_at DESC, id LIMIT 200`,
      [entity, member ?? null],
    );
  }

  /** For which a member speaks, or has a claim that waits. */
  async claimedBy(member: string): Promise<LabRow[]> {
    const rows = await this.dataSource.query<{ entity: string }[]>("SELECT DISTINCT entity FROM lab_claim WHERE member = $1 AND status IN ('pending', 'verified') LIMIT 100", [member]);
    return rows.length === 0 ? [] : this.labs(rows.map(({ entity }) => entity));
  }

  async speaksFor(entity: string, member: string): Promise<boolean> {
    return (await this.dataSource.query<unknown[]>(`SELECT 1 FROM lab_claim WHERE entity = $1 AND member = $2 AND status = 'verified' LIMIT 1`, [entity, member])).length > 0;
  }

  mandates(lab: string): Promise<MandateRow[]> {
    return this.dataSource.query<MandateRow[]>(`SELECT ${MANDATE} FROM mandate WHERE lab = $1 ORDER BY signed_at DESC, id LIMIT 200`, [lab]);
  }

  async mandate(id: string): Promise<MandateRow | undefined> {
    return (await this.dataSource.query<MandateRow[]>(`SELECT ${MANDATE} FROM mandate WHERE id = $1`, [id]))[0];
  }

  policies(lab: string): Promise<PolicyRow[]> {
    return this.dataSource.query<PolicyRow[]>(`SELECT ${POLICY} FROM policy WHERE lab = $1 ORDER BY published_at DESC, id LIMIT 500`, [lab]);
  }

  async policy(id: string): Promise<PolicyRow | undefined> {
    return (await this.dataSource.query<PolicyRow[]>(`SELECT ${POLICY} FROM policy WHERE id = $1`, [id]))[0];
  }

  versions(policy: string): Promise<PolicyVersionRow[]> {
    return this.dataSource.query<PolicyVersionRow[]>(
      `SELECT version, text, hash, note, recommendation, published_at AS "publishedAt", entry_id AS "entryId" FROM policy_version WHERE policy = $1 ORDER BY version DESC`,
      [policy],
    );
  }
}
