import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { Prepared } from '../../members/index.js';
import type { DeclineReason } from '../domain/index.js';
import type { Desk } from './desk.js';

export interface Declining {
  readonly reason: DeclineReason;
  readonly duplicateOf: string | null;
  /** Then a second person must confirm. */
  readonly seriousHarmAlleged: boolean;
  /** What the reporter reads about it. */
  readonly note: string;
}

/** Signed. The code of the reason stands in the log; the words go to the reporter alone. */
export function declineReport(desk: Desk, viewer: Viewer, report: string, { reason, duplicateOf, seriousHarmAlleged, note }: Declining): Promise<Prepared<string>> {
  const seal = new Sealer('reviewers');
  const command = { type: 'DeclineReport', reason, seriousHarmAlleged, note: seal.field('/command/note', note) } as const;
  if (duplicateOf === null) return desk.prepare(viewer, report, command, seal.fields);
  return desk.prepare(viewer, report, { ...command, duplicateOf }, seal.fields, { kind: 'report', id: duplicateOf });
}
