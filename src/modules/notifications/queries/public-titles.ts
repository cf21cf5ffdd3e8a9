import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Subject } from '../domain/index.js';

/** What everybody may read: the name or title of a record as it stands now. Erased, retracted or never public: none. */
const TITLES: Readonly<Record<Exclude<Subject['kind'], 'me'>, string>> = {
  council: 'SELECT id, name AS title FROM council WHERE id = ANY($1)',
  lab: 'SELECT id, name AS title FROM entity WHERE id = ANY($1) AND shown',
  incident: `SELECT id, title FROM incident WHERE id = ANY($1) AND status = 'published'`,
  motion: 'SELECT id, title FROM motion WHERE id = ANY($1)',
  // It has the id of the motion that asked for it.
  recommendation: 'SELECT id, title FROM motion WHERE id = ANY($1)',
};

@Injectable()
export class PublicTitles {
  constructor(private readonly dataSource: DataSource) {}

  /** By `kind id`. */
  async of(subjects: readonly Subject[]): Promise<ReadonlyMap<string, string>> {
    const titles = new Map<string, string>();
    for (const kind of new Set(subjects.map((subject) => subject.kind))) {
      if (kind === 'me') continue;
      const ids = [...new Set(subjects.filter((subject) => subject.kind === kind).map(({ id }) => id))];
      const rows = await this.dataSource.query<{ id: string; title: string | null }[]>(TITLES[kind], [ids]);
      for (const { id, title } of rows) if (title !== null) titles.set(`${kind} ${id}`, title);
    }
    return titles;
  }
}
