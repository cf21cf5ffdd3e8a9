import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { Prepared } from '../../members/index.js';
import type { Desk } from './desk.js';

/** Signed: two reports of one person, or of one thing, go on as one. */
export function mergeReport(desk: Desk, viewer: Viewer, report: string, into: string, note: string): Promise<Prepared<string>> {
  const seal = new Sealer('reviewers');
  const command = { type: 'MergeReport', into, note: seal.field('/command/note', note) } as const;
  return desk.prepare(viewer, report, command, seal.fields, { kind: 'report', id: into });
}
