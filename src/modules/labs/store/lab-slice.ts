import type { EntityManager } from 'typeorm';
import type { Fact, Slice } from '../../../ledger/index.js';
import { labDecider, type Claim, type Lab, type LabCommand, type LabEvent, type LabRefusal } from '../domain/index.js';

type LabFact = Fact<LabCommand, LabEvent, Lab>;

/** A lab as the ledger sees it. Rows hold what the state holds; those of claims that an event changed are written anew. */
export const labSlice: Slice<Lab, LabCommand, LabEvent, LabRefusal> = { decider: labDecider, project };

async function project(tx: EntityManager, { event, streamId, at, state }: LabFact): Promise<void> {
  switch (event.type) {
    case 'DomainRecognised':
      return putName(tx, streamId, 'domain', event.domain, at);
    case 'KeyRecognised':
      return putName(tx, streamId, 'key', event.key, at);
    case 'DomainWithdrawn':
      await dropName(tx, streamId, 'domain', event.domain);
      return putClaims(tx, streamId, state, (claim) => claim.of === event.domain);
    case 'KeyWithdrawn':
      await dropName(tx, streamId, 'key', event.key);
      return putClaims(tx, streamId, state, (claim) => claim.of === event.key);
    case 'RepresentativeRevoked':
      return putClaims(tx, streamId, state, (claim) => claim.member === event.member);
    case 'DomainClaimed':
    case 'DomainVerified':
    case 'DomainConfirmed':
    case 'DomainMissed':
    case 'ClaimLapsed':
    case 'KeyProved':
      return putClaims(tx, streamId, state, (_, id) => id === event.claim);
  }
}

async function putName(tx: EntityManager, entity: string, kind: string, name: string, at: string): Promise<void> {
  await tx.query('INSERT INTO lab_name (entity, kind, name, recognised_at) VALUES ($1, $2, $3, $4)', [entity, kind, name, at]);
}

async function dropName(tx: EntityManager, entity: string, kind: string, name: string): Promise<void> {
  await tx.query('DELETE FROM lab_name WHERE entity = $1 AND kind = $2 AND name = $3', [entity, kind, name]);
}

async function putClaims(tx: EntityManager, entity: string, { claims }: Lab, which: (claim: Claim, id: string) => boolean): Promise<void> {
  for (const [id, claim] of Object.entries(claims).filter(([id, claim]) => which(claim, id))) {
    await tx.query(
      `INSERT INTO lab_claim (entity, id, member, way, name, status, made_at, checked_at, misses) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (entity, id) DO UPDATE SET status = excluded.status, checked_at = excluded.checked_at, misses = excluded.misses`,
      [entity, id, claim.member, claim.way, claim.of, claim.status, claim.madeAt, claim.checkedAt, claim.misses],
    );
  }
}
