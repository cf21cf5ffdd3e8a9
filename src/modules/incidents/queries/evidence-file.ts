import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../../../kernel/viewer.js';
import { abilityFor } from '../../members/index.js';
import { Evidence } from '../store/evidence.js';

export interface EvidenceContent {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** A file of evidence in clear, for reviewers. */
@Injectable()
export class EvidenceFileQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly evidence: Evidence,
  ) {}

  async of(viewer: Viewer, id: string): Promise<EvidenceContent | undefined> {
    return abilityFor(viewer).can('read', 'Report', 'content') ? this.evidence.read(this.dataSource.manager, id) : undefined;
  }
}
