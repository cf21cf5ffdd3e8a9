import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import { newPublicId } from '../../../platform/random.js';
import { checkIncidentRevision, type ContentProblem, type IncidentRevision } from '../domain/index.js';
import { incidentSlice } from '../store/incident-slice.js';
import { type Editorial, type EditorialOutcome, invalid, streamExists } from './editorial.js';

export interface Draft {
  /** The incident of which this is a new version; none opens a new incident. */
  readonly incident: string | null;
  readonly revision: unknown;
  /** The reports it rests on. */
  readonly reports: readonly string[];
  readonly namesPerson: boolean;
}

/** Writes a version that only editors see, until it is published under a signature. */
export async function draftIncident(editorial: Editorial, viewer: Viewer, draft: Draft): Promise<EditorialOutcome> {
  const checked = checkIncidentRevision(draft.revision, { today: editorial.today, imported: false });
  if (!checked.ok) return invalid('incident', checked.problems);
  const unknown = await editorial.look((tx) => unknownEntities(tx, checked.revision));
  if (unknown.length > 0) return invalid('incident', unknown);

  const seal = new Sealer('reviewers');
  const revision = seal.record('/command/revision', checked.revision);
  const reports = [...new Set(draft.reports)];
  const command = { type: 'DraftIncident', revision, reports, namesPerson: draft.namesPerson } as const;
  return editorial.bySession(viewer, incidentSlice, draft.incident ?? newPublicId(), command, seal.fields, async (tx) => {
    if (draft.incident !== null && !(await streamExists(tx, 'incident', draft.incident))) return 'NO_SUCH_INCIDENT';
    for (const report of reports) if (!(await streamExists(tx, 'report', report))) return 'NO_SUCH_REPORT';
    return undefined;
  });
}

async function unknownEntities(tx: EntityManager, { entities }: IncidentRevision): Promise<ContentProblem<'entities'>[]> {
  const rows = await tx.query<{ id: string }[]>('SELECT id FROM entity WHERE id = ANY($1)', [entities.map((one) => one.entity)]);
  const known = new Set(rows.map((row) => row.id));
  return entities.flatMap(({ entity }, index) => (known.has(entity) ? [] : [{ field: 'entities', code: 'NOT_AN_ENTITY', index }]));
}
