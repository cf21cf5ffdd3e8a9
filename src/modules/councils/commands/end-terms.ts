import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Ledger } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { seatId } from '../domain/index.js';
import { seatSlice } from '../store/seat-slice.js';

/** Seats at one time: a second round takes what is left. */
const AT_ONCE = 500;

/** The node vacates every seat whose term is over. Asked twice at once, one of the two is refused by the rules. */
@Injectable()
export class EndTerms {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly dataSource: DataSource,
  ) {}

  async run(): Promise<number> {
    const over = await this.dataSource.query<{ council: string; number: number }[]>(
      'SELECT council, number FROM seat WHERE until <= $1 ORDER BY until, council, number LIMIT $2',
      [this.clock.now(), AT_ONCE],
    );
    let ended = 0;
    for (const { council, number } of over) {
      const command = { type: 'VacateSeat', reason: 'term-ended', motion: null } as const;
      const outcome = await this.ledger.ask(seatSlice, seatId(council, number), { command, actor: { kind: 'system', part: 'clock' }, authorization: { method: 'system' } });
      if (outcome.ok) ended++;
    }
    return ended;
  }
}
