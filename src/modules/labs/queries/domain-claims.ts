import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import type { DomainWay } from '../domain/index.js';

export interface ClaimToCheck {
  readonly entity: string;
  readonly id: string;
  readonly name: string;
  readonly way: DomainWay;
  readonly status: 'pending' | 'verified';
  readonly madeAt: Instant;
  readonly checkedAt: Instant | null;
}

const MOST = 1_000;

@Injectable()
export class DomainClaims {
  constructor(private readonly dataSource: DataSource) {}

  /** Pending ones, and verified ones that were last looked at before `before`. */
  toCheck(before: Instant): Promise<ClaimToCheck[]> {
    return this.dataSource.query<ClaimToCheck[]>(
      `SELECT entity, id, name, way, status, made_at AS "madeAt", checked_at AS "checkedAt" FROM lab_claim
        WHERE way <> 'key' AND (status = 'pending' OR (status = 'verified' AND checked_at <= $1))
        ORDER BY status DESC, checked_at NULLS FIRST, made_at LIMIT ${MOST}`,
      [before],
    );
  }
}
