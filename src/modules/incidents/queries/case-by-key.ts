import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readReport, type WholeReport } from './report-rows.js';

/** A case as the holder of its key sees it. Whoever asks has checked that he can sign with the key. */
@Injectable()
export class CaseByKey {
  constructor(private readonly dataSource: DataSource) {}

  of(key: string): Promise<WholeReport | undefined> {
    return readReport(this.dataSource.manager, 'reporter_key', key);
  }
}
