import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { ClaimStanding } from '../domain/index.js';
import type { Desk, DeskOutcome } from './desk.js';

/** Says that a report speaks of an incident, which claim it carries, and what that claim rests on. */
export function linkReport(desk: Desk, viewer: Viewer, report: string, incident: string, standing: ClaimStanding, claim: string | null): Promise<DeskOutcome> {
  const seal = new Sealer('reviewers');
  const command = { type: 'LinkReport', incident, standing, claim: seal.field('/command/claim', claim) } as const;
  return desk.bySession(viewer, report, command, seal.fields, { kind: 'incident', id: incident });
}
