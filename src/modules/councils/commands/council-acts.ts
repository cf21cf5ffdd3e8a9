import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { toHex, utf8 } from '../../../kernel/bytes.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { sha256 } from '../../../ledger/core/index.js';
import type { SealedFields } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { PrepareAct, type Prepared } from '../../members/index.js';
import { type CouncilCommand, type SeatCommand, seatId } from '../domain/index.js';
import { councilSlice } from '../store/council-slice.js';
import { seatSlice } from '../store/seat-slice.js';

/** How commands about councils and seats are prepared for their signature; each command stands in a file of its own. */
@Injectable()
export class CouncilActs {
  constructor(
    private readonly acts: PrepareAct,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  council(viewer: Viewer, id: string, command: CouncilCommand, openings: SealedFields = {}): Promise<Prepared<string>> {
    return this.acts.prepare(viewer, councilSlice, id, command, openings);
  }

  seat(viewer: Viewer, council: string, number: number, command: SeatCommand, openings: SealedFields = {}): Promise<Prepared<string>> {
    return this.acts.prepare(viewer, seatSlice, seatId(council, number), command, openings);
  }

  /** A seat of this class that can be filled now; a new number where there is none. */
  async vacantSeat(council: string, code: string): Promise<number> {
    const [row] = await this.dataSource.query<{ vacant: number | null; next: number }[]>(
      `SELECT min(s.number) FILTER (WHERE s.class = $2 AND s.holding IS NULL AND NOT (l.left_vacant AND s.interrupted AND coalesce(s.interrupted_until > $3, true))) AS vacant,
              coalesce(max(s.number), 0) + 1 AS next
         FROM seat s, (SELECT EXISTS (SELECT FROM council c JOIN council_charter v ON v.council = c.id AND v.version = c.charter_version
                                       WHERE c.id = $1 AND v.classes @> jsonb_build_array(jsonb_build_object('code', $2::text, 'vacancy', 'left-vacant')))) AS l (left_vacant)
        WHERE s.council = $1`,
      [council, code, this.clock.now()],
    );
    return row?.vacant ?? row?.next ?? 1;
  }
}

/** Of a text that is public: what anybody can compare with what he reads. */
export function publicHash(text: string): string {
  return toHex(sha256(utf8(text)));
}
