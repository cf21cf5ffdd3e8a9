import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { valueAt, type SealedFields } from '../../../ledger/index.js';
import { type ExclusionReason, type Jury, ROW_PATH, screenTies, type VolunteerRow } from '../domain/index.js';

export interface ScreenedVolunteer {
  readonly number: string;
  readonly ties: string | null;
  /** Names of parties, of records merged into them, and of others in the same incident that his words contain. */
  readonly names: readonly string[];
  readonly proposed: ExclusionReason | null;
}

/** Everybody who is a party under any name, and who stands beside the parties in the record of the incident. */
const NAMES = `WITH RECURSIVE graph AS (
    SELECT e.id FROM entity e WHERE e.id = ANY($1) OR e.id IN (SELECT entity FROM incident_entity WHERE incident = $2 AND role <> 'harmed')
    UNION SELECT e.id FROM entity e JOIN graph g ON e.merged_into = g.id)
  SELECT DISTINCT unnest(e.name || e.aliases) AS name FROM entity e JOIN graph USING (id)`;

/** For stewards: who among the volunteers of a jury's draw may be tied to a party, or has sat on a jury before. A proposal, and no more. */
@Injectable()
export class JuryScreening {
  constructor(private readonly dataSource: DataSource) {}

  async of({ draw, incident, charge }: Jury): Promise<ScreenedVolunteer[]> {
    const names = (await this.dataSource.query<{ name: string | null }[]>(NAMES, [charge?.parties ?? [], incident])).flatMap(({ name }) => name ?? []);
    const rows = await this.dataSource.query<{ number: string; fields: SealedFields | null; sat: boolean }[]>(
      `SELECT v.number, o.fields, EXISTS (SELECT FROM jury_seat s JOIN jury j ON j.id = s.jury WHERE s.volunteer = v.number AND j.incident = $2 AND j.draw <> v.draw) AS sat
         FROM volunteer v LEFT JOIN opening o ON o.entry_id = v.entry_id WHERE v.draw = $1 AND v.status = 'stands' ORDER BY v.number COLLATE "C"`,
      [draw, incident],
    );
    return rows.flatMap(({ number, fields, sat }) => {
      const row = valueAt(fields ?? {}, ROW_PATH) as unknown as VolunteerRow | undefined;
      const ties = row?.ties ?? null;
      const { names: found, reason } = screenTies(ties, names);
      return sat || found.length > 0 ? [{ number, ties, names: found, proposed: sat ? ('earlier-juror' as const) : reason }] : [];
    });
  }
}
