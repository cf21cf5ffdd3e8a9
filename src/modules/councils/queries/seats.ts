import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import { Clock } from '../../../platform/clock.js';
import type { FillingWay, InterestKind, VacancyReason } from '../domain/index.js';

export interface SeatRow {
  readonly council: string;
  readonly number: number;
  readonly class: string;
  readonly holding: string | null;
  readonly member: string | null;
}

export interface HoldingRow {
  readonly entry_id: string;
  readonly council: string;
  readonly number: number;
  readonly member: string;
  readonly name: string | null;
  readonly way: FillingWay;
  readonly authority: string | null;
  readonly term: number;
  readonly since: Instant;
  readonly until: Instant | null;
  readonly ended_at: Instant | null;
  readonly ending: VacancyReason | null;
}

export interface InterestRow {
  readonly id: string;
  readonly council: string;
  readonly number: number;
  readonly member: string;
  readonly lab: string;
  readonly lab_name: string | null;
  readonly kind: InterestKind;
  readonly note: string | null;
  readonly since: Instant;
  readonly ended_at: Instant | null;
}

export interface DelegationRow {
  readonly council: string;
  readonly number: number;
  readonly member: string;
  readonly to_number: number;
  readonly to_member: string;
  readonly topics: readonly string[] | null;
  readonly since: Instant;
  readonly until: Instant;
}

const SEAT = 'council, number, class, holding, member';

/** Seats: who sits there, who sat there, what ties them to labs, and for whom they vote. */
@Injectable()
export class SeatsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  ofCouncils(councils: readonly string[]): Promise<SeatRow[]> {
    return this.dataSource.query<SeatRow[]>(`SELECT ${SEAT} FROM seat WHERE council = ANY($1) ORDER BY council, number`, [councils]);
  }

  ofMember(member: string): Promise<SeatRow[]> {
    return this.dataSource.query<SeatRow[]>(`SELECT ${SEAT} FROM seat WHERE member = $1 ORDER BY council, number`, [member]);
  }

  async one(council: string, number: number): Promise<SeatRow | undefined> {
    const [row] = await this.dataSource.query<SeatRow[]>(`SELECT ${SEAT} FROM seat WHERE council = $1 AND number = $2`, [council, number]);
    return row;
  }

  /** Newest first. */
  holdings(councils: readonly string[]): Promise<HoldingRow[]> {
    return this.dataSource.query<HoldingRow[]>(
      `SELECT entry_id, council, number, member, name, way, authority, term, since, until, ended_at, ending
         FROM seat_holding WHERE council = ANY($1) ORDER BY council, number, since DESC`,
      [councils],
    );
  }

  /** Those that ended too; oldest first. The name of a lab as the register of entities shows it. */
  interests(councils: readonly string[]): Promise<InterestRow[]> {
    return this.dataSource.query<InterestRow[]>(
      `SELECT i.id, i.council, i.number, i.member, i.lab, e.name AS lab_name, i.kind, i.note, i.since, i.ended_at
         FROM interest i LEFT JOIN entity e ON e.id = i.lab AND e.shown WHERE i.council = ANY($1) ORDER BY i.council, i.number, i.since, i.id`,
      [councils],
    );
  }

  /** Those in force now: given, not taken back, and to somebody who still sits there. */
  delegations(councils: readonly string[]): Promise<DelegationRow[]> {
    return this.dataSource.query<DelegationRow[]>(
      `SELECT d.council, d.number, d.member, d.to_number, d.to_member, d.topics, d.since, d.until
         FROM delegation d JOIN seat s ON s.council = d.council AND s.number = d.to_number AND s.member = d.to_member
        WHERE d.council = ANY($1) AND d.ended_at IS NULL AND d.until > $2 ORDER BY d.council, d.number`,
      [councils, this.clock.now()],
    );
  }
}
