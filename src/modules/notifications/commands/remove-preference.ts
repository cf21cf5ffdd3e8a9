import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../platform/database/transactions.js';
import type { Subject, Way } from '../domain/index.js';
import { CHANGED, type Changed } from './change.js';

/** A person no longer wants to be told of something. What was gathered for him already still comes. */
@Injectable()
export class RemovePreference {
  constructor(private readonly transactions: Transactions) {}

  async remove(member: string, { kind, id }: Subject, way: Way): Promise<Changed> {
    await this.transactions.run((tx) =>
      tx.query('DELETE FROM notification_preference WHERE member = $1 AND subject_kind = $2 AND subject_id = $3 AND way = $4', [member, kind, id, way]),
    );
    return CHANGED;
  }
}
