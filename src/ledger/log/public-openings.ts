import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Opening } from '../core/index.js';
import { Openings, type PlacedOpening } from './openings.js';

/** Salts and words that everybody may read, as they are now: what is erased or withdrawn is in none of the next answers. */
@Injectable()
export class PublicOpenings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly openings: Openings,
  ) {}

  ofEntry(entryId: string): Promise<Opening[]> {
    return this.openings.ofEntry(this.dataSource.manager, entryId, ['public']);
  }

  /** Of the entries from `from` to before `to`, in their order. */
  page(from: number, to: number): Promise<PlacedOpening[]> {
    return this.openings.page(this.dataSource.manager, from, to, ['public']);
  }
}
